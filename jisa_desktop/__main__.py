"""``python -m jisa_desktop``: the window; with ``demo``, a demonstration; else the command line."""

from __future__ import annotations

import multiprocessing
import sys


def main() -> int:
    """Returns the exit status. Each way in imports only what it needs: the window must be quick."""
    multiprocessing.freeze_support()
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if not first:
        from jisa_desktop.app import main as window

        return window()
    if first == "demo":
        from jisa_desktop.demo import main as demo

        return demo(sys.argv[2:])
    from jisa_desktop.cli import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())
