"""The ledger: records that exist, or may exist, in the index because of us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, delete, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.plan import LedgerRecord, Operation, OperationKind
from jisa_desktop.domain.statuses import RecordState
from jisa_desktop.store.chunking import chunked
from jisa_desktop.store.schema import RecordRow

_Place = tuple[str, str]


class Ledger:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of_document(self, document_id: str) -> list[LedgerRecord]:
        return self._found(RecordRow.document_id == document_id)

    def of_contents(
        self, content_hashes: Iterable[str], *, except_document: str
    ) -> list[LedgerRecord]:
        """Other documents' records of the given contents."""
        found: list[LedgerRecord] = []
        for chunk in chunked(sorted(set(content_hashes))):
            found += self._found(
                RecordRow.content_hash.in_(chunk), RecordRow.document_id != except_document
            )
        return found

    def all(self) -> list[LedgerRecord]:
        return self._found()

    def namespaces(self) -> list[str]:
        return list(
            self._session.scalars(
                select(RecordRow.namespace).distinct().order_by(RecordRow.namespace)
            )
        )

    def count(self, document_id: str | None = None) -> int:
        statement = select(func.count()).select_from(RecordRow)
        if document_id is not None:
            statement = statement.where(RecordRow.document_id == document_id)
        return self._session.scalar(statement) or 0

    def intend(self, operations: Sequence[Operation]) -> None:
        """Note that the index is about to be told to write or delete these records.

        Must be committed before the call: no vector is ever in the index that the ledger does
        not know of. A record that stands already is marked unknown until the answer is noted.
        """
        known = self._states([(one.namespace, one.record_id) for one in operations])
        changed: list[dict[str, object]] = []
        added: list[dict[str, object]] = []
        for operation in operations:
            place = (operation.namespace, operation.record_id)
            is_delete = operation.kind is OperationKind.DELETE
            state = RecordState.DELETING if is_delete else RecordState.WRITING
            row: dict[str, object] = {
                "namespace": place[0],
                "record_id": place[1],
                "state": state.value,
            }
            if place not in known:
                added.append(row | _values(operation) | {"is_new": True, "is_uncertain": False})
            else:
                changed.append(row if is_delete else row | _values(operation))
        if added:
            self._session.execute(insert(RecordRow), added)
        if changed:
            self._session.execute(update(RecordRow), changed)

    def written(self, operations: Sequence[Operation]) -> None:
        """Note that the index has confirmed these records."""
        if not operations:  # an UPDATE with no parameters would be one of the whole table
            return
        self._session.execute(
            update(RecordRow),
            [
                {
                    "namespace": one.namespace,
                    "record_id": one.record_id,
                    "state": RecordState.PRESENT.value,
                    "is_new": False,
                    **_values(one),
                }
                for one in operations
            ],
        )

    def uncertain(self, places: Sequence[_Place]) -> None:
        """Note that a write of these records ended without an answer."""
        for chunk in _chunks(places):
            self._session.execute(update(RecordRow).where(_at(chunk)).values(is_uncertain=True))

    def doubt_unanswered(self) -> None:
        """After a kill: every write that was under way ended without an answer."""
        self._session.execute(
            update(RecordRow)
            .where(RecordRow.state == RecordState.WRITING.value)
            .values(is_uncertain=True)
        )

    def deleted(self, places: Sequence[_Place]) -> None:
        """Forget records that the index has deleted. One whose write ended without an answer is
        kept until it was looked for once more (design, section 12)."""
        for chunk in _chunks(places):
            self._session.execute(
                delete(RecordRow).where(_at(chunk), RecordRow.is_uncertain.is_(False))
            )

    def forget(self, places: Sequence[_Place]) -> None:
        """Forget records that are certainly not in the index."""
        for chunk in _chunks(places):
            self._session.execute(delete(RecordRow).where(_at(chunk)))

    def doubted(self, document_ids: Iterable[str]) -> list[LedgerRecord]:
        """Records that were deleted after a write that ended without an answer."""
        return self._found(
            RecordRow.document_id.in_(list(document_ids)),
            RecordRow.is_uncertain.is_(True),
            RecordRow.state == RecordState.DELETING.value,
        )

    def adopt(self, records: Sequence[LedgerRecord]) -> None:
        """Note records that were found in the index but not in the ledger."""
        if records:
            self._session.execute(
                insert(RecordRow),
                [
                    {
                        "namespace": one.namespace,
                        "record_id": one.record_id,
                        "document_id": one.document_id,
                        "row_number": one.row_number,
                        "content_hash": one.content_hash,
                        "body_hash": one.body_hash,
                        "fingerprint": one.fingerprint,
                        "state": one.state.value,
                        "is_new": one.is_new,
                        "is_uncertain": one.is_uncertain,
                    }
                    for one in records
                ],
            )

    def distrust(self, places: Sequence[_Place]) -> None:
        """Note that the index holds something else than it was given."""
        for chunk in _chunks(places):
            self._session.execute(
                update(RecordRow).where(_at(chunk)).values(state=RecordState.WRITING.value)
            )

    def _states(self, places: Sequence[_Place]) -> set[_Place]:
        found: set[_Place] = set()
        for chunk in _chunks(places):
            rows = self._session.execute(
                select(RecordRow.namespace, RecordRow.record_id).where(_at(chunk))
            )
            found.update((row[0], row[1]) for row in rows)
        return found

    def _found(self, *where: ColumnElement[bool]) -> list[LedgerRecord]:
        rows = self._session.execute(select(*RecordRow.__table__.columns).where(*where))
        return [
            LedgerRecord(
                row.namespace,
                row.record_id,
                row.document_id,
                row.row_number,
                row.content_hash,
                row.body_hash,
                row.fingerprint,
                RecordState(row.state),
                row.is_new,
                row.is_uncertain,
            )
            for row in rows
        ]


def _values(operation: Operation) -> dict[str, object]:
    return {
        "document_id": operation.document_id,
        "row_number": operation.row_number,
        "content_hash": operation.content_hash,
        "body_hash": operation.body_hash,
        "fingerprint": operation.fingerprint,
    }


def _at(places: Sequence[_Place]) -> ColumnElement[bool]:
    return tuple_(RecordRow.namespace, RecordRow.record_id).in_(list(places))


def _chunks(places: Sequence[_Place]) -> list[Sequence[_Place]]:
    return [places[start : start + 200] for start in range(0, len(places), 200)]
