"""search, records, sync, verify: what the index really holds."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import AnyDocument, Wait
from jisa_desktop.cli.session import WAIT_S, Session
from jisa_desktop.cli.shapes import Value
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.errors import ExitStatus
from jisa_desktop.pipeline.drift import Drift
from jisa_desktop.pipeline.workspace import Workspace

area = new_area()

_TOP_K = 10
_KINDS = ("missing", "orphaned", "altered")


@command(area, "search")
def search(
    session: Session,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="찾을 내용")],
    namespace: Annotated[str, typer.Option("--namespace", metavar="NS", help="네임스페이스")],
    top_k: Annotated[int, typer.Option("--top-k", metavar="K", min=1, help="결과 수")] = _TOP_K,
) -> Answer:
    """챗봇처럼 인덱스에서 찾습니다."""
    cancel = CancelToken()
    with session.workspace() as workspace:
        providers = workspace.providers
        providers.index.check(providers.embedder.identity, cancel)
        hits = workspace.search.find(text, namespace, top_k, cancel)
    return Answer({"namespace": namespace, "hits": [asdict(one) for one in hits]})


@command(area, "records")
def records(
    session: Session,
    document: AnyDocument = None,
    namespace: Annotated[
        str | None, typer.Option("--namespace", metavar="NS", help="이 네임스페이스만")
    ] = None,
) -> Answer:
    """인덱스에 있는 레코드를 값의 해시와 함께 보여 줍니다."""
    from jisa_desktop.pipeline.holdings import holdings

    with session.workspace() as workspace:
        document_id = _find(workspace, document)
        found = [
            {
                "namespace": one.namespace,
                "record_id": one.record_id,
                "values_sha256": one.values_sha256,
                "metadata": dict(sorted(one.metadata.items())),
            }
            for one in holdings(workspace.providers.index, CancelToken(), document_id, namespace)
        ]
    return Answer({"records": found})


@command(area, "sync")
def sync(
    session: Session,
    document: AnyDocument = None,
    repair: Annotated[bool, typer.Option("--repair", help="찾은 차이를 고칩니다.")] = False,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE.xlsx", help="결과를 엑셀 파일로 저장합니다."),
    ] = None,
    wait: Wait = WAIT_S,
) -> Answer:
    """인덱스가 실제로 가진 것을 원장과 비교합니다."""
    if repair:
        return _repair(session, document, report, wait)
    with session.workspace(wait) as workspace:
        found = workspace.listing.compare(CancelToken(), _find(workspace, document))
    _save(report, found, None)
    status = ExitStatus.DONE if found.is_clean else ExitStatus.FAILED
    return Answer({**_drift(found), "repaired": None}, status)


@command(area, "verify")
def verify(session: Session) -> Answer:
    """원장, 인덱스, 버전이 서로 맞는지 확인합니다."""
    with session.workspace() as workspace:
        found = workspace.verify()
    return Answer(
        {"ok": not found, "violations": [asdict(one) for one in found]},
        ExitStatus.FAILED if found else ExitStatus.DONE,
    )


def _save(report: Path | None, drift: Drift, job: JobSnapshot | None) -> None:
    if report is not None:
        from jisa_desktop.pipeline.sync_report import save_sync_report

        save_sync_report(report, drift, datetime.now(UTC), job)


def _repair(session: Session, document: str | None, report: Path | None, wait_s: float) -> Answer:
    from jisa_desktop.cli.running import finish_interrupted, job_answer, run_jobs

    with session.writer(wait_s) as workspace:
        document_id = _find(workspace, document)
        if document_id is not None:
            finish_interrupted(session, workspace, document_id)
        end = run_jobs(session, workspace, [workspace.desk.sync(document_id)])[0]
        answer = job_answer(workspace, end)
    drift = end.drift or Drift()
    _save(report, drift, end.job)
    is_repaired = answer.status is ExitStatus.DONE
    repaired = {
        kind: sum(len(getattr(one, kind)) for one in drift.namespaces) if is_repaired else 0
        for kind in _KINDS
    }
    return Answer({**answer.value, **_drift(drift), "repaired": repaired}, answer.status)


def _drift(drift: Drift) -> Value:
    lines: list[Value] = [
        {
            "namespace": one.namespace,
            **{kind: len(getattr(one, kind)) for kind in _KINDS},
            "foreign": one.foreign_count,
            "record_ids": {kind: list(getattr(one, kind)) for kind in _KINDS},
        }
        for one in drift.namespaces
    ]
    return {
        "ok": drift.is_clean,
        **{kind: sum(len(getattr(one, kind)) for one in drift.namespaces) for kind in _KINDS},
        "foreign": sum(one.foreign_count for one in drift.namespaces),
        "namespaces": lines,
    }


def _find(workspace: Workspace, document: str | None) -> str | None:
    if document is None:
        return None
    with workspace.store.reading() as tx:
        return tx.documents.find(document).document_id
