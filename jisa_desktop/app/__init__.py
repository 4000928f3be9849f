"""The window's composition root: the one place that builds and wires everything."""

from __future__ import annotations

__all__ = ["main"]


def main() -> int:
    """Show the window until it is closed. Returns the exit status."""
    from jisa_desktop.app.program import run

    return run()
