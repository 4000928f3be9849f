"""The home page: list, filters, live progress, actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.errors import InputError
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import World, busy_world, job


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    return window


def _texts(window: MainWindow, section: int) -> list[str]:
    shown = window.documents.list.filtered
    return [shown.index(row, section).data() for row in range(shown.rowCount())]


def _choose(window: MainWindow, title: str) -> None:
    window.documents.list.table.selectRow(_texts(window, 0).index(title))


def test_each_document_shows_its_state_as_a_word(filled: MainWindow) -> None:
    states = dict(zip(_texts(filled, 0), _texts(filled, 6), strict=True))
    assert states == {
        "2026년 급여테이블": "완료",
        "근태현황 2026-03": "처리 중",
        "판매수당 기준표 (대리점·직영)": "실패",
        "인사발령 1분기": "정리됨",
    }


def test_the_bar_follows_the_batches(filled: MainWindow) -> None:
    row = filled.documents.model.row_of("d2")
    index = filled.documents.model.index(row, 5)
    assert index.data() == "37%"  # three of eight are done
    filled.desk.batch_changed.emit(BatchProgress(7, 4, 8, 500, 1000))
    assert index.data() == "43%"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "진행률 43퍼센트, 처리 중"


def test_search_narrows_after_a_syllable_settles(qtbot: QtBot, filled: MainWindow) -> None:
    qtbot.keyClicks(filled.documents.list.filters.search, "2026")
    qtbot.waitUntil(lambda: filled.documents.list.filtered.rowCount() == 2)
    qtbot.keyClicks(filled.documents.list.filters.search, "x")
    qtbot.waitUntil(lambda: filled.documents.list.filtered.rowCount() == 0)
    assert filled.documents.list.none_found.isVisible()


def test_filters_by_state_template_and_mode(filled: MainWindow) -> None:
    filters = filled.documents.list.filters
    filters.state.setCurrentText("실패")
    assert _texts(filled, 0) == ["판매수당 기준표 (대리점·직영)"]
    filters.reset()
    filters.mode.setCurrentIndex(filters.mode.findData(Mode.EMPLOYEE_SPLIT))
    assert _texts(filled, 0) == ["근태현황 2026-03"]
    filters.reset()
    filters.template.setCurrentText("급여")
    assert _texts(filled, 0) == ["2026년 급여테이블"]


def test_figures_sort_as_figures(filled: MainWindow) -> None:
    filled.documents.list.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert _texts(filled, 4) == ["96", "318", "1,240", "5,210"]


def test_a_refresh_keeps_the_selection(qtbot: QtBot, filled: MainWindow) -> None:
    _choose(filled, "2026년 급여테이블")
    filled.desk.job_changed.emit(job(7, document_id="d2", status=JobStatus.PROCESSING))
    qtbot.wait_until(lambda: not filled.context.stories._running)
    chosen = filled.documents.list.selected()
    assert chosen is not None
    assert chosen.document_id == "d1"


def test_buttons_are_on_when_they_can_do_something(filled: MainWindow) -> None:
    card = filled.documents.list

    def on() -> set[str]:
        return {one.text().strip() for one in card._buttons() if one.isEnabled()}

    assert on() == set()
    _choose(filled, "2026년 급여테이블")
    assert on() == {"열기", "되돌리기", "내보내기", "정리"}
    _choose(filled, "근태현황 2026-03")
    assert on() == {"열기", "내보내기"}  # a job is running
    _choose(filled, "판매수당 기준표 (대리점·직영)")
    assert "재처리" in on()
    _choose(filled, "인사발령 1분기")
    assert "정리" not in on()  # nothing is left to clean up


def test_cleanup_names_the_document_and_the_count_and_no_is_the_default(
    qtbot: QtBot, filled: MainWindow
) -> None:
    _choose(filled, "2026년 급여테이블")
    filled.documents.list.cleanup_button.click()
    box = _question(qtbot, filled)
    assert "2026년 급여테이블" in box.text()
    assert "1,236개" in box.informativeText()
    assert box.defaultButton().text() == "취소"
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not filled.context.stories._running)
    assert not any(asked[0] == "clean_up" for asked in filled.desk.world.asked)


def test_cleanup_runs_after_a_yes(qtbot: QtBot, filled: MainWindow) -> None:
    _choose(filled, "2026년 급여테이블")
    filled.documents.list.cleanup_button.click()
    box = _question(qtbot, filled)
    yes = next(one for one in box.buttons() if "정리" in one.text())
    yes.click()
    qtbot.waitUntil(lambda: ("clean_up", "d1") in filled.desk.world.asked)


def test_reprocessing_a_failed_document(qtbot: QtBot, filled: MainWindow) -> None:
    _choose(filled, "판매수당 기준표 (대리점·직영)")
    filled.documents.list.retry_button.click()
    qtbot.waitUntil(lambda: ("retry", "d3") in filled.desk.world.asked)


def test_enter_opens_the_document(qtbot: QtBot, filled: MainWindow) -> None:
    _choose(filled, "2026년 급여테이블")
    qtbot.keyClick(filled.documents.list.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: filled.document.title.text() == "2026년 급여테이블")
    assert filled.pages.currentWidget() is filled.document


def test_copy_gives_what_excel_pastes(qtbot: QtBot, filled: MainWindow) -> None:
    _choose(filled, "2026년 급여테이블")
    qtbot.keyClick(filled.documents.list.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text().split("\t")[:3] == [
        "2026년 급여테이블", "급여", "전사 공통",
    ]  # fmt: skip


def test_a_file_that_is_still_read_has_a_line_of_its_own(qtbot: QtBot, filled: MainWindow) -> None:
    arriving = job(
        9,
        document_id=None,
        status=JobStatus.PROCESSING,
        request={"source_name": "새 파일.xlsx"},
    )
    filled.desk.job_changed.emit(arriving)
    qtbot.waitUntil(lambda: "새 파일.xlsx" in _texts(filled, 0))
    refused = InputError("sheet_broken", file="새 파일.xlsx")
    filled.desk.job_ended.emit(Ended(9, None, refused, name="새 파일.xlsx"))
    qtbot.waitUntil(lambda: "새 파일.xlsx" not in _texts(filled, 0))
    assert "새 파일.xlsx" in filled.context.notices.shown[0].title.text()


def test_a_newcomer_is_taught_and_can_try_samples(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    sample = tmp_path / "예제.xlsx"
    sample.write_bytes(b"PK")
    window = make_window(World(), samples=[sample])
    page = window.documents
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    page.empty.try_samples.click()
    assert [item.path for item in window.imports.items] == [sample]
    assert window.pages.currentWidget() is window.imports


def test_nobody_is_called_a_newcomer_before_the_store_has_answered(
    make_window: Callable[..., MainWindow],
) -> None:
    page = make_window(busy_world()).documents
    assert page.stack.currentWidget() in (page.waiting, page.list)


def test_a_job_that_waits_for_a_person_is_shown_as_such(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    world = busy_world()
    world.jobs["d2"] = [replace(world.jobs["d2"][0], status=JobStatus.NEEDS_ATTENTION)]
    window = make_window(world)
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    assert "확인 필요" in _texts(window, 6)


def _question(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "question") is not None)
    return window.findChild(QMessageBox, "question")
