"""Start of the frozen program's command line."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker process starts here too, and ends in this call
    from jisa_desktop.cli import main

    sys.exit(main())
