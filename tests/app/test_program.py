"""The first window, end to end: drop, look, start, watch, return, clean up, close, go on."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import DocumentStatus, Mode
from jisa_desktop.pipeline.verifying import verify
from tests.app.conftest import Office
from tests.app.person import Person, csv_file
from tests.support.bench import KEYED, edited, rows


def test_two_versions_and_back_leave_the_index_as_it_was(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    first = rows(250)
    person.process("수당", first)
    person.rest()
    before = office.index.snapshot()
    assert len(before["org_1"]) == 250
    person.process("수당", edited(first, range(5)))
    person.rest()
    assert office.index.snapshot() != before
    document = person.window.documents.model.lines[0].document
    assert document.active_version == 2
    office.embedder.forget()
    person.window.open_document(document.document_id, "history")
    history = person.window.document.history
    person.until(lambda: history.model.rowCount() == 2)
    history.table.selectRow(1)
    person.until(lambda: "변경 5" in history.plan.text())
    history.back.click()
    person.until(lambda: history.model.rowCount() == 2 and history.model.line(1).is_active)
    person.rest()
    assert office.index.snapshot() == before
    assert office.embedder.sent == []
    person.until(history.undo.isVisible)


def test_cleanup_empties_the_index_and_keeps_the_history(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    person.process("수당", rows(120))
    person.rest()
    person.window.documents.list.table.selectRow(0)
    person.window.documents.list.cleanup_button.click()
    person.until(lambda: person.window.findChild(QMessageBox, "question") is not None)
    box = person.window.findChild(QMessageBox, "question")
    assert "120개" in box.informativeText()
    next(one for one in box.buttons() if "정리" in one.text()).click()
    person.until(
        lambda: person.window.documents.model.lines[0].document.status is DocumentStatus.CLEANED_UP
    )
    person.rest()
    assert office.index.snapshot() == {}
    assert person.window.documents.model.lines[0].document.latest_version == 1


def test_the_same_file_again_says_so_and_makes_nothing(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    person.process("수당", rows(30))
    person.rest()
    person.process("수당", rows(30))
    notices = person.program.context.notices
    person.until(
        lambda: any("이미 처리된 파일과 같습니다" in one.title.text() for one in notices.shown)
    )
    person.rest()
    assert person.window.documents.model.lines[0].document.latest_version == 1


def test_rows_of_unknown_employees_are_named_before_anything_is_written(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    person.drop(csv_file(office, "수당", rows(12)))
    undecided = person.window.imports.current.preview
    assert undecided is not None
    assert (undecided.mode, undecided.good_rows, undecided.issue_count) == (None, 12, 0)
    person.choose(Mode.EMPLOYEE_SPLIT)
    preview = person.window.imports.current.preview
    assert preview is not None
    assert (preview.good_rows, preview.error_rows) == (0, 12)
    assert all(not route.is_known for route in preview.routes)
    assert office.index.snapshot() == {}
    assert office.embedder.sent == []


def test_the_suggested_template_and_the_text_to_be_embedded(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    person.drop(csv_file(office, "수당", rows(5)))
    page = person.window.imports
    assert page.options.template.currentData() == KEYED.name
    page.pane.table.selectRow(3)
    person.until(lambda: "직원4" in page.pane.side.text.toPlainText())


def test_closing_while_batches_run_parks_them_and_the_next_start_goes_on(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    gate = office.embedder.knobs.hold("embed")
    person.process("수당", rows(300))
    gate.wait_entered(20)
    person.until(lambda: bool(person.window._running))
    person.window.close()
    person.until(lambda: person.window.findChild(QMessageBox, "question") is not None)
    box = person.window.findChild(QMessageBox, "question")
    assert "1개가 처리 중" in box.text()
    assert "이어서" in box.informativeText()
    next(one for one in box.buttons() if "종료" in one.text()).click()
    office.end(person.program)
    assert not person.window.isVisible()
    gate.open()

    again = Person(qtbot, office, office.start())
    notices = again.program.context.notices
    again.until(lambda: any("이어서 처리합니다" in one.title.text() for one in notices.shown))
    again.rest()
    assert len(office.index.snapshot()["org_1"]) == 300
    office.end(again.program)
    workspace = office.open_workspace()
    assert verify(workspace.store, office.index, office.embedder.identity.fingerprint) == []
    workspace.close()


def test_saying_no_to_the_close_keeps_the_job_running(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    gate = office.embedder.knobs.hold("embed")
    person.process("수당", rows(20))
    gate.wait_entered(20)
    person.until(lambda: bool(person.window._running))
    person.window.close()
    person.until(lambda: person.window.findChild(QMessageBox, "question") is not None)
    person.window.findChild(QMessageBox, "question").reject()
    gate.open()
    person.rest()
    assert len(office.index.snapshot()["org_1"]) == 20


def test_pause_and_go_on(qtbot: QtBot, office: Office, person: Person) -> None:
    gate = office.embedder.knobs.hold("embed")
    person.process("수당", rows(20))
    gate.wait_entered(20)
    page = person.window.document
    lines = person.window.documents.model
    person.until(lambda: lines.rowCount() == 1 and lines.lines[0].document.latest_version == 1)
    person.window.open_document(lines.lines[0].document.document_id)
    person.until(page.status.pause.isVisible)
    page.status.pause.click()
    person.until(page.status.resume.isVisible)
    assert page.status.status.text() == "일시정지"
    gate.open()
    page.status.resume.click()
    person.until(lambda: page.status.status.text() == "완료")
    assert len(office.index.snapshot()["org_1"]) == 20


def test_a_second_window_reads_and_says_who_writes(
    qtbot: QtBot, office: Office, person: Person
) -> None:
    person.process("수당", rows(10))
    person.rest()
    second = Person(qtbot, office, office.start())
    notices = second.program.context.notices
    second.until(lambda: bool(notices.shown))
    second.until(lambda: second.window.documents.model.rowCount() == 1)
    office.end(second.program)
