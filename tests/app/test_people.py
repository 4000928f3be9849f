"""직원 over the real engine: a list before it is taken, and unknown numbers of a file."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import Mode
from tests.app.conftest import LONG_MS, Office
from tests.app.person import Person
from tests.support.bench import rows

HEADER = ("사번", "성명", "부서")


def _list(office: Office, table: Sequence[Sequence[str]]) -> Path:
    path = office.folder / "명부.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([HEADER, *table])
    return path


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def set_answer(path: Path) -> None:
        async def chosen(*_: object) -> Path:
            return path

        monkeypatch.setattr("jisa_desktop.ui.people.page.choose_source", chosen)

    return set_answer


def _page(person: Person):  # type: ignore[no-untyped-def]
    person.window.show_page("people")
    return person.window.pages.currentWidget()


def test_a_list_is_looked_at_and_then_taken(
    qtbot: QtBot,
    office: Office,
    person: Person,
    choose,  # type: ignore[no-untyped-def]
) -> None:
    page = _page(person)
    choose(_list(office, [("00001", "김민준", "인사팀"), ("00002", "이서연", "재무팀")]))
    page.bring_in.click()
    person.until(lambda: page.stack.currentWidget() is page.roster)
    assert page.roster.added.text() == "추가 2"
    person.until(lambda: page.directory.model.rowCount() == 0)
    page.roster.take.click()
    person.until(lambda: page.directory.model.rowCount() == 2)
    choose(
        _list(
            office,
            [
                ("00001", "김민준", "개발팀"),
                ("00002", "", ""),
                ("00003", "박", ""),
                ("00003", "최", ""),
            ],
        )
    )
    page.bring_in.click()
    person.until(lambda: page.stack.currentWidget() is page.roster)
    card = page.roster
    assert [card.added.text(), card.changed.text(), card.same.text(), card.wrong.text()] == [
        "추가 1",
        "변경 1",
        "그대로 1",
        "문제 1",
    ]
    card.give_up.click()
    assert page.directory.model.rowCount() == 2


def test_unknown_numbers_are_registered_where_they_are_met(
    qtbot: QtBot,
    office: Office,
    person: Person,
) -> None:
    path = office.folder / "수당.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("사번", "성명", "월", "금액"), *rows(12)])
    person.drop(path)
    person.choose(Mode.EMPLOYEE_SPLIT)
    tab = person.window.imports.pane.side.routes
    assert "사번 12개" in tab.hint.text()
    tab.begin.click()
    person.until(lambda: tab.newcomers.rowCount() == 12)
    assert tab.newcomers.index(0, tab.newcomers.NAME).data() == "직원1"
    tab.register.click()
    page = person.window.imports
    person.until(lambda: page.current.preview is not None and page.current.preview.good_rows == 12)
    assert all(route.is_known for route in page.current.preview.routes)
    page.footer.start.click()
    person.until(lambda: not page.items)
    person.rest()
    assert len(office.index.snapshot()) == 12

    people = _page(person)
    person.until(lambda: people.directory.model.rowCount() == 12)
    person.until(lambda: people.directory.model.line(0).document_count == 1)
    people.directory.select("00003")
    person.until(lambda: people.person.model.rowCount() == 1)
    namespace = people.directory.selected().namespace
    people.person.switch.click()
    person.until(lambda: person.window.findChild(QMessageBox, "question") is not None)
    box = person.window.findChild(QMessageBox, "question")
    assert "문서 1개에서 이 직원의 벡터 1개" in box.informativeText()
    next(one for one in box.buttons() if "비활성화" in one.text()).click()
    person.until(lambda: namespace not in office.index.snapshot())
    notices = person.program.context.notices
    undo = next(one for one in notices.shown if "비활성화했습니다" in one.title.text())
    office.embedder.forget()
    undo.action.click()
    qtbot.waitUntil(lambda: namespace in office.index.snapshot(), timeout=LONG_MS)
    person.rest()
    assert office.embedder.sent == []
