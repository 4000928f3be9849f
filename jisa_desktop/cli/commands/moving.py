"""move: to the index and the embedding model that the settings ask for now."""

from __future__ import annotations

from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import Wait
from jisa_desktop.cli.running import job_answer, run_jobs
from jisa_desktop.cli.session import WAIT_S, Session

area = new_area()


@command(area, "move")
def move(
    session: Session,
    *,
    keep_old: Annotated[
        bool, typer.Option("--keep-old", help="이전 인덱스를 비우지 않고 그대로 둡니다.")
    ] = False,
    wait: Wait = WAIT_S,
) -> Answer:
    """지금 설정된 인덱스와 임베딩 모델로 모든 문서를 옮기고, 이전 인덱스를 비웁니다."""
    with session.writer(wait) as workspace:
        mover = workspace.mover
        job_id = mover.start(keeps_old=keep_old)
        answer = job_answer(workspace, run_jobs(session, workspace, [job_id])[0])
        with workspace.store.reading() as tx:
            left_count = tx.left.count()
    binding = mover.binding
    return Answer(
        {
            **answer.value,
            "index": binding.index,
            "embedder": binding.embedder,
            "left_records": left_count,
        },
        answer.status,
    )
