"""Connections to the index file: one writer at a time, as many readers as threads ask.

The standard library's ``sqlite3`` and not SQLAlchemy: what this index lives from are the driver's
own features (progress handler for cancels, backup, BLOBs in bulk, FTS5), and no other database
will ever stand here: on a server another ``VectorIndex`` takes its place.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import NeedsAttention, Retryable

BUSY_LIMIT_S = 30.0
_POLL_S = 0.02
_BUSY_TURN_S = 0.25
_STEPS_PER_CANCEL_CHECK = 10_000


class Connections:
    """Borrowed per call, so that a thread's end leaves none open. ``sqlite3`` errors come out as
    ``ProviderError``, interrupted statements as ``Cancelled``."""

    def __init__(self, path: Path, prepare: Callable[[sqlite3.Connection], None]) -> None:
        self._path = path
        self._prepare = prepare
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._writer = threading.Lock()
        self._is_closed = False

    @contextlib.contextmanager
    def reading(self, cancel: CancelToken) -> Iterator[sqlite3.Connection]:
        """One snapshot of the file."""
        with self._borrowed(cancel) as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                _roll_back(connection)

    @contextlib.contextmanager
    def writing(self, cancel: CancelToken) -> Iterator[sqlite3.Connection]:
        """One transaction: committed when the block ends, else as if nothing had happened."""
        with self._turn(cancel), self._borrowed(cancel) as connection:
            self._begin_immediate(connection, cancel)
            try:
                yield connection
                cancel.check()
                connection.set_progress_handler(
                    None, 0
                )  # past this point it is done, not cancelled
                connection.execute("COMMIT")
            finally:
                _roll_back(connection)

    @contextlib.contextmanager
    def alone(self, cancel: CancelToken) -> Iterator[sqlite3.Connection]:
        """The writer's turn without a transaction, for VACUUM and the like."""
        with self._turn(cancel), self._borrowed(cancel) as connection:
            yield connection

    def close(self) -> None:
        """Close what is idle now, and what is in use as soon as it comes back."""
        with self._lock:
            self._is_closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    @contextlib.contextmanager
    def _turn(self, cancel: CancelToken) -> Iterator[None]:
        while not self._writer.acquire(timeout=_POLL_S):
            cancel.check()
        try:
            yield
        finally:
            self._writer.release()

    @contextlib.contextmanager
    def _borrowed(self, cancel: CancelToken) -> Iterator[sqlite3.Connection]:
        cancel.check()
        with _translated(cancel):
            connection = self._take()
            connection.set_progress_handler(lambda: cancel.is_cancelled, _STEPS_PER_CANCEL_CHECK)
            try:
                yield connection
            finally:
                connection.set_progress_handler(None, 0)
                self._give_back(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._is_closed:
                raise Retryable("index_closed")
            if self._idle:
                return self._idle.pop()
        create_private(self._path)
        connection = sqlite3.connect(
            self._path, timeout=_BUSY_TURN_S, isolation_level=None, check_same_thread=False
        )
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._is_closed:
                self._idle.append(connection)
                return
        connection.close()

    @staticmethod
    def _begin_immediate(connection: sqlite3.Connection, cancel: CancelToken) -> None:
        """Wait for another process in short turns, since SQLite's own wait cannot be cancelled."""
        deadline = time.monotonic() + BUSY_LIMIT_S
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if _primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                cancel.check()
            else:
                return


def create_private(path: Path) -> None:
    """Make an empty file that only its owner can read, and its folder likewise, unless there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.set_progress_handler(None, 0)
        connection.execute("ROLLBACK")


@contextlib.contextmanager
def _translated(cancel: CancelToken) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        code = _primary_code(error)
        if code == sqlite3.SQLITE_INTERRUPT and cancel.is_cancelled:
            raise Cancelled from error
        raise _provider_error(code) from error
    except OSError as error:
        raise NeedsAttention("index_unwritable") from error


def _provider_error(code: int) -> NeedsAttention | Retryable:
    match code:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Retryable("index_busy")
        case sqlite3.SQLITE_FULL:
            return NeedsAttention("index_disk_full")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return NeedsAttention("index_damaged")
        case _:
            return NeedsAttention("index_unwritable", sqlite_code=code)


def _primary_code(error: sqlite3.Error) -> int:
    """Extended codes keep the primary one in their low byte."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
