"""The main job for real, told step by step: the samples in, a search, version 2, a rollback.

The same jobs, workers, embedder and index as everywhere else; only the folder is a new one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.table import Table

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.errors import Bug
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.config import Config
from jisa_desktop.pipeline.context import Stage
from jisa_desktop.pipeline.providing import make_providers
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.sheets.reader import ReadOptions
from jisa_desktop.workers.headless import run_headless
from jisa_desktop.workers.moments import Moment
from resources import path as resource

COMMISSION = "수수료 지급내역 2026-03"
QUESTION = "수수료 {name} {contract}"


@dataclass(frozen=True, slots=True)
class _Sample:
    file: str
    template: str
    mode: Mode


SAMPLES = (
    _Sample(f"{COMMISSION}.xlsx", "수수료", Mode.EMPLOYEE_SPLIT),
    _Sample("급여대장 2026-03.xlsx", "급여", Mode.EMPLOYEE_SPLIT),
    _Sample("인사발령 2026.xlsx", "인사발령", Mode.COMPANY_WIDE),
)


def run(home: Path, console: Console | None = None) -> None:
    """Walk the whole way in ``home``. Raises ``Bug`` when the index is not what it should be."""
    teller = console or Console()
    config = Config()
    with Workspace.open(home, make_providers(home, config, {})) as workspace:
        workspace.become_writer("demo")
        _Demo(workspace, teller).walk()


class _Demo:
    def __init__(self, workspace: Workspace, console: Console) -> None:
        self._workspace = workspace
        self._console = console

    def walk(self) -> None:
        self._say("1. 직원 명부를 가져옵니다")
        self._import_employees()
        self._say("2. 엑셀 파일을 처리합니다 (전사 공통 · 직원별)")
        self._process([(one, resource(f"samples/{one.file}")) for one in SAMPLES])
        self._show_namespaces()
        first = self._fingerprint()
        document_id = self._commission_id()
        contract, row_number = self._changed_contract(document_id)
        self._say("3. 검색합니다: 바뀌기 전")
        before = self._search(contract)
        self._say("4. 두 번째 버전을 올립니다: 달라진 행만 임베딩합니다")
        sample = SAMPLES[0]
        self._process([(sample, resource(f"samples/v2/{sample.file}"))])
        self._say("5. 검색합니다: 바뀐 뒤")
        after = self._search(contract)
        self._expect(before != after, "search_unchanged")
        self._console.print(f"   엑셀 {row_number}행의 내용이 새 값으로 바뀌었습니다.")
        self._say("6. 버전 1로 되돌리기: 하기 전에 보여 주는 계획")
        self._show_plan(document_id)
        job = self._run([self._workspace.desk.rollback(document_id, 1)])[0]
        self._expect(job.texts_embedded == 0, "rollback_embedded")
        self._expect(self._search(contract) == before, "search_not_back")
        self._prove(first)

    def _import_employees(self) -> None:
        found = self._workspace.people.import_file(
            resource("samples/직원명부.xlsx"), ReadOptions(), CancelToken()
        )
        self._console.print(f"   직원 {found.added:,}명을 등록했습니다.")

    def _process(self, files: Sequence[tuple[_Sample, Path]]) -> None:
        job_ids = [
            self._workspace.desk.process(
                ProcessRequest(file, template=sample.template, mode=sample.mode), CancelToken()
            )
            for sample, file in files
        ]
        table = Table("문서", "전체 행", "저장", "오류", "배치", "신규", "수정", "삭제", "임베딩")
        for job in self._run(job_ids):
            self._add_line(table, job)
        self._console.print(table)

    def _add_line(self, table: Table, job: JobSnapshot) -> None:
        counts = job.counts
        if counts is None or job.document_id is None:
            raise Bug("demo_claim_broken", claim="job_without_counts")
        with self._workspace.store.reading() as tx:
            title = tx.documents.get(job.document_id).title
            batch_count = len(tx.jobs.batches(job.job_id))
        figures = (
            counts.total_rows,
            counts.processed_rows,
            counts.error_rows,
            batch_count,
            counts.vectors_created,
            counts.vectors_updated,
            counts.vectors_deleted,
            counts.texts_embedded,
        )
        table.add_row(title, *(f"{figure:,}" for figure in figures))

    def _run(self, job_ids: Sequence[int]) -> list[JobSnapshot]:
        with _bars(self._console) as bars:
            ends = run_headless(self._workspace, job_ids, watch=bars.show)
        return [_completed(end) for end in ends]

    def _show_namespaces(self) -> None:
        with self._workspace.store.reading() as tx:
            held = Counter(record.namespace for record in tx.ledger.all())
        company = sum(count for name, count in held.items() if name.startswith("org_"))
        people = len([name for name in held if name.startswith("emp_")])
        self._console.print(
            f"   네임스페이스 {len(held):,}개: 전사 공통 벡터 {company:,}개, "
            f"직원 {people:,}명의 벡터 {held.total() - company:,}개"
        )

    def _commission_id(self) -> str:
        with self._workspace.store.reading() as tx:
            return tx.documents.find(COMMISSION).document_id

    def _changed_contract(self, document_id: str) -> tuple[str, int]:
        """The contract number of the first row that version 2 says otherwise, from its file."""
        with self._workspace.store.reading() as tx:
            version = tx.documents.numbered(document_id, 1)
            old = {
                row.values["계약번호"]: row
                for row in tx.lineage.rows(version.version_id, 0, None)
                if row.record_id
            }
        file = resource(f"samples/v2/{COMMISSION}.xlsx")
        with self._workspace.reader.parse(file, ReadOptions(), CancelToken()) as table:
            place = table.head.columns.index("계약번호")
            for row in table:
                known = old.get(row.values[place])
                if known is not None and tuple(known.values.values()) != row.values:
                    return row.values[place], row.row_number
        raise Bug("demo_claim_broken", claim="samples_equal")

    def _search(self, contract: str) -> str:
        with self._workspace.store.reading() as tx:
            version_id = tx.documents.active_version_id(self._commission_id())
            rows = tx.lineage.rows(version_id or 0, 0, None)
        row = next(one for one in rows if one.values["계약번호"] == contract)
        question = QUESTION.format(name=row.values["성명"], contract=contract)
        hit = self._workspace.search.find(question, row.namespace, 1, CancelToken())[0]
        self._console.print(f"   “{question}” → {hit.row_number}행, 점수 {hit.score:.2f}")
        self._console.print(f"   {' · '.join(hit.text.splitlines())}", style="dim")
        return hit.text

    def _show_plan(self, document_id: str) -> None:
        plan = self._workspace.foreseer.plan(document_id, 1)
        created = sum(one.created for one in plan.namespaces)
        self._console.print(
            f"   추가 {created:,} · 수정 {plan.upsert_count - created:,} · "
            f"삭제 {plan.delete_count:,} · 그대로 {plan.unchanged_count:,} · "
            f"새 임베딩 {plan.texts_to_embed:,} (네임스페이스 {len(plan.namespaces):,}개)"
        )

    def _prove(self, first: str) -> None:
        now = self._fingerprint()
        self._say("7. 증명: 색인이 버전 1 때와 바이트까지 같습니다")
        self._console.print(f"   처음 {first}\n   지금 {now}")
        self._expect(first == now, "index_differs")
        self._expect(not self._workspace.verify(), "invariant_broken")
        self._console.print("   불변 조건 점검: 위반 없음", style="green")

    def _fingerprint(self) -> str:
        """sha256 over ids, values and metadata of everything that the index holds."""
        digest = hashlib.sha256()
        index, cancel = self._workspace.providers.index, CancelToken()
        for namespace in index.namespaces(cancel):
            for page in index.list_ids(namespace, cancel):
                for record in self._workspace.listing.records(namespace, page, cancel):
                    said = sorted((key, str(value)) for key, value in record.metadata.items())
                    digest.update(f"{namespace}\n{record.record_id}\n{said}".encode())
                    digest.update(record.values.tobytes())
        return digest.hexdigest()

    def _say(self, line: str) -> None:
        self._console.print(f"\n[bold]{line}[/bold]")

    def _expect(self, holds: bool, code: str) -> None:
        if not holds:
            raise Bug("demo_claim_broken", claim=code)


def _completed(end: JobEnd) -> JobSnapshot:
    if end.error is not None:
        raise end.error
    if end.job is None or end.job.status is not JobStatus.COMPLETED:
        raise Bug("demo_claim_broken", claim="job_unfinished")
    return end.job


class _Bars:
    """One bar a job, by batches done."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[int, TaskID] = {}
        self._done: dict[int, set[int]] = {}

    def show(self, moment: Moment) -> None:
        if moment.batch_number is None:
            return
        task = self._tasks.get(moment.job_id)
        if task is None:
            name = f"작업 {moment.job_id}"
            self._tasks[moment.job_id] = task = self._progress.add_task(name)
        done = self._done.setdefault(moment.job_id, set())
        if moment.stage in {Stage.WRITING, Stage.DELETING} and moment.done == moment.count:
            done.add(moment.batch_number)
        self._progress.update(task, total=moment.total, completed=len(done))


@contextmanager
def _bars(console: Console) -> Iterator[_Bars]:
    with Progress(
        TextColumn("   {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("배치"),
        TimeElapsedColumn(),
        console=console,
    ) as progress:
        yield _Bars(progress)
