"""Checks, backups and what is kept, behind the upkeep page."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.ui.upkeep.desk import (
    BackupView,
    BrokenRule,
    DriftLine,
    ErasureView,
    KeptBackup,
    RestoredView,
    RoomLine,
    StorageView,
    TrailFilter,
)

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.domain.snapshots import EventSnapshot, JobSnapshot
    from jisa_desktop.pipeline.conducting import JobEnd
    from jisa_desktop.pipeline.drift import Drift
    from jisa_desktop.pipeline.workspace import Workspace

T = TypeVar("T")
_STEPS = 100


class Replace(Protocol):
    """Close the workspace, do this in its folder, open it again."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]: ...


class RealUpkeepDesk(QObject):
    """Lives on the main thread as long as the program."""

    moved = Signal(float)  # emitted on a pool thread; the sender outlives it

    def __init__(self, access: Access, replace: Replace) -> None:
        super().__init__()
        self._access = access
        self._replace = replace
        self._token = CancelToken()
        self._reading = CancelToken()
        self._found: tuple[Drift, datetime, JobSnapshot | None] | None = None

    async def check(self) -> Sequence[DriftLine] | None:
        try:
            drift = await self._access.do(_compare, self._begin())
        except Cancelled:
            return None
        self._found = drift, datetime.now(UTC), None
        return drift_lines(drift)

    def take_repair(self, end: JobEnd) -> None:
        """The end of a sync: what the report speaks of from now on."""
        if end.drift is not None:
            self._found = end.drift, datetime.now(UTC), end.job

    async def save_report(self, target: Path) -> None:
        if self._found is not None:
            await self._access.do(_save_report, target, *self._found)

    async def verify(self) -> Sequence[BrokenRule] | None:
        try:
            return await self._access.do(_verify, self._begin())
        except Cancelled:
            return None

    async def backup(self, target: Path) -> int | None:
        try:
            return await self._access.change(_backup, target, self._begin(), self._say_share)
        except Cancelled:
            return None

    def stop(self) -> None:
        self._token.cancel()
        self.stop_reading()

    def stop_reading(self) -> None:
        self._reading.cancel()

    async def read_backup(self, path: Path) -> BackupView | None:
        try:
            return await self._access.do(_read_backup, path, self._begin_reading())
        except Cancelled:
            return None

    async def restore(self, path: Path) -> RestoredView | None:
        home = await self._access.change(_home)
        self.stop()
        self._found = None
        cancel = self._begin_reading()
        return await self._replace(lambda: _restore(home, path, cancel))

    async def kept_backups(self) -> Sequence[KeptBackup]:
        return await self._access.do(_kept_backups)

    async def retention(self) -> int | None:
        return await self._access.do(_retention)

    async def would_erase(self, keep: int | None) -> ErasureView:
        return await self._access.do(_would_erase, keep)

    async def set_retention(self, keep: int | None) -> ErasureView:
        return await self._access.change(_set_retention, keep)

    async def storage(self) -> StorageView:
        return await self._access.do(_storage)

    async def trail(self, wanted: TrailFilter, limit: int | None) -> Sequence[EventSnapshot]:
        return await self._access.do(_trail, wanted, limit)

    async def save_table(
        self, target: Path, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
    ) -> None:
        await self._access.pool.run(_save_table, target, title, header, rows)

    def _begin(self) -> CancelToken:
        """One at a time: what ran before is stopped."""
        self.stop()
        self._token = CancelToken()
        return self._token

    def _begin_reading(self) -> CancelToken:
        self.stop_reading()
        self._reading = CancelToken()
        return self._reading

    def _say_share(self, share: float) -> None:
        self.moved.emit(share)


def drift_lines(drift: Drift | None) -> tuple[DriftLine, ...] | None:
    if drift is None:
        return None
    return tuple(
        DriftLine(
            one.namespace,
            len(one.missing),
            len(one.orphaned),
            len(one.altered),
            one.foreign_count,
        )
        for one in drift.namespaces
    )


def _compare(workspace: Workspace, cancel: CancelToken) -> Drift:
    return workspace.listing.compare(cancel)


def _save_report(
    _workspace: Workspace, target: Path, drift: Drift, at: datetime, job: JobSnapshot | None
) -> None:
    from jisa_desktop.pipeline.sync_report import save_sync_report

    save_sync_report(target, drift, at, job)


def _verify(workspace: Workspace, cancel: CancelToken) -> list[BrokenRule]:
    return [BrokenRule(one.code, one.subject) for one in workspace.verify(cancel)]


def _backup(
    workspace: Workspace, target: Path, cancel: CancelToken, say: Callable[[float], None]
) -> int:
    from jisa_desktop.pipeline.backup import write_backup

    told = -1

    def progress(done: int, total: int) -> None:
        """A hundred steps at most: the main thread has other things to do."""
        nonlocal told
        step = done * _STEPS // total if total else 0
        if step != told:
            told = step
            say(step / _STEPS)

    index = workspace.providers.index
    made = write_backup(workspace.store, index, workspace.home, target, cancel, progress=progress)
    return made.size


def _read_backup(workspace: Workspace, path: Path, cancel: CancelToken) -> BackupView:
    from jisa_desktop.pipeline.backup_contents import contents_of

    found = contents_of(workspace.home, path, cancel)
    return BackupView(
        path,
        found.backup.created_at,
        found.backup.program,
        found.titles,
        found.employee_count,
        found.backup.source_count,
        found.backup.has_index,
        found.backup.size,
    )


def _home(workspace: Workspace) -> Path:
    return workspace.home


def _restore(home: Path, path: Path, cancel: CancelToken) -> RestoredView | None:
    """None: stopped. What runs on asyncio's own threads must not end in a ``Cancelled``."""
    from jisa_desktop.pipeline.restoring import restore

    try:
        done = restore(home, path, f"window {os.getpid()}", cancel)
    except Cancelled:
        return None
    return RestoredView(done.created_at, done.kept_in)


def _kept_backups(workspace: Workspace) -> list[KeptBackup]:
    from jisa_desktop.pipeline.autobackup import automatic_backups, is_daily, made_at

    return [
        KeptBackup(path, made_at(path), path.stat().st_size, is_daily(path))
        for path in automatic_backups(workspace.home)
    ]


def _retention(workspace: Workspace) -> int | None:
    return workspace.retention.get()


def _would_erase(workspace: Workspace, keep: int | None) -> ErasureView:
    from jisa_desktop.pipeline.retention_outlook import would_erase

    found = would_erase(workspace.store, keep)
    return ErasureView(found.versions, found.documents, found.rows, found.source_octets)


def _set_retention(workspace: Workspace, keep: int | None) -> ErasureView:
    before = _would_erase(workspace, keep)
    workspace.retention.set(keep)
    erased = workspace.retention.apply()
    return ErasureView(erased.versions, before.documents, before.rows, before.source_octets)


def _storage(workspace: Workspace) -> StorageView:
    from jisa_desktop.pipeline.storage import storage_of

    found = storage_of(workspace.home)
    lines = tuple(RoomLine(one.room.value, one.octets, one.file_count) for one in found.usages)
    return StorageView(lines, found.free)


def _trail(workspace: Workspace, wanted: TrailFilter, limit: int | None) -> list[EventSnapshot]:
    with workspace.store.reading() as tx:
        return tx.events.all(
            document_id=wanted.document_id,
            kind=wanted.kind or None,
            actor=wanted.actor or None,
            since=wanted.since,
            limit=limit,
        )


def _save_table(
    target: Path, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    from jisa_desktop.sheets.text_table import write_table

    write_table(target, title, header, rows)
