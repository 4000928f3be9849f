"""The home page: drop workbooks, see every document and how far its job is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jisa_desktop.domain.snapshots import DocumentSnapshot, JobSnapshot
from jisa_desktop.domain.statuses import JobKind, JobStatus
from jisa_desktop.ui import formats
from jisa_desktop.ui.actions import DocumentActions
from jisa_desktop.ui.choose import choose_folder, choose_workbooks
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.documents.empty import EmptyState
from jisa_desktop.ui.documents.list_card import ListCard
from jisa_desktop.ui.documents.model import DocumentLine, DocumentsModel, arriving_line
from jisa_desktop.ui.intake_rules import take
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.progress import JobProgress
from jisa_desktop.ui.widgets.build import column, grow, label, row
from jisa_desktop.ui.widgets.drop_zone import DropZone

_MOST_REASONS = 3
_MOST_TIPS = 40


class DocumentsPage(QWidget):
    """``files_taken``: paths worth a look. ``document_wanted``: (id, part of its page)."""

    files_taken = Signal(list)
    document_wanted = Signal(str, str)
    samples_wanted = Signal()

    def __init__(self, context: Context, actions: DocumentActions, *, has_samples: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._progress: dict[int, JobProgress] = {}
        self._arriving: dict[int, JobSnapshot] = {}  # no document is known of them yet
        self.model = DocumentsModel(context.theme, self)
        self.drop_zone = DropZone(context.theme)
        self.list = ListCard(context.theme, self.model, actions)
        self.empty = EmptyState(context.theme, has_samples=has_samples)
        self.waiting = label(self.tr("문서를 불러오는 중입니다…"), "sub")
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.waiting)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        head = row(
            label(self.tr("문서"), "h1"),
            label(self.tr("엑셀 파일을 챗봇이 찾는 검색 인덱스로 올립니다"), "sub"),
            None,
            spacing=12,
        )
        self.setLayout(
            grow(
                column(head, self.drop_zone, self.stack, spacing=16, margins=(24, 20, 24, 16)),
                self.stack,
            )
        )
        self._connect(actions)

    def refresh(self) -> None:
        self._context.stories.tell_latest("documents", self._refresh())

    def choose_files(self) -> None:
        self._context.stories.tell(self._choose_files())

    def take_paths(self, paths: list[Path]) -> None:
        """Hand on what can be looked into; say of everything else why it stays out."""
        taken = take(paths)
        if taken.refusals:
            every = [f"{one.name}: {one.reason}" for one in taken.refusals]
            told = every[:_MOST_REASONS]
            if (rest := len(every) - _MOST_REASONS) > 0:
                text = self.tr("그 밖에 {n}개 (마우스를 올리면 모두 보입니다)")
                told.append(text.format(n=formats.count(rest)))
            title = self.tr("가져올 수 없는 파일이 {n}개 있습니다").format(n=len(taken.refusals))
            notice = self._context.notices.say(Kind.WARNING, title, "\n".join(told), key="refused")
            notice.setToolTip("\n".join(every[:_MOST_TIPS]))
        if taken.files:
            self.files_taken.emit(list(taken.files))

    def _connect(self, actions: DocumentActions) -> None:
        desk = self._context.desk
        self.drop_zone.dropped.connect(self.take_paths)
        self.drop_zone.files_wanted.connect(self.choose_files)
        self.drop_zone.folder_wanted.connect(self.choose_folder)
        self.empty.samples_wanted.connect(self.samples_wanted)
        self.list.document_wanted.connect(self.document_wanted)
        actions.started.connect(self._on_started)
        desk.job_changed.connect(self._on_job)
        desk.job_ended.connect(self._on_ended)
        desk.batch_changed.connect(self._on_batch)

    async def _refresh(self) -> None:
        desk = self._context.desk
        documents = await desk.documents()
        statuses: dict[int, JobStatus] = {}
        for job_id in sorted(d.open_job_id for d in documents if d.open_job_id is not None):
            statuses[job_id] = (await desk.job(job_id)).status
            if job_id not in self._progress:
                self._progress.setdefault(job_id, JobProgress()).take_batches(
                    await desk.batches(job_id)
                )
        self._progress = {key: seen for key, seen in self._progress.items() if key in statuses}
        arriving = [arriving_line(job) for job in self._arriving.values()]
        known = [self._line(document, statuses) for document in documents]
        self.model.show_lines([*arriving, *known])
        self.list.filters.offer(self.model.lines)
        self.list.show_state()
        has_lines = bool(self.model.lines)
        self.stack.setCurrentWidget(self.list if has_lines else self.empty)
        self.drop_zone.setMaximumHeight(168 if has_lines else 240)

    def _line(self, document: DocumentSnapshot, statuses: dict[int, JobStatus]) -> DocumentLine:
        job_id = document.open_job_id
        if job_id is None or job_id not in statuses:
            return DocumentLine(document)
        return DocumentLine(document, self._progress[job_id].share, statuses[job_id])

    async def _choose_files(self) -> None:
        self.take_paths(await choose_workbooks(self))

    def choose_folder(self) -> None:
        self._context.stories.tell(self._choose_folder())

    async def _choose_folder(self) -> None:
        self.take_paths(await choose_folder(self))

    def _on_started(self, _document_id: str) -> None:
        self.refresh()

    def _on_job(self, job: JobSnapshot) -> None:
        is_arriving = job.document_id is None and job.kind is JobKind.PROCESS
        if is_arriving and job.status.is_open:
            self._arriving[job.job_id] = job
        else:
            self._arriving.pop(job.job_id, None)
        self.refresh()

    def _on_ended(self, ended: Ended) -> None:
        self._arriving.pop(ended.job_id, None)
        self.refresh()

    def _on_batch(self, report: BatchProgress) -> None:
        seen = self._progress.setdefault(report.job_id, JobProgress())
        seen.take_report(report)
        for line in self.model.lines:
            if line.document.open_job_id == report.job_id:
                self.model.put(DocumentLine(line.document, seen.share, line.job_status))
                return
