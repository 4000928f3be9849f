"""Tabs that do not fit into one line go on in the next: seen, pressed and walked as any other."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui.imports.desk import ImportRequest
from jisa_desktop.ui.imports.outgoing import PersonalColumn
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.folding_tabs import FoldingTabBar
from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.world import preview, routes

NAMES = ("문제 3", "바뀌는 것", "직원별 122 !", "임베딩될 글", "밖으로", "개인정보 1 !", "필드")
HIDDEN = 2


@pytest.fixture
def tabs(qtbot: QtBot, theme: Theme) -> QTabWidget:
    made = QTabWidget()
    made.setTabBar(FoldingTabBar())
    for name in NAMES:
        made.addTab(QWidget(), name)
    made.setTabVisible(HIDDEN, False)
    made.resize(260, 300)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def _bar(tabs: QTabWidget) -> FoldingTabBar:
    bar = tabs.tabBar()
    assert isinstance(bar, FoldingTabBar)
    return bar


def _rects(tabs: QTabWidget) -> dict[int, QRect]:
    bar = _bar(tabs)
    return {place: bar.tabRect(place) for place in range(bar.count()) if bar.isTabVisible(place)}


def test_every_tab_is_in_sight_and_has_a_place_of_its_own(qtbot: QtBot, tabs: QTabWidget) -> None:
    bar = _bar(tabs)
    assert bar.line_count == 2
    rects = _rects(tabs)
    assert HIDDEN not in rects
    assert all(bar.rect().contains(rect) for rect in rects.values())
    assert not any(one.intersects(other) for one, other in combinations(rects.values(), 2))
    assert _unreadable(tabs) == []
    assert tabs.widget(0).mapTo(tabs, tabs.widget(0).rect().topLeft()).y() >= bar.height()


def _unreadable(tabs: QTabWidget) -> list[str]:
    """Tabs of which nothing is painted where they are."""
    picture = _bar(tabs).grab().toImage()
    scale = picture.devicePixelRatio()
    found = []
    for place, rect in _rects(tabs).items():
        inner = rect.adjusted(8, 6, -8, -6)  # within its edges, and without the line below it
        colours = {
            picture.pixel(int(x * scale), int(y * scale))
            for x in range(inner.left(), inner.right())
            for y in range(inner.top(), inner.bottom())
        }
        if len(colours) < 4:
            found.append(tabs.tabText(place))
    return found


def test_a_press_and_the_arrows_reach_every_tab(qtbot: QtBot, tabs: QTabWidget) -> None:
    bar, places = _bar(tabs), list(_rects(tabs))
    for place in reversed(places):
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        assert tabs.currentIndex() == place
    qtbot.mouseClick(bar, Qt.MouseButton.RightButton, pos=bar.tabRect(places[-1]).center())
    assert tabs.currentIndex() == places[0]
    for place in places[1:]:
        qtbot.keyClick(bar, Qt.Key.Key_Right)
        assert tabs.currentIndex() == place


def test_with_room_enough_it_is_one_line_again(qtbot: QtBot, tabs: QTabWidget) -> None:
    folded = _bar(tabs).height()
    tabs.resize(900, 300)
    qtbot.waitUntil(lambda: _bar(tabs).line_count == 1)
    qtbot.waitUntil(lambda: _bar(tabs).height() * 2 == folded)
    place = list(_rects(tabs))[-1]
    qtbot.mouseClick(_bar(tabs), Qt.MouseButton.LeftButton, pos=_bar(tabs).tabRect(place).center())
    assert tabs.currentIndex() == place


def test_beside_the_preview_no_tab_is_out_of_sight_in_the_smallest_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.resize(SMALLEST)
    file = tmp_path / "급여테이블_2026.csv"
    file.write_bytes(b"a")
    found = preview(ImportRequest(file), routes=routes(), has_employee_column=True)
    window.desk.world.previews[file.name] = replace(
        found, mode=Mode.EMPLOYEE_SPLIT, undecided=("휴대전화",)
    )
    kinds = (("personal_phone", 1.0),)
    window.desk.outgoing.columns = (PersonalColumn("휴대전화", kinds, "", is_default=False),)
    window.documents.take_paths([file])
    side = window.imports.pane.side
    qtbot.waitUntil(lambda: side.isTabVisible(side.indexOf(side.privacy)))
    qtbot.waitUntil(lambda: not window.context.stories._running)
    rects = _rects(side)
    assert len(rects) == side.count() == 7
    qtbot.waitUntil(lambda: all(_bar(side).rect().contains(one) for one in _rects(side).values()))
    for place in rects:  # each may have scrolled the others
        side.setCurrentIndex(place)
        assert _unreadable(side) == []
