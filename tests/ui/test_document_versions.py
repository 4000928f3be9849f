"""One document: rows and issues of any version, what is saved of them, and the ways back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.snapshots import LineageSnapshot
from jisa_desktop.domain.statuses import BatchStatus, DocumentStatus, JobStatus, Outcome
from jisa_desktop.errors import InputError
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import batch, document, job, version
from tests.ui.settling import settle
from tests.ui.test_window import _unnamed


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.open_document("d1")
    qtbot.waitUntil(lambda: window.document.history.model.rowCount() == 2)
    settle(qtbot, window)
    return window


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "저장.xlsx"

    async def chosen(*_: object) -> Path:
        return path

    monkeypatch.setattr("jisa_desktop.ui.actions.choose_target", chosen)
    return path


def _asked(window: MainWindow, name: str) -> list[tuple[object, ...]]:
    return [one for one in window.desk.world.asked if one[0] == name]


def _answer(qtbot: QtBot, window: MainWindow, word: str) -> QMessageBox:
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "question") is not None)
    box: QMessageBox = window.findChild(QMessageBox, "question")
    next(one for one in box.buttons() if word in one.text()).click()
    return box


def test_rows_and_issues_of_an_older_version(
    qtbot: QtBot, opened: MainWindow, target: Path
) -> None:
    page = opened.document
    page.tabs.setCurrentWidget(page.rows)
    assert page.versions.isVisible()
    assert page.versions.combo.currentText() == "v2 현재"
    page.versions.combo.setCurrentIndex(1)
    page.versions.combo.activated.emit(1)
    settle(qtbot, opened)
    assert ("rows", 1, 0, None) in opened.desk.world.asked
    assert page.rows.title.text().startswith("버전 1")
    page.refresh()
    settle(qtbot, opened)
    assert page.versions.version.number == 1
    page.tabs.setCurrentWidget(page.issues)
    page.issues.export.click()
    qtbot.waitUntil(lambda: _asked(opened, "export_errors") == [("export_errors", "d1", target, 1)])
    page.issues.marked.click()
    qtbot.waitUntil(lambda: _asked(opened, "export_marked") == [("export_marked", "d1", target, 1)])
    settle(qtbot, opened)
    assert "문제 5건" in opened.context.notices.shown[0].title.text()
    assert _unnamed(opened) == []
    page.tabs.setCurrentIndex(0)
    assert not page.versions.isVisible()


def test_another_document_begins_with_its_active_version(qtbot: QtBot, opened: MainWindow) -> None:
    page = opened.document
    page.versions.combo.setCurrentIndex(1)
    page.versions.combo.activated.emit(1)
    opened.desk.world.versions["d4"] = [version(1, document_id="d4"), version(2, document_id="d4")]
    opened.open_document("d4", "rows")
    qtbot.waitUntil(lambda: page.document_id == "d4")
    settle(qtbot, opened)
    assert page.tabs.currentWidget() is page.rows
    assert page.versions.version.number == 2


def test_a_row_is_jumped_to_by_its_excel_number(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [*range(5, 400), *range(410, 1255)]

    async def rows(
        version_id: int, start: int, limit: int, outcome: Outcome | None = None
    ) -> list[LineageSnapshot]:
        return [
            LineageSnapshot(number, Outcome.STORED, "", {}, "org_1", "r", None, "c", {})
            for number in numbers[start : start + limit]
        ]

    monkeypatch.setattr(window.desk, "rows", rows)
    window.open_document("d1", "rows:411")
    page = window.document
    qtbot.waitUntil(lambda: page.rows.table.selected_rows() == [numbers.index(411)])
    assert page.tabs.currentWidget() is page.rows
    settle(qtbot, window)


def test_a_purged_version_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.world.versions["d1"] = [
        version(1, is_purged=True),
        version(2, is_active=True),
    ]
    window.open_document("d1", "rows")
    page = window.document
    qtbot.waitUntil(lambda: page.versions.combo.count() == 2)
    page.versions.combo.setCurrentIndex(1)
    page.versions.combo.activated.emit(1)
    settle(qtbot, window)
    assert "지워졌습니다" in page.rows.title.text()
    assert page.rows.model.rowCount() == 0
    assert not page.issues.marked.isEnabled()


def test_a_running_batch_says_what_it_is_at(qtbot: QtBot, window: MainWindow) -> None:
    window.open_document("d2", "batches")
    page = window.document
    qtbot.waitUntil(lambda: page.batches.rowCount() == 8)
    window.desk.batch_changed.emit(BatchProgress(7, 4, 8, 500, 1000, "embedding"))
    assert page.batches.index(3, 1).data() == "임베딩 중"
    settle(qtbot, window)


def test_failed_batches_are_counted_where_they_are_retried(
    qtbot: QtBot, window: MainWindow
) -> None:
    world = window.desk.world
    world.documents[0] = replace(world.documents[0], status=DocumentStatus.FAILED)
    world.jobs["d1"] = [job(1, status=JobStatus.FAILED)]
    world.batches[1] = [batch(1, 2), batch(2, 2, status=BatchStatus.FAILED)]
    window.open_document("d1")
    card = window.document.status
    qtbot.waitUntil(card.retry.isVisible)
    assert card.retry.text().strip() == "실패한 배치 1개 재처리"
    card.retry.click()
    qtbot.waitUntil(lambda: _asked(window, "retry") == [("retry", "d1")])
    settle(qtbot, window)


def test_a_cancelled_document_can_be_retried(qtbot: QtBot, window: MainWindow) -> None:
    world = window.desk.world
    world.documents[0] = replace(world.documents[0], status=DocumentStatus.CANCELLED)
    window.documents.refresh()
    settle(qtbot, window)
    window.open_document("d1")
    qtbot.waitUntil(window.document.status.retry.isVisible)
    settle(qtbot, window)


def test_a_cleaned_up_document_is_forgotten_after_a_question(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.world.versions["d4"] = [version(1, document_id="d4")]
    window.open_document("d4")
    page = window.document
    qtbot.waitUntil(page.forget.isVisible)
    assert not page.cleanup.isVisible()
    page.forget.click()
    box = _answer(qtbot, window, "내용 지우기")
    assert "되돌릴 수 없습니다" in box.informativeText()
    qtbot.waitUntil(lambda: _asked(window, "forget") == [("forget", "d4")])
    settle(qtbot, window)
    assert "글 1,236개" in window.context.notices.shown[0].text.text()


def test_a_cleanup_offers_its_undo(qtbot: QtBot, opened: MainWindow) -> None:
    opened.document.cleanup.click()
    _answer(qtbot, opened, "벡터 1,236개 정리")
    qtbot.waitUntil(lambda: _asked(opened, "clean_up") != [])
    settle(qtbot, opened)
    opened.context.notices.shown[0].action.click()
    qtbot.waitUntil(lambda: _asked(opened, "undo") == [("undo", "d1")])
    settle(qtbot, opened)


def test_an_undo_waits_for_the_job_that_still_runs(
    qtbot: QtBot, opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(document_id: str) -> None:
        raise InputError("document_busy", document=document_id)

    undo = opened.desk.undo
    monkeypatch.setattr(opened.desk, "undo", busy)
    opened.actions_.undo("d1", "급여")
    settle(qtbot, opened)
    assert "끝나는 대로" in opened.context.notices.shown[0].title.text()
    monkeypatch.setattr(opened.desk, "undo", undo)
    opened.desk.job_ended.emit(Ended(5, job(5), name="급여"))
    qtbot.waitUntil(lambda: _asked(opened, "undo") == [("undo", "d1")])
    opened.desk.job_ended.emit(Ended(6, job(6), name="급여"))
    settle(qtbot, opened)
    assert len(_asked(opened, "undo")) == 1


def test_the_list_offers_what_can_be_done(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.world.documents.append(
        document("d9", title="취소한 문서", status=DocumentStatus.CANCELLED)
    )
    window.documents.refresh()
    settle(qtbot, window)
    card = window.documents.list
    place = next(
        row
        for row in range(card.filtered.rowCount())
        if card.filtered.index(row, 0).data() == "취소한 문서"
    )
    card.table.selectRow(place)
    assert card.retry_button.isEnabled()
