"""The ledger: records that exist, or may exist, in the index because of us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.plan import LedgerRecord, Operation, OperationKind
from jisa_desktop.domain.statuses import RecordState
from jisa_desktop.store.chunking import chunked
from jisa_desktop.store.tables import RECORDS

_Place = tuple[str, str]

_ADD = insert(RECORDS)
_CHANGE = update(RECORDS).where(
    RECORDS.c.namespace == bindparam("at_namespace"), RECORDS.c.record_id == bindparam("at_id")
)
"""Sets whatever columns the parameters name."""

_KNOWN = select(RECORDS.c.namespace, RECORDS.c.record_id).where(
    tuple_(RECORDS.c.namespace, RECORDS.c.record_id).in_(bindparam("places", expanding=True))
)
_RECORDS = select(
    RECORDS.c.namespace,
    RECORDS.c.record_id,
    RECORDS.c.document_id,
    RECORDS.c.row_number,
    RECORDS.c.content_hash,
    RECORDS.c.body_hash,
    RECORDS.c.fingerprint,
    RECORDS.c.state,
    RECORDS.c.is_new,
    RECORDS.c.is_uncertain,
)
"""In the order of a ``LedgerRecord``'s fields."""

_STATES = {state.value: state for state in RecordState}


class Ledger:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of_document(self, document_id: str) -> list[LedgerRecord]:
        return self._found(RECORDS.c.document_id == document_id)

    def of_contents(
        self, content_hashes: Iterable[str], *, except_document: str
    ) -> list[LedgerRecord]:
        """Other documents' records of the given contents."""
        found: list[LedgerRecord] = []
        for chunk in chunked(sorted(set(content_hashes))):
            found += self._found(
                RECORDS.c.content_hash.in_(chunk), RECORDS.c.document_id != except_document
            )
        return found

    def all(self) -> list[LedgerRecord]:
        return self._found()

    def namespaces(self) -> list[str]:
        return list(
            self._session.scalars(
                select(RECORDS.c.namespace).distinct().order_by(RECORDS.c.namespace)
            )
        )

    def count(self, document_id: str | None = None) -> int:
        statement = select(func.count()).select_from(RECORDS)
        if document_id is not None:
            statement = statement.where(RECORDS.c.document_id == document_id)
        return self._session.scalar(statement) or 0

    def intend(self, operations: Sequence[Operation]) -> None:
        """Note that the index is about to be told to write or delete these records.

        Must be committed before the call: no vector is ever in the index that the ledger does
        not know of. A record that stands already is marked unknown until the answer is noted.
        """
        known = self._states([(one.namespace, one.record_id) for one in operations])
        rewritten: list[dict[str, object]] = []
        deleted: list[dict[str, object]] = []
        added: list[dict[str, object]] = []
        for operation in operations:
            is_delete = operation.kind is OperationKind.DELETE
            state = RecordState.DELETING if is_delete else RecordState.WRITING
            if (operation.namespace, operation.record_id) not in known:
                added.append(
                    {
                        "namespace": operation.namespace,
                        "record_id": operation.record_id,
                        "state": state.value,
                        "is_new": True,
                        "is_uncertain": False,
                        **_values(operation),
                    }
                )
            elif is_delete:
                deleted.append(_key(operation) | {"state": state.value})
            else:
                rewritten.append(_key(operation) | {"state": state.value, **_values(operation)})
        for statement, rows in ((_ADD, added), (_CHANGE, rewritten), (_CHANGE, deleted)):
            if rows:
                self._session.execute(statement, rows)

    def written(self, operations: Sequence[Operation]) -> None:
        """Note that the index has confirmed these records, which ``intend`` has described."""
        if not operations:  # an UPDATE with no parameters would be one of the whole table
            return
        present = {"state": RecordState.PRESENT.value, "is_new": False}
        self._session.execute(_CHANGE, [_key(one) | present for one in operations])

    def uncertain(self, places: Sequence[_Place]) -> None:
        """Note that a write of these records ended without an answer."""
        for chunk in _chunks(places):
            self._session.execute(update(RECORDS).where(_at(chunk)).values(is_uncertain=True))

    def doubt_unanswered(self) -> None:
        """After a kill: every write that was under way ended without an answer."""
        self._session.execute(
            update(RECORDS)
            .where(RECORDS.c.state == RecordState.WRITING.value)
            .values(is_uncertain=True)
        )

    def deleted(self, places: Sequence[_Place]) -> None:
        """Forget records that the index has deleted. One whose write ended without an answer is
        kept until it was looked for once more (design, section 12)."""
        for chunk in _chunks(places):
            self._session.execute(
                delete(RECORDS).where(_at(chunk), RECORDS.c.is_uncertain.is_(False))
            )

    def forget(self, places: Sequence[_Place]) -> None:
        """Forget records that are certainly not in the index."""
        for chunk in _chunks(places):
            self._session.execute(delete(RECORDS).where(_at(chunk)))

    def doubted(self, document_ids: Iterable[str] | None) -> list[LedgerRecord]:
        """Records that were deleted after a write that ended without an answer. None: of all
        documents, those that only a restored backup's index knows of included."""
        where = [RECORDS.c.is_uncertain.is_(True), RECORDS.c.state == RecordState.DELETING.value]
        if document_ids is not None:
            where.append(RECORDS.c.document_id.in_(list(document_ids)))
        return self._found(*where)

    def adopt(self, records: Sequence[LedgerRecord]) -> None:
        """Note records that were found in the index but not in the ledger."""
        if records:
            self._session.execute(
                _ADD,
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
                update(RECORDS).where(_at(chunk)).values(state=RecordState.WRITING.value)
            )

    def _states(self, places: Sequence[_Place]) -> set[_Place]:
        found: set[_Place] = set()
        for chunk in _chunks(places):
            rows = self._session.execute(_KNOWN, {"places": chunk})
            found.update((row[0], row[1]) for row in rows)
        return found

    def _found(self, *where: ColumnElement[bool]) -> list[LedgerRecord]:
        rows = self._session.execute(_RECORDS.where(*where))
        return [
            LedgerRecord(
                row[0], row[1], row[2], row[3], row[4], row[5], row[6],
                _STATES[row[7]], row[8], row[9],
            )
            for row in rows
        ]  # fmt: skip


def _key(operation: Operation) -> dict[str, object]:
    """The parameters of ``_CHANGE`` that say which record."""
    return {"at_namespace": operation.namespace, "at_id": operation.record_id}


def _values(operation: Operation) -> dict[str, object]:
    return {
        "document_id": operation.document_id,
        "row_number": operation.row_number,
        "content_hash": operation.content_hash,
        "body_hash": operation.body_hash,
        "fingerprint": operation.fingerprint,
    }


def _at(places: Sequence[_Place]) -> ColumnElement[bool]:
    return tuple_(RECORDS.c.namespace, RECORDS.c.record_id).in_(list(places))


def _chunks(places: Sequence[_Place]) -> list[Sequence[_Place]]:
    return [places[start : start + 200] for start in range(0, len(places), 200)]
