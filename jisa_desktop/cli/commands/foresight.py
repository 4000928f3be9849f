"""plan and diff: what would change, and what has, before anything is done."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import Document
from jisa_desktop.cli.session import Session
from jisa_desktop.errors import UsageProblem

area = new_area()

_ROWS_SHOWN = 200


@command(area, "plan")
def plan(
    session: Session,
    document: Document,
    to: Annotated[int | None, typer.Option("--to", metavar="N", help="활성으로 만들 버전")] = None,
    cleanup: Annotated[bool, typer.Option("--cleanup", help="정리할 때 바뀔 것")] = False,
) -> Answer:
    """되돌리거나 정리하기 전에, 네임스페이스마다 무엇이 바뀔지 보여 줍니다."""
    if (to is None) is not cleanup:
        if cleanup:
            raise UsageProblem("usage_conflict", first="--to", second="--cleanup")
        raise UsageProblem("usage_missing", name="--to")
    with session.workspace() as workspace:
        with workspace.store.reading() as tx:
            known = tx.documents.find(document)
        found = workspace.foreseer.plan(known.document_id, to)
    lines = [
        {
            "namespace": one.namespace,
            "vectors_created": one.created,
            "vectors_updated": one.updated,
            "vectors_moved": one.moved,
            "vectors_deleted": one.deleted,
        }
        for one in found.namespaces
    ]
    return Answer(
        {
            "document_id": known.document_id,
            "title": known.title,
            "from": known.active_version,
            "to": to,
            "namespaces": lines,
            "vectors_created": sum(one.created for one in found.namespaces),
            "vectors_updated": sum(one.updated for one in found.namespaces),
            "vectors_moved": sum(one.moved for one in found.namespaces),
            "vectors_deleted": sum(one.deleted for one in found.namespaces),
            "vectors_unchanged": found.unchanged_count,
            "texts_to_embed": found.texts_to_embed,
        }
    )


@command(area, "diff")
def diff(
    session: Session,
    document: Document,
    old: Annotated[int, typer.Argument(metavar="A", help="이전 버전")],
    new: Annotated[int, typer.Argument(metavar="B", help="나중 버전")],
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=0, help="종류마다 보여 줄 행 수")
    ] = _ROWS_SHOWN,
) -> Answer:
    """두 버전의 행을 비교합니다."""
    from jisa_desktop.pipeline.differences import differences

    with session.store() as store, store.reading() as tx:
        known = tx.documents.find(document)
        found = differences(
            tx,
            tx.documents.numbered(known.document_id, old),
            tx.documents.numbered(known.document_id, new),
            limit,
        )
    return Answer(
        {
            "document_id": known.document_id,
            "title": known.title,
            "from": old,
            "to": new,
            **asdict(found.counts),
            "namespaces": [
                {"namespace": one.namespace, **asdict(one.counts)} for one in found.namespaces
            ],
            "rows": [
                {
                    "change": one.change,
                    "row_number": one.row_number,
                    "old_row_number": one.old_row_number,
                    "columns": [
                        {"column": column, "old": before, "new": after}
                        for column, before, after in one.columns
                    ],
                }
                for one in found.rows
            ],
        }
    )
