"""pause and cancel: ask the job of a document, whichever process runs it."""

from __future__ import annotations

import threading
import time

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.running import job_answer, run_jobs
from jisa_desktop.cli.session import WAIT_S, Session
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import Control, JobStatus
from jisa_desktop.errors import EnvironmentProblem, ExitStatus, InputError
from jisa_desktop.pipeline.workspace import Workspace

_ACTS_WITHIN_S = 15.0
"""A job looks several times a second; a request under way may take some seconds to come back."""

_LOOK_S = 0.1


def ask_to_pause(session: Session, document: str) -> Answer:
    with session.workspace() as workspace:
        _try_to_write(session, workspace)
        job = _ask(workspace, document, Control.PAUSE)
        return _answer(workspace, job, JobStatus.PAUSED)


def ask_to_cancel(
    session: Session, document: str, *, takes_back: bool, wait_s: float = WAIT_S
) -> Answer:
    """``takes_back``: then make what the active version says true again, which needs the writer's
    place; it is waited for."""
    with session.workspace(wait_s) as workspace:
        is_writer = _try_to_write(session, workspace)
        job = _ask(workspace, document, Control.CANCEL)
        if not takes_back or job.status is not JobStatus.CANCELLED or job.document_id is None:
            return _answer(workspace, job, JobStatus.CANCELLED)
        if not is_writer:
            _wait_to_write(session, workspace, wait_s)
        end = run_jobs(session, workspace, [_take_back(workspace, job.document_id)])[0]
        answer = job_answer(workspace, end)
        return Answer({**answer.value, "cancelled_job": job.job_id}, answer.status)


def _ask(workspace: Workspace, document: str, control: Control) -> JobSnapshot:
    """Ask, and wait until the job has stopped. Raises ``InputError('nothing_to_cancel')``."""
    with workspace.store.reading() as tx:
        document_id = tx.documents.find(document).document_id
    job_id = workspace.desk.ask(document_id, control)
    if job_id is None:
        raise InputError("nothing_to_cancel", document=document)
    give_up_at = time.monotonic() + _ACTS_WITHIN_S
    while True:
        with workspace.store.reading() as tx:
            job = tx.jobs.get(job_id)
        if job.status is not JobStatus.PROCESSING or time.monotonic() > give_up_at:
            return job
        threading.Event().wait(_LOOK_S)


def _answer(workspace: Workspace, job: JobSnapshot, wanted: JobStatus) -> Answer:
    """A job that was quicker, or is not there yet, is said as it is."""
    with workspace.store.reading() as tx:
        version = tx.documents.version(job.version_id).number if job.version_id else None
    value = {
        "job_id": job.job_id,
        "kind": job.kind.value,
        "document_id": job.document_id,
        "version": version,
        "status": job.status.value,
    }
    return Answer(value, ExitStatus.DONE if job.status is wanted else ExitStatus.FAILED)


def _take_back(workspace: Workspace, document_id: str) -> int:
    """A version that did not become active is discarded; anything else is planned anew."""
    try:
        return workspace.desk.discard(document_id)
    except InputError as error:
        if error.code != "nothing_to_discard":
            raise
    return workspace.desk.replan([document_id])[0]


def _try_to_write(session: Session, workspace: Workspace) -> bool:
    """As the writer, what a killed run left behind is stopped at once; else the one who runs it
    is asked."""
    try:
        workspace.become_writer(f"jisa {session.name}")
    except EnvironmentProblem as error:
        if error.code != "workspace_in_use":
            raise
        return False
    return True


def _wait_to_write(session: Session, workspace: Workspace, wait_s: float) -> None:
    give_up_at = time.monotonic() + wait_s
    while not _try_to_write(session, workspace):
        if time.monotonic() > give_up_at:
            workspace.become_writer(f"jisa {session.name}")  # says who has it
        threading.Event().wait(_LOOK_S)
