"""Snapshots as the JSON values that commands print. Keys are a promise: see ``docs/cli``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from jisa_desktop.cli.failure import error_value
from jisa_desktop.domain.snapshots import (
    BatchSnapshot,
    Counts,
    DocumentSnapshot,
    EventSnapshot,
    Fault,
    JobSnapshot,
    VersionSnapshot,
)
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.wording import say_issue

Value = dict[str, object]

ERRORS_SHOWN = 100
"""``result.errors`` holds the first hundred, as the original's did."""


def time_value(at: datetime | None) -> str | None:
    """UTC, to the second, as ISO 8601 writes it."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds")


def fault_value(fault: Fault | None) -> Value | None:
    return None if fault is None else error_value(fault.code, fault.params)


def issue_value(issue: Issue) -> Value:
    """``row`` is Excel's number, 0 for the sheet as a whole. ``field`` and ``row_number`` repeat
    column and row under the names that the original and ``preview`` use."""
    words = say_issue(issue)
    return {
        "row": issue.row_number,
        "row_number": issue.row_number,
        "column": issue.column,
        "field": issue.column,
        "severity": issue.severity.value,
        "code": issue.code,
        "message": words.sentence,
        "next_step": words.next_step,
    }


def result_value(counts: Counts, issues: Iterable[Issue]) -> Value:
    """A job's figures and its first errors (design, section 8)."""
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    return {
        "total_rows": counts.total_rows,
        "processed_rows": counts.processed_rows,
        "skipped_rows": counts.skipped_rows,
        "error_rows": counts.error_rows,
        "vectors_created": counts.vectors_created,
        "vectors_updated": counts.vectors_updated,
        "vectors_moved": counts.vectors_moved,
        "vectors_deleted": counts.vectors_deleted,
        "vectors_unchanged": counts.vectors_unchanged,
        "texts_embedded": counts.texts_embedded,
        "tokens_embedded": counts.tokens_embedded,
        "dollars": counts.dollars,
        "namespaces_updated": list(counts.namespaces_updated),
        "processing_time_ms": counts.processing_time_ms,
        "errors": [issue_value(issue) for issue in errors[:ERRORS_SHOWN]],
    }


def document_value(document: DocumentSnapshot, versions: Iterable[VersionSnapshot]) -> Value:
    return {
        "document_id": document.document_id,
        "title": document.title,
        "status": document.status.value,
        "mode": document.mode.value,
        "template": document.template,
        "active_version": document.active_version,
        "latest_version": document.latest_version,
        "versions": [
            {"version": one.number, "status": one.status.value, "active": one.is_active}
            for one in versions
        ],
        "total_rows": document.total_rows,
        "records": document.record_count,
        "is_due": document.is_due,
        "open_job": document.open_job_id,
        "changed_at": time_value(document.changed_at),
        "error": fault_value(document.fault),
    }


def version_value(version: VersionSnapshot) -> Value:
    return {
        "version": version.number,
        "status": version.status.value,
        "active": version.is_active,
        "mode": version.mode.value,
        "template": version.template,
        "template_revision": version.template_revision,
        "source_name": version.source_name,
        "sha256": version.sha256,
        "size": version.size,
        "sheet": version.sheet,
        "header_rows": list(version.header_rows),
        "columns": list(version.columns),
        "total_rows": version.total_rows,
        "created_by": version.created_by,
        "created_at": time_value(version.created_at),
        "completed_at": time_value(version.completed_at),
        "is_purged": version.is_purged,
        "error": fault_value(version.fault),
    }


def job_value(job: JobSnapshot, numbers: Mapping[int, int]) -> Value:
    """``numbers``: version numbers by id."""
    return {
        "job_id": job.job_id,
        "kind": job.kind.value,
        "status": job.status.value,
        "document_id": job.document_id,
        "version": None if job.version_id is None else numbers.get(job.version_id),
        "created_at": time_value(job.created_at),
        "started_at": time_value(job.started_at),
        "ended_at": time_value(job.ended_at),
        "error": fault_value(job.fault),
    }


def batch_value(batch: BatchSnapshot) -> Value:
    return {
        "job_id": batch.job_id,
        "batch": batch.number,
        "total": batch.total,
        "kind": "delete" if batch.is_delete else "upsert",
        "start_row": batch.start_row,
        "end_row": batch.end_row,
        "operations": batch.operation_count,
        "status": batch.status.value,
        "attempts": batch.attempts,
        "processed_rows": batch.processed_rows,
        "vectors_created": batch.vectors_created,
        "vectors_updated": batch.vectors_updated,
        "vectors_moved": batch.vectors_moved,
        "vectors_deleted": batch.vectors_deleted,
        "started_at": time_value(batch.started_at),
        "ended_at": time_value(batch.ended_at),
        "error": fault_value(batch.fault),
    }


def event_value(event: EventSnapshot) -> Value:
    return {
        "at": time_value(event.at),
        "actor": event.actor,
        "kind": event.kind,
        "outcome": event.outcome,
        "document_id": event.document_id,
        "version": event.version_number,
        "counts": dict(event.counts),
    }
