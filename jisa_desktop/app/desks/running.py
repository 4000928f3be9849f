"""The jobs of the workspace that is open: started, asked, followed, parked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jisa_desktop.app.desks import documents as reading
from jisa_desktop.app.desks.following import Follower
from jisa_desktop.domain.statuses import Control, JobStatus
from jisa_desktop.ui.desk import Ended

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.domain.snapshots import JobSnapshot
    from jisa_desktop.pipeline.conducting import JobEnd
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.workers.engine import JobEngine
    from jisa_desktop.workers.tasks import TaskPool

_LOOK_S = 0.01
_TAKEN_UP = (JobStatus.PENDING, JobStatus.PROCESSING)


class RunningJobs(QObject):
    """Lives on the main thread as long as the program; has an engine while a workspace is open,
    between ``begin`` and ``end``.

    ``take_end``: hears each job's end before anybody else does.

    Signals:
        job_changed: a ``JobSnapshot``.
        job_ended: an ``Ended``, exactly once a run.
        batch_changed: a ``BatchProgress``.
    """

    job_changed = Signal(object)
    job_ended = Signal(object)
    batch_changed = Signal(object)

    def __init__(self, pool: TaskPool, access: Access, take_end: Callable[[JobEnd], None]) -> None:
        super().__init__()
        self._pool = pool
        self._access = access
        self._take_end = take_end
        self._wanted_again: set[int] = set()
        self.engine: JobEngine | None = None
        self._follower: Follower | None = None
        self.job_ended.connect(self._on_ended)

    @property
    def count(self) -> int:
        return len(self.engine.running) if self.engine is not None else 0

    def begin(self, workspace: Workspace, batches_at_once: int) -> None:
        from jisa_desktop.workers.engine import JobEngine

        self.engine = JobEngine(workspace, batches_at_once)
        self._follower = Follower(self.engine, workspace, self._pool, self._take_end, self)
        self._follower.job_changed.connect(self.job_changed)
        self._follower.job_ended.connect(self.job_ended)
        self._follower.batch_changed.connect(self.batch_changed)

    async def end(self, timeout_ms: int) -> bool:
        """Park every job, and have all ends told. False: some thread is still inside a call."""
        engine, follower = self.engine, self._follower
        self.engine = self._follower = None
        if engine is None or follower is None:
            return True
        is_quiet = await asyncio.to_thread(engine.shutdown, timeout_ms)
        while is_quiet and engine.running:  # their ends are on the way
            await asyncio.sleep(_LOOK_S)
        follower.stop()
        is_quiet = await asyncio.to_thread(self._pool.wait, timeout_ms) and is_quiet
        follower.deleteLater()
        return is_quiet

    def park(self, timeout_ms: int) -> bool:
        """Stop every job where it stands and wait. False: one is still inside a call."""
        return self.engine is None or self.engine.shutdown(timeout_ms)

    async def submit(
        self, make: Callable[[Workspace], int], password: str | None = None
    ) -> JobSnapshot:
        """Have a job made by ``make`` and start it."""
        job_id = await self._access.change(make)
        submitted = await self._access.do(reading.job, job_id)
        if self.engine is not None:  # else it is being opened anew, and takes up open jobs
            self.engine.start(job_id, password)
        self.job_changed.emit(submitted)
        return submitted

    def pause(self, job_id: int) -> None:
        if self.engine is not None:
            self.engine.pause(job_id)

    def resume(self, job_id: int) -> None:
        """A job that is just about to stand still is taken up again as soon as it does."""
        if self.engine is None or self._access.refusal is not None:
            return
        if job_id in self.engine.running:
            self._wanted_again.add(job_id)
        else:
            self.engine.start(job_id)

    def cancel(self, job_id: int) -> None:
        """A job that runs is asked; one that waits for a person ends at once."""
        if self.engine is not None and job_id in self.engine.running:
            self.engine.cancel(job_id)
        elif self._follower is not None and (workspace := self._access.workspace) is not None:
            self._pool.submit(_cancel, workspace, job_id).add_done_callback(
                self._follower.look_later(job_id)
            )

    async def resume_all(self) -> int:
        open_jobs = await self._access.do(_open_jobs)
        for job_id in open_jobs:
            self.resume(job_id)
        return len(open_jobs)

    def _on_ended(self, ended: Ended) -> None:
        is_wanted = ended.job_id in self._wanted_again
        self._wanted_again.discard(ended.job_id)
        if is_wanted and ended.job is not None and ended.job.status.is_open:
            self.resume(ended.job_id)


def _open_jobs(workspace: Workspace) -> list[int]:
    """Those that nobody paused and that wait for nobody."""
    return [
        job_id
        for job_id in workspace.desk.open_jobs()
        if reading.job(workspace, job_id).status in _TAKEN_UP
    ]


def _cancel(workspace: Workspace, job_id: int) -> None:
    workspace.desk.ask_job(job_id, Control.CANCEL)
