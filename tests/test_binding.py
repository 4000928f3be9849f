"""The binding to Qt keeps count: PySide6 6.12.0 does not, on Python 3.11 (docs/adr/0002)."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 300
STRAY = 50
"""References to None that come and go for other reasons."""


def test_calls_that_return_nothing_keep_none_alive(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setWindowTitle("x")
    # Immortal since Python 3.12: the count stands still there, whatever the binding does.
    assert sys.getrefcount(None) - before > -STRAY
