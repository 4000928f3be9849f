"""The private SQLite file of one survey: what became of each row, and every issue.

A helper process writes it and the program reads pages of it, so that neither holds a list of rows.
It stands beside the staged table and is kept like it: 0600, deleted when it is closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jisa_desktop.domain.diff import DiffRow
from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.domain.table import Issue
from jisa_desktop.sheets.staging import PAGE, StagedFile, issue_of, issue_values, new_file

_SCHEMA = """
CREATE TABLE claims(row_number INTEGER PRIMARY KEY, key TEXT NOT NULL, content BLOB NOT NULL,
                    identifier TEXT NOT NULL, is_sound INTEGER NOT NULL, outcome TEXT NOT NULL);
CREATE TABLE standing(row_number INTEGER PRIMARY KEY, key TEXT NOT NULL, content BLOB NOT NULL,
                      identifier TEXT NOT NULL);
CREATE TABLE found(row_number INTEGER NOT NULL, column_name TEXT NOT NULL,
                   severity TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL);
"""
_ISSUES = """
CREATE TABLE issues(position INTEGER PRIMARY KEY, row_number INTEGER NOT NULL,
                    column_name TEXT NOT NULL, severity TEXT NOT NULL, code TEXT NOT NULL,
                    params TEXT NOT NULL);
INSERT INTO issues(row_number, column_name, severity, code, params)
    SELECT * FROM found ORDER BY row_number, column_name, rowid;
