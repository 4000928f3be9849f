"""Opens the SQLite file: connections, pragmas, sessions. The one module with SQLite-only SQL."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session, sessionmaker

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem, JisaError

BUSY_TIMEOUT_MS = 10_000
_STEPS_BETWEEN_LOOKS = 1_000
"""Of SQLite's own machine: less than a millisecond."""
_BEGIN = "jisa_begin"
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
_CODES = {
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "store_read_only",
    sqlite3.SQLITE_IOERR: "store_unreadable",
    sqlite3.SQLITE_CANTOPEN: "store_unreadable",
    sqlite3.SQLITE_CORRUPT: "store_damaged",
    sqlite3.SQLITE_NOTADB: "store_damaged",
}


class Sessions:
    """Two kinds of session: reading ones, which never block a writer, and writing ones, which
    take the write lock first, so that what they read stays true until they commit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._identity = _identity(path)
        self._turn = threading.RLock()
        self.engine = open_engine(path)
        self._reads = sessionmaker(self.engine, expire_on_commit=False)
        self._writes = sessionmaker(
            self.engine.execution_options(**{_BEGIN: "IMMEDIATE"}), expire_on_commit=False
        )

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent snapshot. Anything changed inside it is thrown away."""
        with translated(self.path), self._reads() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """All or nothing. The threads of this program take turns here: SQLite would let all but
        one sleep, for longer and longer, and wake whoever happens to look at the right moment.

        A file that was taken away or replaced behind our back, as a program that synchronises
        folders does, would take what is written with it: nothing is."""
        if not self._turn.acquire(timeout=BUSY_TIMEOUT_MS / 1000):
            raise EnvironmentProblem("store_busy", file=self.path.name)
        try:
            if self._identity is None or _identity(self.path) != self._identity:
                raise EnvironmentProblem("store_missing", file=self.path.name)
            with translated(self.path), self._writes.begin() as session:
                yield session
        finally:
            self._turn.release()

    def close(self) -> None:
        self.engine.dispose()


def _identity(path: Path) -> object:
    """Which file stands there, None: none. Where an open file cannot be replaced, just whether.
    SQLite asks the same of a file, but not with a write-ahead log."""
    try:
        return path.stat().st_ino if os.name == "posix" else path.exists() or None
    except OSError:
        return None


def open_engine(path: Path) -> Engine:
    """An engine on the file. ``synchronous=FULL``: a committed batch survives a power cut."""
    url = URL.create("sqlite", database=str(path))  # a folder's name may hold what an URL reads
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # BEGIN is sent below, of the kind the session wants
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        mode = connection.get_execution_options().get(_BEGIN, "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")

    return engine


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says of its surroundings into an ``EnvironmentProblem``."""
    try:
        yield
    except DatabaseError as error:
        if (problem := _problem(error, path)) is None:
            raise
        raise problem from error


def is_damaged(path: Path, cancel: CancelToken | None = None) -> bool:
    """Whether SQLite itself calls the file damaged. It reads all of it: ``cancel`` stops that."""
    token = cancel or CancelToken()
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            connection.set_progress_handler(lambda: token.is_cancelled, _STEPS_BETWEEN_LOOKS)
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        token.check()
        return (error.sqlite_errorcode & 0xFF) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
    return bool(verdict != "ok")


def compact_database(path: Path) -> None:
    """Give back free room, and let nothing deleted stay readable in the file or its log."""
    _tidy(path, "VACUUM", _EMPTY_LOG)


def empty_log(path: Path) -> None:
    """Bring what stands in the write-ahead log into the file, so that the file alone is all."""
    _tidy(path, _EMPTY_LOG)


def _tidy(path: Path, *statements: str) -> None:
    with _said_of(path):
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None)
        with closing(connection):
            for statement in statements:
                connection.execute(statement)


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of a live database, by SQLite's own backup."""
    with (
        _said_of(source),
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)


@contextmanager
def _said_of(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = _CODES.get(error.sqlite_errorcode & 0xFF, "store_unreadable")
        raise EnvironmentProblem(code, file=path.name) from error


def _problem(error: DatabaseError, path: Path) -> JisaError | None:
    origin: Any = error.orig
    code = _CODES.get(getattr(origin, "sqlite_errorcode", 0) & 0xFF)
    if code is None or (code == "store_busy" and not isinstance(error, OperationalError)):
        return None
    return EnvironmentProblem(code, file=path.name)
