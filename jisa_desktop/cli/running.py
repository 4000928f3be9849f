"""Runs jobs to their ends, and tells how they ended. Imported by the commands that write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jisa_desktop.cli.answer import Answer, worst
from jisa_desktop.cli.failure import error_value, value_of
from jisa_desktop.cli.progress import progress_bars
from jisa_desktop.cli.session import Session
from jisa_desktop.cli.shapes import Value, result_value
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobKind, JobStatus
from jisa_desktop.errors import ExitStatus, JisaError
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.counting import job_counts
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.store.store import Transaction
from jisa_desktop.workers.headless import run_headless

_NO_PASSWORDS: Mapping[int, str] = MappingProxyType({})


def run_jobs(
    session: Session,
    workspace: Workspace,
    job_ids: Sequence[int],
    passwords: Mapping[int, str] = _NO_PASSWORDS,
) -> list[JobEnd]:
    """Side by side, with bars on a terminal. An interrupt parks them: they end as pending."""
    with progress_bars() as watch:
        return run_headless(
            workspace,
            job_ids,
            passwords=passwords,
            watch=watch,
            batches_at_once=session.config().batches_at_once,
        )


def finish_interrupted(session: Session, workspace: Workspace, document_id: str) -> None:
    """Before a command writes to a document: bring to its end what a killed run, or one that
    needed attention, left behind. A job that a person has paused stays paused.

    Raises what still stops such a job.
    """
    with workspace.store.reading() as tx:
        left = [job for job in tx.jobs.open(document_id) if job.status is not JobStatus.PAUSED]
    for end in run_jobs(session, workspace, [job.job_id for job in left]):
        if end.job is not None and end.job.status.is_open:
            raise end.error or JisaError("job_stopped")


def status_of(end: JobEnd) -> ExitStatus:
    if end.error is not None:
        return end.error.exit_status
    if end.job is not None and end.job.status is JobStatus.COMPLETED:
        return ExitStatus.DONE
    return ExitStatus.FAILED


def end_value(tx: Transaction, end: JobEnd) -> Value:
    """A job's end: which document and version, its status, its result, and what its kind adds."""
    job = end.job
    if job is None:
        return {
            "job_id": None, "kind": None, "document_id": None, "title": None, "version": None,
            "status": "refused", "result": None, "error": _error_of(end),
        }  # fmt: skip
    document = tx.documents.get(job.document_id) if job.document_id else None
    issues = tx.lineage.issues(job.version_id) if job.version_id else []
    result = result_value(job.counts or job_counts(tx, job), issues) | _kind_value(tx, job)
    return {
        "job_id": job.job_id,
        "kind": job.kind.value,
        "document_id": job.document_id,
        "title": document.title if document else None,
        "version": _number(tx, job.version_id),
        "status": job.status.value,
        "result": result,
        "error": _error_of(end),
    }


def job_answer(workspace: Workspace, end: JobEnd) -> Answer:
    """Of a command that runs one job: the job's result, its figures at the top as well."""
    with workspace.store.reading() as tx:
        value = end_value(tx, end)
    result = value["result"]
    figures = result if isinstance(result, dict) else {}
    return Answer({**figures, **_without_blank_error(value)}, status_of(end))


def jobs_answer(workspace: Workspace, ends: Sequence[JobEnd], **more: object) -> Answer:
    """Of a command that runs several jobs."""
    with workspace.store.reading() as tx:
        jobs = [_without_blank_error(end_value(tx, end)) for end in ends]
    value: Value = {"jobs": jobs, **more}
    status = worst([status_of(end) for end in ends])
    if (error := worst_error(ends, status)) is not None:
        value["error"] = error
    return Answer(value, status)


def worst_error(ends: Sequence[JobEnd], status: ExitStatus) -> Value | None:
    """The error that decided the exit status."""
    if status is ExitStatus.DONE:
        return None
    return next(_error_of(end) for end in ends if status_of(end) is status)


def _error_of(end: JobEnd) -> Value | None:
    if end.error is not None:
        return value_of(end.error)
    if end.job is None or end.job.status is JobStatus.COMPLETED:
        return None
    if end.job.fault is not None:
        return error_value(end.job.fault.code, end.job.fault.params)
    return error_value("job_stopped", {})


def _without_blank_error(value: Value) -> Value:
    """``error`` stands only where something went wrong."""
    return {key: one for key, one in value.items() if key != "error" or one is not None}


def _kind_value(tx: Transaction, job: JobSnapshot) -> Value:
    if job.kind in {JobKind.ROLLBACK, JobKind.UNDO}:
        return {
            "rolled_back_from": _number(tx, job.from_version_id),
            "rolled_back_to": _number(tx, job.version_id),
        }
    if job.kind is JobKind.CLEANUP:
        return {"namespaces_affected": len(tx.jobs.touched_namespaces(job.job_id))}
    if job.kind is JobKind.DISCARD:
        return {"discarded_version": _number(tx, job.from_version_id)}
    return {}


def _number(tx: Transaction, version_id: int | None) -> int | None:
    return None if version_id is None else tx.documents.version(version_id).number
