"""A backup back in its place. It is verified before anything is touched, what it replaces is kept
beside it, and a repair is waiting in the store before the store is there, so that a restore that
was cut short ends in a repair too.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import reach
from jisa_desktop.domain.statuses import JobKind, JobPhase
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.pipeline.backup import chunks_of, opened_backup
from jisa_desktop.pipeline.backup_manifest import SETTINGS, Entry, Manifest
from jisa_desktop.pipeline.recovery import recover
from jisa_desktop.store.engine import empty_log, is_damaged
from jisa_desktop.store.lock import WriterLock
from jisa_desktop.store.scratch import scratch_folder, sweep_scratch
from jisa_desktop.store.store import DATABASE, FILES, Store

_LOGS = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """``kept_in``: the folder with what was replaced, None when there was nothing.
    ``repair_job_id``: the sync that has to run now."""

    created_at: datetime
    kept_in: Path | None
    repair_job_id: int


def restore(home: Path, backup: Path, name: str, cancel: CancelToken) -> Restored:
    """Replace the workspace in ``home``, which no program may have open for writing.

    ``cancel`` stops it as long as nothing is replaced. Raises what ``read_backup`` does and
    ``EnvironmentProblem('restore_no_room' | 'store_read_only' | 'workspace_in_use')`` before
    anything was changed, and ``EnvironmentProblem('restore_blocked')``.
    """
    with _writable(home, backup):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = WriterLock(home)
    lock.acquire(name)
    try:
        sweep_scratch(home)
        with _writable(home, backup), scratch_folder(home, "restore") as staged:
            manifest = _unpack(backup, staged, cancel)
            repair_job_id = _prepare(staged, backup.name, cancel)
            kept_in = _keep(home, manifest)
            _put_in_place(home, staged, manifest, kept_in)
    finally:
        lock.release()
    return Restored(manifest.created_at, kept_in, repair_job_id)


def _unpack(backup: Path, staged: Path, cancel: CancelToken) -> Manifest:
    """Every part, checked against its hash while it is written."""
    (staged / FILES).mkdir(mode=0o700)
    with opened_backup(backup) as (archive, manifest):
        for entry in manifest.entries:
            if not _extract(archive, entry, staged / entry.name, backup.name, cancel):
                raise InputError("backup_unreadable", file=backup.name)
    return manifest


def _extract(
    archive: zipfile.ZipFile, entry: Entry, path: Path, backup: str, cancel: CancelToken
) -> bool:
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as out, archive.open(entry.name) as stream:
        for chunk in chunks_of(stream, backup):
            cancel.check()
            size += len(chunk)
            if size > entry.size:
                return False
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())  # it is about to take the place of what has reached the disk
    return (digest.hexdigest(), size) == (entry.sha256, entry.size)


def _prepare(staged: Path, name: str, cancel: CancelToken) -> int:
    """Open the store where it lies, migrated if it is older, and let a repair wait in it. From
    here on nothing stops the restore any more."""
    if is_damaged(staged / DATABASE, cancel):
        raise InputError("backup_unreadable", file=name)
    try:
        store = Store.open(staged, is_checked=False)
    except EnvironmentProblem as error:
        code = "backup_too_new" if error.code == "store_too_new" else "backup_unreadable"
        raise InputError(code, file=name) from error
    try:
        recover(store)
        job_id = _await_repair(store)
    finally:
        store.close()
    empty_log(staged / DATABASE)
    return job_id


def _await_repair(store: Store) -> int:
    with store.writing("await_repair") as tx:
        tx.events.add("restore", "completed")
        return tx.jobs.add(JobKind.SYNC, JobPhase.COMPARE)


def _keep(home: Path, manifest: Manifest) -> Path | None:
    """A copy of what is about to be replaced, as it lies there, damaged or not."""
    databases = [name for name in (DATABASE, manifest.index) if name is not None]
    names = [f"{name}{ending}" for name in databases for ending in ("", *_LOGS)]
    there = [home / name for name in (*names, SETTINGS) if (home / name).exists()]
    if not there:
        return None
    kept_in = home / f"replaced-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    kept_in.mkdir(mode=0o700)
    for path in there:
        shutil.copy2(path, kept_in / path.name)
    return kept_in


def _put_in_place(home: Path, staged: Path, manifest: Manifest, kept_in: Path | None) -> None:
    """Source files, index, settings, store: the store last, because it says what the rest is."""
    with _blocked(FILES):
        (home / FILES).mkdir(mode=0o700, exist_ok=True)
        for path in (staged / FILES).iterdir():
            path.replace(home / FILES / path.name)
    if manifest.index is not None:
        _expect_repair(home)
        _replace_database(home, staged, manifest.index)
    reach("restore:before")
    with _blocked(SETTINGS):
        (home / SETTINGS).unlink(missing_ok=True)
        if (staged / SETTINGS).exists():
            (staged / SETTINGS).replace(home / SETTINGS)
    _replace_database(home, staged, DATABASE)
    reach("restore:after")
    if kept_in is not None:
        with _blocked(FILES):
            _move_unknown_sources(home, manifest, kept_in)


def _expect_repair(home: Path) -> None:
    """Between the two replacements the old store stands beside the new index. Should that be
    where everything ends, the old store has a repair to do."""
    if not (home / DATABASE).exists():
        return
    try:
        store = Store.open(home)
    except EnvironmentProblem:
        return  # damaged, which is why it is being replaced
    try:
        _await_repair(store)
    finally:
        store.close()


def _replace_database(home: Path, staged: Path, name: str) -> None:
    """The old log must not stand beside the new file, nor be missing from the old one."""
    old = home / name
    if old.exists():
        try:
            empty_log(old)
        except EnvironmentProblem as error:
            if error.code == "store_busy":
                raise EnvironmentProblem("restore_blocked", file=name) from error
    with _blocked(name):
        for ending in _LOGS:
            (home / f"{name}{ending}").unlink(missing_ok=True)
        (staged / name).replace(old)


def _move_unknown_sources(home: Path, manifest: Manifest, kept_in: Path) -> None:
    """Files of documents that the restored store does not know go with the store that does."""
    known = {Path(name).name for name in manifest.sources}
    unknown = [
        path
        for path in (home / FILES).iterdir()
        if path.name not in known and not path.name.startswith(".")
    ]
    if unknown:
        (kept_in / FILES).mkdir(mode=0o700)
    for path in unknown:
        path.replace(kept_in / FILES / path.name)


@contextmanager
def _writable(home: Path, backup: Path) -> Iterator[None]:
    """What the system says before anything is replaced."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise EnvironmentProblem("store_read_only", file=home.name) from error
        raise EnvironmentProblem("restore_no_room", file=backup.name) from error


@contextmanager
def _blocked(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem("restore_blocked", file=name) from error
