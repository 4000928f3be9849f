"""What gives way where room is short: a label's middle, and columns that the page also tells."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.elided import ElidedLabel
from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.world import busy_world

NAME = "2026년 상반기 전사 급여 및 직책수당 지급 기준표 최종 확정본"


def test_a_cut_label_has_the_whole_text_in_its_tip(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel("h1")
    qtbot.addWidget(label)
    label.setText(NAME)
    label.resize(120, 30)
    label.show()
    assert label.text() == label.toolTip() == NAME
    assert label.minimumSizeHint().width() < 120
    label.resize(2000, 30)
    assert label.toolTip() == ""


def test_in_a_narrow_window_a_title_keeps_its_room(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    window = make_window(busy_world())
    table = window.documents.list.table
    for width, is_hidden in ((1600, False), (SMALLEST.width(), True)):
        window.resize(width, 800)
        qtbot.waitUntil(lambda: table.columnWidth(0) >= 170)
        assert table.isColumnHidden(3) is is_hidden
