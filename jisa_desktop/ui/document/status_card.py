"""처리 상태: the specification's card. Status, batches done, figures, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from jisa_desktop.domain.snapshots import BatchSnapshot, Counts, DocumentSnapshot, JobSnapshot
from jisa_desktop.domain.statuses import BatchStatus, Control, DocumentStatus, JobPhase, JobStatus
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.remedies import Remedy, remedy
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import (
    IconLabel,
    button,
    chip,
    column,
    label,
    row,
    set_chip,
    set_tone,
)
from jisa_desktop.ui.widgets.elided import ElidedLabel
from jisa_desktop.ui.widgets.quiet_bar import QuietBar

_OVER = (BatchStatus.COMPLETED, BatchStatus.FAILED)
_UNFINISHED = (DocumentStatus.FAILED, DocumentStatus.CANCELLED)
_FULL = 1000


class StatusCard(QFrame):
    """Its buttons only say what is wanted; the page does it."""

    pause_wanted = Signal()
    resume_wanted = Signal()
    cancel_wanted = Signal()
    retry_wanted = Signal()
    discard_wanted = Signal()
    remedy_wanted = Signal(object)  # Remedy

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.icon = IconLabel(theme, "clock", "text2", 20)
        self.status = chip()
        self.doing = ElidedLabel("sub")
        self.bar = QuietBar()
        self.bar.setRange(0, _FULL)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("전체 진행"))
        self.batches = label("", "sub")
        self.rows = label("—", "figure")
        self.vectors = label("—", "figure")
        self.errors = label("—", "figure")
        self.time = label("—", "figure")
        self.fault = label("", "", wrap=True, selectable=True)
        self.next_step = label("", "sub", wrap=True)
        self.remedy = button("", theme, "wrench", "primary", name=self.tr("해결하러 가기"))
        self._remedy: Remedy | None = None
        self.pause = button(self.tr("일시정지"), theme, "pause")
        self.resume = button(self.tr("계속"), theme, "play", "primary")
        self.cancel = button(self.tr("취소"), theme, "stop", name=self.tr("작업 취소"))
        self.retry = button(self.tr("재처리"), theme, "arrow-clockwise", "primary")
        self.discard = button(self.tr("새 버전 버리기"), theme, "trash", "danger")
        self._build()
        self.clear()
        self.pause.clicked.connect(self.pause_wanted)
        self.resume.clicked.connect(self.resume_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.retry.clicked.connect(self.retry_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.remedy.clicked.connect(self._on_remedy)

    def clear(self) -> None:
        """Nothing is known yet of the document that is being opened."""
        parts: tuple[QWidget, ...] = (
            *(self.pause, self.resume, self.cancel, self.retry, self.discard),
            *(self.status, self.bar, self.batches, self.fault, self.next_step, self.remedy),
        )
        for part in parts:
            part.hide()
        for figure in (self.rows, self.vectors, self.errors, self.time):
            figure.setText("—")
        self.doing.clear()

    def show_job(
        self,
        document: DocumentSnapshot,
        job: JobSnapshot | None,
        batches: Sequence[BatchSnapshot],
        share: float,
    ) -> None:
        is_open = job is not None and job.status.is_open
        look = words.look(job.status if job is not None and is_open else document.status)
        self.icon.show_icon(look.icon, _ink(look.tone))
        set_chip(self.status, look.word, look.tone)
        self.status.show()
        self._show_progress(job, batches, share)
        self._show_figures(job, batches)
        self._show_fault(document, job)
        self._show_buttons(document, job, batches)

    def show_share(self, share: float) -> None:
        self.bar.setValue(int(share * _FULL))

    def _build(self) -> None:
        title = label(self.tr("처리 상태"), "h2")
        head = row(
            self.icon,
            title,
            self.status,
            self.doing,
            None,
            self.pause,
            self.resume,
            self.cancel,
            self.retry,
            self.discard,
        )
        figures = row(
            _figure(self.tr("처리된 행"), self.rows),
            _figure(self.tr("생성된 벡터"), self.vectors),
            _figure(self.tr("오류 행"), self.errors),
            _figure(self.tr("처리 시간"), self.time),
            spacing=12,
        )
        self.setLayout(
            column(
                head,
                row(self.bar, self.batches, spacing=12),
                figures,
                self.fault,
                row(self.next_step, self.remedy, spacing=12),
                spacing=10,
                margins=(20, 14, 16, 14),
            )
        )

    def _show_progress(
        self, job: JobSnapshot | None, batches: Sequence[BatchSnapshot], share: float
    ) -> None:
        done = sum(1 for batch in batches if batch.status in _OVER)
        text = self.tr("{n} / {m} 배치 완료").format(
            n=formats.count(done), m=formats.count(len(batches))
        )
        self.batches.setText(text)
        is_open = job is not None and job.status.is_open
        for part in (self.bar, self.batches):
            part.setVisible(bool(batches) or is_open)
        is_planning = (
            job is not None
            and job.status is JobStatus.PROCESSING
            and job.phase in (JobPhase.INTAKE, JobPhase.COMPARE)
        )
        self.bar.setRange(0, 0 if is_planning else _FULL)
        self.show_share(share if is_open else 1.0)
        failed = any(batch.status is BatchStatus.FAILED for batch in batches)
        set_tone(self.bar, "tone", "danger" if failed else "" if is_open else "success")
        self.doing.setText(_doing(job))

    def _show_figures(self, job: JobSnapshot | None, batches: Sequence[BatchSnapshot]) -> None:
        """The job's own figures; while it runs, what its batches have done so far."""
        counts = job.counts if job else None
        if counts is None and job is not None and batches:
            counts = Counts(
                processed_rows=sum(one.processed_rows for one in batches),
                vectors_created=sum(one.vectors_created for one in batches),
            )
        self.rows.setText(formats.count(counts.processed_rows) if counts else "—")
        self.vectors.setText(formats.count(counts.vectors_created) if counts else "—")
        self.errors.setText(formats.count(counts.error_rows) if counts else "—")
        set_tone(self.errors, "tone", "danger" if counts and counts.error_rows else "")
        spent = (counts.processing_time_ms or job.active_ms) if counts and job else 0
        self.time.setText(formats.duration(spent) if job and spent else "—")

    def _show_fault(self, document: DocumentSnapshot, job: JobSnapshot | None) -> None:
        fault = job.fault if job is not None and job.fault else document.fault
        told = words.of_fault(fault) if fault else None
        self.fault.setText(f"{told.title} — {told.sentence}" if told else "")
        self.next_step.setText(told.next_step if told else "")
        set_tone(self.fault, "tone", "danger")
        self.fault.setVisible(told is not None)
        self.next_step.setVisible(bool(told and told.next_step))
        self._remedy = remedy(fault.code, fault.params) if fault else None
        self.remedy.setVisible(self._remedy is not None)
        if self._remedy is not None:
            self.remedy.setText(f" {self._remedy.text}")
            self.remedy.setAccessibleName(self._remedy.text)

    def _on_remedy(self) -> None:
        if self._remedy is not None:
            self.remedy_wanted.emit(self._remedy)

    def _show_buttons(
        self, document: DocumentSnapshot, job: JobSnapshot | None, batches: Sequence[BatchSnapshot]
    ) -> None:
        status = job.status if job else None
        is_asked = job is not None and job.control is not Control.NONE
        running = status in (JobStatus.PENDING, JobStatus.PROCESSING)
        self.pause.setVisible(running)
        self.pause.setEnabled(not is_asked)
        self.resume.setVisible(status in (JobStatus.PAUSED, JobStatus.NEEDS_ATTENTION))
        self.cancel.setVisible(status is not None and status.is_open)
        self.cancel.setEnabled(not is_asked)
        is_failed = document.status in _UNFINISHED and document.open_job_id is None
        self.retry.setVisible(is_failed)
        failed = sum(1 for batch in batches if batch.status is BatchStatus.FAILED)
        again = (
            self.tr("실패한 배치 {n}개 재처리").format(n=formats.count(failed))
            if failed
            else self.tr("재처리")
        )
        self.retry.setText(f" {again}")
        self.retry.setAccessibleName(again)
        has_older = document.active_version not in (None, document.latest_version)
        self.discard.setVisible(is_failed and has_older)


def _figure(text: str, value: QLabel) -> QWidget:
    frame = QFrame()
    frame.setProperty("inset", True)
    value.setAccessibleName(text)
    frame.setLayout(column(label(text, "cap"), value, spacing=2, margins=(14, 8, 14, 8)))
    return frame


def _ink(tone: str) -> str:
    return "text2" if tone == "neutral" else tone


def _doing(job: JobSnapshot | None) -> str:
    if job is None:
        return ""
    if job.status is JobStatus.PROCESSING:
        return f"{words.kind(job.kind)} · {words.phase(job.phase)}"
    return f"{words.kind(job.kind)} · {formats.moment(job.ended_at or job.created_at)}"