CREATE INDEX issues_by_row ON issues(row_number);
DROP TABLE found;
DROP TABLE standing;
"""
_SOUND = "SELECT * FROM claims WHERE is_sound"
_HAS_KEYS = f"""
SELECT NOT EXISTS(SELECT 1 FROM standing WHERE key = '')
   AND NOT EXISTS(SELECT 1 FROM ({_SOUND}) WHERE key = '')"""  # noqa: S608 - constants
_IN_TURN = "row_number() OVER (PARTITION BY key ORDER BY row_number) AS turn"
_PAIRED_BY_KEY = f"""
SELECT count(*), coalesce(sum(o.content = n.content AND o.identifier = n.identifier), 0)
FROM (SELECT *, {_IN_TURN} FROM standing) AS o
JOIN (SELECT *, {_IN_TURN} FROM ({_SOUND})) AS n ON n.key = o.key AND n.turn = o.turn
"""  # noqa: S608 - constants
_PAIRED_BY_CONTENT = f"""
SELECT coalesce(sum(same + min(old - same, new - same)), 0), coalesce(sum(same), 0) FROM (
    SELECT sum(old) AS old, sum(new) AS new, sum(min(old, new)) AS same FROM (
        SELECT content, identifier, sum(is_new = 0) AS old, sum(is_new) AS new FROM (
            SELECT content, identifier, 0 AS is_new FROM standing
            UNION ALL SELECT content, identifier, 1 FROM ({_SOUND})
        ) GROUP BY content, identifier
    ) GROUP BY content
)
"""  # noqa: S608 - constants
_GONE_BY_KEY = f"""
SELECT count(DISTINCT key) FROM standing WHERE key NOT IN (SELECT key FROM ({_SOUND}))
"""  # noqa: S608 - constants
_LOSING = """
SELECT count(*) FROM standing
WHERE key != '' AND key IN (SELECT key FROM claims WHERE NOT is_sound)
"""
_ISSUE_COLUMNS = "row_number, column_name, severity, code, params"
_NO_END = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Differences:
    """As ``domain.diff.diff_rows`` pairs rows, counted. ``unchanged`` includes moved ones;
    ``losing``: rows that stand now and would fail; ``gone`` and ``before`` as ``gone_rows``."""

    added: int
    removed: int
    changed: int
    unchanged: int
    losing: int
    gone: int
    before: int


class SurveyWriter:
    """Used once, in the helper process. The questions are asked between the last row and
    ``finish``."""

    def __init__(self, path: Path) -> None:
        self._connection = new_file(path, _SCHEMA)
        self._pending: list[tuple[int, str, bytes, str, bool, str]] = []
        self.issue_count = 0

    def add(
        self,
        row_number: int,
        *,
        key: str,
        content_hash: str,
        identifier: str,
        is_sound: bool,
        outcome: str,
    ) -> None:
        content = bytes.fromhex(content_hash)
        self._pending.append((row_number, key, content, identifier, is_sound, outcome))
        if len(self._pending) >= PAGE:
            self._flush()

    def add_issues(self, issues: Iterable[Issue]) -> None:
        for issue in issues:
            self._connection.execute(
                "INSERT INTO found VALUES (?, ?, ?, ?, ?)", issue_values(issue)
            )
            self.issue_count += 1

    def tally(self) -> dict[str, int]:
        """Rows by outcome."""
        self._flush()
        return dict(self._all("SELECT outcome, count(*) FROM claims GROUP BY outcome"))

    def identifiers(self) -> Iterator[tuple[str, int]]:
        """Each identifier with its rows, sorted; '' is none."""
        self._flush()
        return self._each("SELECT identifier, count(*) FROM claims GROUP BY identifier ORDER BY 1")

    def contents(self) -> Iterator[str]:
        """The content hash of each row that would be stored, once, sorted."""
        self._flush()
        found = self._each(
            f"SELECT DISTINCT content FROM claims WHERE outcome = '{Outcome.STORED}' ORDER BY 1"  # noqa: S608
        )
        return (content.hex() for (content,) in found)

    def faulty_row_count(self) -> int:
        """Rows with an error among their issues."""
        sql = (
            "SELECT count(DISTINCT row_number) FROM found"
            " WHERE severity = 'error' AND row_number > 0"
        )
        return int(self._all(sql)[0][0])

    def differences(self, standing: Iterable[DiffRow]) -> Differences:
        """Against the rows that stand now."""
        self._flush()
        self._connection.executemany(
            "INSERT INTO standing VALUES (?, ?, ?, ?)",
            ((row[0], row[1], bytes.fromhex(row[2]), row[3]) for row in standing),
        )
        ((before,),) = self._all("SELECT count(*) FROM standing")
        ((after,),) = self._all(f"SELECT count(*) FROM ({_SOUND})")  # noqa: S608
        ((has_keys,),) = self._all(_HAS_KEYS)
        ((paired, same),) = self._all(_PAIRED_BY_KEY if has_keys else _PAIRED_BY_CONTENT)
        gone = self._all(_GONE_BY_KEY)[0][0] if has_keys else max(0, before - after)
        return Differences(
            added=after - paired,
            removed=before - paired,
            changed=paired - same,
            unchanged=same,
            losing=self._all(_LOSING)[0][0],
            gone=gone,
            before=before,
        )

    def finish(self) -> None:
        self._flush()
        self._connection.execute("COMMIT")
        self._connection.executescript(_ISSUES)
        self.close()

    def close(self) -> None:
        self._connection.close()

    def _flush(self) -> None:
        self._connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", self._pending)
        self._pending.clear()

    def _all(self, sql: str) -> list[Any]:
        return self._connection.execute(sql).fetchall()

    def _each(self, sql: str) -> Iterator[Any]:
        yield from self._connection.execute(sql)


class SurveyFile(StagedFile):
    """What a survey found, page by page."""

    def issues(self, start: int = 0, stop: int | None = None) -> list[Issue]:
        """By row and column, at positions ``start`` to ``stop`` - 1."""
        found = self.query(
            f"SELECT {_ISSUE_COLUMNS} FROM issues"  # noqa: S608 - constants
            " WHERE position > ? AND position <= ? ORDER BY position",
            (start, _NO_END if stop is None else stop),
        )
        return [issue_of(*line) for line in found]

    def issues_of(self, first_row: int, last_row: int) -> list[Issue]:
        """Of the rows with these Excel numbers."""
        found = self.query(
            f"SELECT {_ISSUE_COLUMNS} FROM issues"  # noqa: S608 - constants
            " WHERE row_number BETWEEN ? AND ? ORDER BY position",
            (first_row, last_row),
        )
        return [issue_of(*line) for line in found]

    def rows_with(self, outcome: str, after: int = 0, limit: int = _NO_END) -> list[int]:
        """Excel numbers of rows with that outcome, behind row ``after``, in order."""
        found = self.query(
            "SELECT row_number FROM claims"
            " WHERE row_number > ? AND outcome = ? ORDER BY row_number LIMIT ?",
            (after, outcome, limit),
        )
        return [number for (number,) in found]

    def sound_rows(self, after: int, limit: int) -> list[DiffRow]:
        """Rows without an error of their own, behind row ``after``, in order."""
        found = self.query(
            "SELECT row_number, key, content, identifier FROM claims"
            " WHERE row_number > ? AND is_sound ORDER BY row_number LIMIT ?",
            (after, limit),
        )
        return [(number, key, content.hex(), who) for number, key, content, who in found]
