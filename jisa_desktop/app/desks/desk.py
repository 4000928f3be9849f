"""The real desk: the workspace and its engine behind the window's one seam.

The workspace is opened off the main thread after the window has come up; whoever asks earlier
waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from jisa_desktop.app.desks import documents as reading
from jisa_desktop.app.desks.access import Access
from jisa_desktop.app.desks.following import Follower
from jisa_desktop.app.desks.opening import batches_at_once, open_to_write, ours
from jisa_desktop.app.desks.outgoing import RealOutgoingDesk
from jisa_desktop.app.desks.people import RealPeopleDesk
from jisa_desktop.app.desks.previews import RealPreviewDesk
from jisa_desktop.app.desks.search import RealSearchDesk
from jisa_desktop.app.desks.settings import RealSettingsDesk
from jisa_desktop.app.desks.templates import RealTemplateDesk, keep_changes
from jisa_desktop.app.desks.upkeep import RealUpkeepDesk
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Control, JobStatus, Outcome
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.pipeline.faulting import named_error
from jisa_desktop.ui.desk import DiffLine, Ended, ForgottenView, PlanView
from jisa_desktop.ui.imports.desk import ImportRequest
from jisa_desktop.workers.tasks import TaskPool

if TYPE_CHECKING:
    from jisa_desktop.domain.snapshots import (
        BatchSnapshot,
        DocumentSnapshot,
        EventSnapshot,
        JobSnapshot,
        LineageSnapshot,
        VersionSnapshot,
    )
    from jisa_desktop.domain.table import Issue
    from jisa_desktop.pipeline.secrets import Secrets
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.workers.engine import JobEngine

T = TypeVar("T")
_THREADS = 3
_PARK_MS = 10_000
_LOOK_S = 0.01
_TAKEN_UP = (JobStatus.PENDING, JobStatus.PROCESSING)


def _no_keys() -> Secrets:
    """For whoever has providers that need none."""
    from jisa_desktop.pipeline.secrets import Secrets

    return Secrets({}, None)


class RealDesk(QObject):
    """Lives on the main thread. ``open`` once, ``close`` last."""

    job_changed = Signal(object)
    job_ended = Signal(object)
    batch_changed = Signal(object)

    def __init__(
        self,
        open_workspace: Callable[[], Workspace],
        environment: Mapping[str, str],
        find_secrets: Callable[[], Secrets] = _no_keys,
    ) -> None:
        """``open_workspace`` and ``find_secrets`` are called off the main thread, the former
        whenever settings take effect."""
        super().__init__()
        self._open_workspace = open_workspace
        self._environment = ours(environment)
        self._pool = TaskPool(_THREADS)
        self._access = Access(self._pool, self.resume)
        self.previews = RealPreviewDesk(self._access)
        self.outgoing = RealOutgoingDesk(self._access, self.previews, environment)
        self.templates = RealTemplateDesk(self._access)
        self.people = RealPeopleDesk(self._access)
        self.search = RealSearchDesk(self._access)
        self.upkeep = RealUpkeepDesk(self._access, self.replace)
        self.settings = RealSettingsDesk(self._access, environment, find_secrets, self.reopen)
        self._safekeeping = CancelToken()
        self._reopening = asyncio.Lock()
        self._wanted_again: set[int] = set()
        self._engine: JobEngine | None = None
        self._follower: Follower | None = None
        self.job_ended.connect(self._on_ended)

    async def open(self) -> int:
        """Open the workspace and take up what an earlier run left open; return how many jobs.

        Raises what opening raises; nothing can be asked then.
        """
        try:
            workspace, refusal = await self._pool.run(open_to_write, self._open_workspace)
        except Exception as error:
            named = named_error(error)
            self._access.failed(named)
            raise named from error
        from jisa_desktop.workers.engine import JobEngine

        count = await self._pool.run(batches_at_once, workspace.home, self._environment)
        self._engine = JobEngine(workspace, count)
        self._follower = Follower(self._engine, workspace, self._pool, self)
        self._access.opened(workspace, refusal)
        if refusal is not None:
            raise refusal
        return await self.resume_all()

    async def reopen(self) -> int:
        """Have what is kept of settings and keys take effect: park the jobs, open the workspace
        anew, go on. Whoever asks meanwhile waits. Returns how many jobs go on.

        Raises what ``open`` does, and ``EnvironmentProblem('settings_wait_for_restart')``.
        """
        async with self._reopening:
            await self._shut()
            return await self.open()

    async def replace(self, work: Callable[[], T]) -> T:
        """As ``reopen``, with ``work`` done off the main thread while nothing is open. When it
        fails, what is there is opened all the same, and its error is raised then."""
        async with self._reopening:
            await self._shut()
            try:
                return await asyncio.to_thread(work)
            finally:
                await self.open()
                self.settings.applied.emit()

    async def _shut(self) -> None:
        workspace, engine, follower = self._access.workspace, self._engine, self._follower
        self._access.close()
        self._engine = self._follower = None
        self._safekeeping.cancel()  # it is asked for again in an hour
        self._safekeeping = CancelToken()
        self.previews.stop()
        if workspace is not None and engine is not None and follower is not None:
            is_quiet = await asyncio.to_thread(engine.shutdown, _PARK_MS)
            while is_quiet and engine.running:  # their ends are on the way
                await asyncio.sleep(_LOOK_S)
            follower.stop()
            is_quiet = await asyncio.to_thread(self._pool.wait, _PARK_MS) and is_quiet
            follower.deleteLater()
            if not is_quiet:
                error = EnvironmentProblem("settings_wait_for_restart")
                self._access.failed(error)
                raise error
            self.previews.close()
            await asyncio.to_thread(workspace.close)

    @property
    def running_count(self) -> int:
        return len(self._engine.running) if self._engine is not None else 0

    async def keep_safe(self) -> None:
        """Today's automatic backup, unless there is one. Raises what ``Safekeeping.keep`` does."""
        await self._access.change(_keep_safe, self._safekeeping)

    def park(self, timeout_ms: int) -> bool:
        """Stop every job where it stands and wait. False: one is still inside a call."""
        self._safekeeping.cancel()
        self.previews.stop()
        self.templates.stop()
        self.upkeep.stop()
        is_quiet = self._engine is None or self._engine.shutdown(timeout_ms)
        self._pool.drop_waiting()
        return self._pool.wait(timeout_ms) and is_quiet

    def close(self) -> None:
        """After ``park``: the previews, and last of all the store."""
        self.previews.close()
        if (workspace := self._access.workspace) is not None:
            workspace.close()

    # Reading

    async def documents(self) -> Sequence[DocumentSnapshot]:
        return await self._access.do(reading.documents)

    async def history(self, document_id: str) -> Sequence[VersionSnapshot]:
        return await self._access.do(reading.history, document_id)

    async def jobs(self, document_id: str) -> Sequence[JobSnapshot]:
        return await self._access.do(reading.jobs, document_id)

    async def job(self, job_id: int) -> JobSnapshot:
        return await self._access.do(reading.job, job_id)

    async def batches(self, job_id: int) -> Sequence[BatchSnapshot]:
        return await self._access.do(reading.batches, job_id)

    async def rows(
        self, version_id: int, start: int, limit: int, outcome: Outcome | None = None
    ) -> Sequence[LineageSnapshot]:
        return await self._access.do(reading.rows, version_id, start, limit, outcome)

    async def issues(self, version_id: int, start: int, limit: int) -> Sequence[Issue]:
        return await self._access.do(reading.issues, version_id, start, limit)

    async def issue_count(self, version_id: int) -> int:
        return await self._access.do(reading.issue_count, version_id)

    async def events(self, document_id: str | None, limit: int) -> Sequence[EventSnapshot]:
        return await self._access.do(reading.events, document_id, limit)

    async def plan(self, document_id: str, to: int) -> PlanView:
        return await self._access.do(reading.plan, document_id, to)

    async def diff(self, document_id: str, old: int, new: int) -> Sequence[DiffLine]:
        return await self._access.do(reading.diff, document_id, old, new)

    async def export_errors(
        self, document_id: str, target: Path, version: int | None = None
    ) -> int:
        return await self._access.do(reading.write_errors, document_id, target, version)

    async def export_marked(self, document_id: str, target: Path, version: int) -> int:
        return await self._access.do(reading.write_marked_copy, document_id, target, version)

    async def forget(self, document_id: str) -> ForgottenView:
        return await self._access.change(reading.forget, document_id)

    # Jobs

    async def process(self, request: ImportRequest) -> JobSnapshot:
        return await self._submit(lambda ws: _process(ws, request), request.password)

    async def roll_back(self, document_id: str, to: int) -> JobSnapshot:
        return await self._submit(lambda ws: ws.desk.rollback(document_id, to))

    async def undo(self, document_id: str) -> JobSnapshot:
        return await self._submit(lambda ws: ws.desk.undo(document_id))

    async def clean_up(self, document_id: str) -> JobSnapshot:
        return await self._submit(lambda ws: ws.desk.cleanup(document_id))

    async def discard(self, document_id: str) -> JobSnapshot:
        return await self._submit(lambda ws: ws.desk.discard(document_id))

    async def retry(self, document_id: str) -> JobSnapshot:
        return await self._submit(lambda ws: ws.desk.retry(document_id))

    async def sync(self, document_id: str | None) -> JobSnapshot:
        return await self._submit(lambda ws: ws.desk.sync(document_id))

    async def move(self, *, keeps_old: bool = False) -> JobSnapshot:
        return await self._submit(lambda ws: ws.mover.start(keeps_old=keeps_old))

    def pause(self, job_id: int) -> None:
        if self._engine is not None:
            self._engine.pause(job_id)

    def resume(self, job_id: int) -> None:
        """A job that is just about to stand still is taken up again as soon as it does."""
        if self._engine is None or self._access.refusal is not None:
            return
        if job_id in self._engine.running:
            self._wanted_again.add(job_id)
        else:
            self._engine.start(job_id)

    def cancel(self, job_id: int) -> None:
        """A job that runs is asked; one that waits for a person ends at once."""
        if self._engine is not None and job_id in self._engine.running:
            self._engine.cancel(job_id)
        elif self._follower is not None and (workspace := self._access.workspace) is not None:
            self._pool.submit(_cancel, workspace, job_id).add_done_callback(
                self._follower.look_later(job_id)
            )

    def _on_ended(self, ended: Ended) -> None:
        is_wanted = ended.job_id in self._wanted_again
        self._wanted_again.discard(ended.job_id)
        if is_wanted and ended.job is not None and ended.job.status.is_open:
            self.resume(ended.job_id)

    async def resume_all(self) -> int:
        open_jobs = await self._access.do(_open_jobs)
        for job_id in open_jobs:
            self.resume(job_id)
        return len(open_jobs)

    async def _submit(
        self, make: Callable[[Workspace], int], password: str | None = None
    ) -> JobSnapshot:
        job_id = await self._access.change(make)
        submitted = await self._access.do(reading.job, job_id)
        if self._engine is not None:  # else it is being opened anew, and takes up open jobs
            self._engine.start(job_id, password)
        self.job_changed.emit(submitted)
        return submitted


def _open_jobs(workspace: Workspace) -> list[int]:
    """Those that nobody paused and that wait for nobody."""
    return [
        job_id
        for job_id in workspace.desk.open_jobs()
        if reading.job(workspace, job_id).status in _TAKEN_UP
    ]


def _process(workspace: Workspace, request: ImportRequest) -> int:
    from jisa_desktop.pipeline.requests import ProcessRequest

    if request.revised is not None:
        keep_changes(workspace, request)
    asked = ProcessRequest(
        path=request.path,
        template=request.template,
        mode=request.mode,
        sheet=request.sheet,
        header=request.header_rows,
        document=request.document_id,
        title=None if request.document_id else request.title,
        is_new=request.is_new,
        accepts_changes=request.accept_changes,
        password=request.password,
        encoding=request.encoding,
        delimiter=request.delimiter,
    )
    return workspace.desk.process(asked, CancelToken())


def _keep_safe(workspace: Workspace, cancel: CancelToken) -> None:
    workspace.safekeeping.keep(cancel)


def _cancel(workspace: Workspace, job_id: int) -> None:
    workspace.desk.ask_job(job_id, Control.CANCEL)
