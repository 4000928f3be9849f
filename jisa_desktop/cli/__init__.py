"""The command line: the same jobs as the window's, for automation and for tests."""

from jisa_desktop.cli.program import main

__all__ = ["main"]
