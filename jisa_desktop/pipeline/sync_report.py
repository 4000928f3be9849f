"""What a sync found and repaired, as a workbook to sign and to file. No cell content: record ids,
namespaces and counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.pipeline.drift import Drift
from jisa_desktop.sheets.report_workbook import LAST_ROW, ReportSheet, write_report
from jisa_desktop.store.store import actor

_KINDS = {"missing": "누락", "orphaned": "고아", "altered": "변경"}


def save_sync_report(
    path: Path, drift: Drift, at: datetime, job: JobSnapshot | None = None, last_row: int = LAST_ROW
) -> None:
    """``job``: the repair, None when nothing was repaired. ``at`` with a zone, shown in the local
    one. Raises ``EnvironmentProblem('export_in_use' | 'export_not_written')``."""
    sheets = [
        ReportSheet("요약", ("항목", "값"), (24, 48), _summary(drift, at, job)),
        ReportSheet(
            "네임스페이스",
            ("네임스페이스", *_KINDS.values(), "외부 레코드"),
            (28, 12, 12, 12, 14),
            _namespaces(drift),
        ),
        ReportSheet("레코드", ("네임스페이스", "문제", "레코드 ID"), (28, 12, 72), _records(drift)),
    ]
    write_report(path, sheets, last_row)


def _summary(
    drift: Drift, at: datetime, job: JobSnapshot | None
) -> Iterator[tuple[str, str | int]]:
    yield "점검 시각", f"{at.astimezone():%Y-%m-%d %H:%M:%S %z}"
    yield "점검한 사람", actor()
    yield "결과", "이상 없음" if drift.is_clean else "차이 있음"
    for kind, label in _KINDS.items():
        yield label, sum(len(getattr(one, kind)) for one in drift.namespaces)
    yield "외부 레코드(건드리지 않음)", sum(one.foreign_count for one in drift.namespaces)
    yield "복구", _repair(job)
    if job is not None and job.counts is not None:
        yield "다시 저장한 벡터", job.counts.vectors_created + job.counts.vectors_updated
        yield "삭제한 벡터", job.counts.vectors_deleted
        yield "새로 임베딩한 텍스트", job.counts.texts_embedded
    yield "확인 서명", ""


def _repair(job: JobSnapshot | None) -> str:
    if job is None:
        return "하지 않음"
    return "완료" if job.status is JobStatus.COMPLETED else "끝나지 않음"


def _namespaces(drift: Drift) -> Iterator[tuple[str | int, ...]]:
    for one in drift.namespaces:
        counts = (len(getattr(one, kind)) for kind in _KINDS)
        yield one.namespace, *counts, one.foreign_count


def _records(drift: Drift) -> Iterator[tuple[str, str, str]]:
    for one in drift.namespaces:
        for kind, label in _KINDS.items():
            for record_id in getattr(one, kind):
                yield one.namespace, label, record_id
