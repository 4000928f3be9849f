"""What a backup holds, looked at before it takes the place of anything."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.pipeline.backup import Backup, chunks_of, opened_backup, read_backup
from jisa_desktop.store.scratch import scratch_folder
from jisa_desktop.store.store import DATABASE, Store


@dataclass(frozen=True, slots=True)
class BackupContents:
    backup: Backup
    titles: tuple[str, ...]
    employee_count: int


def contents_of(home: Path, path: Path, cancel: CancelToken) -> BackupContents:
    """Verify every byte, and open a copy of its database beside the workspace's own.

    Raises what ``read_backup`` does, and ``EnvironmentProblem('restore_no_room')``.
    """
    backup = read_backup(path, cancel)
    try:
        with scratch_folder(home, "look") as folder:
            _unpack_database(path, folder, cancel)
            titles, employee_count = _read(folder, path.name)
    except OSError as error:
        raise EnvironmentProblem("restore_no_room", file=path.name) from error
    return BackupContents(backup, titles, employee_count)


def _unpack_database(path: Path, folder: Path, cancel: CancelToken) -> None:
    descriptor = os.open(folder / DATABASE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with (
        os.fdopen(descriptor, "wb") as out,
        opened_backup(path) as (archive, _manifest),
        archive.open(DATABASE) as stream,
    ):
        for chunk in chunks_of(stream, path.name):
            cancel.check()
            out.write(chunk)


def _read(folder: Path, name: str) -> tuple[tuple[str, ...], int]:
    """An older program's database is migrated first, in the copy."""
    try:
        store = Store.open(folder, is_checked=False)
    except EnvironmentProblem as error:
        code = "backup_too_new" if error.code == "store_too_new" else "backup_unreadable"
        raise InputError(code, file=name) from error
    try:
        with store.reading() as tx:
            titles = tuple(one.title for one in tx.documents.all())
            return titles, len(tx.people.all())
    finally:
        store.close()
