"""템플릿, 직원, 검색 확인, 점검 · 백업, 설정."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.window import MainWindow
from tests.ui.test_window import _unnamed

Choose = Callable[[str, Path], None]


def _page(qtbot: QtBot, window: MainWindow, name: str):  # type: ignore[no-untyped-def]
    window.show_page(name)
    qtbot.waitUntil(lambda: not window.context.stories._running)
    return window.pages.currentWidget()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Path], None]:
    """Let the file dialogs of a page answer with a path, as if a person had chosen it."""

    def set_answer(page: str, path: Path) -> None:
        async def chosen(*_: object) -> Path:
            return path

        for name in ("choose_source", "choose_target"):
            monkeypatch.setattr(f"jisa_desktop.ui.{page}.page.{name}", chosen, raising=False)

    return set_answer


@pytest.mark.parametrize("name", ["templates", "people", "search", "upkeep", "settings", "help"])
def test_every_page_opens_and_names_its_parts(qtbot: QtBot, window: MainWindow, name: str) -> None:
    _page(qtbot, window, name)
    assert _unnamed(window) == []
    assert window.context.notices.shown == []


def test_templates_come_and_go_as_files(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, choose: Choose
) -> None:
    page = _page(qtbot, window, "templates")
    assert page.list.model.rowCount() == 3
    assert not page.list.hand_out.isEnabled()
    page.list.table.selectRow(1)
    file = tmp_path / "급여.json"
    asked = window.desk.world.asked
    choose("templates", file)
    page.list.hand_out.click()
    qtbot.waitUntil(lambda: ("export_template", "급여", file) in asked)
    page.bring_in.click()
    qtbot.waitUntil(lambda: ("import_template", file) in asked)


def test_asking_as_an_employee(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window, "search")
    assert page.namespace.itemText(0) == "회사 전체 (org_1)"
    assert page.namespace.itemText(1) == "00001 이서연 (emp_1)"
    page.namespace.setCurrentIndex(1)
    qtbot.keyClicks(page.question, "pay")
    qtbot.keyClick(page.question, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    assert ("search", "pay", "emp_1") in window.desk.world.asked
    assert "성명: 김민준" in page.whole.toPlainText()
    assert page.answer.text() == "5개를 찾았습니다"


def test_a_hit_is_opened_in_its_document(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window, "search")
    assert not page.open_button.isEnabled()
    page.question.setText("pay")
    page.ask_button.click()
    qtbot.waitUntil(page.open_button.isEnabled)
    page.table.selectRow(2)
    with qtbot.waitSignal(page.document_wanted) as wanted:
        page.open_button.click()
    assert wanted.args == ["d1", "rows:7"]
    assert window.pages.currentWidget() is window.document
    assert window.document.tabs.currentWidget() is window.document.rows
    qtbot.waitUntil(lambda: window.document.rows.table.selected_rows() == [2])
    qtbot.waitUntil(lambda: not window.context.stories._running)


def test_nothing_to_search_yet(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.world.namespaces.clear()
    page = _page(qtbot, window, "search")
    assert not page.ask_button.isEnabled()
    assert "먼저 처리하세요" in page.answer.text()


def test_what_one_person_finds_is_not_left_under_anothers_name(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = _page(qtbot, window, "search")
    page.question.setText("pay")
    page.ask_button.click()
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)
    page.namespace.setCurrentIndex(1)
    page.namespace.activated.emit(1)
    assert page.model.rowCount() == 0
    assert page.whole.toPlainText() == ""
    other = page.namespace.currentData()
    qtbot.waitUntil(lambda: ("search", "pay", other) in window.desk.world.asked)
    qtbot.waitUntil(lambda: page.model.rowCount() == 5)


def test_the_search_page_teaches_what_to_ask(qtbot: QtBot, window: MainWindow) -> None:
    page = _page(qtbot, window, "search")
    assert "예: " in page.answer.text()
