"""A desk made of plain lists: what the window asks for, without an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from jisa_desktop.domain.snapshots import (
    BatchSnapshot,
    Counts,
    DocumentSnapshot,
    EventSnapshot,
    JobSnapshot,
    LineageSnapshot,
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
    Outcome,
    VersionStatus,
)
from jisa_desktop.domain.table import Issue, Severity, TableHead
from jisa_desktop.errors import InputError, JisaError
from jisa_desktop.ui.desk import (
    Change,
    DiffLine,
    EmployeeInfo,
    ImportedEmployees,
    ImportRequest,
    PlanLine,
    PlanView,
    Preview,
    PreviewRow,
    Route,
    SearchHit,
    Setting,
    TemplateInfo,
)

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
    employees: list[EmployeeInfo] = field(default_factory=list)
    namespaces: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)


class FakeDesk(QObject):
    job_changed = Signal(object)
    job_ended = Signal(object)
    batch_changed = Signal(object)

    def __init__(self, world: World | None = None) -> None:
        super().__init__()
        self.world = world or World()

    async def documents(self) -> Sequence[DocumentSnapshot]:
        return tuple(self.world.documents)

    async def history(self, document_id: str) -> Sequence[VersionSnapshot]:
        return tuple(self.world.versions.get(document_id, ()))

    async def jobs(self, document_id: str) -> Sequence[JobSnapshot]:
        return tuple(self.world.jobs.get(document_id, ()))

    async def job(self, job_id: int) -> JobSnapshot:
        return next(j for jobs in self.world.jobs.values() for j in jobs if j.job_id == job_id)

    async def batches(self, job_id: int) -> Sequence[BatchSnapshot]:
        return tuple(self.world.batches.get(job_id, ()))

    async def rows(
        self, version_id: int, start: int, limit: int, outcome: Outcome | None = None
    ) -> Sequence[LineageSnapshot]:
        self.world.asked.append(("rows", version_id, start, outcome))
        return tuple(
            LineageSnapshot(
                row_number=n + 5,
                outcome=outcome or (Outcome.FAILED if n == 4 else Outcome.STORED),
                reason="key_blank" if n == 4 else "",
                params={"row": str(n + 5), "column": "사번"},
                namespace="org_1",
                record_id=f"d1:{n:08x}",
                employee_id=None,
                content_hash="c" * 64,
                values=dict(zip(COLUMNS, values(n), strict=True)),
            )
            for n in range(start, min(start + limit, 1240))
        )

    async def issues(self, version_id: int, start: int, limit: int) -> Sequence[Issue]:
        return ISSUES[start : start + limit]

    async def issue_count(self, version_id: int) -> int:
        return len(ISSUES)

    async def events(self, document_id: str | None, limit: int) -> Sequence[EventSnapshot]:
        return tuple(self.world.events)

    async def templates(self) -> Sequence[TemplateInfo]:
        return (
            TemplateInfo("기본", 1, (), has_employee_column=True, is_builtin=True),
            TemplateInfo("급여", 3, ("사번", "성명", "기본급"), has_employee_column=True),
            TemplateInfo("수당 기준", 1, ("구분", "금액"), has_employee_column=False),
        )

    async def preview(self, request: ImportRequest) -> Preview:
        self.world.asked.append(("preview", request))
        found = self.world.previews.get(request.path.name)
        if isinstance(found, JisaError):
            raise found
        if found is None:
            return preview(request)
        return replace(found, mode=request.mode or found.mode)

    async def preview_rows(self, preview_id: str, start: int, limit: int) -> Sequence[PreviewRow]:
        self.world.asked.append(("preview_rows", start))
        by_row: dict[int, list[Issue]] = {}
        for issue in ISSUES:
            by_row.setdefault(issue.row_number, []).append(issue)
        return tuple(
            PreviewRow(n + 5, values(n), tuple(by_row.get(n + 5, ())))
            for n in range(start, min(start + limit, 1240))
        )

    async def preview_issues(self, preview_id: str, start: int, limit: int) -> Sequence[Issue]:
        return ISSUES[start : start + limit]

    async def preview_position(self, preview_id: str, row_number: int) -> int:
        return row_number - 5

    async def preview_text(self, preview_id: str, position: int) -> str:
        return "\n".join(f"{c}: {v}" for c, v in zip(COLUMNS, values(position), strict=True) if v)

    async def forget_preview(self, preview_id: str) -> None:
        self.world.asked.append(("forget", preview_id))

    async def process(self, request: ImportRequest) -> JobSnapshot:
        self.world.asked.append(("process", request))
        return self._start(JobKind.PROCESS, None)

    async def roll_back(self, document_id: str, to: int) -> JobSnapshot:
        self.world.asked.append(("roll_back", document_id, to))
        return self._start(JobKind.ROLLBACK, document_id)

    async def undo(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("undo", document_id))
        return self._start(JobKind.UNDO, document_id)

    async def clean_up(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("clean_up", document_id))
        return self._start(JobKind.CLEANUP, document_id)

    async def discard(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("discard", document_id))
        return self._start(JobKind.DISCARD, document_id)

    async def retry(self, document_id: str) -> JobSnapshot:
        self.world.asked.append(("retry", document_id))
        return self._start(JobKind.PROCESS, document_id)

    async def plan(self, document_id: str, to: int) -> PlanView:
        return PlanView((PlanLine("org_1", 0, 12, 4),), 1220)

    async def diff(self, document_id: str, old: int, new: int) -> Sequence[DiffLine]:
        return (
            DiffLine("changed", 5, 5, "김민준 · 기본급 3,000,000", "김민준 · 기본급 3,120,000"),
            DiffLine("added", None, 1244, "", "한지민 · 기본급 2,900,000"),
            DiffLine("removed", 88, None, "오세훈 · 기본급 4,100,000", ""),
        )

    async def export_errors(self, document_id: str, target: Path) -> int:
        self.world.asked.append(("export_errors", document_id, target))
        return 3

    async def employees(self) -> Sequence[EmployeeInfo]:
        return tuple(self.world.employees)

    async def import_employees(self, path: Path) -> ImportedEmployees:
        self.world.asked.append(("import_employees", path))
        return ImportedEmployees(3, 1, 20, ISSUES[:1])

    async def add_employee(self, number: str, name: str, department: str) -> None:
        self.world.asked.append(("add_employee", number, name, department))

    async def set_employee_active(self, number: str, *, is_active: bool) -> None:
        self.world.asked.append(("set_employee_active", number, is_active))

    async def namespaces(self) -> Sequence[str]:
        return tuple(self.world.namespaces)

    async def search(self, question: str, namespace: str, top_k: int) -> Sequence[SearchHit]:
        self.world.asked.append(("search", question, namespace))
        return tuple(
            SearchHit(0.91 - n / 20, f"d1:{n}", namespace, "d1", "2026년 급여테이블", n + 5,
                      "\n".join(f"{c}: {v}" for c, v in zip(COLUMNS, values(n), strict=True) if v))
            for n in range(5)
        )  # fmt: skip

    async def import_template(self, path: Path) -> str:
        self.world.asked.append(("import_template", path))
        return "급여"

    async def export_template(self, name: str, target: Path) -> None:
        self.world.asked.append(("export_template", name, target))

    async def sync(self, document_id: str | None) -> JobSnapshot:
        self.world.asked.append(("sync", document_id))
        return self._start(JobKind.SYNC, document_id)

    async def verify(self) -> Sequence[str]:
        return tuple(self.world.violations)

    async def backup(self, target: Path) -> int:
        self.world.asked.append(("backup", target))
        return 5_400_000

    async def settings(self) -> Sequence[Setting]:
        return (
            Setting("embedder", "local", ("local", "openai")),
            Setting("index", "local", ("local", "pinecone")),
            Setting("embedding_model", "text-embedding-3-small"),
            Setting("batches_at_once", "5"),
        )

    async def set_setting(self, name: str, value: str) -> None:
        self.world.asked.append(("set_setting", name, value))

    def pause(self, job_id: int) -> None:
        self.world.asked.append(("pause", job_id))

    def resume(self, job_id: int) -> None:
        self.world.asked.append(("resume", job_id))

    def cancel(self, job_id: int) -> None:
        self.world.asked.append(("cancel", job_id))

    async def resume_all(self) -> int:
        self.world.asked.append(("resume_all",))
        return 0

    def _start(self, kind: JobKind, document_id: str | None) -> JobSnapshot:
        made = job(100 + len(self.world.asked), kind=kind, status=JobStatus.PENDING)
        made = replace(made, document_id=document_id, counts=None, ended_at=None)
        self.job_changed.emit(made)
        return made


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
