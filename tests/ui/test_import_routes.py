"""직원별: numbers that nobody has become employees, and the file is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui.imports.desk import ImportRequest, Route
from jisa_desktop.ui.imports.routes import RoutesTab
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import preview
from tests.ui.test_window import _unnamed

ROUTES = (
    Route("", "", "", 2, is_known=False),
    Route("", "00003", "", 3, is_known=False),
    Route("", "99912", "99911 김민준", 1, is_known=False),
    Route("emp_1", "00001", "이서연", 12),
)


@pytest.fixture
def tab(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> RoutesTab:
    file = tmp_path / "수당.xlsx"
    file.write_bytes(b"PK")
    window.desk.world.previews[file.name] = preview(
        ImportRequest(file), mode=Mode.EMPLOYEE_SPLIT, has_employee_column=True, routes=ROUTES
    )
    window.documents.take_paths([file])
    page = window.imports
    qtbot.waitUntil(lambda: page.current is not None and page.current.preview is not None)
    found = page.pane.side.routes
    page.pane.side.setCurrentWidget(found)
    return found


def test_unknown_numbers_are_counted_without_the_blank_ones(tab: RoutesTab) -> None:
    assert "사번 2개의 행 4개" in tab.hint.text()
    said = [tab.model.index(row, 1).data() for row in range(4)]
    assert said == [
        "사번이 비어 있음",
        "등록되지 않은 직원",
        "등록되지 않은 직원 (비슷한 사번: 99911 김민준)",
        "이서연",
    ]


def test_all_unknown_are_listed_with_the_names_of_the_file_and_registered(
    qtbot: QtBot, window: MainWindow, tab: RoutesTab
) -> None:
    tab.begin.click()
    qtbot.waitUntil(lambda: tab.newcomers.rowCount() == 2)
    said = [[tab.newcomers.index(row, col).data() for col in range(4)] for row in range(2)]
    assert said == [["00003", "박도윤", "개발1팀", "3"], ["99912", "", "", "1"]]
    assert tab.register.text().strip() == "2명 등록"
    assert _unnamed(window) == []
    name = tab.newcomers.index(1, tab.newcomers.NAME)
    assert tab.newcomers.setData(name, " 한지민 ")
    asked = window.desk.world.asked
    before = len([one for one in asked if one[0] == "preview"])
    tab.register.click()
    qtbot.waitUntil(lambda: ("take_employees", ("00003", "99912")) in asked)
    qtbot.waitUntil(lambda: len([one for one in asked if one[0] == "preview"]) == before + 1)
    qtbot.waitUntil(lambda: not window.context.stories._running)
    assert tab.newcomers.chosen[1].record.name == "한지민"


def test_the_selected_one_alone(qtbot: QtBot, window: MainWindow, tab: RoutesTab) -> None:
    tab.table.selectRow(2)
    tab.begin.click()
    qtbot.waitUntil(lambda: tab.newcomers.rowCount() == 1)
    assert tab.newcomers.index(0, 0).data() == "99912"
    tab.give_up.click()
    assert tab.table.isVisible()
    assert not [one for one in window.desk.world.asked if one[0] == "take_employees"]


def test_without_a_tick_nobody_is_registered(qtbot: QtBot, tab: RoutesTab) -> None:
    tab.begin.click()
    qtbot.waitUntil(lambda: tab.newcomers.rowCount() == 2)
    for row in range(2):
        box = tab.newcomers.index(row, 0)
        tab.newcomers.setData(box, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not tab.register.isEnabled()
