"""Jobs: what the user waits for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, update

from jisa_desktop.domain.snapshots import Counts, Fault, JobSnapshot
from jisa_desktop.domain.statuses import Control, JobKind, JobPhase, JobStatus
from jisa_desktop.errors import InputError
from jisa_desktop.store.batches import Batches
from jisa_desktop.store.converting import counts_json, fault_json, job_snapshot
from jisa_desktop.store.schema import JobRow
from jisa_desktop.store.tables import JOBS

_OPEN = [status.value for status in JobStatus if status.is_open]


class Jobs(Batches):
    """With their batches."""

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
            update(JOBS)
            .where(JOBS.c.id == job_id)
            .values(
                texts_embedded=JOBS.c.texts_embedded + texts,
                tokens_embedded=JOBS.c.tokens_embedded + tokens,
                nanodollars=JOBS.c.nanodollars + nanodollars,
                active_ms=JOBS.c.active_ms + milliseconds,
            )
        )

    def last(
        self, document_id: str | None, kinds: Iterable[JobKind], status: JobStatus | None
    ) -> JobSnapshot | None:
        """``document_id`` None: of the whole workspace. ``status`` None: whichever it has."""
        where = [
            JobRow.document_id == document_id,  # None: IS NULL
            JobRow.kind.in_([kind.value for kind in kinds]),
        ]
        if status is not None:
            where.append(JobRow.status == status.value)
        found = self._found(*where)
        return found[-1] if found else None

    def _found(self, *where: ColumnElement[bool]) -> list[JobSnapshot]:
        rows = self._session.execute(select(JOBS).where(*where).order_by(JOBS.c.id))
        return [job_snapshot(row) for row in rows]
