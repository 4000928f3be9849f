"""Whoever looks elsewhere is told of the end of a long job, and sees how far jobs are."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import InputError
from jisa_desktop.ui.attention import is_in_front
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.progress import Bar, Tone
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import NOON, job


class FakeShell:
    def __init__(self) -> None:
        self.told: list[str] = []
        self.alerted = 0
        self.progress: list[Bar | None] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append(title)

    def alert(self, window: QWidget) -> None:
        self.alerted += 1

    def show_progress(self, window: QWidget, bar: Bar | None) -> None:
        self.progress.append(bar)


@pytest.fixture
def shell(window: MainWindow) -> FakeShell:
    made = FakeShell()
    window.attention.use(made)
    return made


def _leave(monkeypatch: pytest.MonkeyPatch, *, is_active: bool) -> None:
    monkeypatch.setattr("jisa_desktop.ui.attention.is_in_front", lambda _window: is_active)


def _ended(seconds: int, **changes: object) -> Ended:
    done = job(9, ended_at=NOON + timedelta(seconds=seconds), **changes)
    return Ended(9, done, name="급여")


def test_a_long_job_that_ends_behind_another_window_is_told(
    window: MainWindow, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    _leave(monkeypatch, is_active=False)
    window.desk.job_ended.emit(_ended(11))
    assert shell.told == ["‘급여’ 처리 작업이 끝났습니다"]
    assert shell.alerted == 1


@pytest.mark.parametrize(("seconds", "is_active"), [(9, False), (60, True)])
def test_a_short_one_and_one_that_is_looked_at_are_not(
    window: MainWindow,
    shell: FakeShell,
    monkeypatch: pytest.MonkeyPatch,
    seconds: int,
    is_active: bool,
) -> None:
    _leave(monkeypatch, is_active=is_active)
    window.desk.job_ended.emit(_ended(seconds))
    assert (shell.told, shell.alerted) == ([], 0)


def test_a_parked_job_is_no_end(
    window: MainWindow, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    _leave(monkeypatch, is_active=False)
    window.desk.job_ended.emit(_ended(60, status=JobStatus.PENDING))
    assert shell.told == []


def test_progress_is_the_mean_of_what_runs_and_ends_with_it(
    window: MainWindow, shell: FakeShell
) -> None:
    desk = window.desk
    desk.job_changed.emit(job(1, status=JobStatus.PROCESSING))
    desk.job_changed.emit(job(2, status=JobStatus.PROCESSING))
    desk.batch_changed.emit(BatchProgress(1, 1, 2, 1000, 1000))
    assert shell.progress[-1] == Bar(0.25, 2)
    before = len(shell.progress)
    desk.batch_changed.emit(BatchProgress(2, 1, 2, 1, 1000))
    assert len(shell.progress) == before  # too little to be seen
    desk.job_changed.emit(job(1))
    desk.job_ended.emit(Ended(2, job(2)))
    assert shell.progress[-1] is None


def test_the_closing_window_leaves_no_progress_behind(window: MainWindow, shell: FakeShell) -> None:
    window.desk.job_changed.emit(job(1, status=JobStatus.PROCESSING))
    window.attention.stop()
    assert shell.progress[-1] is None
    window.desk.job_changed.emit(job(2, status=JobStatus.PROCESSING))
    assert shell.progress[-1] is None


def test_a_failure_stays_red_until_the_window_is_looked_at(
    qtbot: QtBot, window: MainWindow, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    _leave(monkeypatch, is_active=False)
    window.desk.job_changed.emit(job(1, status=JobStatus.PROCESSING))
    window.desk.job_ended.emit(Ended(1, job(1, status=JobStatus.FAILED), InputError("no_rows")))
    assert shell.progress[-1] == Bar(1.0, 0, Tone.FAILED)
    window.activateWindow()
    qtbot.waitUntil(lambda: shell.progress[-1] is None)


def test_a_failure_that_was_watched_marks_nothing(
    window: MainWindow, shell: FakeShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    _leave(monkeypatch, is_active=True)
    window.desk.job_changed.emit(job(1, status=JobStatus.PROCESSING))
    window.desk.job_ended.emit(Ended(1, job(1, status=JobStatus.FAILED), InputError("no_rows")))
    assert shell.progress[-1] is None


def test_a_minimized_window_is_not_in_front(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: is_in_front(window))
    window.showMinimized()
    assert not is_in_front(window)
