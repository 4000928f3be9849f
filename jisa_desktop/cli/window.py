"""Opens the window from the command line, in a process of its own: it needs another kind of Qt
application than a command does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def has_screen() -> bool:
    """Whether a window can be shown. Windows and macOS always have a screen."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show_window(home: Path) -> None:
    """Show the workspace until its window is closed."""
    subprocess.run(window_command(), env=os.environ | {"JISA_HOME": str(home)}, check=False)  # noqa: S603 - ourselves


def window_command() -> list[str]:
    """The frozen program has the window beside the command line, under a name of its own."""
    if getattr(sys, "frozen", False):
        command = Path(sys.executable)
        return [str(command.with_name(f"jisa-desktop{command.suffix}"))]
    return [sys.executable, "-m", "jisa_desktop"]
