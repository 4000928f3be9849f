"""The real desk: the workspace and its engine behind the window's one seam.

The workspace is opened off the main thread after the window has come up; whoever asks earlier
waits for it.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from jisa_desktop.app import desk_extras as extras
from jisa_desktop.app import desk_reading as reading
from jisa_desktop.app.desk_previews import OpenPreviews
from jisa_desktop.app.following import Follower
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Control, JobStatus, Outcome
from jisa_desktop.errors import EnvironmentProblem, JisaError
from jisa_desktop.pipeline.faulting import named_error
from jisa_desktop.ui.desk import (
    DiffLine,
    EmployeeInfo,
    Ended,
    ImportedEmployees,
    ImportRequest,
    PlanView,
    Preview,
    PreviewRow,
    SearchHit,
    Setting,
    TemplateInfo,
)
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
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.workers.engine import JobEngine

P = ParamSpec("P")
T = TypeVar("T")

_THREADS = 3
_TAKEN_UP = (JobStatus.PENDING, JobStatus.PROCESSING)


class RealDesk(QObject):
    """Lives on the main thread. ``open`` once, ``close`` last."""

    job_changed = Signal(object)
    job_ended = Signal(object)
    batch_changed = Signal(object)

    def __init__(
        self, open_workspace: Callable[[], Workspace], environment: Mapping[str, str]
    ) -> None:
        """``open_workspace`` is called once, off the main thread."""
        super().__init__()
        self._environment = environment
        self._open_workspace = open_workspace
        self._pool = TaskPool(_THREADS)
        self._ready: asyncio.Future[Workspace] = asyncio.get_event_loop().create_future()
        self._previews = OpenPreviews()
        self._looking: dict[Path, CancelToken] = {}
        self._wanted_again: set[int] = set()
        self._refusal: JisaError | None = None
        self._engine: JobEngine | None = None
        self._follower: Follower | None = None
        self.job_ended.connect(self._on_ended)

    async def open(self) -> int:
        """Open the workspace and take up what an earlier run left open; return how many jobs.

        Raises what opening raises; nothing can be asked then.
        """
        try:
            workspace, self._refusal = await self._pool.run(_open, self._open_workspace)
        except Exception as error:
            named = named_error(error)
            self._ready.set_exception(named)  # whoever asks for anything hears why
            self._ready.exception()  # it is told by whoever awaits ``open``
            raise named from error
        from jisa_desktop.workers.engine import JobEngine

        self._engine = JobEngine(workspace)
        self._follower = Follower(self._engine, workspace, self._pool, self)
        self._ready.set_result(workspace)
        if self._refusal is not None:
            raise self._refusal
        return await self.resume_all()

    @property
    def running_count(self) -> int:
        return len(self._engine.running) if self._engine is not None else 0

    def park(self, timeout_ms: int) -> bool:
        """Stop every job where it stands and wait. False: one is still inside a call."""
        for token in self._looking.values():
            token.cancel()
        is_quiet = self._engine is None or self._engine.shutdown(timeout_ms)
        self._pool.drop_waiting()
        return self._pool.wait(timeout_ms) and is_quiet

    def close(self) -> None:
        """After ``park``: the previews, and last of all the store."""
        self._previews.close()
        if self._ready.done() and not self._ready.cancelled() and not self._ready.exception():
            self._ready.result().close()

    # Reading

    async def documents(self) -> Sequence[DocumentSnapshot]:
        return await self._do(reading.documents)

    async def history(self, document_id: str) -> Sequence[VersionSnapshot]:
        return await self._do(reading.history, document_id)

    async def jobs(self, document_id: str) -> Sequence[JobSnapshot]:
        return await self._do(reading.jobs, document_id)

    async def job(self, job_id: int) -> JobSnapshot:
        return await self._do(reading.job, job_id)

    async def batches(self, job_id: int) -> Sequence[BatchSnapshot]:
        return await self._do(reading.batches, job_id)

    async def rows(
        self, version_id: int, start: int, limit: int, outcome: Outcome | None = None
    ) -> Sequence[LineageSnapshot]:
        return await self._do(reading.rows, version_id, start, limit, outcome)

    async def issues(self, version_id: int, start: int, limit: int) -> Sequence[Issue]:
        return await self._do(reading.issues, version_id, start, limit)

    async def issue_count(self, version_id: int) -> int:
        return await self._do(reading.issue_count, version_id)

    async def events(self, document_id: str | None, limit: int) -> Sequence[EventSnapshot]:
        return await self._do(reading.events, document_id, limit)

    async def templates(self) -> Sequence[TemplateInfo]:
        return await self._do(reading.templates)

    async def plan(self, document_id: str, to: int) -> PlanView:
        return await self._do(reading.plan, document_id, to)

    async def diff(self, document_id: str, old: int, new: int) -> Sequence[DiffLine]:
        return await self._do(reading.diff, document_id, old, new)

    async def export_errors(self, document_id: str, target: Path) -> int:
        return await self._do(reading.write_errors, document_id, target)

    # Previews

    async def preview(self, request: ImportRequest) -> Preview:
        """The newest request for a file ends the one before."""
        if (old := self._looking.get(request.path)) is not None:
            old.cancel()
        token = self._looking[request.path] = CancelToken()
        try:
            return await self._do(_open_preview, self._previews, request, token)
        finally:
            if self._looking.get(request.path) is token:
                del self._looking[request.path]

    async def preview_rows(self, preview_id: str, start: int, limit: int) -> Sequence[PreviewRow]:
        return await self._pool.run(self._previews.rows, preview_id, start, limit)

    async def preview_issues(self, preview_id: str, start: int, limit: int) -> Sequence[Issue]:
        return await self._pool.run(self._previews.issues, preview_id, start, limit)

    async def preview_position(self, preview_id: str, row_number: int) -> int:
        return await self._pool.run(self._previews.position, preview_id, row_number)

    async def preview_text(self, preview_id: str, position: int) -> str:
        return await self._pool.run(self._previews.text, preview_id, position)

    async def forget_preview(self, preview_id: str) -> None:
        await self._pool.run(self._previews.forget, preview_id)

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

    # The smaller pages

    async def employees(self) -> Sequence[EmployeeInfo]:
        return await self._do(extras.employees)

    async def import_employees(self, path: Path) -> ImportedEmployees:
        done, job_ids = await self._change(extras.import_employees, path)
        self._start_all(job_ids)
        return done

    async def add_employee(self, number: str, name: str, department: str) -> None:
        self._start_all(await self._change(extras.add_employee, number, name, department))

    async def set_employee_active(self, number: str, *, is_active: bool) -> None:
        self._start_all(await self._change(extras.set_employee_active, number, is_active))

    async def namespaces(self) -> Sequence[str]:
        return await self._do(extras.namespaces)

    async def search(self, question: str, namespace: str, top_k: int) -> Sequence[SearchHit]:
        return await self._do(extras.search, question, namespace, top_k)

    async def import_template(self, path: Path) -> str:
        return await self._change(extras.import_template, path)

    async def export_template(self, name: str, target: Path) -> None:
        await self._do(extras.export_template, name, target)

    async def verify(self) -> Sequence[str]:
        return await self._do(extras.verify)

    async def backup(self, target: Path) -> int:
        return await self._change(extras.backup, target)

    async def settings(self) -> Sequence[Setting]:
        return await self._do(extras.settings, self._environment)

    async def set_setting(self, name: str, value: str) -> None:
        await self._change(extras.set_setting, name, value)

    def pause(self, job_id: int) -> None:
        if self._engine is not None:
            self._engine.pause(job_id)

    def resume(self, job_id: int) -> None:
        """A job that is just about to stand still is taken up again as soon as it does."""
        if self._engine is None or self._refusal is not None:
            return
        if job_id in self._engine.running:
            self._wanted_again.add(job_id)
        else:
            self._engine.start(job_id)

    def cancel(self, job_id: int) -> None:
        """A job that runs is asked; one that waits for a person ends at once."""
        if self._engine is not None and job_id in self._engine.running:
            self._engine.cancel(job_id)
        elif self._follower is not None:
            self._pool.submit(_cancel, self._ready.result(), job_id).add_done_callback(
                self._follower.look_later(job_id)
            )

    def _on_ended(self, ended: Ended) -> None:
        is_wanted = ended.job_id in self._wanted_again
        self._wanted_again.discard(ended.job_id)
        if is_wanted and ended.job is not None and ended.job.status.is_open:
            self.resume(ended.job_id)

    async def resume_all(self) -> int:
        open_jobs = await self._do(_open_jobs)
        for job_id in open_jobs:
            self.resume(job_id)
        return len(open_jobs)

    async def _submit(
        self, make: Callable[[Workspace], int], password: str | None = None
    ) -> JobSnapshot:
        workspace = await asyncio.shield(self._ready)
        if self._refusal is not None:
            raise self._refusal
        job_id = await self._pool.run(make, workspace)
        submitted = await self._pool.run(reading.job, workspace, job_id)
        assert self._engine is not None  # noqa: S101 - made before the workspace is ready
        self._engine.start(job_id, password)
        self.job_changed.emit(submitted)
        return submitted

    async def _change(
        self,
        work: Callable[Concatenate[Workspace, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """As ``_do``, of what only the one writer may do."""
        await asyncio.shield(self._ready)
        if self._refusal is not None:
            raise self._refusal
        return await self._do(work, *args, **kwargs)

    def _start_all(self, job_ids: Sequence[int]) -> None:
        for job_id in job_ids:
            self.resume(job_id)

    async def _do(
        self,
        work: Callable[Concatenate[Workspace, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        workspace = await asyncio.shield(self._ready)
        return await self._pool.run(work, workspace, *args, **kwargs)


def open_workspace(home: Path, environment: Mapping[str, str]) -> Workspace:
    """The workspace in the folder ``home``, with the providers that its settings ask for.

    Vendors' variables that happen to be set on the PC turn no traffic elsewhere: of the
    environment only ours count, and the keys.
    """
    from jisa_desktop.pipeline.config import load
    from jisa_desktop.pipeline.providing import make_providers
    from jisa_desktop.pipeline.secrets import Secrets, system_keychain
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.providers.net.environment import quiet_sdks, take_vendor_variables

    given = dict(environment)
    take_vendor_variables()
    quiet_sdks()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    ours = {name: value for name, value in given.items() if name.startswith("JISA_")}
    providers = make_providers(home, load(home, ours), Secrets(given, system_keychain()).keys())
    return Workspace.open(home, providers)


def _open(opener: Callable[[], Workspace]) -> tuple[Workspace, JisaError | None]:
    """The workspace, and why nothing may be written in it: another program does already."""
    workspace = opener()
    try:
        workspace.become_writer(f"window {os.getpid()}")
    except EnvironmentProblem as error:
        return workspace, error
    return workspace, None


def _open_jobs(workspace: Workspace) -> list[int]:
    """Those that nobody paused and that wait for nobody."""
    return [
        job_id
        for job_id in workspace.desk.open_jobs()
        if reading.job(workspace, job_id).status in _TAKEN_UP
    ]


def _open_preview(
    workspace: Workspace, previews: OpenPreviews, request: ImportRequest, cancel: CancelToken
) -> Preview:
    return previews.open(workspace, request, cancel)


def _process(workspace: Workspace, request: ImportRequest) -> int:
    from jisa_desktop.pipeline.requests import ProcessRequest

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
    )
    return workspace.desk.process(asked, CancelToken())


def _cancel(workspace: Workspace, job_id: int) -> None:
    workspace.desk.ask_job(job_id, Control.CANCEL)
