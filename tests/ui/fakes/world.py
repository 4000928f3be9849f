"""What the fake desk knows: made documents, versions, jobs, and what was asked of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from jisa_desktop.domain.snapshots import (
    BatchSnapshot,
    Counts,
    DocumentSnapshot,
    EventSnapshot,
    JobSnapshot,
    VersionSnapshot,
)
from jisa_desktop.domain.statuses import (
    BatchStatus,
    Control,
    DocumentStatus,
    JobKind,
    JobPhase,
    JobStatus,
    Mode,
    VersionStatus,
)
from jisa_desktop.domain.table import Issue, Severity, TableHead
from jisa_desktop.errors import InputError, JisaError
from jisa_desktop.ui.imports.desk import Change, ImportRequest, Preview, Route
from jisa_desktop.ui.people.desk import EmployeeInfo

NOON = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
COLUMNS = ("사번", "성명", "부서", "직급", "입사일", "기본급", "직책수당", "비고")
NAMES = ("김민준", "이서연", "박도윤", "최하은", "정시우", "강지유", "조준서", "윤수아")
DEPARTMENTS = ("인사팀", "재무팀", "개발1팀", "영업본부", "품질관리팀")


def document(document_id: str = "d1", **changes: object) -> DocumentSnapshot:
    made = DocumentSnapshot(
        document_id=document_id,
        sequence=1,
        title="2026년 급여테이블",
        status=DocumentStatus.COMPLETED,
        active_version=2,
        latest_version=2,
        mode=Mode.COMPANY_WIDE,
        template="급여",
        total_rows=1240,
        record_count=1236,
        is_due=False,
        open_job_id=None,
        changed_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def job(job_id: int = 1, **changes: object) -> JobSnapshot:
    made = JobSnapshot(
        job_id=job_id,
        kind=JobKind.PROCESS,
        status=JobStatus.COMPLETED,
        phase=JobPhase.APPLY,
        control=Control.NONE,
        document_id="d1",
        version_id=2,
        from_version_id=1,
        attempts=1,
        request={"source_name": "급여테이블_2026.xlsx"},
        counts=None,
        fault=None,
        texts_embedded=12,
        active_ms=4200,
        created_at=NOON,
        started_at=NOON,
        ended_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def version(number: int, **changes: object) -> VersionSnapshot:
    made = VersionSnapshot(
        version_id=number,
        document_id="d1",
        number=number,
        status=VersionStatus.COMPLETED,
        is_active=False,
        mode=Mode.COMPANY_WIDE,
        template="급여",
        template_revision=1,
        source_name=f"급여테이블_2026_v{number}.xlsx",
        sha256="0" * 64,
        size=48_213,
        sheet="3월",
        header_rows=(3, 4),
        columns=COLUMNS,
        total_rows=1240,
        created_by="인사팀",
        created_at=NOON,
        completed_at=NOON,
        counts=Counts(
            total_rows=1240,
            processed_rows=1236,
            skipped_rows=1,
            error_rows=3,
            vectors_created=12,
            vectors_updated=4,
            vectors_unchanged=1220,
            processing_time_ms=4200,
        ),
        fault=None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def batch(number: int, total: int, **changes: object) -> BatchSnapshot:
    made = BatchSnapshot(
        batch_id=number,
        job_id=1,
        number=number,
        total=total,
        is_delete=False,
        start_row=(number - 1) * 100 + 5,
        end_row=number * 100 + 4,
        operation_count=100,
        status=BatchStatus.COMPLETED,
        attempts=1,
        processed_rows=100,
        vectors_created=100,
        vectors_updated=0,
        vectors_moved=0,
        vectors_deleted=0,
        fault=None,
        started_at=NOON,
        ended_at=NOON,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def values(position: int) -> tuple[str, ...]:
    return (
        f"{position + 1:05d}",
        NAMES[position % 8],
        DEPARTMENTS[position % 5],
        "선임" if position % 3 else "책임",
        f"20{10 + position % 14}-{1 + position % 12:02d}-{1 + position % 28:02d}",
        f"{3_000_000 + position * 1000:,}",
        "200,000",
        "",
    )


def preview(request: ImportRequest, **changes: object) -> Preview:
    made = Preview(
        preview_id=f"p-{request.path.name}",
        path=request.path,
        head=TableHead(request.path.name, request.sheet or "3월", (3, 4), COLUMNS, 1240, 9.0),
        sheets=("3월", "2월", "안내"),
        template=request.template or "급여",
        template_score=0.92,
        is_template_suggested=request.template is None,
        has_employee_column=False,
        mode=request.mode or Mode.COMPANY_WIDE,
        title=request.path.stem,
        resembles=None,
        row_count=1240,
        good_rows=1237,
        skipped_rows=0,
        error_rows=3,
        issue_count=3,
        change=Change(added=1237),
        fields=("사번", "성명", "기본급"),
        fed=(("사번", "사번"), ("성명", "성명"), ("기본급", "기본급")),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


ISSUES = (
    Issue(9, "사번", Severity.ERROR, "key_blank"),
    Issue(17, "입사일", Severity.WARNING, "type_date", (("value", "3월 초"),)),
    Issue(1203, "", Severity.ERROR, "employee_unknown", (("first_row", "12"),)),
)


@dataclass
class World:
    """What the fake desk knows and what was asked of it."""

    documents: list[DocumentSnapshot] = field(default_factory=list)
    versions: dict[str, list[VersionSnapshot]] = field(default_factory=dict)
    jobs: dict[str, list[JobSnapshot]] = field(default_factory=dict)
    batches: dict[int, list[BatchSnapshot]] = field(default_factory=dict)
    events: list[EventSnapshot] = field(default_factory=list)
    previews: dict[str, Preview | JisaError] = field(default_factory=dict)
    firsts: dict[str, Preview] = field(default_factory=dict)
    gates: dict[str, asyncio.Future[bool]] = field(default_factory=dict)
    """Looks that wait, by file name: True lets one go on, False cancels it."""
    employees: list[EmployeeInfo] = field(default_factory=list)
    namespaces: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)


def routes() -> tuple[Route, ...]:
    known = tuple(Route(f"emp_{n}", f"{n + 1:05d}", NAMES[n % 8], 12) for n in range(24))
    return (Route("", "０９９１２", "", 3, is_known=False), *known)


def refusal(name: str) -> JisaError:
    return InputError("sheet_encrypted", file=name)


def busy_world() -> World:
    """A document of each state, one with a job that runs."""
    running = job(
        7, document_id="d2", status=JobStatus.PROCESSING, version_id=5, ended_at=None, counts=None
    )
    world = World(
        documents=[
            document(),
            document(
                "d2",
                title="근태현황 2026-03",
                template="근태",
                status=DocumentStatus.PROCESSING,
                open_job_id=7,
                mode=Mode.EMPLOYEE_SPLIT,
                total_rows=5210,
                record_count=4800,
            ),
            document(
                "d3", title="판매수당 기준표 (대리점·직영)", template="수당 기준", total_rows=318,
                status=DocumentStatus.FAILED, record_count=200, active_version=1,
            ),
            document(
                "d4", title="인사발령 1분기", template="인사발령", total_rows=96, latest_version=1,
                status=DocumentStatus.CLEANED_UP, record_count=0, active_version=None,
            ),
        ],
        versions={"d1": [version(1), version(2, is_active=True)]},
        jobs={"d1": [job(1, counts=version(2).counts)], "d2": [running]},
        batches={
            1: [batch(n, 13) for n in range(1, 14)],
            7: [
                batch(
                    n, 8, job_id=7, batch_id=70 + n,
                    status=BatchStatus.COMPLETED if n < 4 else BatchStatus.PENDING,
                )
                for n in range(1, 9)
            ],
        },
    )  # fmt: skip
    world.employees = [
        EmployeeInfo(n, f"{n:05d}", NAMES[n % 8], DEPARTMENTS[n % 5], f"emp_{n}", n != 3)
        for n in range(1, 13)
    ]
    world.namespaces = ["org_1", "emp_1", "emp_2"]
    world.events = [
        EventSnapshot(NOON, "인사팀", "process", "completed", "d1", 2, {"total_rows": 1240}),
    ]
    return world
