"""What the window asks for: the one seam between it and the engine.

Every coroutine does its work off the main thread and raises ``JisaError``. Signals arrive on the
main thread. ``app`` hands the real desk in; the tests hand in one made of plain lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from jisa_desktop.domain.snapshots import (
    BatchSnapshot,
    DocumentSnapshot,
    EventSnapshot,
    JobSnapshot,
    LineageSnapshot,
    VersionSnapshot,
)
from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.domain.table import Issue
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.imports.changed import ChangesDesk
from jisa_desktop.ui.imports.desk import ImportRequest, PreviewDesk
from jisa_desktop.ui.imports.outgoing import OutgoingDesk
from jisa_desktop.ui.people.desk import PeopleDesk
from jisa_desktop.ui.search.desk import SearchDesk
from jisa_desktop.ui.settings.desk import SettingsDesk
from jisa_desktop.ui.templates.desk import TemplateDesk
from jisa_desktop.ui.upkeep.desk import DriftLine, UpkeepDesk


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run of a job ended. ``job`` is None when its file was refused and nothing was kept."""

    job_id: int
    job: JobSnapshot | None
    error: JisaError | None = None
    is_unchanged: bool = False
    name: str = ""
    drift: tuple[DriftLine, ...] | None = None


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How far a running batch is: ``done`` of ``count``, whatever it is at."""

    job_id: int
    number: int
    total: int
    done: int
    count: int
    stage: str = ""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """What returning to a version would do in one namespace. ``moved``: their row number alone
    changes."""

    namespace: str
    added: int
    changed: int
    removed: int
    moved: int = 0


@dataclass(frozen=True, slots=True)
class PlanView:
    """``new_text_count``: texts that would have to be embedded, usually none."""

    lines: tuple[PlanLine, ...]
    unchanged: int
    new_text_count: int = 0

    @property
    def added(self) -> int:
        return sum(line.added for line in self.lines)

    @property
    def changed(self) -> int:
        return sum(line.changed for line in self.lines)

    @property
    def removed(self) -> int:
        return sum(line.removed for line in self.lines)

    @property
    def moved(self) -> int:
        return sum(line.moved for line in self.lines)


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One row in two versions; a side is None where the row does not exist."""

    kind: str
    old_row: int | None
    new_row: int | None
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ForgottenView:
    """What was erased of a document. ``backup_count``: automatic backups that held it and were
    replaced. ``copies_left``: folders of an earlier restore that may still hold it."""

    version_count: int
    text_count: int
    file_count: int
    backup_count: int = 0
    copies_left: tuple[str, ...] = ()


class Desk(Protocol):
    """Documents and their jobs; what the other pages ask for is by its own name beside.

    Whoever starts a job gets its snapshot; how it goes comes by the signals.
    """

    @property
    def previews(self) -> PreviewDesk: ...

    @property
    def changes(self) -> ChangesDesk: ...

    @property
    def outgoing(self) -> OutgoingDesk: ...

    @property
    def templates(self) -> TemplateDesk: ...

    @property
    def people(self) -> PeopleDesk: ...

    @property
    def search(self) -> SearchDesk: ...

    @property
    def upkeep(self) -> UpkeepDesk: ...

    @property
    def settings(self) -> SettingsDesk: ...

    job_changed: SignalInstance  # JobSnapshot
    job_ended: SignalInstance  # Ended, exactly once a run
    batch_changed: SignalInstance  # BatchProgress

    async def documents(self) -> Sequence[DocumentSnapshot]: ...

    async def history(self, document_id: str) -> Sequence[VersionSnapshot]: ...

    async def jobs(self, document_id: str) -> Sequence[JobSnapshot]: ...

    async def job(self, job_id: int) -> JobSnapshot: ...

    async def batches(self, job_id: int) -> Sequence[BatchSnapshot]: ...

    async def rows(
        self, version_id: int, start: int, limit: int, outcome: Outcome | None = None
    ) -> Sequence[LineageSnapshot]: ...

    async def issues(self, version_id: int, start: int, limit: int) -> Sequence[Issue]: ...

    async def issue_count(self, version_id: int) -> int: ...

    async def events(self, document_id: str | None, limit: int) -> Sequence[EventSnapshot]: ...

    async def process(self, request: ImportRequest) -> JobSnapshot: ...

    async def roll_back(self, document_id: str, to: int) -> JobSnapshot: ...

    async def undo(self, document_id: str) -> JobSnapshot: ...

    async def clean_up(self, document_id: str) -> JobSnapshot: ...

    async def discard(self, document_id: str) -> JobSnapshot: ...

    async def retry(self, document_id: str) -> JobSnapshot: ...

    async def plan(self, document_id: str, to: int) -> PlanView: ...

    async def diff(self, document_id: str, old: int, new: int) -> Sequence[DiffLine]: ...

    async def export_errors(
        self, document_id: str, target: Path, version: int | None = None
    ) -> int:
        """Write the rows of a version that failed into a workbook; return how many. None: of the
        version that is worth correcting."""
        ...

    async def export_marked(self, document_id: str, target: Path, version: int) -> int:
        """Write a copy of the version's own workbook with its issues marked; return how many."""
        ...

    async def forget(self, document_id: str) -> ForgottenView:
        """Erase what is kept of a cleaned-up document's content. Nothing brings it back."""
        ...

    async def sync(self, document_id: str | None) -> JobSnapshot:
        """Compare the index with the ledger and repair it; the drift comes with its end."""
        ...

    async def move(self, *, keeps_old: bool = False) -> JobSnapshot:
        """To the index and the embedder of the settings. ``keeps_old``: empty nothing."""
        ...

    def pause(self, job_id: int) -> None: ...

    def resume(self, job_id: int) -> None: ...

    def cancel(self, job_id: int) -> None: ...

    async def resume_all(self) -> int:
        """Take up every job that an earlier run left open; return how many."""
        ...
