"""What the import page says of a file, and what it does not let start unnoticed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import InputError
from jisa_desktop.ui.imports.desk import ImportRequest, Preview, Route
from jisa_desktop.ui.imports.items import ImportItem, Stage
from jisa_desktop.ui.window import SMALLEST, USUAL, MainWindow
from tests.ui.dropping import drop
from tests.ui.fakes.world import preview


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "연차 사용내역.xlsx"
    path.write_bytes(b"PK")
    return path


def _seen(file: Path, **changes: object) -> ImportItem:
    found: Preview = replace(preview(ImportRequest(file)), **changes)  # type: ignore[arg-type]
    return ImportItem(1, ImportRequest(file), found, is_reading=False)


def _show(qtbot: QtBot, window: MainWindow, file: Path, **changes: object) -> None:
    found = preview(ImportRequest(file), **changes)
    window.desk.world.previews[file.name] = found
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    assert drop(window.documents.drop_zone, [file])
    page = window.imports
    qtbot.waitUntil(lambda: page.current is not None and not page.current.is_reading)
    qtbot.waitUntil(lambda: not window.context.stories._running)


def test_a_number_nobody_routes_by_waits_for_the_persons_mode(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    _show(qtbot, window, file, mode=None, unrouted="사번", template="기본", fields=())
    page = window.imports
    assert not page.footer.start.isEnabled()
    assert "‘사번’ 열이 있지만 ‘기본’" in page.footer.message.text()
    assert page.options.score.text() == "모든 열을 그대로 올립니다"


def test_no_issue_is_claimed_where_there_are_some(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    _show(qtbot, window, file, error_rows=0, good_rows=1240, issue_count=2)
    assert "확인할 점이 2개" in window.imports.footer.message.text()
    assert window.imports.footer.start.isEnabled()


def test_a_file_of_which_nothing_would_be_stored_does_not_start(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    unknown = (Route("", "00020007", "", 1240, is_known=False),)
    _show(
        qtbot, window, file,
        mode=Mode.EMPLOYEE_SPLIT, routes=unknown, good_rows=0, error_rows=1240,
    )  # fmt: skip
    footer = window.imports.footer
    assert not footer.start.isEnabled()
    assert "직원으로 등록" in footer.message.text()


def test_rows_that_all_fail_still_replace_an_earlier_version(file: Path) -> None:
    empty = _seen(file, good_rows=0, error_rows=1240)
    assert empty.stage is Stage.UNDECIDED
    assert _seen(file, good_rows=0, error_rows=1240, resembles="d1").stage is Stage.READY


def test_a_file_with_a_password_is_not_called_unreadable(file: Path) -> None:
    locked = ImportItem(
        1, ImportRequest(file), None, InputError("sheet_encrypted", file=file.name), False
    )
    assert locked.stage is Stage.LOCKED
    assert locked.look.word == "암호 필요"


def test_an_empty_list_of_issues_says_that_there_are_none(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    _show(qtbot, window, file, error_rows=0, good_rows=1240, issue_count=0)
    side = window.imports.pane.side
    assert "문제가 없습니다" in side.no_issues.text()
    assert side.no_issues.isVisible()
    assert not side.issue_table.isVisible()


def test_the_first_rows_text_is_there_before_a_row_is_chosen(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    _show(qtbot, window, file)
    pane = window.imports.pane
    qtbot.waitUntil(lambda: pane.side.text.toPlainText() != "", timeout=20_000)
    assert pane.table.selected_rows() == [0]


def test_the_figures_of_the_preview_are_never_cut(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    _show(qtbot, window, file)
    other = tmp_path / "다른 파일.xlsx"
    other.write_bytes(b"PK")
    window.imports.add([other])
    qtbot.waitUntil(lambda: not any(one.is_reading for one in window.imports.items))
    pane = window.imports.pane
    for size in (SMALLEST, USUAL):
        window.resize(size)
        qtbot.waitUntil(lambda: pane.width() > 0)
        for one in (pane.good, pane.bad):
            assert one.width() >= one.sizeHint().width()
    assert pane.table.width() > pane.side.width()


def test_after_the_start_of_one_file_the_keyboard_is_at_the_others(
    qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path
) -> None:
    _show(qtbot, window, file)
    other = tmp_path / "다른 파일.xlsx"
    other.write_bytes(b"PK")
    window.imports.add([other])
    qtbot.waitUntil(lambda: not any(one.is_reading for one in window.imports.items))
    page = window.imports
    page.footer.start.setFocus()
    page.footer.start.click()
    qtbot.waitUntil(lambda: len(page.items) == 1)
    assert page.isAncestorOf(QApplication.focusWidget())


def test_whoever_looks_at_the_employees_keeps_them_while_the_file_is_read_anew(
    qtbot: QtBot, window: MainWindow, file: Path
) -> None:
    known = (Route("emp_1", "00020007", "송수현", 1240),)
    _show(qtbot, window, file, mode=Mode.EMPLOYEE_SPLIT, routes=known)
    side = window.imports.pane.side
    side.setCurrentWidget(side.routes)
    whole = window.imports.current.preview
    side.show_preview(replace(whole, is_whole=False, routes=()))
    assert side.currentWidget() is side.routes
    side.show_preview(replace(whole, routes=()))
    assert not side.isTabVisible(side.indexOf(side.routes))


def test_no_good_row_is_no_good_news(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    _show(qtbot, window, file, good_rows=0, error_rows=1240)
    assert window.imports.pane.good.property("chip") == "neutral"
