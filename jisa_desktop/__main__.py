"""``python -m jisa_desktop``: the window; with ``demo``, a demonstration; else the command line."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path


def main() -> int:
    """Returns the exit status. Each way in imports only what it needs: the window must be quick."""
    multiprocessing.freeze_support()
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if not first:
        from jisa_desktop.app import main as window

        return window()
    if first == "demo":
        return _demo(sys.argv[2:])
    from jisa_desktop.cli import main as command_line

    return command_line()


def _demo(arguments: Sequence[str]) -> int:
    """In a folder that goes away afterwards, unless one is given."""
    from jisa_desktop.demo import run

    parser = argparse.ArgumentParser(prog="jisa demo")
    parser.add_argument("--home", type=Path, help="keep the data, in this new folder")
    home: Path | None = parser.parse_args(arguments).home
    if home is not None:
        run(home)
        return 0
    with tempfile.TemporaryDirectory(prefix="jisa-demo-", ignore_cleanup_errors=True) as folder:
        run(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
