"""The real desk: the workspace and its engine behind the window's one seam.

The workspace is opened off the main thread after the window has come up; whoever asks earlier
waits for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jisa_desktop.app.desks import documents as reading
from jisa_desktop.app.desks.access import Access
from jisa_desktop.app.desks.changes import RealChangesDesk
from jisa_desktop.app.desks.opening import batches_at_once, open_to_write, ours
from jisa_desktop.app.desks.outgoing import RealOutgoingDesk
from jisa_desktop.app.desks.people import RealPeopleDesk
from jisa_desktop.app.desks.previews import RealPreviewDesk
from jisa_desktop.app.desks.requests import for_a_job
from jisa_desktop.app.desks.running import RunningJobs
from jisa_desktop.app.desks.search import RealSearchDesk
from jisa_desktop.app.desks.settings import RealSettingsDesk
from jisa_desktop.app.desks.templates import RealTemplateDesk, revision_for
from jisa_desktop.app.desks.upkeep import RealUpkeepDesk
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.pipeline.faulting import named_error
from jisa_desktop.ui.desk import DiffLine, ForgottenView, PlanView
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

T = TypeVar("T")
_THREADS = 3
_PARK_MS = 10_000


def _no_keys() -> Secrets:
    """For whoever has providers that need none."""
    from jisa_desktop.pipeline.secrets import Secrets

    return Secrets({}, None)


class RealDesk:
    """Lives on the main thread. ``open`` once, ``close`` last."""

    def __init__(
        self,
        open_workspace: Callable[[], Workspace],
        environment: Mapping[str, str],
        find_secrets: Callable[[], Secrets] = _no_keys,
    ) -> None:
        """``open_workspace`` and ``find_secrets`` are called off the main thread, the former
        whenever settings take effect."""
        self._open_workspace = open_workspace
        self._environment = ours(environment)
        self._pool = TaskPool(_THREADS)
        self._access = Access(self._pool, self.resume)
        self.previews = RealPreviewDesk(self._access)
        self.changes = RealChangesDesk(self._access, self.previews)
        self.outgoing = RealOutgoingDesk(self._access, self.previews, environment)
        self.templates = RealTemplateDesk(self._access)
        self.people = RealPeopleDesk(self._access)
        self.search = RealSearchDesk(self._access)
        self.upkeep = RealUpkeepDesk(self._access, self.replace)
        self.settings = RealSettingsDesk(self._access, environment, find_secrets, self.reopen)
        self.running = RunningJobs(self._pool, self._access, self.upkeep.take_repair)
        self.job_changed = self.running.job_changed
        self.job_ended = self.running.job_ended
        self.batch_changed = self.running.batch_changed
        self._safekeeping = CancelToken()
        self._reopening = asyncio.Lock()

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
        count = await self._pool.run(batches_at_once, workspace.home, self._environment)
        self.running.begin(workspace, count)
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
            await self._shut("settings_wait_for_restart")
            return await self.open()

    async def replace(self, work: Callable[[], T]) -> T:
        """As ``reopen``, with ``work`` done off the main thread while nothing is open. When it
        fails, what is there is opened all the same, and its error is raised then.

        Raises ``EnvironmentProblem('restore_waits_for_restart')`` too; nothing was done then."""
        async with self._reopening:
            await self._shut("restore_waits_for_restart")
            try:
                return await asyncio.to_thread(work)
            finally:
                await self.open()
                self.settings.applied.emit()

    async def _shut(self, restless: str) -> None:
        """``restless``: the code of what is said when something would not stop."""
        workspace = self._access.workspace
        self._access.close()
        self._safekeeping.cancel()  # it is asked for again in an hour
        self._safekeeping = CancelToken()
        self.previews.stop()
        if workspace is None:
            return
        if not await self.running.end(_PARK_MS):
            error = EnvironmentProblem(restless)
            self._access.failed(error)
            raise error
        self.previews.close()
        await asyncio.to_thread(workspace.close)

    @property
    def running_count(self) -> int:
        return self.running.count

    async def keep_safe(self) -> None:
        """Today's automatic backup, unless there is one. Raises what ``Safekeeping.keep`` does."""
        await self._access.change(_keep_safe, self._safekeeping)

    def park(self, timeout_ms: int) -> bool:
        """Stop every job where it stands and wait. False: one is still inside a call."""
        self._safekeeping.cancel()
        self.previews.stop()
        self.templates.stop()
        self.upkeep.stop()
        is_quiet = self.running.park(timeout_ms)
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
        return await self.running.submit(lambda ws: _process(ws, request), request.password)

    async def roll_back(self, document_id: str, to: int) -> JobSnapshot:
        return await self.running.submit(lambda ws: ws.desk.rollback(document_id, to))

    async def undo(self, document_id: str) -> JobSnapshot:
        return await self.running.submit(lambda ws: ws.desk.undo(document_id))

    async def clean_up(self, document_id: str) -> JobSnapshot:
        return await self.running.submit(lambda ws: ws.desk.cleanup(document_id))

    async def discard(self, document_id: str) -> JobSnapshot:
        return await self.running.submit(lambda ws: ws.desk.discard(document_id))

    async def retry(self, document_id: str) -> JobSnapshot:
        return await self.running.submit(lambda ws: ws.desk.retry(document_id))

    async def sync(self, document_id: str | None) -> JobSnapshot:
        return await self.running.submit(lambda ws: ws.desk.sync(document_id))

    async def move(self, *, keeps_old: bool = False) -> JobSnapshot:
        return await self.running.submit(lambda ws: ws.mover.start(keeps_old=keeps_old))

    def pause(self, job_id: int) -> None:
        self.running.pause(job_id)

    def resume(self, job_id: int) -> None:
        self.running.resume(job_id)

    def cancel(self, job_id: int) -> None:
        self.running.cancel(job_id)

    async def resume_all(self) -> int:
        return await self.running.resume_all()


def _process(workspace: Workspace, request: ImportRequest) -> int:
    revision_id = revision_for(workspace, request)
    return workspace.desk.process(for_a_job(request, revision_id), CancelToken())


def _keep_safe(workspace: Workspace, cancel: CancelToken) -> None:
    workspace.safekeeping.keep(cancel)
