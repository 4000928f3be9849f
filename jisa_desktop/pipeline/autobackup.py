"""Backups that nobody has to think of: before each migration and once a day, the last seven kept;
and the way back when the database is found damaged.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.pipeline.backup import Backup, read_backup, write_bare_backup
from jisa_desktop.store.engine import is_damaged
from jisa_desktop.store.lock import WriterLock
from jisa_desktop.store.store import DATABASE, FILES, Store

FOLDER = "backups"
KEPT = 7
_EVERY = timedelta(days=1)
_DAILY = "daily"
_NAME = re.compile(rf"(?:{_DAILY}|before-migration)-(\d{{8}}-\d{{6}}-\d{{6}})\.jisa")
_TIME = "%Y%m%d-%H%M%S-%f"
_SPARE_BYTES = 512 << 20
"""Left free for the jobs: a backup that nobody asked for must not be what stops them."""


@dataclass(frozen=True, slots=True)
class GoodBackup:
    path: Path
    held: Backup


def _now() -> datetime:
    return datetime.now(UTC)


def is_backup_due(home: Path, now: Callable[[], datetime] = _now) -> bool:
    """Whether none is of the last day. A look at a folder, cheap enough for a start. One from the
    future (the clock was wrong then, or is now) does not count."""
    return not any(timedelta() <= now() - made < _EVERY for made, _ in _found(home))


def back_up_daily(
    store: Store, home: Path, cancel: CancelToken, now: Callable[[], datetime] = _now
) -> Path | None:
    """Today's backup, unless there is one or nothing to back up; then older ones go.

    Raises what ``back_up_now`` does; nothing older is removed then.
    """
    if not is_backup_due(home, now):
        return None
    with store.reading() as tx:
        if not tx.documents.ids() and not tx.people.all():
            return None
    return back_up_now(store, home, cancel, now)


def back_up_now(
    store: Store, home: Path, cancel: CancelToken, now: Callable[[], datetime] = _now
) -> Path:
    """One more automatic backup: database, source files and settings, not the built-in index,
    whose every vector is kept in the database as well (the repair that ends a restore fills it).

    Reads every byte of the workspace: call it off the main thread, by the workspace's writer.
    Raises ``EnvironmentProblem('backup_no_room' | 'backup_not_written' | 'store_damaged')``.
    """
    _check_room(home)
    target = _new_target(home, _DAILY, now())
    made = write_bare_backup(home, target, cancel)
    with store.writing("backup_noted") as tx:
        tx.events.add("backup", "completed", counts={"files": made.source_count})
    _remove_older(home, target)
    return target


def back_up_before_migration(home: Path, now: Callable[[], datetime] = _now) -> None:
    """For ``Store.open(before_migration=...)``: the store is not touched when this fails.

    Raises ``EnvironmentProblem('backup_not_written' | 'store_damaged')``.
    """
    target = _new_target(home, "before-migration", now())
    write_bare_backup(home, target, CancelToken())
    _remove_older(home, target)


def automatic_backups(home: Path) -> list[Path]:
    """Those that the program has made by itself, the newest first."""
    return [path for _, path in sorted(_found(home), reverse=True)]


def made_at(path: Path) -> datetime:
    """When an automatic backup was made, as its name says."""
    named = _NAME.fullmatch(path.name)
    assert named is not None  # noqa: S101 - only such are automatic backups
    return _time(named[1])


def is_daily(path: Path) -> bool:
    """False: it was made before a migration."""
    return path.name.startswith(_DAILY)


def newest_good_backup(home: Path, cancel: CancelToken) -> GoodBackup | None:
    """The newest automatic backup whose every byte is as it was written; None: there is none.
    ``restoring.restore`` puts it back, and keeps what it replaces, damaged or not."""
    for path in automatic_backups(home):
        try:
            return GoodBackup(path, read_backup(path, cancel))
        except InputError:
            continue  # damaged as well, or a newer program's: an older one may be good
    return None


def set_damaged_aside(home: Path, name: str) -> Path:
    """Move a damaged or lost database away, with all that only it can explain (index, source
    files), so that the folder can be used again. Returns the folder that holds it; nothing is
    erased.

    Raises ``EnvironmentProblem('workspace_in_use' | 'store_not_damaged' | 'restore_blocked')``.
    """
    lock = WriterLock(home)
    lock.acquire(name)
    try:
        if (home / DATABASE).exists() and not is_damaged(home / DATABASE):
            raise EnvironmentProblem("store_not_damaged", file=DATABASE)
        aside = home / f"damaged-{_now():{_TIME}}"
        aside.mkdir(mode=0o700)
        # The database last: until it has moved, the next start says again what is wrong.
        for path in [*home.glob("index*.db*"), home / FILES, *_database_files(home)]:
            if path.exists():
                path.rename(aside / path.name)
    except OSError as error:
        raise EnvironmentProblem("restore_blocked", file=DATABASE) from error
    finally:
        lock.release()
    return aside


def _database_files(home: Path) -> list[Path]:
    return [home / f"{DATABASE}{ending}" for ending in ("-wal", "-shm", "")]


def _found(home: Path) -> Iterator[tuple[datetime, Path]]:
    folder = home / FOLDER
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if named := _NAME.fullmatch(path.name):
            yield _time(named[1]), path


def _time(text: str) -> datetime:
    return datetime.strptime(text, _TIME).replace(tzinfo=UTC)


def _check_room(home: Path) -> None:
    """The copy of the database and the file that is made of it stand side by side for a while."""
    database = sum(path.stat().st_size for path in _database_files(home) if path.exists())
    sources = sum(path.stat().st_size for path in (home / FILES).iterdir())
    needed = 2 * database + sources + _SPARE_BYTES
    free = shutil.disk_usage(home).free
    if free < needed:
        raise EnvironmentProblem("backup_no_room", needed_mb=needed >> 20, free_mb=free >> 20)


def _new_target(home: Path, kind: str, now: datetime) -> Path:
    folder = home / FOLDER
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        for partial in folder.glob(".*.partial"):  # a run that was killed while it wrote
            partial.unlink()
    except OSError as error:
        raise EnvironmentProblem("backup_not_written", file=FOLDER) from error
    return folder / f"{kind}-{now.astimezone(UTC):{_TIME}}.jisa"


def _remove_older(home: Path, newest: Path) -> None:
    """All but ``newest`` and the six before it. Whatever the clock says, the one just written
    stays."""
    others = sorted((one for one in _found(home) if one[1] != newest), reverse=True)
    for _, path in others[KEPT - 1 :]:
        with suppress(OSError):  # one too many does no harm, and the next backup tries again
            path.unlink()
