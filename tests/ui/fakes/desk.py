"""A desk made of plain lists: what the window asks for, without an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from jisa_desktop.domain.snapshots import (
    BatchSnapshot,
    DocumentSnapshot,
    EventSnapshot,
    JobSnapshot,
    LineageSnapshot,
    VersionSnapshot,
)
from jisa_desktop.domain.statuses import (
    JobKind,
    JobStatus,
    Outcome,
)
from jisa_desktop.domain.table import Issue
from jisa_desktop.ui.desk import DiffLine, ForgottenView, PlanLine, PlanView
from jisa_desktop.ui.imports.desk import ImportRequest
from tests.ui.fakes.changes import FakeChangesDesk
from tests.ui.fakes.outgoing import FakeOutgoingDesk
from tests.ui.fakes.people import FakePeopleDesk
from tests.ui.fakes.previews import FakePreviewDesk
from tests.ui.fakes.search import FakeSearchDesk
from tests.ui.fakes.settings import FakeSettingsDesk
from tests.ui.fakes.templates import FakeTemplateDesk
from tests.ui.fakes.upkeep import FakeUpkeepDesk
from tests.ui.fakes.world import (
    COLUMNS,
    ISSUES,
    World,
    job,
    values,
)


class FakeDesk(QObject):
    job_changed = Signal(object)
    job_ended = Signal(object)
    batch_changed = Signal(object)

    def __init__(self, world: World | None = None) -> None:
        super().__init__()
        self.world = world or World()
        self.previews = FakePreviewDesk(self.world)
        self.changes = FakeChangesDesk(self.world)
        self.outgoing = FakeOutgoingDesk(self.world)
        self.templates = FakeTemplateDesk(self.world)
        self.people = FakePeopleDesk(self.world)
        self.search = FakeSearchDesk(self.world)
        self.upkeep = FakeUpkeepDesk(self.world)
        self.settings = FakeSettingsDesk(self.world)

    async def documents(self) -> Sequence[DocumentSnapshot]:
        return tuple(self.world.documents)

    async def history(self, document_id: str) -> Sequence[VersionSnapshot]:
        return tuple(self.world.versions.get(document_id, ()))

    async def jobs(self, document_id: str) -> Sequence[JobSnapshot]:
        return tuple(self.world.jobs.get(document_id, ()))

    async def job(self, job_id: int) -> JobSnapshot:
        return next(j for jobs in self.world.jobs.values() for j in jobs if j.job_id == job_id)

    async def batches(self, job_id: int) -> Sequence[BatchSnapshot]:
        return tuple(self.world.batches.get(job_id, ()))

    async def rows(
        self, version_id: int, start: int, limit: int, outcome: Outcome | None = None
    ) -> Sequence[LineageSnapshot]:
        self.world.asked.append(("rows", version_id, start, outcome))
        return tuple(
            LineageSnapshot(
                row_number=n + 5,
                outcome=outcome or (Outcome.FAILED if n == 4 else Outcome.STORED),
                reason="key_blank" if n == 4 else "",
                params={"row": str(n + 5), "column": "사번"},
                namespace="org_1",
                record_id=f"d1:{n:08x}",
                employee_id=None,
                content_hash="c" * 64,
                values=dict(zip(COLUMNS, values(n), strict=True)),
            )
            for n in range(start, min(start + limit, 1240))
        )

    async def issues(self, version_id: int, start: int, limit: int) -> Sequence[Issue]:
        return ISSUES[start : start + limit]

    async def issue_count(self, version_id: int) -> int:
        return len(ISSUES)

    async def events(self, document_id: str | None, limit: int) -> Sequence[EventSnapshot]:
        return tuple(self.world.events)

    async def process(self, request: ImportRequest) -> JobSnapshot:
        self.world.asked.append(("process", request))
        return self._start(JobKind.PROCESS, None)

    async def roll_back(self, document_id: str, to: int) -> JobSnapshot:
        self.world.asked.append(("roll_back", document_id, to))
        return self._start(JobKind.ROLLBACK, document_id)

    async def undo(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("undo", document_id))
        return self._start(JobKind.UNDO, document_id)

    async def clean_up(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("clean_up", document_id))
        return self._start(JobKind.CLEANUP, document_id)

    async def discard(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("discard", document_id))
        return self._start(JobKind.DISCARD, document_id)

    async def retry(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("retry", document_id))
        return self._start(JobKind.PROCESS, document_id)

    async def plan(self, document_id: str, to: int) -> PlanView:
        return PlanView((PlanLine("org_1", 0, 12, 4),), 1220)

    async def diff(self, document_id: str, old: int, new: int) -> Sequence[DiffLine]:
        return (
            DiffLine("changed", 5, 5, "김민준 · 기본급 3,000,000", "김민준 · 기본급 3,120,000"),
            DiffLine("added", None, 1244, "", "한지민 · 기본급 2,900,000"),
            DiffLine("removed", 88, None, "오세훈 · 기본급 4,100,000", ""),
        )

    async def export_errors(
        self, document_id: str, target: Path, version: int | None = None
    ) -> int:
        self.world.asked.append(("export_errors", document_id, target, version))
        return 3

    async def export_marked(self, document_id: str, target: Path, version: int) -> int:
        self.world.asked.append(("export_marked", document_id, target, version))
        return 5

    async def forget(self, document_id: str) -> ForgottenView:
        self.world.asked.append(("forget", document_id))
        return ForgottenView(2, 1236, 2, 1)

    async def sync(self, document_id: str | None) -> JobSnapshot:
        self.world.asked.append(("sync", document_id))
        return self._start(JobKind.SYNC, document_id)

    async def move(self, *, keeps_old: bool = False) -> JobSnapshot:
        self.world.asked.append(("move", keeps_old))
        return self._start(JobKind.MOVE, None)

    def pause(self, job_id: int) -> None:
        self.world.asked.append(("pause", job_id))

    def resume(self, job_id: int) -> None:
        self.world.asked.append(("resume", job_id))

    def cancel(self, job_id: int) -> None:
        self.world.asked.append(("cancel", job_id))

    async def resume_all(self) -> int:
        self.world.asked.append(("resume_all",))
        return 0

    def _start(self, kind: JobKind, document_id: str | None) -> JobSnapshot:
        made = job(100 + len(self.world.asked), kind=kind, status=JobStatus.PENDING)
        made = replace(made, document_id=document_id, counts=None, ended_at=None)
        self.job_changed.emit(made)
        return made
