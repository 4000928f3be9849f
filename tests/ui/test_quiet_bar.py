"""A bar that is set waits for its turn to be painted."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.widgets.quiet_bar import QuietBar


class _Counted(QuietBar):
    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted += 1
        super().paintEvent(event)


def test_it_is_painted_by_the_event_loop_alone(qtbot: QtBot) -> None:
    bar = _Counted()
    qtbot.addWidget(bar)
    bar.resize(200, 20)
    bar.show()
    qtbot.waitExposed(bar)
    QApplication.processEvents()
    before = bar.painted
    bar.setRange(5, 100)  # its value is below it, so that it starts anew
    for value in (20, 60, 100):
        bar.setValue(value)
    assert bar.painted == before
    qtbot.waitUntil(lambda: bar.painted > before, timeout=20_000)
    assert bar.value() == 100
    assert bar.updatesEnabled()
