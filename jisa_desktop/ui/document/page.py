"""The page of one document. Everything on it follows the jobs as they run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from jisa_desktop.domain.snapshots import (
    BatchSnapshot,
    DocumentSnapshot,
    JobSnapshot,
    VersionSnapshot,
)
from jisa_desktop.domain.statuses import DocumentStatus, JobKind, JobStatus
from jisa_desktop.ui import words
from jisa_desktop.ui.actions import DocumentActions
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.document.audit import AuditTab
from jisa_desktop.ui.document.batch_model import BatchModel
from jisa_desktop.ui.document.diff import DiffView
from jisa_desktop.ui.document.history import HistoryTab
from jisa_desktop.ui.document.rows import IssuesTab, RowsTab
from jisa_desktop.ui.document.status_card import StatusCard
from jisa_desktop.ui.document.versions import VersionPicker
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.progress import JobProgress
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, card, column, icon_button, row
from jisa_desktop.ui.widgets.elided import ElidedLabel
from jisa_desktop.ui.widgets.tables import StateDelegate, Table, TextDelegate

_EVENTS = 200
_PARTS = ("history", "batches", "rows", "issues", "audit")
_UNDOABLE = (JobKind.ROLLBACK, JobKind.UNDO, JobKind.CLEANUP)


class DocumentPage(QWidget):
    """``back_wanted``: to the list; ``new_version_wanted``: choose a file for this document."""

    back_wanted = Signal()
    new_version_wanted = Signal(str)

    def __init__(self, context: Context, actions: DocumentActions) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._actions = actions
        self._document: DocumentSnapshot | None = None
        self._job: JobSnapshot | None = None
        self._progress = JobProgress()
        theme = context.theme
        self.back = icon_button(theme, "caret-left", self.tr("문서 목록으로"))
        self.title = ElidedLabel("h1")
        self.about = ElidedLabel("sub")
        self.new_version = button(self.tr("새 버전 올리기…"), theme, "upload-simple")
        self.cleanup = button(self.tr("정리"), theme, "broom", "danger")
        self.forget = button(self.tr("내용까지 지우기…"), theme, "trash", "danger")
        self.status = StatusCard(theme)
        self.batches = BatchModel(self)
        self.batch_table = _batch_table(self.tr("배치 목록"), self.batches, theme)
        self.history = HistoryTab(context)
        self.diff = DiffView(theme)
        self.rows = RowsTab(context)
        self.issues = IssuesTab(context)
        self.audit = AuditTab(theme)
        self.versions = VersionPicker()
        self.tabs = QTabWidget()
        self._build()
        self._connect()

    @property
    def document_id(self) -> str | None:
        return self._document.document_id if self._document else None

    def open(self, document_id: str, part: str = "") -> None:
        """Show a document; ``part`` 'history', 'batches', 'rows' or 'issues' brings that tab to
        the front, 'rows:12' also the row with that Excel number."""
        name, _, row_number = part.partition(":")
        if document_id != self.document_id:
            self._document, self._job, self._progress = None, None, JobProgress()
            self._clear()
            self._history_stack.setCurrentWidget(self.history)
            self.tabs.setCurrentIndex(0)
        if name in _PARTS:
            self.tabs.setCurrentIndex(_PARTS.index(name))
        if row_number.isdigit():
            self.rows.want_row(int(row_number))
        self._context.stories.tell_latest("document", self._refresh(document_id))

    def _clear(self) -> None:
        """Nothing can be done to a document that is not known yet."""
        for part in (self.title, self.about, self.status, self.history, self.versions):
            part.clear()
        for one in (self.new_version, self.cleanup):
            one.setEnabled(False)
        self.forget.hide()

    def refresh(self) -> None:
        if self.document_id is not None:
            self._context.stories.tell_latest("document", self._refresh(self.document_id))

    def _build(self) -> None:
        self._history_stack = QStackedWidget()
        self._history_stack.addWidget(self.history)
        self._history_stack.addWidget(self.diff)
        self.tabs.setAccessibleName(self.tr("문서 자세히"))
        self.tabs.addTab(self._history_stack, self.tr("이력"))
        self.tabs.addTab(self.batch_table, self.tr("배치"))
        self.tabs.addTab(self.rows, self.tr("행"))
        self.tabs.addTab(self.issues, self.tr("문제"))
        self.tabs.addTab(self.audit, self.tr("감사 기록"))
        self.tabs.setCornerWidget(self.versions)
        self._on_tab()
        does = (self.new_version, self.cleanup, self.forget)
        head = row(self.back, self.title, self.about, None, *does)
        self._clear()
        body = card(self.tabs, margins=(12, 6, 12, 12))
        layout = column(head, self.status, body, spacing=14, margins=(24, 20, 24, 16))
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        desk = self._context.desk
        desk.job_changed.connect(self._on_job)
        desk.job_ended.connect(self._on_ended)
        desk.batch_changed.connect(self._on_batch)
        self._actions.started.connect(self._on_started)
        self.back.clicked.connect(self.back_wanted)
        self.new_version.clicked.connect(self._on_new_version)
        self.cleanup.clicked.connect(self._on_cleanup)
        self.forget.clicked.connect(self._on_forget)
        self._actions.forgotten.connect(self._on_started)
        self.tabs.currentChanged.connect(self._on_tab)
        self.versions.chosen.connect(self._on_version)
        self.issues.marked.clicked.connect(self._on_export_marked)
        self.status.pause_wanted.connect(self._on_pause)
        self.status.resume_wanted.connect(self._on_resume)
        self.status.cancel_wanted.connect(self._on_cancel)
        self.status.retry_wanted.connect(self._on_retry)
        self.status.discard_wanted.connect(self._on_discard)
        self.history.return_wanted.connect(self._on_return)
        self.history.undo_wanted.connect(self._on_undo)
        self.history.compare_wanted.connect(self._on_compare)
        self.diff.closed.connect(self._on_diff_closed)
        self.issues.export.clicked.connect(self._on_export)

    async def _refresh(self, document_id: str) -> None:
        desk = self._context.desk
        documents = {one.document_id: one for one in await desk.documents()}
        document = documents.get(document_id)
        if document is None:
            self.back_wanted.emit()
            return
        versions = await desk.history(document_id)
        jobs = await desk.jobs(document_id)
        last = max(jobs, key=_job_order) if jobs else None
        batches = await desk.batches(last.job_id) if last else ()
        if self._job is None or last is None or self._job.job_id != last.job_id:
            self._progress = JobProgress()
        self._progress.take_batches(batches)
        self._document, self._job = document, last
        self._show(document, versions, batches)
        self.versions.show_versions(versions)
        await self._show_version()
        self.audit.show_events(await desk.events(document_id, _EVENTS))

    async def _show_version(self) -> None:
        shown = self.versions.version
        self.rows.show_version(shown)
        if not self.issues.is_showing(shown):
            count = await self._context.desk.issue_count(shown.version_id) if shown else 0
            self.issues.show_version(shown, count)

    def _show(
        self,
        document: DocumentSnapshot,
        versions: Sequence[VersionSnapshot],
        batches: Sequence[BatchSnapshot],
    ) -> None:
        self.title.setText(nfc(document.title))
        self.about.setText(f"{document.template} · {words.mode(document.mode)}")
        is_idle = document.open_job_id is None
        self.cleanup.setEnabled(is_idle and document.record_count > 0)
        is_empty = is_idle and document.status is DocumentStatus.CLEANED_UP
        self.cleanup.setVisible(not is_empty)
        self.forget.setVisible(is_empty and any(not one.is_purged for one in versions))
        self.new_version.setEnabled(is_idle)
        self.status.show_job(document, self._job, batches, self._progress.share)
        self.batches.show_batches(list(batches))
        job = self._job
        can_undo = job is not None and job.kind in _UNDOABLE and job.status is JobStatus.COMPLETED
        self.history.show_history(document, versions, can_undo=can_undo)

    def _on_job(self, job: JobSnapshot) -> None:
        if job.document_id is not None and job.document_id == self.document_id:
            self.refresh()

    def _on_started(self, document_id: str) -> None:
        if document_id == self.document_id:
            self.refresh()

    def _on_ended(self, ended: Ended) -> None:
        if ended.job is not None:
            self._on_job(ended.job)

    def _on_batch(self, report: BatchProgress) -> None:
        if self._job is None or report.job_id != self._job.job_id:
            return
        self._progress.take_report(report)
        self.status.show_share(self._progress.share)
        if not self.batches.take_report(report):
            self.refresh()

    def _on_new_version(self) -> None:
        if self.document_id is not None:
            self.new_version_wanted.emit(self.document_id)

    def _on_cleanup(self) -> None:
        if self._document is not None:
            self._actions.clean_up(self._document)

    def _on_forget(self) -> None:
        if self._document is not None:
            self._actions.forget(self._document)

    def _on_tab(self) -> None:
        self.versions.setVisible(self.tabs.currentWidget() in (self.rows, self.issues))

    def _on_version(self) -> None:
        self._context.stories.tell_latest("version", self._show_version())

    def _on_retry(self) -> None:
        if self._document is not None:
            self._actions.retry(self._document)

    def _on_discard(self) -> None:
        if self._document is not None:
            self._actions.discard(self._document)

    def _on_export(self) -> None:
        if self._document is not None and (version := self.versions.version) is not None:
            self._actions.export_errors(self._document, version.number)

    def _on_export_marked(self) -> None:
        if self._document is not None and (version := self.versions.version) is not None:
            self._actions.export_marked(self._document, version)

    def _on_return(self, number: int) -> None:
        if self._document is not None:
            self._actions.roll_back(self._document, number)

    def _on_undo(self) -> None:
        if self._document is not None:
            self._actions.undo(self._document.document_id, self._document.title)

    def _on_pause(self) -> None:
        if self._job is not None:
            self._context.desk.pause(self._job.job_id)

    def _on_resume(self) -> None:
        if self._job is not None:
            self._context.desk.resume(self._job.job_id)

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._context.desk.cancel(self._job.job_id)

    def _on_compare(self, old: int, new: int) -> None:
        if self.document_id is not None:
            self._context.stories.tell_latest("diff", self._compare(self.document_id, old, new))

    async def _compare(self, document_id: str, old: int, new: int) -> None:
        self.diff.show_diff(old, new, await self._context.desk.diff(document_id, old, new))
        self._history_stack.setCurrentWidget(self.diff)

    def _on_diff_closed(self) -> None:
        self._history_stack.setCurrentWidget(self.history)


def _batch_table(name: str, model: BatchModel, theme: Theme) -> Table:
    table = Table(name)
    table.setModel(model)
    table.setItemDelegate(TextDelegate(theme, table))
    states = StateDelegate(theme, table)
    table.setItemDelegateForColumn(4, states)
    table.setItemDelegateForColumn(5, states)
    table.set_widths({0: 84, 1: 72, 2: 110, 3: 72, 4: 180, 5: 112, 6: 56}, stretch=7)
    return table


def _job_order(job: JobSnapshot) -> int:
    return job.job_id
