"""The private SQLite file between the worker process, which writes it, and the window, which
reads pages of it. It holds personal data: 0600, and deleted when the table is closed."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from jisa_desktop.domain.table import Issue, RowKind, Severity, SheetRow, TableHead

PAGE = 500
"""Rows that iteration holds at a time, and rows that go into the file at a time."""

_SEPARATOR = "\x1f"
"""Between the values of a stored row; displayed text has no control characters but tab and line
end. Seven times as fast as JSON."""

_SCHEMA = """
CREATE TABLE rows(position INTEGER PRIMARY KEY, row_number INTEGER NOT NULL, cells TEXT NOT NULL);
CREATE TABLE other_rows(row_number INTEGER NOT NULL, kind TEXT NOT NULL, cells TEXT NOT NULL);
CREATE TABLE issues(row_number INTEGER NOT NULL, column_name TEXT NOT NULL,
                    severity TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL);
"""
_NO_END = (1 << 63) - 1
_ISSUE_COLUMNS = "row_number, column_name, severity, code, params"


STAGING_ERRORS = (sqlite3.Error, OSError)
"""What writing and reading may raise: a full disk, a folder that is gone."""

Connection = sqlite3.Connection


def new_file(path: Path, schema: str) -> Connection:
    """A file of its owner's alone, in one open transaction."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = sqlite3.connect(path, isolation_level=None)
    # No journal: the file lives for one look and a crash throws it away.
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.executescript(schema)
    connection.execute("BEGIN")
    return connection


def in_memory(schema: str) -> Connection:
    """What is worked out at once and kept nowhere."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(schema)
    return connection


class StagingWriter:
    """Used once, in the worker process. Trailing empty values need not be given."""

    def __init__(self, path: Path) -> None:
        self._connection = new_file(path, _SCHEMA)
        self._pending: list[tuple[int, int, str]] = []
        self.row_count = 0
        self.issue_count = 0

    def add(self, row: SheetRow) -> None:
        cells = _SEPARATOR.join(row.values)
        if row.kind is not RowKind.DATA:
            self._connection.execute(
                "INSERT INTO other_rows VALUES (?, ?, ?)", (row.row_number, row.kind, cells)
            )
            return
        self._pending.append((self.row_count, row.row_number, cells))
        self.row_count += 1
        if len(self._pending) >= PAGE:
            self._flush()

    def add_issue(self, issue: Issue) -> None:
        self._connection.execute("INSERT INTO issues VALUES (?, ?, ?, ?, ?)", issue_values(issue))
        self.issue_count += 1

    def finish(self) -> None:
        self._flush()
        self._connection.execute("CREATE INDEX issues_by_row ON issues(row_number)")
        self._connection.execute("COMMIT")
        self.close()

    def close(self) -> None:
        self._connection.close()

    def _flush(self) -> None:
        self._connection.executemany("INSERT INTO rows VALUES (?, ?, ?)", self._pending)
        self._pending.clear()


class StagedFile:
    """A file that a helper process has written. Readable from any thread; ``close`` deletes it,
    unless another reads it for its owner (``is_owner`` False)."""

    def __init__(self, path: Path, *, is_owner: bool = True) -> None:
        self.path = path
        self._is_owner = is_owner
        self._lock = threading.Lock()
        self._connection: Connection | None = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
                if self._is_owner:
                    self.path.unlink(missing_ok=True)

    def query(self, sql: str, bounds: tuple[int | str, ...] = ()) -> list[Any]:
        """Raises ``ValueError`` when it is closed."""
        with self._lock:
            if self._connection is None:
                message = "the staged file is closed"
                raise ValueError(message)
            with closing(self._connection.execute(sql, bounds)) as cursor:
                return cursor.fetchall()


class StagedTable(StagedFile):
    """A parsed sheet."""

    def __init__(
        self, head: TableHead, places: tuple[int, ...], path: Path, *, is_owner: bool = True
    ) -> None:
        """``places[i]`` is where in a stored row the value for ``head.columns[i]`` stands."""
        super().__init__(path, is_owner=is_owner)
        self.head = head
        self.places = places

    def __iter__(self) -> Iterator[SheetRow]:
        start = 0
        while page := self.rows(start, start + PAGE):
            yield from page
            start += len(page)

    def rows(self, start: int, stop: int) -> list[SheetRow]:
        """``DATA`` rows at positions ``start`` to ``stop`` - 1; fewer at the end."""
        found = self.query(
            "SELECT row_number, cells FROM rows WHERE position >= ? AND position < ?"
            " ORDER BY position",
            (start, stop),
        )
        return [SheetRow(number, self._values(cells)) for number, cells in found]

    def other_rows(self) -> list[SheetRow]:
        """Totals, notes and repeated headers, as they come in the sheet."""
        found = self.query("SELECT row_number, cells, kind FROM other_rows ORDER BY rowid")
        return [
            SheetRow(number, self._values(cells), RowKind(kind)) for number, cells, kind in found
        ]

    def issues(self, start: int | None = None, stop: int | None = None) -> list[Issue]:
        """What is wrong in the sheet, by row; with ``start`` and ``stop``, in the ``DATA`` rows
        at those positions."""
        if start is None and stop is None:
            where = ""
            bounds: tuple[int, ...] = ()
        else:
            where = (
                " WHERE row_number IN"
                " (SELECT row_number FROM rows WHERE position >= ? AND position < ?)"
            )
            bounds = (start or 0, _NO_END if stop is None else stop)
        found = self.query(
            f"SELECT {_ISSUE_COLUMNS} FROM issues{where} ORDER BY row_number, rowid",  # noqa: S608 - constants
            bounds,
        )
        return [issue_of(*line) for line in found]

    def _values(self, cells: str) -> tuple[str, ...]:
        values = cells.split(_SEPARATOR)
        count = len(values)
        return tuple([values[place] if place < count else "" for place in self.places])


def issue_values(issue: Issue) -> tuple[int, str, str, str, str]:
    params = json.dumps(issue.params, ensure_ascii=False)
    return issue.row_number, issue.column, issue.severity, issue.code, params


def issue_of(row_number: int, column: str, severity: str, code: str, params: str) -> Issue:
    pairs = tuple((name, value) for name, value in json.loads(params))
    return Issue(row_number, column, Severity(severity), code, pairs)
