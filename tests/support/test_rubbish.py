"""What a window test leaves is gone before the collector looks."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.support import rubbish


def test_what_was_told_to_go_later_is_gone(qapp: QApplication) -> None:
    gone: list[bool] = []
    left = QObject()
    left.destroyed.connect(lambda: gone.append(True))
    left.deleteLater()
    qapp.processEvents()
    assert not gone  # outside of a loop, Qt leaves it
    rubbish.delete_later_is_now()
    assert gone
