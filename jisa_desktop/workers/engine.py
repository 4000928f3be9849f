"""Runs jobs side by side: a coordinator a job, at most five batches over all of them."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.statuses import Control
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.faulting import named_error
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.workers.control import ControlWatcher
from jisa_desktop.workers.moments import Moment, Thinned
from jisa_desktop.workers.tasks import TaskPool

BATCHES_AT_ONCE = 5
_JOBS_AT_ONCE = 16
"""Coordinators mostly wait for their batches, so there may be more of them."""


@dataclass(frozen=True, slots=True)
class _Run:
    token: CancelToken
    future: Future[None]


class JobEngine(QObject):
    """Lives on the main thread as long as its workspace is open; its signals arrive there.

    Signals:
        job_started: a job's id.
        moved: a ``Moment``, at most ten a second for each job and batch.
        job_ended: a job's id and its ``JobEnd``, exactly once for each ``start``.
    """

    job_started = Signal(int)
    moved = Signal(object)
    job_ended = Signal(int, object)
    _ended = Signal(int, object)  # pool thread -> main thread, queued by Qt

    def __init__(
        self,
        workspace: Workspace,
        batches_at_once: int = BATCHES_AT_ONCE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = TaskPool(_JOBS_AT_ONCE)
        self._batches = TaskPool(batches_at_once)
        self._runs: dict[int, _Run] = {}
        self._watcher = ControlWatcher(workspace.store)
        self._ended.connect(self._retire)

    @property
    def running(self) -> tuple[int, ...]:
        """Ids of the jobs that were started and have not ended."""
        return tuple(self._runs)

    def start(self, job_id: int, password: str | None = None) -> None:
        """Take a job up from where it stands. One that runs already goes on as it is."""
        if job_id in self._runs:
            return
        token = CancelToken()
        self._watcher.watch(job_id, token)
        self._runs[job_id] = _Run(token, self._jobs.submit(self._conduct, job_id, token, password))
        self.job_started.emit(job_id)

    def pause(self, job_id: int) -> None:
        """Ask a job to pause at its next safe point, within a second."""
        self._ask(job_id, Control.PAUSE)

    def cancel(self, job_id: int) -> None:
        """Ask a job to end as cancelled, within a second. What was written stays until it is
        discarded or retried."""
        self._ask(job_id, Control.CANCEL)

    def park_all(self) -> None:
        """Stop every job where it stands; each ends as pending, and the next start goes on."""
        for run in self._runs.values():
            run.token.cancel()

    def shutdown(self, timeout_ms: int) -> bool:
        """Park every job and wait.

        False: some thread is still inside a call that cannot be stopped.
        """
        self._watcher.close()
        self.park_all()
        self._jobs.drop_waiting()
        self._batches.drop_waiting()
        return self._jobs.wait(timeout_ms) and self._batches.wait(timeout_ms)

    # on the main thread

    @Slot(int, object)
    def _retire(self, job_id: int, end: JobEnd) -> None:
        if self._runs.pop(job_id, None) is not None:
            self.job_ended.emit(job_id, end)

    def _ask(self, job_id: int, control: Control) -> None:
        if job_id in self._runs:
            self._jobs.submit(self._note, job_id, control)

    # on pool threads

    def _note(self, job_id: int, control: Control) -> None:
        self._workspace.desk.ask_running(job_id, control)
        self._watcher.look()

    def _conduct(self, job_id: int, token: CancelToken, password: str | None) -> None:
        emit = Thinned(self.moved.emit)

        def report(stage: Stage, done: int, count: int) -> None:
            emit(Moment(job_id, None, None, 0, stage, done, count))

        try:
            end = self._workspace.conductor.run(
                job_id, self._run_batches, StepContext(token, report), password
            )
        except Exception as error:  # even the note of its end could not be written: disk, lock
            end = JobEnd(None, named_error(error))
        finally:
            self._watcher.forget(job_id)
        self._ended.emit(job_id, end)

    def _run_batches(self, batch_ids: Sequence[int], context: StepContext) -> None:
        """All of them, as many at once as the pool has threads. The first that must park the job
        stops the others, and is raised when all have ended."""
        group = context.cancel.child()
        first: list[BaseException] = []
        lock = threading.Lock()

        def one(batch_id: int) -> None:
            try:
                self._run_batch(batch_id, group)
            except BaseException as error:
                with lock:
                    first.append(error)
                group.cancel()
                raise

        futures = [self._batches.submit(one, batch_id) for batch_id in batch_ids]
        wait(futures)
        if first:
            raise first[0]
        if any(future.cancelled() for future in futures):
            raise Cancelled

    def _run_batch(self, batch_id: int, group: CancelToken) -> None:
        group.check()
        with self._workspace.store.reading() as tx:
            batch = tx.jobs.batch(batch_id)
        emit = Thinned(self.moved.emit)

        def report(stage: Stage, done: int, count: int) -> None:
            emit(Moment(batch.job_id, batch_id, batch.number, batch.total, stage, done, count))

        self._workspace.batches.apply(batch_id, StepContext(group, report))
