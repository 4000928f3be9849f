"""From what the engine says of running jobs to what the window shows, a few times a second."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from jisa_desktop.app.desks import documents as reading
from jisa_desktop.app.desks.upkeep import drift_lines
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.pipeline.context import Stage
from jisa_desktop.ui.desk import BatchProgress, Ended

if TYPE_CHECKING:
    from jisa_desktop.domain.snapshots import JobSnapshot
    from jisa_desktop.pipeline.conducting import JobEnd
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.workers.engine import JobEngine
    from jisa_desktop.workers.moments import Moment
    from jisa_desktop.workers.tasks import TaskPool

LOOK_MS = 300
_RUNNING = (JobStatus.PENDING, JobStatus.PROCESSING)
_WHOLE = 1000

# A batch embeds, then writes, then confirms; embedding takes most of the time.
_PARTS = {
    Stage.EMBEDDING: (0, 800),
    Stage.WRITING: (800, 950),
    Stage.CONFIRMING: (950, 1000),
    Stage.DELETING: (0, 1000),
}


class Follower(QObject):
    """Reads a running job's snapshot when something moved, and tells it.

    ``take_end``: hears each job's end at once, before its name is looked up and it is told.

    Signals: as those of ``RunningJobs``.
    """

    job_changed = Signal(object)
    job_ended = Signal(object)
    batch_changed = Signal(object)
    _looked = Signal(object)  # pool thread -> main thread, queued by Qt
    _ended = Signal(object)
    _look_again = Signal(int)

    def __init__(
        self,
        engine: JobEngine,
        workspace: Workspace,
        pool: TaskPool,
        take_end: Callable[[JobEnd], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pool = pool
        self._take_end = take_end
        self._engine = engine
        self._moved: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        engine.job_started.connect(self._on_started)
        engine.moved.connect(self._on_moved)
        engine.job_ended.connect(self._on_ended)
        self._looked.connect(self._on_looked)
        self._ended.connect(self._tell_end)
        self._look_again.connect(self._on_started, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """The engine has ended: nothing is looked at any more; ends that are on the way are
        told."""
        self._timer.stop()
        self._moved.clear()

    def look_later(self, job_id: int) -> Callable[[Future[None]], None]:
        """For a future's callback: have the job's snapshot read again."""

        def done(_future: Future[None]) -> None:
            self._look_again.emit(job_id)

        return done

    @Slot(int)
    def _on_started(self, job_id: int) -> None:
        self._moved.add(job_id)
        if not self._timer.isActive():
            self._timer.start()
            self._look()

    def _on_moved(self, moment: Moment) -> None:
        self._moved.add(moment.job_id)
        if moment.batch_number is None or moment.stage not in _PARTS:
            return
        first, last = _PARTS[moment.stage]
        share = min(1.0, moment.done / moment.count) if moment.count else 0.0
        done = first + int((last - first) * share)
        self.batch_changed.emit(
            BatchProgress(
                moment.job_id, moment.batch_number, moment.total, done, _WHOLE, moment.stage.value
            )
        )

    def _on_ended(self, job_id: int, end: JobEnd) -> None:
        self._moved.discard(job_id)
        self._take_end(end)
        self._pool.submit(self._name_end, job_id, end)

    def _tell_end(self, ended: Ended) -> None:
        if ended.job is not None:
            self.job_changed.emit(ended.job)
        self.job_ended.emit(ended)

    def _look(self) -> None:
        if not self._moved:
            self._timer.stop()
            return
        for job_id in self._moved:
            self._pool.submit(self._read, job_id)
        self._moved = set()

    def _on_looked(self, job: JobSnapshot) -> None:
        is_late = job.status in _RUNNING and job.job_id not in self._engine.running
        if not is_late:
            self.job_changed.emit(job)

    # On pool threads

    def _read(self, job_id: int) -> None:
        job = reading.job_or_none(self._workspace, job_id)
        if job is not None:
            self._looked.emit(job)

    def _name_end(self, job_id: int, end: JobEnd) -> None:
        name = ""
        if end.job is not None:
            name = _name(self._workspace, end.job)
        elif end.error is not None:
            name = str(end.error.params.get("file") or "")
        self._ended.emit(
            Ended(job_id, end.job, end.error, end.is_unchanged, name, drift_lines(end.drift))
        )


def _name(workspace: Workspace, job: JobSnapshot) -> str:
    """The document's title; before there is a document, the file's name."""
    if job.document_id is None:
        return str(job.request.get("source_name") or "")
    with workspace.store.reading() as tx:
        return tx.documents.get(job.document_id).title
