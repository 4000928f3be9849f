"""``python -m jisa_desktop``: the window; with arguments, the command line."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Returns the exit status. Either way imports only what it needs: the window must be quick."""
    multiprocessing.freeze_support()
    if len(sys.argv) > 1:
        from jisa_desktop.cli import main as command_line

        return command_line()
    from jisa_desktop.app import main as window

    return window()


if __name__ == "__main__":
    sys.exit(main())
