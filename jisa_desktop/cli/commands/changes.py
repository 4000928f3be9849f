"""rollback, undo, cleanup, discard, retry, resume, pause, cancel: what changes a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import AnyDocument, Document, Wait
from jisa_desktop.cli.running import (
    finish_interrupted,
    job_answer,
    jobs_answer,
    run_jobs,
    status_of,
)
from jisa_desktop.cli.session import WAIT_S, Session
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import ExitStatus
from jisa_desktop.pipeline.workspace import Workspace

area = new_area()


@command(area, "rollback")
def rollback(
    session: Session,
    document: Document,
    to: Annotated[int, typer.Option("--to", metavar="N", help="되돌릴 버전")],
    wait: Wait = WAIT_S,
) -> Answer:
    """이 버전으로 되돌립니다. 다시 임베딩하지 않습니다."""
    with session.writer(wait) as workspace:
        return _change(
            session, workspace, document, lambda known: workspace.desk.rollback(known, to)
        )


@command(area, "undo")
def undo(session: Session, document: Document, wait: Wait = WAIT_S) -> Answer:
    """마지막 되돌리기나 정리를 취소합니다."""
    with session.writer(wait) as workspace:
        return _change(session, workspace, document, workspace.desk.undo)


@command(area, "cleanup")
def cleanup(
    session: Session,
    document: Document,
    forget: Annotated[
        bool,
        typer.Option(
            "--forget",
            help="원본 파일, 행, 텍스트, 벡터까지 모두 지우고 자동 백업을 새로 만듭니다. "
            "직접 만든 백업 파일에는 남아 있으므로 필요하면 직접 삭제하세요.",
        ),
    ] = False,
    wait: Wait = WAIT_S,
) -> Answer:
    """문서의 벡터를 모두 지웁니다. 이력은 남습니다."""
    with session.writer(wait) as workspace:
        answer = _change(session, workspace, document, workspace.desk.cleanup)
        if not forget or answer.status is not ExitStatus.DONE:
            return answer
        document_id = str(answer.value["document_id"])
        forgotten, renewed = workspace.safekeeping.forget(document_id, CancelToken())
        if renewed.problem is not None:
            session.warn(renewed.problem)
        session.tell("직접 만든 백업 파일은 바뀌지 않았습니다. 필요하면 직접 삭제하세요.")
        backups = {"backups_removed": renewed.removed, "copies_left": list(renewed.copies_left)}
        return Answer({**answer.value, "forgotten": asdict(forgotten), "backups": backups})


@command(area, "discard")
def discard(session: Session, document: Document, wait: Wait = WAIT_S) -> Answer:
    """실패하거나 취소한 버전을 버리고 활성 버전을 되살립니다."""
    with session.writer(wait) as workspace:
        job_id = workspace.desk.discard(_find(workspace, document))
        return job_answer(workspace, run_jobs(session, workspace, [job_id])[0])


@command(area, "retry")
def retry(session: Session, document: Document, wait: Wait = WAIT_S) -> Answer:
    """실패한 배치나 이제 저장할 수 있는 행만 다시 처리합니다."""
    with session.writer(wait) as workspace:
        job_id = workspace.desk.retry(_find(workspace, document))
        return job_answer(workspace, run_jobs(session, workspace, [job_id])[0])


@command(area, "resume")
def resume(session: Session, document: AnyDocument = None, wait: Wait = WAIT_S) -> Answer:
    """끝나지 않은 작업을 이어서 하고, 다시 처리할 문서를 처리합니다."""
    with session.writer(wait) as workspace:
        only = _find(workspace, document) if document else None
        with workspace.store.reading() as tx:
            left = [job.job_id for job in tx.jobs.open(only)]
        ends = run_jobs(session, workspace, left)
        if all(status_of(end) is not ExitStatus.NEEDS_ATTENTION for end in ends):
            with workspace.store.reading() as tx:
                due = [one for one in tx.documents.due_ids() if only in (None, one)]
            ends += run_jobs(session, workspace, workspace.desk.replan(due))
        return jobs_answer(workspace, ends)


@command(area, "pause")
def pause(session: Session, document: Document) -> Answer:
    """진행 중인 작업을 멈춥니다. 다른 창에서 진행 중인 작업도 멈춥니다."""
    from jisa_desktop.cli.asking import ask_to_pause

    return ask_to_pause(session, document)


@command(area, "cancel")
def cancel(
    session: Session,
    document: Document,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="이미 저장한 것도 되돌립니다.")
    ] = False,
    wait: Wait = WAIT_S,
) -> Answer:
    """끝나지 않은 작업을 취소합니다."""
    from jisa_desktop.cli.asking import ask_to_cancel

    return ask_to_cancel(session, document, takes_back=take_back, wait_s=wait)


def _change(
    session: Session, workspace: Workspace, document: str, submit: Callable[[str], int]
) -> Answer:
    """One job on a document, after what it still has to finish."""
    document_id = _find(workspace, document)
    finish_interrupted(session, workspace, document_id)
    end = run_jobs(session, workspace, [submit(document_id)])[0]
    return job_answer(workspace, end)


def _find(workspace: Workspace, document: str) -> str:
    with workspace.store.reading() as tx:
        return tx.documents.find(document).document_id
