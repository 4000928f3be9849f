"""Documents and versions as they leave the store: a version with its template, a document with its
records, its open job and what its newest job failed of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from jisa_desktop.domain.snapshots import DocumentSnapshot, Fault, VersionSnapshot
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.store.converting import document_snapshot, fault_from, version_snapshot
from jisa_desktop.store.schema import (
    DocumentRow,
    JobRow,
    RecordRow,
    TemplateRevisionRow,
    TemplateRow,
    VersionRow,
)

_OPEN_JOBS = [status.value for status in JobStatus if status.is_open]


@dataclass(frozen=True, slots=True)
class _Pair:
    latest: VersionRow
    active: VersionRow | None
    template: str


def document_snapshots(session: Session, *where: ColumnElement[bool]) -> list[DocumentSnapshot]:
    """Those that have a version, in no order: a document without one is still being taken in."""
    documents = session.scalars(select(DocumentRow).where(*where)).all()
    ids = [row.id for row in documents]
    versions = _latest_and_active(session, ids)
    records = _record_counts(session, ids)
    open_jobs = _open_jobs(session, ids)
    faults = _last_faults(session, ids)
    return [
        document_snapshot(
            row,
            latest=versions[row.id].latest,
            active=versions[row.id].active,
            template=versions[row.id].template,
            record_count=records.get(row.id, 0),
            open_job_id=open_jobs.get(row.id),
            fault=faults.get(row.id),
        )
        for row in documents
        if row.id in versions
    ]


def version_snapshots(session: Session, *where: ColumnElement[bool]) -> list[VersionSnapshot]:
    """Oldest first, document by document."""
    rows = session.execute(
        select(
            VersionRow,
            TemplateRow.name,
            TemplateRevisionRow.number,
            DocumentRow.active_version_id,
        )
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .join(TemplateRevisionRow, TemplateRevisionRow.id == VersionRow.template_revision_id)
        .join(TemplateRow, TemplateRow.id == TemplateRevisionRow.template_id)
        .where(*where)
        .order_by(VersionRow.document_id, VersionRow.number)
        .execution_options(populate_existing=True)
    )
    return [version_snapshot(*row) for row in rows]


def _latest_and_active(session: Session, ids: Sequence[str]) -> dict[str, _Pair]:
    rows = session.execute(
        select(VersionRow, TemplateRow.name, DocumentRow.active_version_id)
        .join(DocumentRow, DocumentRow.id == VersionRow.document_id)
        .join(TemplateRevisionRow, TemplateRevisionRow.id == VersionRow.template_revision_id)
        .join(TemplateRow, TemplateRow.id == TemplateRevisionRow.template_id)
        .where(VersionRow.document_id.in_(ids))
        .order_by(VersionRow.number)
    )
    pairs: dict[str, _Pair] = {}
    for version, template, active_id in rows:
        known = pairs.get(version.document_id)
        is_active = version.id == active_id
        active = version if is_active else known.active if known else None
        pairs[version.document_id] = _Pair(version, active, template)
    return pairs


def _record_counts(session: Session, ids: Sequence[str]) -> dict[str, int]:
    rows = session.execute(
        select(RecordRow.document_id, func.count())
        .where(RecordRow.document_id.in_(ids))
        .group_by(RecordRow.document_id)
    )
    return {row[0]: row[1] for row in rows}


def _open_jobs(session: Session, ids: Sequence[str]) -> dict[str, int]:
    rows = session.execute(
        select(JobRow.document_id, func.max(JobRow.id))
        .where(JobRow.document_id.in_(ids), JobRow.status.in_(_OPEN_JOBS))
        .group_by(JobRow.document_id)
    )
    return {row[0]: row[1] for row in rows if row[0] is not None}


def _last_faults(session: Session, ids: Sequence[str]) -> dict[str, Fault | None]:
    """What the newest job of each document failed of, or waits for."""
    newest = (
        select(func.max(JobRow.id)).where(JobRow.document_id.in_(ids)).group_by(JobRow.document_id)
    )
    rows = session.execute(select(JobRow.document_id, JobRow.error).where(JobRow.id.in_(newest)))
    return {row[0]: fault_from(row[1]) for row in rows if row[0] is not None}
