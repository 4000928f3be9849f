"""One document: its job, its versions, the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.snapshots import Fault
from jisa_desktop.domain.statuses import BatchStatus, JobKind, JobStatus, Outcome
from jisa_desktop.ui.desk import BatchProgress
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import batch, job, version
from tests.ui.settling import settle


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.open_document("d1")
    qtbot.waitUntil(lambda: window.document.history.model.rowCount() == 2)
    settle(qtbot, window)
    return window


def test_the_card_says_what_the_original_said(opened: MainWindow) -> None:
    card = opened.document.status
    assert card.status.text() == "완료"
    assert card.batches.text() == "13 / 13 배치 완료"
    assert card.rows.text() == "1,236"
    assert card.vectors.text() == "12"
    assert card.errors.text() == "3"
    assert card.time.text() == "4.2초"


def test_a_running_job_moves_bars_and_can_be_paused(qtbot: QtBot, window: MainWindow) -> None:
    window.open_document("d2", "batches")
    page = window.document
    qtbot.waitUntil(lambda: page.batches.rowCount() == 8)
    assert page.status.batches.text() == "3 / 8 배치 완료"
    assert page.status.bar.value() == 375
    window.desk.batch_changed.emit(BatchProgress(7, 4, 8, 500, 1000))
    assert page.batches.index(3, 4).data() == "50%"
    assert page.batches.index(3, 5).data() == "처리 중"
    assert page.status.bar.value() == 437
    page.status.pause.click()
    page.status.cancel.click()
    assert ("pause", 7) in window.desk.world.asked
    assert ("cancel", 7) in window.desk.world.asked


def test_a_parked_job_says_why_and_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    world = window.desk.world
    parked = replace(
        world.jobs["d2"][0],
        status=JobStatus.NEEDS_ATTENTION,
        fault=Fault("key_refused", {"service": "OpenAI"}),
    )
    world.jobs["d2"] = [parked]
    window.open_document("d2")
    card = window.document.status
    qtbot.waitUntil(card.resume.isVisible)
    assert card.status.text() == "확인 필요"
    assert card.fault.text()
    assert card.next_step.text()
    card.resume.click()
    assert ("resume", 7) in world.asked


def test_a_failed_batch_tells_its_reason(qtbot: QtBot, window: MainWindow) -> None:
    fault = Fault("rate_limited", {})
    window.desk.world.batches[1][2] = batch(3, 13, status=BatchStatus.FAILED, fault=fault)
    window.open_document("d1", "batches")
    page = window.document
    qtbot.waitUntil(lambda: page.batches.rowCount() == 13)
    assert page.batches.index(2, 5).data() == "실패"
    assert page.batches.index(2, 7).data()


def test_a_failed_version_can_be_tried_again_or_discarded(qtbot: QtBot, window: MainWindow) -> None:
    window.open_document("d3")
    card = window.document.status
    qtbot.waitUntil(card.retry.isVisible)
    assert card.discard.isVisible()
    card.retry.click()
    qtbot.waitUntil(lambda: ("retry", "d3") in window.desk.world.asked)


def test_choosing_a_version_shows_the_plan_and_one_click_returns(
    qtbot: QtBot, opened: MainWindow
) -> None:
    history = opened.document.history
    assert not history.back.isEnabled()
    history.table.selectRow(1)
    qtbot.waitUntil(lambda: "변경 12" in history.plan.text())
    assert history.plan.text().startswith("버전 1로")
    history.back.click()
    qtbot.waitUntil(lambda: ("roll_back", "d1", 1) in opened.desk.world.asked)
    qtbot.waitUntil(lambda: bool(opened.context.notices.shown))
    notice = opened.context.notices.shown[0]
    assert "버전 1로 되돌립니다" in notice.title.text()
    assert notice.action is not None
    notice.action.click()
    qtbot.waitUntil(lambda: ("undo", "d1") in opened.desk.world.asked)


def test_the_active_version_is_no_target(qtbot: QtBot, opened: MainWindow) -> None:
    history = opened.document.history
    history.table.selectRow(0)
    assert not history.back.isEnabled()
    assert history.plan.text() == "지금 쓰는 버전입니다."


def test_undo_is_offered_after_a_rollback(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.world.jobs["d1"].append(job(2, kind=JobKind.ROLLBACK))
    window.open_document("d1")
    undo = window.document.history.undo
    qtbot.waitUntil(undo.isVisible)
    undo.click()
    qtbot.waitUntil(lambda: ("undo", "d1") in window.desk.world.asked)


def test_two_versions_side_by_side(qtbot: QtBot, opened: MainWindow) -> None:
    page = opened.document
    page.history.table.selectAll()
    page.history.compare.click()
    qtbot.waitUntil(lambda: page.diff.model.rowCount() == 3)
    assert page.diff.isVisible()
    assert page.diff.title.text() == "v1 → v2: 추가 1 · 변경 1 · 삭제 1"
    page.diff.back.click()
    assert page.history.isVisible()


def test_rows_can_be_narrowed_to_those_that_failed(qtbot: QtBot, opened: MainWindow) -> None:
    page = opened.document
    page.tabs.setCurrentWidget(page.rows)
    qtbot.waitUntil(lambda: page.rows.model.index(0, 5).data() == "김민준")
    page.rows.outcome.setCurrentIndex(3)
    page.rows.outcome.activated.emit(3)
    qtbot.waitUntil(lambda: ("rows", 2, 0, Outcome.FAILED) in opened.desk.world.asked)
    assert page.rows.model.rowCount() == 3


def test_issues_and_the_audit_trail(qtbot: QtBot, opened: MainWindow) -> None:
    page = opened.document
    assert page.issues.title.text() == "문제 3건"
    assert page.audit.model.index(0, 2).data() == "처리"
    assert page.audit.model.index(0, 5).data() == "행 1,240"


def test_a_document_that_is_gone_leads_back_to_the_list(qtbot: QtBot, opened: MainWindow) -> None:
    opened.desk.world.documents.clear()
    opened.document.refresh()
    qtbot.waitUntil(lambda: opened.pages.currentWidget() is opened.documents)


def test_a_new_version_shows_up_when_its_job_says_so(qtbot: QtBot, opened: MainWindow) -> None:
    opened.desk.world.versions["d1"].append(version(3))
    opened.desk.job_changed.emit(job(1))
    qtbot.waitUntil(lambda: opened.document.history.model.rowCount() == 3)
