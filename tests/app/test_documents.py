"""문서 over the real engine: what is saved of a version, and the ways back from a cleanup."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import DocumentStatus, Mode
from tests.app.conftest import Office
from tests.app.person import Person
from tests.support.bench import HEADER, rows


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "저장.xlsx"

    async def chosen(*_: object) -> Path:
        return path

    monkeypatch.setattr("jisa_desktop.ui.actions.choose_target", chosen)
    return path


def _workbook(office: Office) -> Path:
    """Row 4 has no key, and a formula beside the table."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "3월"
    table = [list(one) for one in rows(5)]
    table[2][0] = ""
    for line in [list(HEADER), *table]:
        sheet.append(line)
    book.create_sheet("합계")["A1"] = "=COUNTA('3월'!A2:A6)"
    path = office.folder / "수당.xlsx"
    book.save(path)
    book.close()
    return path


def _answer(person: Person, word: str) -> None:
    person.until(lambda: person.window.findChild(QMessageBox, "question") is not None)
    box = person.window.findChild(QMessageBox, "question")
    next(one for one in box.buttons() if word in one.text()).click()


def test_the_own_workbook_comes_back_with_its_issues_marked(
    qtbot: QtBot, office: Office, person: Person, target: Path
) -> None:
    person.drop(_workbook(office))
    person.choose(Mode.COMPANY_WIDE)
    person.window.imports.footer.start.click()
    person.until(lambda: not person.window.imports.items)
    person.rest()
    person.window.open_document(person.only_document.document_id, "issues")  # type: ignore[attr-defined]
    page = person.window.document
    person.until(lambda: page.issues.model.rowCount() > 0 and page.issues.marked.isEnabled())
    page.issues.marked.click()
    person.until(target.exists)
    book = openpyxl.load_workbook(target)
    assert book["합계"]["A1"].value == "=COUNTA('3월'!A2:A6)"
    marked = [cell.value for cell in book["3월"]["E"]]
    assert marked[0]
    assert [place for place, value in enumerate(marked, 1) if value] == [1, 4]
    book.close()


def test_a_cleanup_is_taken_back_by_its_notice_and_then_forgotten(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    person.process("수당", rows(30))
    person.rest()
    before = office.index.snapshot()
    document = person.only_document
    person.window.open_document(document.document_id)  # type: ignore[attr-defined]
    page = person.window.document
    person.until(page.cleanup.isEnabled)
    page.cleanup.click()
    _answer(person, "정리")
    notices = person.program.context.notices
    person.until(lambda: any(one.action is not None for one in notices.shown))
    office.embedder.forget()
    next(one for one in notices.shown if one.action is not None).action.click()
    person.until(lambda: any("바꾸기 전으로" in one.title.text() for one in notices.shown))
    person.until(lambda: office.index.snapshot() == before)
    person.rest()
    assert office.embedder.sent == []

    person.until(page.cleanup.isEnabled)
    page.cleanup.click()
    _answer(person, "정리")
    lines = person.window.documents.model
    person.until(lambda: lines.lines[0].document.status is DocumentStatus.CLEANED_UP)
    person.until(page.forget.isVisible)
    page.forget.click()
    _answer(person, "내용 지우기")
    person.until(lambda: any("내용을 지웠습니다" in one.title.text() for one in notices.shown))
    person.until(lambda: not page.forget.isVisible())
    assert list((office.folder / "home" / "files").iterdir()) == []
    page.tabs.setCurrentWidget(page.rows)
    person.until(lambda: "지워졌습니다" in page.rows.title.text())
