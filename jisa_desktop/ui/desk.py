"""What the window asks for: the one seam between it and the engine.

Every coroutine does its work off the main thread and raises ``JisaError``. Signals arrive on the
main thread. ``app`` hands the real desk in; the tests hand in one made of plain lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.table import Issue, TableHead
from jisa_desktop.errors import JisaError


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A file and what a person decided about it; None leaves the decision to the program.

    ``header_rows`` are the first and last Excel row of the header. ``document_id`` makes a new
    version of that document; ``title`` names a new one; ``is_new`` keeps it from becoming a
    version of the document that has that title already.
    """

    path: Path
    sheet: str | None = None
    header_rows: tuple[int, int] | None = None
    template: str | None = None
    mode: Mode | None = None
    document_id: str | None = None
    title: str | None = None
    is_new: bool = False
    password: str | None = field(default=None, repr=False)
    accept_changes: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """How many rows go to one place. ``is_known`` False: nobody has this number."""

    namespace: str
    employee_number: str
    name: str
    row_count: int
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What a job would do to the index. ``lost``: rows that fail now and whose record goes."""

    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    lost: int = 0
    is_mass_change: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """``values[i]`` is the displayed text under column i."""

    row_number: int
    values: tuple[str, ...]
    issues: tuple[Issue, ...] = ()
    outcome: Outcome = Outcome.STORED


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it was read; its rows and issues are fetched in pages by ``preview_id``.

    ``mode`` is None when a person must choose: the template routes by employee and no earlier
    version says how. ``resembles`` is the document this file looks like a new version of.
    ``fits``: the template can read this sheet; if not, the issues say why.
    """

    preview_id: str
    path: Path
    head: TableHead
    sheets: tuple[str, ...]
    template: str
    template_score: float
    is_template_suggested: bool
    has_employee_column: bool
    mode: Mode | None
    title: str
    resembles: str | None
    row_count: int
    good_rows: int
    skipped_rows: int
    error_rows: int
    issue_count: int
    routes: tuple[Route, ...] = ()
    change: Change | None = None
    new_text_count: int = 0
    fits: bool = True


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
    """What returning to a version would do in one namespace."""

    namespace: str
    added: int
    changed: int
    removed: int


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


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One row in two versions; a side is None where the row does not exist."""

    kind: str
    old_row: int | None
    new_row: int | None
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    name: str
    revision: int
    fields: tuple[str, ...]
    has_employee_column: bool
    is_builtin: bool = False


@dataclass(frozen=True, slots=True)
class EmployeeInfo:
    employee_id: int
    employee_number: str
    name: str
    department: str
    namespace: str
    is_active: bool
    document_count: int = 0


@dataclass(frozen=True, slots=True)
class SearchHit:
    score: float
    record_id: str
    namespace: str
    document_id: str
    title: str
    row_number: int
    text: str


@dataclass(frozen=True, slots=True)
class DriftLine:
    """How the index differs from the ledger in one namespace."""

    namespace: str
    missing: int
    orphaned: int
    altered: int
    foreign: int


@dataclass(frozen=True, slots=True)
class ImportedEmployees:
    added: int
    changed: int
    unchanged: int
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as text; ``choices``: what it may be, () for anything."""

    name: str
    value: str
    choices: tuple[str, ...] = ()


class Desk(Protocol):
    """Jobs are started by ``submit_*``; how they go comes by the signals."""

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

    async def templates(self) -> Sequence[TemplateInfo]: ...

    async def preview(self, request: ImportRequest) -> Preview: ...

    async def preview_rows(
        self, preview_id: str, start: int, limit: int
    ) -> Sequence[PreviewRow]: ...

    async def preview_issues(self, preview_id: str, start: int, limit: int) -> Sequence[Issue]: ...

    async def preview_position(self, preview_id: str, row_number: int) -> int:
        """Where the row with that Excel number stands among the preview's rows."""
        ...

    async def preview_text(self, preview_id: str, position: int) -> str:
        """What would be embedded of the row at ``position``."""
        ...

    async def forget_preview(self, preview_id: str) -> None: ...

    async def process(self, request: ImportRequest) -> JobSnapshot: ...

    async def roll_back(self, document_id: str, to: int) -> JobSnapshot: ...

    async def undo(self, document_id: str) -> JobSnapshot: ...

    async def clean_up(self, document_id: str) -> JobSnapshot: ...

    async def discard(self, document_id: str) -> JobSnapshot: ...

    async def retry(self, document_id: str) -> JobSnapshot: ...

    async def plan(self, document_id: str, to: int) -> PlanView: ...

    async def diff(self, document_id: str, old: int, new: int) -> Sequence[DiffLine]: ...

    async def export_errors(self, document_id: str, target: Path) -> int:
        """Write the rows that failed into a workbook; return how many."""
        ...

    async def employees(self) -> Sequence[EmployeeInfo]: ...

    async def import_employees(self, path: Path) -> ImportedEmployees:
        """Add who is new, change names and departments; documents that are due follow."""
        ...

    async def add_employee(self, number: str, name: str, department: str) -> None: ...

    async def set_employee_active(self, number: str, *, is_active: bool) -> None: ...

    async def namespaces(self) -> Sequence[str]: ...

    async def search(self, question: str, namespace: str, top_k: int) -> Sequence[SearchHit]: ...

    async def import_template(self, path: Path) -> str:
        """Keep a template file; return the template's name."""
        ...

    async def export_template(self, name: str, target: Path) -> None: ...

    async def sync(self, document_id: str | None) -> JobSnapshot:
        """Compare the index with the ledger and repair it; the drift comes with its end."""
        ...

    async def verify(self) -> Sequence[str]:
        """Broken rules in a few words each; none when all hold."""
        ...

    async def backup(self, target: Path) -> int:
        """Write everything into one file; return its size in bytes."""
        ...

    async def settings(self) -> Sequence[Setting]: ...

    async def set_setting(self, name: str, value: str) -> None: ...

    def pause(self, job_id: int) -> None: ...

    def resume(self, job_id: int) -> None: ...

    def cancel(self, job_id: int) -> None: ...

    async def resume_all(self) -> int:
        """Take up every job that an earlier run left open; return how many."""
        ...
