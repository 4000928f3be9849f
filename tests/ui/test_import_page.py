"""Looking into dropped files, deciding, starting. Nothing is written before the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import InputError
from jisa_desktop.ui.imports.desk import Change, ImportRequest
from jisa_desktop.ui.imports.items import Stage
from jisa_desktop.ui.widgets.tables import MARK_ROLE
from jisa_desktop.ui.window import MainWindow
from tests.ui.dropping import drop
from tests.ui.fakes.world import preview, refusal, routes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "급여테이블_2026.xlsx"
    path.write_bytes(b"PK")
    return path


def _asked(window: MainWindow, what: str) -> list[tuple[object, ...]]:
    return [one for one in window.desk.world.asked if one[0] == what]


def _wait_read(qtbot: QtBot, window: MainWindow) -> None:
    page = window.imports
    qtbot.waitUntil(lambda: page.current is not None and not page.current.is_reading)
    qtbot.waitUntil(lambda: not window.context.stories._running)


def _drop(qtbot: QtBot, window: MainWindow, *files: Path) -> None:
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    assert drop(window.documents.drop_zone, files)
    _wait_read(qtbot, window)


def test_a_drop_leads_to_the_preview(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    _drop(qtbot, window, file)
    page = window.imports
    assert window.pages.currentWidget() is page
    assert page.pane.model.rowCount() == 1240
    assert page.options.sheet.currentText() == "3월"
    assert (page.options.header_first.text(), page.options.header_last.text()) == ("3", "4")
    assert "92%" in page.options.score.text()
    assert page.pane.good.text() == "정상 1,237행"
    assert page.pane.bad.text() == "오류 3행"
    assert not page.files.isVisible()  # one file needs no list
    assert _asked(window, "process") == []


def test_the_bad_cell_is_marked_with_its_reason(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    _drop(qtbot, window, file)
    model = window.imports.pane.model
    assert model.headerData(4, Qt.Orientation.Vertical) == "9"  # as Excel counts
    bad = model.index(4, 0)
    assert bad.data(MARK_ROLE) == "danger"
    assert bad.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(4, 1).data(MARK_ROLE) is None


def test_an_issue_jumps_to_its_cell(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    _drop(qtbot, window, file)
    pane = window.imports.pane
    issues = pane.side.issues
    qtbot.waitUntil(lambda: issues.row_at(2) is not None)
    pane.side.issue_table.activated.emit(issues.index(2, 0))
    qtbot.waitUntil(lambda: pane.table.currentIndex().row() == 1203 - 5)
    qtbot.waitUntil(lambda: pane.model.headerData(1198, Qt.Orientation.Vertical) == "1,203")


def test_the_text_of_the_chosen_row_is_shown(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    _drop(qtbot, window, file)
    window.imports.pane.table.selectRow(2)
    text = window.imports.pane.side.text
    qtbot.waitUntil(lambda: "성명: 박도윤" in text.toPlainText())


def test_another_sheet_header_or_template_reads_anew(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    _drop(qtbot, window, file)
    options = window.imports.options
    options.sheet.setCurrentText("2월")
    options.sheet.activated.emit(1)
    _wait_read(qtbot, window)
    options.header_first.setText("6")
    options.header_last.setText("5")
    options.header_apply.click()
    _wait_read(qtbot, window)
    options.template.setCurrentText("수당 기준")
    options.template.activated.emit(2)
    _wait_read(qtbot, window)
    last = _asked(window, "preview")[-1][1]
    assert isinstance(last, ImportRequest)
    assert (last.sheet, last.header_rows, last.template) == ("2월", (5, 6), "수당 기준")


def test_the_person_chooses_the_mode_of_a_table_with_employees(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    found = preview(ImportRequest(file), mode=None, has_employee_column=True, change=None)
    window.desk.world.previews[file.name] = found
    _drop(qtbot, window, file)
    page = window.imports
    assert not any(radio.isChecked() for radio in page.options.mode_buttons.values())
    assert page.options.mode_hint.isVisible()
    assert not page.footer.start.isEnabled()
    page.options.mode_buttons[Mode.EMPLOYEE_SPLIT].click()
    _wait_read(qtbot, window)
    assert page.footer.start.isEnabled()
    page.footer.start.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "process")))
    assert _asked(window, "process")[0][1].mode is Mode.EMPLOYEE_SPLIT


def test_unknown_employees_stand_first_and_are_counted(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    window.desk.world.previews[file.name] = preview(
        ImportRequest(file), mode=Mode.EMPLOYEE_SPLIT, has_employee_column=True, routes=routes()
    )
    _drop(qtbot, window, file)
    side = window.imports.pane.side
    assert side.isTabVisible(2)
    assert side.tabText(2) == "직원별 25 !"
    assert side.routes.model.index(0, 0).data(MARK_ROLE) == "danger"
    assert "3개" in window.imports.footer.message.text()


def test_a_mass_change_waits_for_a_yes(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    change = Change(added=2, removed=1100, is_mass_change=True)
    window.desk.world.previews[file.name] = preview(ImportRequest(file), change=change)
    _drop(qtbot, window, file)
    footer = window.imports.footer
    assert "1,100개" in footer.message.text()
    assert not footer.start.isEnabled()
    footer.accept.click()
    assert footer.start.isEnabled()
    footer.start.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "process")))
    assert _asked(window, "process")[0][1].accept_changes


def test_a_file_that_resembles_a_document_becomes_its_version_unless_told_otherwise(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    window.desk.world.previews[file.name] = preview(ImportRequest(file), resembles="d1")
    _drop(qtbot, window, file)
    options = window.imports.options
    assert options.document.currentText() == "새 버전: 2026년 급여테이블"
    options.document.setCurrentIndex(0)
    options.document.activated.emit(0)
    _wait_read(qtbot, window)
    assert options.document.currentIndex() == 0
    window.imports.footer.start.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "process")))
    assert _asked(window, "process")[0][1].is_new


def test_a_template_that_does_not_fit_cannot_start(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    window.desk.world.previews[file.name] = preview(ImportRequest(file), fits=False)
    _drop(qtbot, window, file)
    assert window.imports.current.stage is Stage.UNDECIDED
    assert not window.imports.footer.start.isEnabled()
    assert "맞지 않습니다" in window.imports.footer.message.text()


def test_a_password_is_asked_for_and_used(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    window.desk.world.previews[file.name] = refusal(file.name)
    _drop(qtbot, window, file)
    card = window.imports.refusal
    assert window.imports.stack.currentWidget() is card
    assert file.name in card.where.text()
    assert card.password.isVisible()
    del window.desk.world.previews[file.name]
    qtbot.keyClicks(card.password, "secret")  # QTest types Latin only
    qtbot.keyClick(card.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.imports.current.preview is not None)
    last = _asked(window, "preview")[-1][1]
    assert last.password == "secret"
    assert "secret" not in repr(last)


def test_a_broken_file_says_what_and_can_be_put_away(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    window.desk.world.previews[file.name] = InputError("sheet_broken", file=file.name)
    _drop(qtbot, window, file)
    card = window.imports.refusal
    assert card.sentence.text()
    assert not card.password.isVisible()
    card.remove.click()
    qtbot.waitUntil(lambda: window.imports.current is None)
    assert window.imports.stack.currentWidget() is window.imports.nothing


def test_several_files_start_together(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "근태.xlsx"
    other.write_bytes(b"PK")
    window.resize(1600, 1000)
    _drop(qtbot, window, file, other)
    qtbot.waitUntil(lambda: all(one.stage is Stage.READY for one in window.imports.items))
    assert window.imports.files.isVisible()
    window.imports.footer.start_all.click()
    qtbot.waitUntil(lambda: len(_asked(window, "process")) == 2)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.documents)
    assert window.imports.items == []
    qtbot.waitUntil(lambda: len(_asked(window, "forget")) == 2)


def test_the_same_file_dropped_again_is_read_again_not_listed_twice(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    _drop(qtbot, window, file)
    window.documents.take_paths([file])
    _wait_read(qtbot, window)
    assert len(window.imports.items) == 1
    assert len(_asked(window, "preview")) == 2


def test_a_title_of_ones_own(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    _drop(qtbot, window, file)
    title = window.imports.options.title
    title.setText("3월 급여")
    title.editingFinished.emit()
    window.imports.footer.start.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "process")))
    assert _asked(window, "process")[0][1].title == "3월 급여"
