"""Which rows differ between two versions, worked out in SQLite: a million rows of Python objects
would be half a gigabyte, and would hold the window up while they are paired."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from jisa_desktop.domain.diff import DiffRow
from jisa_desktop.sheets.staging import in_memory

ChangedPair = tuple[int | None, int | None]
"""(row number in the old version, row number in the new one); None where there is no such row."""

_TABLE = """(number INTEGER PRIMARY KEY, key TEXT NOT NULL, content BLOB NOT NULL,
identifier TEXT NOT NULL)"""
_SCHEMA = f"""
CREATE TABLE before{_TABLE};
CREATE TABLE after{_TABLE};
CREATE TABLE pairs(old INTEGER NOT NULL, new INTEGER NOT NULL, is_same INTEGER NOT NULL);
CREATE TABLE changes(old INTEGER, new INTEGER);
"""
_HAS_KEYS = """
SELECT NOT EXISTS(SELECT 1 FROM before WHERE key = '')
   AND NOT EXISTS(SELECT 1 FROM after WHERE key = '')"""
_BY_KEY = ("key",)
_BY_CONTENT = ("content, identifier, number", "content, identifier", "content")
_PAIR = """
DELETE FROM pairs;
INSERT INTO pairs
    SELECT o.number, n.number, o.content = n.content AND o.identifier = n.identifier
    FROM (SELECT *, {turn} FROM before) AS o
    JOIN (SELECT *, {turn} FROM after) AS n USING ({identity}, turn);
INSERT INTO changes SELECT old, new FROM pairs WHERE NOT is_same;
DELETE FROM before WHERE number IN (SELECT old FROM pairs);
DELETE FROM after WHERE number IN (SELECT new FROM pairs);
"""
_TURN = "row_number() OVER (PARTITION BY {identity} ORDER BY number) AS turn"
_REST = """
INSERT INTO changes SELECT number, NULL FROM before;
INSERT INTO changes SELECT NULL, number FROM after;
"""
_FIRST = """
SELECT old, new FROM changes ORDER BY coalesce(new, old), old IS NULL, new IS NULL LIMIT ?"""


def first_changes(
    old: Iterable[DiffRow], new: Iterable[DiffRow], limit: int
) -> tuple[list[ChangedPair], int]:
    """The first ``limit`` rows that were added, removed or changed, as ``domain.diff.diff_rows``
    pairs them, in the order of the new version; and how many there are. Both sides come in the
    order of their numbers."""
    with closing(in_memory(_SCHEMA)) as connection:
        for table, rows in (("before", old), ("after", new)):
            connection.execute("BEGIN")
            connection.executemany(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?)",  # noqa: S608 - constants
                ((row[0], row[1], bytes.fromhex(row[2]), row[3]) for row in rows),
            )
            connection.execute("COMMIT")
        ((has_keys,),) = connection.execute(_HAS_KEYS)
        for identity in _BY_KEY if has_keys else _BY_CONTENT:
            turn = _TURN.format(identity=identity)
            connection.executescript(_PAIR.format(turn=turn, identity=identity))
        connection.executescript(_REST)
        ((count,),) = connection.execute("SELECT count(*) FROM changes")
        return connection.execute(_FIRST, (limit,)).fetchall(), count
