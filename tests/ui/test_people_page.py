"""직원: the directory, a list before it is taken, one person, and what is said of it all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.errors import InputError
from jisa_desktop.ui.people.desk import EmployeeInfo
from jisa_desktop.ui.people.page import PeoplePage
from jisa_desktop.ui.window import SMALLEST, USUAL, MainWindow
from tests.ui.settling import settle
from tests.ui.test_window import _unnamed


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> PeoplePage:
    window.show_page("people")
    settle(qtbot, window)
    found = window.pages.currentWidget()
    assert isinstance(found, PeoplePage)
    return found


def _answer(qtbot: QtBot, window: MainWindow, word: str) -> QMessageBox:
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "question") is not None)
    box: QMessageBox = window.findChild(QMessageBox, "question")
    next(one for one in box.buttons() if word in one.text()).click()
    return box


@pytest.fixture
def roster(
    qtbot: QtBot, window: MainWindow, page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> PeoplePage:
    """The page with a list on it, as if a person had chosen a workbook."""

    async def chosen(*_: object) -> Path:
        return Path("직원명부.xlsx")

    monkeypatch.setattr("jisa_desktop.ui.people.page.choose_source", chosen)
    page.bring_in.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.roster)
    settle(qtbot, window)
    return page


def test_people_are_searched_and_filtered(qtbot: QtBot, page: PeoplePage) -> None:
    card = page.directory
    assert card.summary.text() == "12명 · 활성 11명"
    qtbot.keyClicks(card.search, "00007")
    qtbot.waitUntil(lambda: card.filtered.rowCount() == 1)
    card.search.clear()
    card.state.setCurrentIndex(2)
    assert card.filtered.rowCount() == 1
    assert card.filtered.index(0, 5).data() == "비활성"
    card.search.setText("없는 사람")
    qtbot.waitUntil(card.none_found.isVisible)


def test_a_person_shows_their_documents_and_opens_one(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    page.directory.table.selectRow(0)
    settle(qtbot, window)
    assert page.person.facts["number"].text() == "00001"
    assert page.person.facts["others"].text() == "A-7"
    assert page.person.facts["namespace"].text() == "emp_1"
    assert page.person.model.index(0, 1).data() == "31"
    page.person.table.selectRow(0)
    with qtbot.waitSignal(page.document_wanted) as wanted:
        page.person.open_button.click()
    assert wanted.args == ["d2", "rows"]
    assert window.pages.currentWidget() is window.document
    settle(qtbot, window)


def test_deactivating_says_the_counts_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    asked = window.desk.world.asked
    page.directory.table.selectRow(0)
    page.person.switch.click()
    box = _answer(qtbot, window, "비활성화")
    assert "문서 2개" in box.informativeText()
    assert "벡터 33개" in box.informativeText()
    qtbot.waitUntil(lambda: ("set_employee_active", "00001", False) in asked)
    settle(qtbot, window)
    assert page.person.switch.text().strip() == "다시 활성화"
    window.context.notices.shown[0].action.click()
    qtbot.waitUntil(lambda: ("set_employee_active", "00001", True) in asked)
    settle(qtbot, window)


def test_saying_no_deactivates_nobody(qtbot: QtBot, window: MainWindow, page: PeoplePage) -> None:
    page.directory.table.selectRow(0)
    page.person.switch.click()
    _answer(qtbot, window, "취소")
    settle(qtbot, window)
    assert not [one for one in window.desk.world.asked if one[0] == "set_employee_active"]


def test_someone_who_left_can_come_back(qtbot: QtBot, window: MainWindow, page: PeoplePage) -> None:
    page.directory.select("00003")
    assert page.person.switch.text().strip() == "다시 활성화"
    page.person.switch.click()
    asked = window.desk.world.asked
    qtbot.waitUntil(lambda: ("set_employee_active", "00003", True) in asked)
    settle(qtbot, window)


def test_a_changed_number_and_back(qtbot: QtBot, window: MainWindow, page: PeoplePage) -> None:
    asked = window.desk.world.asked
    page.directory.table.selectRow(1)
    assert not page.person.link.isEnabled()
    qtbot.keyClicks(page.person.new_number, "B-100")
    qtbot.keyClick(page.person.new_number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("alias", "00002", "B-100") in asked)
    settle(qtbot, window)
    window.context.notices.shown[0].action.click()
    qtbot.waitUntil(lambda: ("remove_alias", "00002", "B-100") in asked)
    settle(qtbot, window)


def test_someone_is_registered_by_keyboard(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    card = page.directory
    assert not card.register.isEnabled()
    card.number.setText("00099")
    card.name.setText("한지민")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    asked = window.desk.world.asked
    qtbot.waitUntil(lambda: ("add_employee", "00099", "한지민", "") in asked)
    qtbot.waitUntil(lambda: card.number.text() == "")
    settle(qtbot, window)


def test_a_list_is_shown_before_anything_is_changed(
    qtbot: QtBot, window: MainWindow, roster: PeoplePage
) -> None:
    card = roster.roster
    texts = [card.added.text(), card.changed.text(), card.same.text(), card.wrong.text()]
    assert texts == ["추가 2", "변경 1", "그대로 1", "문제 1"]
    said = [[card.model.index(row, col).data() for col in (1, 2, 5)] for row in range(4)]
    assert [line[0] for line in said] == ["문제", "추가", "추가", "변경"]
    assert said[3] == ["변경", "00001", "부서 재무팀 → 개발1팀"]
    assert "문서 2개" in card.hint.text()
    assert card.take.text().strip() == "3명 반영"
    card.shown.setCurrentIndex(2)
    card.shown.activated.emit(2)
    assert card.model.rowCount() == 5
    assert card.model.index(4, 5).data() == "비활성인 채로 둡니다"
    assert _unnamed(window) == []
    assert not [one for one in window.desk.world.asked if one[0] == "take_employees"]


def test_a_list_is_taken(qtbot: QtBot, window: MainWindow, roster: PeoplePage) -> None:
    roster.roster.take.click()
    asked = window.desk.world.asked
    expected = ("take_employees", ("00101", "00102", "00001", "00002"))
    qtbot.waitUntil(lambda: expected in asked)
    settle(qtbot, window)
    assert "추가 2 · 변경 1 · 그대로 1" in window.context.notices.shown[0].title.text()
    assert roster.stack.currentWidget() is not roster.roster


@pytest.mark.parametrize("way", ["button", "escape"])
def test_a_list_is_given_up(qtbot: QtBot, window: MainWindow, roster: PeoplePage, way: str) -> None:
    if way == "button":
        roster.roster.give_up.click()
    else:
        qtbot.keyClick(roster.roster.table, Qt.Key.Key_Escape)
    assert roster.stack.currentWidget() is not roster.roster
    assert roster.bring_in.isVisible()
    assert not [one for one in window.desk.world.asked if one[0] == "take_employees"]


def test_a_list_that_cannot_be_read_leaves_the_page_as_it_was(
    qtbot: QtBot,
    window: MainWindow,
    page: PeoplePage,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def chosen(*_: object) -> Path:
        return Path("명부.xlsx")

    async def refused(path: Path) -> None:
        raise InputError("employee_columns", file=path.name, sheet="Sheet1")

    monkeypatch.setattr("jisa_desktop.ui.people.page.choose_source", chosen)
    monkeypatch.setattr(window.desk.people, "read_roster", refused)
    page.bring_in.click()
    qtbot.waitUntil(lambda: bool(window.context.notices.shown))
    settle(qtbot, window)
    assert "명부.xlsx" in window.context.notices.shown[0].title.text()
    assert page.stack.currentWidget() is not page.roster
    assert page.bring_in.isEnabled()
    assert "employee_columns" in caplog.text


_PERSON = EmployeeInfo(4, "00020028", "윤시윤", "대전지점 영업지원팀", "emp_4", True)


def test_what_is_known_of_a_person_is_not_cut_where_there_is_room(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    card = page.person
    for size in (SMALLEST, USUAL):
        window.resize(size)
        card.show_person(
            EmployeeInfo(4, "00020028", "윤시윤", "대전지점 영업지원팀", "emp_4", True)
        )
        settle(qtbot, window)
        for name in ("number", "department", "namespace"):
            fact = card.facts[name]
            qtbot.waitUntil(lambda fact=fact: fact.width() >= fact.sizeHint().width())


def test_a_number_of_eight_digits_is_whole_in_the_list(
    qtbot: QtBot, window: MainWindow, page: PeoplePage
) -> None:
    table = page.directory.table
    need = table.fontMetrics().horizontalAdvance("00020028")
    assert table.columnWidth(0) >= need + 2 * 10
