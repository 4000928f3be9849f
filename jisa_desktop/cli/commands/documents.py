"""documents, history, show, routing, errors: what is known, from the store alone."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import Document, Version
from jisa_desktop.cli.session import Session
from jisa_desktop.cli.shapes import (
    Value,
    batch_value,
    document_value,
    issue_value,
    job_value,
    result_value,
    version_value,
)
from jisa_desktop.domain.snapshots import DocumentSnapshot, JobSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import JobKind, VersionStatus
from jisa_desktop.pipeline.history import RowChanges, changes_of
from jisa_desktop.store.store import Transaction

area = new_area()

_LEFT_BEHIND = {VersionStatus.ROLLED_BACK, VersionStatus.CANCELLED}
_TAKING_OUT = {JobKind.CLEANUP, JobKind.DISCARD}
_NO_CHANGES: Value = dict.fromkeys(("added", "changed", "removed", "unchanged"))


@command(area, "documents")
def documents(session: Session) -> Answer:
    """문서 목록과 상태, 버전을 보여 줍니다."""
    with session.store() as store, store.reading() as tx:
        found = [
            document_value(one, tx.documents.versions(one.document_id))
            for one in tx.documents.all()
        ]
    return Answer({"documents": found})


@command(area, "history")
def history(session: Session, document: Document) -> Answer:
    """문서의 버전과 버전마다 추가·변경·삭제된 행 수를 보여 줍니다."""
    with session.store() as store, store.reading() as tx:
        known = tx.documents.find(document)
        changes = changes_of(tx, known.document_id)
        versions = tx.documents.versions(known.document_id)
        results = {one.version_id: _result(tx, one) for one in versions}
    return Answer(
        {
            "document_id": known.document_id,
            "title": known.title,
            "status": known.status.value,
            "active_version": known.active_version,
            "versions": [
                version_value(one)
                | _changes(changes.get(one.version_id))
                | {"result": results[one.version_id]}
                for one in versions
            ],
        }
    )


@command(area, "show")
def show(session: Session, document: Document, version: Version = None) -> Answer:
    """한 버전의 작업, 배치, 결과, 문제를 보여 줍니다."""
    with session.store() as store, store.reading() as tx:
        known = tx.documents.find(document)
        shown = version_shown(tx, known, version)
        numbers = {one.version_id: one.number for one in tx.documents.versions(known.document_id)}
        jobs = [job for job in tx.jobs.of_document(known.document_id) if _is_about(job, shown)]
        batches = [one for job in jobs for one in tx.jobs.batches(job.job_id)]
        issues = tx.lineage.issues(shown.version_id)
        return Answer(
            {
                "document_id": known.document_id,
                "title": known.title,
                **_without_error(version_value(shown)),
                "jobs": [job_value(job, numbers) for job in jobs],
                "batches": [batch_value(one) for one in batches],
                "result": _result(tx, shown),
                "issues": [issue_value(one) for one in issues],
            }
        )


@command(area, "routing")
def routing(session: Session, document: Document, version: Version = None) -> Answer:
    """한 버전의 행이 어느 직원의 네임스페이스로 갔는지 보여 줍니다."""
    from jisa_desktop.pipeline.routing import routing_of

    with session.store() as store, store.reading() as tx:
        known = tx.documents.find(document)
        shown = version_shown(tx, known, version)
        found = routing_of(tx, shown)
    return Answer(
        {
            "document_id": known.document_id,
            "title": known.title,
            "version": shown.number,
            "mode": shown.mode.value,
            "routes": [asdict(one) for one in found.routes],
            "unrouted": [
                issue_value(one.issue)
                | {
                    "identifier": one.identifier,
                    "near": [
                        {"employee_number": near.employee_number, "name": near.name}
                        for near in one.near
                    ],
                }
                for one in found.unrouted
            ],
        }
    )


Export = Annotated[
    Path | None, typer.Option("--export", metavar="FILE.xlsx", help="오류 행을 저장할 엑셀 파일")
]


@command(area, "errors")
def errors(
    session: Session, document: Document, export: Export = None, version: Version = None
) -> Answer:
    """저장되지 않은 행을 이유와 함께 보여 주거나, 엑셀 파일로 내보냅니다."""
    from jisa_desktop.pipeline.refused_rows import export_refused, exported_version, refused_rows

    with session.store() as store:
        with store.reading() as tx:
            known = tx.documents.find(document)
            shown = (
                exported_version(tx, known.document_id)
                if version is None
                else tx.documents.numbered(known.document_id, version)
            )
            refused = refused_rows(tx, shown)
        if export is not None:
            export_refused(refused, known.title, export)
    return Answer(
        {
            "document_id": known.document_id,
            "title": known.title,
            "version": refused.version.number,
            "rows": len(refused.rows),
            "errors": [issue_value(one) for one in refused.issues],
            "file": str(export) if export else None,
        }
    )


def version_shown(
    tx: Transaction, document: DocumentSnapshot, number: int | None
) -> VersionSnapshot:
    """The version asked for; else the newest, unless it was left behind for an older one."""
    if number is not None:
        return tx.documents.numbered(document.document_id, number)
    newest = tx.documents.numbered(document.document_id, document.latest_version)
    if newest.status in _LEFT_BEHIND and document.active_version is not None:
        return tx.documents.numbered(document.document_id, document.active_version)
    return newest


def _without_error(version: Value) -> Value:
    """At the top of an answer ``error`` means that the command failed; the jobs say it as well."""
    return {key: value for key, value in version.items() if key != "error"}


def _result(tx: Transaction, version: VersionSnapshot) -> Value | None:
    """What the version's own job came to, also where it did not complete."""
    from jisa_desktop.pipeline.counting import job_counts

    issues = tx.lineage.issues(version.version_id)
    if version.counts is not None:
        return result_value(version.counts, issues)
    own = [job for job in tx.jobs.of_document(version.document_id) if _made(job, version)]
    return result_value(job_counts(tx, own[0]), issues) if own else None


def _is_about(job: JobSnapshot, version: VersionSnapshot) -> bool:
    """It wanted the version's rows, or took just them out."""
    if job.kind in _TAKING_OUT:
        return job.from_version_id == version.version_id
    return job.version_id == version.version_id


def _made(job: JobSnapshot, version: VersionSnapshot) -> bool:
    return job.kind is JobKind.PROCESS and job.version_id == version.version_id


def _changes(changes: RowChanges | None) -> Value:
    """Null where rows were erased."""
    return asdict(changes) if changes is not None else _NO_CHANGES
