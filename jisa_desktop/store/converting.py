"""From rows of tables to the frozen values that leave the store, and back for JSON columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from jisa_desktop.domain.snapshots import (
    BatchSnapshot,
    Counts,
    DocumentSnapshot,
    Fault,
    JobSnapshot,
    LineageSnapshot,
    VersionSnapshot,
)
from jisa_desktop.domain.statuses import (
    BatchStatus,
    Control,
    DocumentStatus,
    JobKind,
    JobPhase,
    JobStatus,
    Mode,
    Outcome,
    VersionStatus,
)
from jisa_desktop.store.schema import DocumentRow, LineageRow, VersionRow

AnyRow = Row[*tuple[Any, ...]]


def counts_json(counts: Counts) -> dict[str, object]:
    return asdict(counts) | {"namespaces_updated": list(counts.namespaces_updated)}


def counts_from(value: Mapping[str, object] | None) -> Counts | None:
    if value is None:
        return None
    namespaces = value.get("namespaces_updated", ())
    assert isinstance(namespaces, Sequence)  # noqa: S101 - written by counts_json alone
    return Counts(**(dict(value) | {"namespaces_updated": tuple(namespaces)}))  # type: ignore[arg-type]  # the same field names


def fault_json(fault: Fault) -> dict[str, object]:
    return {"code": fault.code, "params": dict(fault.params)}


def fault_from(value: Mapping[str, object] | None) -> Fault | None:
    if value is None:
        return None
    params = value["params"]
    assert isinstance(params, Mapping)  # noqa: S101 - written by fault_json alone
    return Fault(str(value["code"]), params)


def document_snapshot(
    row: DocumentRow,
    *,
    latest: VersionRow,
    active: VersionRow | None,
    template: str,
    record_count: int,
    open_job_id: int | None,
    fault: Fault | None,
) -> DocumentSnapshot:
    shown = active or latest
    return DocumentSnapshot(
        document_id=row.id,
        sequence=row.sequence,
        title=row.title,
        status=DocumentStatus(row.status),
        active_version=active.number if active else None,
        latest_version=latest.number,
        mode=Mode(shown.mode),
        template=template,
        total_rows=shown.total_rows,
        record_count=record_count,
        is_due=row.is_due,
        open_job_id=open_job_id,
        changed_at=row.changed_at,
        fault=fault,
    )


def version_snapshot(
    row: VersionRow, template: str, revision: int, active_id: int | None
) -> VersionSnapshot:
    return VersionSnapshot(
        version_id=row.id,
        document_id=row.document_id,
        number=row.number,
        status=VersionStatus(row.status),
        is_active=row.id == active_id,
        mode=Mode(row.mode),
        template=template,
        template_revision=revision,
        source_name=row.source_name,
        sha256=row.sha256,
        size=row.size,
        sheet=row.sheet,
        header_rows=tuple(row.header_rows),
        columns=tuple(row.columns),
        total_rows=row.total_rows,
        created_by=row.created_by,
        created_at=row.created_at,
        completed_at=row.completed_at,
        counts=counts_from(row.result),
        fault=fault_from(row.error),
        is_purged=row.is_purged,
    )


def job_snapshot(row: AnyRow) -> JobSnapshot:
    return JobSnapshot(
        job_id=row.id,
        kind=JobKind(row.kind),
        status=JobStatus(row.status),
        phase=JobPhase(row.phase),
        control=Control(row.control),
        document_id=row.document_id,
        version_id=row.version_id,
        from_version_id=row.from_version_id,
        attempts=row.attempts,
        request=row.request,
        counts=counts_from(row.result),
        fault=fault_from(row.error),
        texts_embedded=row.texts_embedded,
        tokens_embedded=row.tokens_embedded,
        nanodollars=row.nanodollars,
        active_ms=row.active_ms,
        created_at=row.created_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
    )


def batch_snapshot(row: AnyRow) -> BatchSnapshot:
    return BatchSnapshot(
        batch_id=row.id,
        job_id=row.job_id,
        number=row.number,
        total=row.total,
        is_delete=row.is_delete,
        start_row=row.start_row,
        end_row=row.end_row,
        operation_count=row.operation_count,
        status=BatchStatus(row.status),
        attempts=row.attempts,
        processed_rows=row.processed_rows,
        vectors_created=row.vectors_created,
        vectors_updated=row.vectors_updated,
        vectors_moved=row.vectors_moved,
        vectors_deleted=row.vectors_deleted,
        fault=fault_from(row.error),
        started_at=row.started_at,
        ended_at=row.ended_at,
    )


def lineage_snapshot(row: LineageRow, columns: Sequence[str]) -> LineageSnapshot:
    return LineageSnapshot(
        row_number=row.row_number,
        outcome=Outcome(row.outcome),
        reason=row.reason,
        params=row.reason_params or {},
        namespace=row.namespace,
        record_id=row.record_id,
        employee_id=row.employee_id,
        content_hash=row.content_hash,
        values=dict(zip(columns, row.source, strict=False)),
    )


def pairs(params: Mapping[str, str] | None) -> tuple[tuple[str, str], ...]:
    return tuple((params or {}).items())
