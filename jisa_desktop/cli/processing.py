"""One file after another becomes a version, each after what its document still has to finish."""

from __future__ import annotations

from collections.abc import Sequence

from jisa_desktop.cli.answer import Answer, worst
from jisa_desktop.cli.failure import value_of
from jisa_desktop.cli.running import end_value, finish_interrupted, run_jobs, status_of
from jisa_desktop.cli.session import Session
from jisa_desktop.cli.shapes import Value
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import JobKind, JobStatus
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import ExitStatus, InputError, JisaError
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.workspace import Workspace


def process_files(
    session: Session, workspace: Workspace, requests: Sequence[ProcessRequest]
) -> Answer:
    """A file that is refused does not stop the others; one that needs a person does, and so does
    an interrupt. A single refused file is the error of the call."""
    values: list[Value] = []
    statuses: list[ExitStatus] = []
    errors: list[tuple[ExitStatus, object]] = []
    for request in requests:
        try:
            end = _process(session, workspace, request)
        except JisaError as error:
            if len(requests) == 1:
                raise
            end = JobEnd(None, error)
        if len(requests) == 1 and end.job is None and end.error is not None:
            raise end.error
        value = _value(workspace, request, end)
        values.append(value)
        statuses.append(status_of(end))
        errors.append((statuses[-1], value.get("error")))
        if statuses[-1] is ExitStatus.NEEDS_ATTENTION or _is_stopped(end):
            break
    status = worst(statuses)
    answer: Value = {
        "documents": values,
        "unchanged": all(bool(value.get("unchanged")) for value in values),
    }
    if status is not ExitStatus.DONE:
        answer["error"] = next(error for one, error in errors if one is status)
    return Answer(answer, status)


def _process(session: Session, workspace: Workspace, request: ProcessRequest) -> JobEnd:
    for document_id in _documents_of(workspace, request):
        finish_interrupted(session, workspace, document_id)
        _check_free(workspace, document_id)
    _finish_intakes(session, workspace, request)
    job_id = workspace.desk.process(request, CancelToken())
    passwords = {job_id: request.password} if request.password else {}
    return run_jobs(session, workspace, [job_id], passwords)[0]


def _documents_of(workspace: Workspace, request: ProcessRequest) -> list[str]:
    """The documents that the file may become a version of; which one is known when it is read."""
    with workspace.store.reading() as tx:
        if request.document is not None:
            return [tx.documents.find(request.document).document_id]
        if request.is_new:
            return []
        stem = nfc(request.path.stem)
        titles = {nfc(request.title)} if request.title else {stem, f"{stem} / {request.sheet}"}
        is_open = request.title is None and request.sheet is None
        return [
            one.document_id
            for one in tx.documents.all()
            if one.title in titles or (is_open and one.title.startswith(f"{stem} / "))
        ]


def _check_free(workspace: Workspace, document_id: str) -> None:
    """A job that a person has paused is theirs to go on with or to cancel."""
    with workspace.store.reading() as tx:
        if tx.jobs.open(document_id):
            raise InputError("document_busy", document=document_id)


def _finish_intakes(session: Session, workspace: Workspace, request: ProcessRequest) -> None:
    """A run that was killed while it read the same file had no document yet."""
    name = nfc(request.path.name)
    with workspace.store.reading() as tx:
        left = [
            job.job_id
            for job in tx.jobs.open()
            if job.document_id is None
            and job.kind is JobKind.PROCESS
            and job.status is not JobStatus.PAUSED
            and job.request.get("source_name") == name
        ]
    run_jobs(session, workspace, left)


def _value(workspace: Workspace, request: ProcessRequest, end: JobEnd) -> Value:
    with workspace.store.reading() as tx:
        value = end_value(tx, end)
    value["file"] = nfc(request.path.name)
    value["unchanged"] = end.is_unchanged
    if end.job is None and end.error is not None:
        value["error"] = value_of(end.error)
    return {key: one for key, one in value.items() if key != "error" or one is not None}


def _is_stopped(end: JobEnd) -> bool:
    """Someone interrupted or paused: the files behind it were not meant to start."""
    return end.job is not None and end.job.status.is_open
