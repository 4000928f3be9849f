"""What the upkeep page asks for. Repairing the index is a job: ``Desk.sync``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from jisa_desktop.domain.snapshots import EventSnapshot


@dataclass(frozen=True, slots=True)
class DriftLine:
    """How the index differs from the ledger in one namespace."""

    namespace: str
    missing: int
    orphaned: int
    altered: int
    foreign: int

    @property
    def found(self) -> int:
        return self.missing + self.orphaned + self.altered


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """``code`` of the rule, ``subject``: the version, record or namespace that breaks it."""

    code: str
    subject: str


@dataclass(frozen=True, slots=True)
class BackupView:
    """What a backup file holds, verified. Titles of documents; ``size`` of the file in octets."""

    path: Path
    created_at: datetime
    program: str
    titles: tuple[str, ...]
    employee_count: int
    source_count: int
    has_index: bool
    size: int


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One that the program has made by itself. ``is_daily`` False: before a migration."""

    path: Path
    made_at: datetime
    size: int
    is_daily: bool = True


@dataclass(frozen=True, slots=True)
class RestoredView:
    """``kept_in``: the folder with what was replaced; None when there was nothing."""

    created_at: datetime
    kept_in: Path | None


@dataclass(frozen=True, slots=True)
class ErasureView:
    """What a retention setting would erase, or has."""

    versions: int = 0
    documents: int = 0
    rows: int = 0
    source_octets: int = 0


@dataclass(frozen=True, slots=True)
class RoomLine:
    """``room``: database, sources, index, backups, copies or cache."""

    room: str
    octets: int
    file_count: int


@dataclass(frozen=True, slots=True)
class StorageView:
    lines: tuple[RoomLine, ...]
    free: int


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What of the audit trail is wanted; None and '' keep everything."""

    document_id: str | None = None
    kind: str = ""
    actor: str = ""
    since: datetime | None = None


class UpkeepDesk(Protocol):
    """``moved``: how far the backup is, from 0 to 1. ``stop`` ends whatever runs, a check, a
    backup or the reading of one: it answers None then."""

    moved: SignalInstance  # float

    async def check(self) -> Sequence[DriftLine] | None:
        """Compare the index with the ledger; nothing is repaired."""
        ...

    async def save_report(self, target: Path) -> None:
        """What the last check, or the last repair, found, as a workbook."""
        ...

    async def verify(self) -> Sequence[BrokenRule] | None:
        """None of them when all rules hold."""
        ...

    async def backup(self, target: Path) -> int | None:
        """Write everything into one file; return its size in octets."""
        ...

    def stop(self) -> None: ...

    def stop_reading(self) -> None:
        """Ends the reading of a backup, and a restore that has not begun to replace anything."""
        ...

    async def read_backup(self, path: Path) -> BackupView | None:
        """Every byte is verified."""
        ...

    async def restore(self, path: Path) -> RestoredView | None:
        """Park the jobs, put the backup in place of the workspace, open it again. A repair of the
        index follows by itself."""
        ...

    async def kept_backups(self) -> Sequence[KeptBackup]:
        """Those that the program has made by itself, the newest first."""
        ...

    async def retention(self) -> int | None:
        """How many versions of a document are kept; None: all."""
        ...

    async def would_erase(self, keep: int | None) -> ErasureView: ...

    async def set_retention(self, keep: int | None) -> ErasureView: ...

    async def storage(self) -> StorageView: ...

    async def trail(self, wanted: TrailFilter, limit: int | None) -> Sequence[EventSnapshot]:
        """Newest first; ``limit`` None: all."""
        ...

    async def save_table(
        self, target: Path, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        """Texts as a workbook, or as CSV by the suffix of ``target``."""
        ...
