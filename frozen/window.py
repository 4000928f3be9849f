"""Start of the frozen program with its window."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker process starts here too, and ends in this call
    from jisa_desktop.app import main

    sys.exit(main())
