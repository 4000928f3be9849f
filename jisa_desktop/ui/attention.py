"""What a person who looks elsewhere is told: that a long job has ended, how far jobs are."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.ui.desk import BatchProgress, Desk, Ended
from jisa_desktop.ui.notices import Notices
from jisa_desktop.ui.progress import AllJobs, Bar, Tone

LONG = timedelta(seconds=10)
"""Whoever waits less still looks at the window."""

_STEPS = 100


class Shell(Protocol):
    """The system around the window. Where it cannot do a thing, nothing happens."""

    def tell(self, title: str, text: str) -> None:
        """A notification of the system's own."""
        ...

    def alert(self, window: QWidget) -> None:
        """Have the window's place in the taskbar or dock ask for a look."""
        ...

    def show_progress(self, window: QWidget, bar: Bar | None) -> None:
        """In the window's place in the taskbar or dock; None: there is nothing to show."""
        ...


class Attention(QObject):
    """Follows the desk. Nothing is told before ``use`` was called."""

    def __init__(self, window: QWidget, desk: Desk, notices: Notices) -> None:
        super().__init__(window)
        self._window = window
        self._notices = notices
        self._shell: Shell | None = None
        self._jobs = AllJobs()
        self._shown: tuple[int, int, Tone] | None = None
        desk.job_changed.connect(self._on_job)
        desk.batch_changed.connect(self._on_batch)
        desk.job_ended.connect(self._on_ended)

    def use(self, shell: Shell) -> None:
        self._shell = shell

    def look(self) -> None:
        """A person has come to the window."""
        self._jobs.look()
        self._show_progress()

    def stop(self) -> None:
        """The window goes: leave nothing behind in the taskbar."""
        self._jobs.forget()
        self._show_progress()
        self._shell = None

    def _on_job(self, job: JobSnapshot) -> None:
        self._jobs.take_job(job)
        self._show_progress()

    def _on_batch(self, report: BatchProgress) -> None:
        self._jobs.take_report(report)
        self._show_progress()

    def _on_ended(self, ended: Ended) -> None:
        is_seen = is_in_front(self._window)
        self._jobs.take_end(ended, is_seen=is_seen)
        self._show_progress()
        key = f"job:{ended.job_id}"
        notice = next((one for one in self._notices.shown if one.key == key), None)
        is_long = ended.job is not None and _took(ended.job) >= LONG
        if self._shell is None or notice is None or not is_long or is_seen:
            return
        self._shell.tell(notice.title.text(), notice.text.text())
        self._shell.alert(self._window)

    def _show_progress(self) -> None:
        """Only what can be seen: a taskbar has no thousandths."""
        if self._shell is None:
            return
        bar = self._jobs.bar
        shown = (int(bar.share * _STEPS), bar.count, bar.tone) if bar is not None else None
        if shown != self._shown:
            self._shown = shown
            self._shell.show_progress(self._window, bar)


def is_in_front(window: QWidget) -> bool:
    """Also where a dialog of the program's own has the focus."""
    is_active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
    return is_active and not window.isMinimized()


def _took(job: JobSnapshot) -> timedelta:
    begun, ended = job.started_at or job.created_at, job.ended_at
    return ended - begun if ended is not None else timedelta(milliseconds=job.active_ms)
