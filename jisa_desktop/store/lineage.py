"""Rows of versions: what they say, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, func, insert, select, update

from jisa_desktop.domain.corrections import Standing
from jisa_desktop.domain.snapshots import LineageSnapshot
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.table import SheetRow
from jisa_desktop.store.chunking import chunked
from jisa_desktop.store.claims import Claims
from jisa_desktop.store.converting import lineage_snapshot
from jisa_desktop.store.row_issues import RowIssues
from jisa_desktop.store.schema import (
    DocumentRow,
    EmbeddingRow,
    LineageRow,
    VersionRow,
)
from jisa_desktop.store.tables import CONTENTS, LINEAGE

_AT_ONCE = 1_000
_ADD_ROWS = insert(LINEAGE)
_ADD_CONTENTS = insert(CONTENTS)
_TEXTS = select(CONTENTS.c.hash, CONTENTS.c.text).where(
    CONTENTS.c.hash.in_(bindparam("hashes", expanding=True))
)


@dataclass(frozen=True, slots=True)
class NewRow:
    """A parsed row as it is kept: ``source`` are the displayed texts in column order."""

    row_number: int
    identifier: str
    key: str
    content_hash: str
    text: str
    metadata: Mapping[str, str | int | float]
    source: tuple[str, ...]
    fault: str


@dataclass(frozen=True, slots=True)
class Tally:
    stored: int
    skipped: int
    failed: int


class Lineage(RowIssues, Claims):
    """With what was wrong with the rows, and what the plan reads of them."""

    def add(self, version_id: int, rows: Sequence[NewRow]) -> None:
        """Keep rows and their texts. A text that is known already is not kept twice."""
        if not rows:
            return
        self._add_contents({row.content_hash: row.text for row in rows if not row.fault})
        self._session.execute(_ADD_ROWS, [_values(version_id, row) for row in rows])

    def standing(self, version_id: int, row_numbers: Iterable[int]) -> dict[int, Standing]:
        """What became of some rows, by number; those that the version does not have are missing."""
        found: dict[int, Standing] = {}
        for chunk in chunked(sorted(row_numbers)):
            rows = self._session.execute(
                select(
                    LineageRow.row_number,
                    LineageRow.source,
                    LineageRow.key,
                    LineageRow.outcome,
                    LineageRow.reason,
                    LineageRow.fault,
                ).where(LineageRow.version_id == version_id, LineageRow.row_number.in_(chunk))
            )
            for row in rows:
                is_refused = row[3] == Outcome.FAILED.value or row[5] != ""
                found[row[0]] = Standing(tuple(row[1]), row[2], is_refused, row[4])
        return found

    def sources(self, version_id: int, after: int, limit: int, start: int = 0) -> list[SheetRow]:
        """Rows as the file had them, behind row number ``after``, in order, from ``start`` on."""
        found = self._session.execute(
            select(LineageRow.row_number, LineageRow.source)
            .where(LineageRow.version_id == version_id, LineageRow.row_number > after)
            .order_by(LineageRow.row_number)
            .offset(start)
            .limit(limit)
        )
        return [SheetRow(row[0], tuple(row[1])) for row in found]

    def sound_keys(self, version_id: int) -> list[str]:
        """The keys ('' without key columns) of the rows that have no fault of their own."""
        return list(
            self._session.scalars(
                select(LineageRow.key).where(
                    LineageRow.version_id == version_id, LineageRow.fault == ""
                )
            )
        )

    def identities(self, version_id: int) -> Iterator[tuple[tuple[int, str, str, str], bool]]:
        """((row number, key, content hash, identifier), has no fault) of each row, in order; read
        as they are asked for, because all of a million are half a gigabyte."""
        asked = (
            select(
                LineageRow.row_number,
                LineageRow.key,
                LineageRow.content_hash,
                LineageRow.identifier,
                LineageRow.fault,
            )
            .where(LineageRow.version_id == version_id)
            .order_by(LineageRow.row_number)
            .execution_options(yield_per=_AT_ONCE)
        )
        for row in self._session.execute(asked):
            yield (row[0], row[1], row[2], row[3]), row.fault == ""

    def embedded(self, version_id: int, embedder: str) -> None:
        """Note embedder, dimension and time of embedding of the stored rows (section 12)."""
        kept = and_(
            EmbeddingRow.embedder == embedder, EmbeddingRow.content_hash == LineageRow.content_hash
        )
        self._session.execute(
            update(LineageRow)
            .where(LineageRow.version_id == version_id, LineageRow.outcome == Outcome.STORED)
            .values(
                embedder=embedder,
                dimension=select(EmbeddingRow.dimension).where(kept).scalar_subquery(),
                embedded_at=select(EmbeddingRow.created_at).where(kept).scalar_subquery(),
            )
        )

    def refuse(self, lineage_ids: Iterable[int], code: str) -> None:
        """A text that the embedder, or a record that the index, can never take fails its row."""
        self._session.execute(
            update(LineageRow)
            .where(LineageRow.id.in_(list(lineage_ids)))
            .values(fault=code, outcome=Outcome.FAILED, reason=code)
        )

    def tally(self, version_id: int) -> Tally:
        rows = self._session.execute(
            select(LineageRow.outcome, func.count())
            .where(LineageRow.version_id == version_id)
            .group_by(LineageRow.outcome)
        )
        counted = {row[0]: row[1] for row in rows}
        return Tally(
            counted.get(Outcome.STORED, 0),
            counted.get(Outcome.SKIPPED, 0),
            counted.get(Outcome.FAILED, 0),
        )

    def rows(
        self, version_id: int, start: int, limit: int | None, outcome: Outcome | None = None
    ) -> list[LineageSnapshot]:
        """A page of rows in sheet order."""
        columns = self._session.scalar(
            select(VersionRow.columns).where(VersionRow.id == version_id)
        )
        statement = (
            select(LineageRow)
            .where(LineageRow.version_id == version_id)
            .order_by(LineageRow.row_number)
            .offset(start)
        )
        if limit is not None:
            statement = statement.limit(limit)
        if outcome is not None:
            statement = statement.where(LineageRow.outcome == outcome.value)
        return [lineage_snapshot(row, columns or ()) for row in self._session.scalars(statement)]

    def texts(self, content_hashes: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for chunk in chunked(sorted(set(content_hashes))):
            rows = self._session.execute(_TEXTS, {"hashes": chunk})
            found.update((row[0], row[1]) for row in rows)
        return found

    def documents_mentioning(self, identifiers: Iterable[str]) -> list[str]:
        """Documents whose active version has a row with one of the identifiers."""
        found: set[str] = set()
        for chunk in chunked(sorted(set(identifiers))):
            found.update(
                self._session.scalars(
                    select(DocumentRow.id)
                    .join(LineageRow, LineageRow.version_id == DocumentRow.active_version_id)
                    .join(VersionRow, VersionRow.id == DocumentRow.active_version_id)
                    .where(
                        LineageRow.identifier.in_(chunk),
                        VersionRow.mode == Mode.EMPLOYEE_SPLIT.value,
                    )
                    .distinct()
                )
            )
        return sorted(found)

    def routing(self, version_id: int) -> list[tuple[int | None, str, str, int]]:
        """(employee id, identifier, namespace, rows) of a version, stored rows only."""
        rows = self._session.execute(
            select(
                LineageRow.employee_id, LineageRow.identifier, LineageRow.namespace, func.count()
            )
            .where(LineageRow.version_id == version_id, LineageRow.outcome == Outcome.STORED)
            .group_by(LineageRow.employee_id, LineageRow.identifier, LineageRow.namespace)
            .order_by(LineageRow.namespace, LineageRow.identifier)
        )
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def _add_contents(self, texts: Mapping[str, str]) -> None:
        known = set(self.texts(texts))
        new = [{"hash": key, "text": text} for key, text in texts.items() if key not in known]
        if new:
            self._session.execute(_ADD_CONTENTS, new)


def _values(version_id: int, row: NewRow) -> dict[str, object]:
    return {
        "version_id": version_id,
        "row_number": row.row_number,
        "identifier": row.identifier,
        "key": row.key,
        "content_hash": "" if row.fault else row.content_hash,
        "metadata": dict(row.metadata),
        "source": list(row.source),
        "fault": row.fault,
        "outcome": Outcome.PENDING.value,
        "reason": row.fault,
        "reason_params": None,
        "namespace": "",
        "record_id": "",
        "employee_id": None,
        "embedder": "",
        "dimension": None,
        "embedded_at": None,
    }
