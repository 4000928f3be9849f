"""Waiting until the window has nothing left to do."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from jisa_desktop.ui.window import MainWindow

LONG_MS = 20_000
"""On a machine that is busy with other work."""


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until every story that a click began has ended."""
    qtbot.waitUntil(lambda: not window.context.stories._running, timeout=LONG_MS)
