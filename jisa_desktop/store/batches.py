"""Batches of jobs, and the operations that they still have to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.plan import Operation, OperationKind
from jisa_desktop.domain.snapshots import BatchSnapshot, Fault
from jisa_desktop.domain.statuses import BatchStatus
from jisa_desktop.store.converting import batch_snapshot, fault_json
from jisa_desktop.store.schema import BatchRow, OperationRow
from jisa_desktop.store.tables import BATCHES, OPERATIONS

_ADD = insert(BATCHES).returning(BATCHES.c.id)
_ADD_OPERATIONS = insert(OPERATIONS)
_OPERATIONS_OF = (
    select(
        OPERATIONS.c.kind,
        OPERATIONS.c.namespace,
        OPERATIONS.c.record_id,
        OPERATIONS.c.document_id,
        OPERATIONS.c.row_number,
        OPERATIONS.c.content_hash,
        OPERATIONS.c.body_hash,
        OPERATIONS.c.fingerprint,
        OPERATIONS.c.lineage_id,
    )
    .where(OPERATIONS.c.batch_id == bindparam("batch"))
    .order_by(OPERATIONS.c.id)
)
"""In the order of an ``Operation``'s fields."""

_SIBLINGS = BATCHES.alias()
_BATCHES = select(
    BATCHES,
    select(func.count())
    .where(_SIBLINGS.c.job_id == BATCHES.c.job_id)
    .scalar_subquery()
    .label("total"),
)


class Batches:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def add_batches(
        self, job_id: int, parts: Sequence[Sequence[Operation]], *, is_delete: bool
    ) -> list[int]:
        """Make batches of the parts, numbered on from the job's last. Returns their ids."""
        number = self._session.scalar(
            select(func.max(BatchRow.number)).where(BatchRow.job_id == job_id)
        )
        ids: list[int] = []
        for offset, part in enumerate(parts, start=1 + (number or 0)):
            values = _batch_values(job_id, offset, part, is_delete)
            ids.append(self._session.execute(_ADD, values).scalar_one())
        operations = [
            _operation_values(batch_id, one)
            for batch_id, part in zip(ids, parts, strict=True)
            for one in part
        ]
        if operations:
            self._session.execute(_ADD_OPERATIONS, operations)
        return ids

    def drop_unfinished_batches(self, job_id: int) -> None:
        """Forget what was not done: the next plan says anew what is left to do."""
        unfinished = select(BatchRow.id).where(
            BatchRow.job_id == job_id, BatchRow.status != BatchStatus.COMPLETED.value
        )
        self._session.execute(delete(OperationRow).where(OperationRow.batch_id.in_(unfinished)))
        self._session.execute(delete(BatchRow).where(BatchRow.id.in_(unfinished)))

    def batch(self, batch_id: int) -> BatchSnapshot:
        return self._batches(BATCHES.c.id == batch_id)[0]

    def batches(self, job_id: int) -> list[BatchSnapshot]:
        return self._batches(BATCHES.c.job_id == job_id)

    def operations(self, batch_id: int) -> list[Operation]:
        rows = self._session.execute(_OPERATIONS_OF, {"batch": batch_id})
        return [Operation(OperationKind(row[0]), *row[1:]) for row in rows]

    def drop_operations(self, batch_id: int, places: Iterable[tuple[str, str]]) -> None:
        """Take refused rows out of a batch."""
        for namespace, record_id in sorted(places):
            self._session.execute(
                delete(OperationRow).where(
                    OperationRow.batch_id == batch_id,
                    OperationRow.namespace == namespace,
                    OperationRow.record_id == record_id,
                )
            )

    def start_batch(self, batch_id: int) -> None:
        self._session.execute(
            update(BATCHES)
            .where(BATCHES.c.id == batch_id)
            .values(
                status=BatchStatus.PROCESSING.value,
                attempts=BATCHES.c.attempts + 1,
                started_at=func.coalesce(BATCHES.c.started_at, self._now),
            )
        )

    def complete_batch(
        self, batch_id: int, done: Sequence[Operation], document_id: str | None
    ) -> None:
        """Note what the batch did, and forget its operations. ``processed_rows`` are those of
        the job's own document; the others are rows that changed hands with it."""
        own = [one for one in done if document_id in (None, one.document_id)]
        kinds = [operation.kind for operation in done]
        self._session.execute(
            update(BATCHES)
            .where(BATCHES.c.id == batch_id)
            .values(
                status=BatchStatus.COMPLETED.value,
                processed_rows=len(own),
                vectors_created=kinds.count(OperationKind.CREATE),
                vectors_updated=kinds.count(OperationKind.UPDATE),
                vectors_moved=kinds.count(OperationKind.MOVE),
                vectors_deleted=kinds.count(OperationKind.DELETE),
                namespaces=sorted({operation.namespace for operation in done}),
                error=None,
                ended_at=self._now,
            )
        )
        self._session.execute(delete(OPERATIONS).where(OPERATIONS.c.batch_id == batch_id))

    def fail_batch(self, batch_id: int, fault: Fault) -> None:
        self._session.execute(
            update(BatchRow)
            .where(BatchRow.id == batch_id)
            .values(status=BatchStatus.FAILED.value, error=fault_json(fault), ended_at=self._now)
        )

    def touched_namespaces(self, job_id: int) -> tuple[str, ...]:
        """Sorted, of all batches that were completed."""
        rows = self._session.scalars(
            select(BatchRow.namespaces).where(
                BatchRow.job_id == job_id, BatchRow.namespaces.is_not(None)
            )
        )
        return tuple(sorted({namespace for found in rows for namespace in found}))

    def _batches(self, where: ColumnElement[bool]) -> list[BatchSnapshot]:
        rows = self._session.execute(
            _BATCHES.where(where).order_by(BATCHES.c.job_id, BATCHES.c.number)
        )
        return [batch_snapshot(row) for row in rows]


def _batch_values(
    job_id: int, number: int, part: Sequence[Operation], is_delete: bool
) -> dict[str, object]:
    rows = [operation.row_number for operation in part]
    return {
        "job_id": job_id,
        "number": number,
        "is_delete": is_delete,
        "start_row": min(rows),
        "end_row": max(rows),
        "operation_count": len(part),
        "status": BatchStatus.PENDING.value,
        "attempts": 0,
        "processed_rows": 0,
        "vectors_created": 0,
        "vectors_updated": 0,
        "vectors_moved": 0,
        "vectors_deleted": 0,
        "namespaces": None,
        "error": None,
        "started_at": None,
        "ended_at": None,
    }


def _operation_values(batch_id: int, operation: Operation) -> dict[str, object]:
    return {
        "batch_id": batch_id,
        "kind": operation.kind.value,
        "namespace": operation.namespace,
        "record_id": operation.record_id,
        "document_id": operation.document_id,
        "row_number": operation.row_number,
        "content_hash": operation.content_hash,
        "body_hash": operation.body_hash,
        "fingerprint": operation.fingerprint,
        "lineage_id": operation.lineage_id,
    }
