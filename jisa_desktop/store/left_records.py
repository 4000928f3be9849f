"""Records in indexes that the workspace has moved away from, until they are deleted there.

The ledger proper speaks of one index. When the workspace moves to another, its rows are put aside
here as they are, so that a move that was broken off can also be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, delete, func, insert, literal, select, tuple_, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.statuses import RecordState
from jisa_desktop.store.schema import LeftRecordRow, RecordRow

_AT_ONCE = 200
_SHARED = [column.name for column in RecordRow.__table__.columns]


@dataclass(frozen=True, slots=True)
class Binding:
    """Which index a ledger speaks of, and which embedder filled it."""

    index: str
    embedder: str

    @property
    def key(self) -> str:
        return f"{self.embedder} {self.index}"

    @classmethod
    def of_key(cls, key: str) -> Binding:
        embedder, _, index = key.partition(" ")
        return cls(index, embedder)


class LeftRecords:
    def __init__(self, session: Session) -> None:
        self._session = session

    def put_aside(self, binding: Binding) -> None:
        """Empty the ledger; its rows are what has to be deleted from the index of ``binding``."""
        here = [RecordRow.__table__.c[name] for name in _SHARED]
        source = select(literal(binding.key), *here)
        self._session.execute(insert(LeftRecordRow).from_select(["binding", *_SHARED], source))
        self._session.execute(delete(RecordRow))

    def take_back(self, binding: Binding) -> None:
        """The ledger, which is empty, speaks again of an index that was left."""
        there = [LeftRecordRow.__table__.c[name] for name in _SHARED]
        source = select(*there).where(LeftRecordRow.binding == binding.key)
        self._session.execute(insert(RecordRow).from_select(_SHARED, source))
        self._session.execute(delete(LeftRecordRow).where(LeftRecordRow.binding == binding.key))

    def bindings(self) -> list[Binding]:
        keys = self._session.scalars(select(LeftRecordRow.binding).distinct())
        return [Binding.of_key(key) for key in sorted(keys)]

    def count(self) -> int:
        return self._session.scalar(select(func.count()).select_from(LeftRecordRow)) or 0

    def some(self, binding: Binding, limit: int) -> tuple[str, list[str]]:
        """One namespace and at most ``limit`` of its record ids; ('', []) when none is left."""
        rows = self._session.execute(
            select(LeftRecordRow.namespace, LeftRecordRow.record_id)
            .where(LeftRecordRow.binding == binding.key)
            .order_by(LeftRecordRow.namespace, LeftRecordRow.record_id)
            .limit(limit)
        ).all()
        namespace = rows[0][0] if rows else ""
        return namespace, [record_id for name, record_id in rows if name == namespace]

    def intend(self, binding: Binding, namespace: str, record_ids: Sequence[str]) -> None:
        """Note, before the index is called, that these are about to be deleted."""
        for where in _at(binding, namespace, record_ids):
            state = RecordState.DELETING.value
            self._session.execute(update(LeftRecordRow).where(where).values(state=state))

    def deleted(self, binding: Binding, namespace: str, record_ids: Sequence[str]) -> None:
        for where in _at(binding, namespace, record_ids):
            self._session.execute(delete(LeftRecordRow).where(where))

    def forget(self) -> None:
        """Leave the records where they are, for good."""
        self._session.execute(delete(LeftRecordRow))


def _at(
    binding: Binding, namespace: str, record_ids: Sequence[str]
) -> Iterator[ColumnElement[bool]]:
    for start in range(0, len(record_ids), _AT_ONCE):
        places = [(binding.key, namespace, one) for one in record_ids[start : start + _AT_ONCE]]
        yield tuple_(LeftRecordRow.binding, LeftRecordRow.namespace, LeftRecordRow.record_id).in_(
            places
        )
