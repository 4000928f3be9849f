"""Jobs, batches and their operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.plan import Operation, OperationKind
from jisa_desktop.domain.snapshots import BatchSnapshot, Counts, Fault, JobSnapshot
from jisa_desktop.domain.statuses import BatchStatus, Control, JobKind, JobPhase, JobStatus
from jisa_desktop.errors import InputError
from jisa_desktop.store.converting import (
    batch_snapshot,
    counts_json,
    fault_json,
    job_snapshot,
)
from jisa_desktop.store.schema import BatchRow, JobRow, OperationRow

_OPEN = [status.value for status in JobStatus if status.is_open]


class Jobs:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    # jobs

    def add(
        self,
        kind: JobKind,
        phase: JobPhase,
        *,
        document_id: str | None = None,
        version_id: int | None = None,
        from_version_id: int | None = None,
        request: Mapping[str, object] | None = None,
    ) -> int:
        row = JobRow(
            kind=kind.value,
            status=JobStatus.PENDING.value,
            phase=phase.value,
            control=Control.NONE.value,
            document_id=document_id,
            version_id=version_id,
            from_version_id=from_version_id,
            attempts=0,
            request=dict(request or {}),
            result=None,
            error=None,
            texts_embedded=0,
            tokens_embedded=0,
            nanodollars=0,
            active_ms=0,
            created_at=self._now,
            started_at=None,
            ended_at=None,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def get(self, job_id: int) -> JobSnapshot:
        found = self._found(JobRow.id == job_id)
        if not found:
            raise InputError("job_unknown", job=job_id)
        return found[0]

    def exists(self, job_id: int) -> bool:
        return bool(self._found(JobRow.id == job_id))

    def of_document(self, document_id: str) -> list[JobSnapshot]:
        """Oldest first."""
        return self._found(JobRow.document_id == document_id)

    def open(self, document_id: str | None = None) -> list[JobSnapshot]:
        """Jobs that a start takes up again, oldest first; of one document, if given."""
        where: list[ColumnElement[bool]] = [JobRow.status.in_(_OPEN)]
        if document_id is not None:
            where.append(JobRow.document_id == document_id)
        return self._found(*where)

    def with_status(self, status: JobStatus) -> list[JobSnapshot]:
        return self._found(JobRow.status == status.value)

    def remove(self, job_id: int) -> None:
        """A job that was refused before it did anything leaves no trace but its event."""
        self._session.execute(delete(JobRow).where(JobRow.id == job_id))

    def start(self, job_id: int) -> None:
        self._session.execute(
            update(JobRow)
            .where(JobRow.id == job_id)
            .values(
                status=JobStatus.PROCESSING.value,
                error=None,
                ended_at=None,
                started_at=func.coalesce(JobRow.started_at, self._now),
            )
        )

    def change(
        self,
        job_id: int,
        *,
        status: JobStatus | None = None,
        phase: JobPhase | None = None,
        fault: Fault | None = None,
        counts: Counts | None = None,
        document_id: str | None = None,
        version_id: int | None = None,
        from_version_id: int | None = None,
    ) -> None:
        """Set what is given; the rest stays."""
        values: dict[str, Any] = {
            "status": status.value if status else None,
            "phase": phase.value if phase else None,
            "error": fault_json(fault) if fault else None,
            "result": counts_json(counts) if counts else None,
            "document_id": document_id,
            "version_id": version_id,
            "from_version_id": from_version_id,
        }
        given = {name: value for name, value in values.items() if value is not None}
        if status in {JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED}:
            given["ended_at"] = self._now
        if status not in {None, JobStatus.PROCESSING}:
            given["control"] = Control.NONE.value  # what was asked has been done
        self._session.execute(update(JobRow).where(JobRow.id == job_id).values(**given))

    def detach(self, job_id: int) -> None:
        """The job belongs to no document and no version any more."""
        self._session.execute(
            update(JobRow)
            .where(JobRow.id == job_id)
            .values(document_id=None, version_id=None, from_version_id=None)
        )

    def ask(self, job_id: int, control: Control) -> None:
        """Ask a job to pause or to cancel, from whichever process."""
        self._session.execute(
            update(JobRow).where(JobRow.id == job_id).values(control=control.value)
        )

    def asked(self, job_ids: Iterable[int]) -> dict[int, Control]:
        """What was asked of these jobs, where something was."""
        rows = self._session.execute(
            select(JobRow.id, JobRow.control).where(
                JobRow.id.in_(list(job_ids)), JobRow.control != Control.NONE.value
            )
        )
        return {row[0]: Control(row[1]) for row in rows}

    def spend(
        self,
        job_id: int,
        *,
        texts: int = 0,
        tokens: int = 0,
        nanodollars: int = 0,
        milliseconds: int = 0,
    ) -> None:
        """Add to what the job has used: texts embedded and their price, time of running."""
        self._session.execute(
            update(JobRow)
            .where(JobRow.id == job_id)
            .values(
                texts_embedded=JobRow.texts_embedded + texts,
                tokens_embedded=JobRow.tokens_embedded + tokens,
                nanodollars=JobRow.nanodollars + nanodollars,
                active_ms=JobRow.active_ms + milliseconds,
            )
        )

    def last(
        self, document_id: str, kinds: Iterable[JobKind], status: JobStatus
    ) -> JobSnapshot | None:
        found = self._found(
            JobRow.document_id == document_id,
            JobRow.kind.in_([kind.value for kind in kinds]),
            JobRow.status == status.value,
        )
        return found[-1] if found else None

    # batches

    def add_batches(
        self, job_id: int, parts: Sequence[Sequence[Operation]], *, is_delete: bool
    ) -> list[int]:
        """Make batches of the parts, numbered on from the job's last. Returns their ids."""
        number = self._session.scalar(
            select(func.max(BatchRow.number)).where(BatchRow.job_id == job_id)
        )
        ids = []
        for offset, part in enumerate(parts, start=1 + (number or 0)):
            rows = [operation.row_number for operation in part]
            row = BatchRow(
                job_id=job_id,
                number=offset,
                is_delete=is_delete,
                start_row=min(rows),
                end_row=max(rows),
                operation_count=len(part),
                status=BatchStatus.PENDING.value,
                attempts=0,
                processed_rows=0,
                vectors_created=0,
                vectors_updated=0,
                vectors_moved=0,
                vectors_deleted=0,
                namespaces=None,
                error=None,
                started_at=None,
                ended_at=None,
            )
            self._session.add(row)
            self._session.flush()
            ids.append(row.id)
            self._session.execute(
                insert(OperationRow), [_operation_values(row.id, one) for one in part]
            )
        return ids

    def drop_unfinished_batches(self, job_id: int) -> None:
        """Forget what was not done: the next plan says anew what is left to do."""
        unfinished = select(BatchRow.id).where(
            BatchRow.job_id == job_id, BatchRow.status != BatchStatus.COMPLETED.value
        )
        self._session.execute(delete(OperationRow).where(OperationRow.batch_id.in_(unfinished)))
        self._session.execute(delete(BatchRow).where(BatchRow.id.in_(unfinished)))

    def batch(self, batch_id: int) -> BatchSnapshot:
        return self._batches(BatchRow.id == batch_id)[0]

    def batches(self, job_id: int) -> list[BatchSnapshot]:
        return self._batches(BatchRow.job_id == job_id)

    def operations(self, batch_id: int) -> list[Operation]:
        rows = self._session.scalars(
            select(OperationRow).where(OperationRow.batch_id == batch_id).order_by(OperationRow.id)
        )
        return [_operation(row) for row in rows]

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
            update(BatchRow)
            .where(BatchRow.id == batch_id)
            .values(
                status=BatchStatus.PROCESSING.value,
                attempts=BatchRow.attempts + 1,
                started_at=func.coalesce(BatchRow.started_at, self._now),
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
            update(BatchRow)
            .where(BatchRow.id == batch_id)
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
        self._session.execute(delete(OperationRow).where(OperationRow.batch_id == batch_id))

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

    # private

    def _found(self, *where: ColumnElement[bool]) -> list[JobSnapshot]:
        rows = self._session.scalars(
            select(JobRow)
            .where(*where)
            .order_by(JobRow.id)
            .execution_options(populate_existing=True)
        )
        return [job_snapshot(row) for row in rows]

    def _batches(self, *where: ColumnElement[bool]) -> list[BatchSnapshot]:
        rows = self._session.scalars(
            select(BatchRow)
            .where(*where)
            .order_by(BatchRow.job_id, BatchRow.number)
            .execution_options(populate_existing=True)
        ).all()
        totals = self._session.execute(
            select(BatchRow.job_id, func.count())
            .where(BatchRow.job_id.in_({row.job_id for row in rows}))
            .group_by(BatchRow.job_id)
        )
        total_of = {row[0]: row[1] for row in totals}
        return [batch_snapshot(row, total_of[row.job_id]) for row in rows]


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


def _operation(row: OperationRow) -> Operation:
    return Operation(
        OperationKind(row.kind),
        row.namespace,
        row.record_id,
        row.document_id,
        row.row_number,
        row.content_hash,
        row.body_hash,
        row.fingerprint,
        row.lineage_id,
    )
