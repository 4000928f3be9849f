"""A workspace on fakes, with a person's moves as one-line calls. For tests of the engine.

Real workbooks (CSV, through the real worker process), a real database, real threads; only the
embedder and the index are in memory, so that they can be broken on purpose.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.domain.template import Column, Template
from jisa_desktop.errors import EnvironmentProblem, NeedsAttention
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.context import StepContext
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.retrying import Patience
from jisa_desktop.pipeline.surveyor import Surveyor
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.providers.protocols import VectorIndex
from jisa_desktop.sheets.reader import SheetReader
from tests.support.fakes import CountingEmbedder, MemoryIndex

HEADER = ("사번", "성명", "월", "금액")
QUICK = Patience(offline_wait_s=0.2, first_wait_s=0.01)

KEYED = Template(
    name="수당 시험",
    columns=(Column(field="사번"), Column(field="성명"), Column(field="월"), Column(field="금액")),
    key_columns=("사번", "월"),
    employee_column="사번",
    metadata_fields=("월",),
)
KEYLESS = KEYED.model_copy(update={"name": "수당 시험 무키", "key_columns": ()})
SHARING = KEYLESS.model_copy(update={"name": "수당 시험 중복", "skip_duplicates": True})

Row = tuple[str, str, str, str]


def rows(count: int, *, month: str = "2026-03", start: int = 1) -> list[Row]:
    """``count`` rows of as many employees."""
    return [
        (f"{number:05d}", f"직원{number}", month, f"{number * 1_000:,}")
        for number in range(start, start + count)
    ]


def edited(old: Sequence[Row], positions: Iterable[int], amount: str = "9,999") -> list[Row]:
    """The same rows with other amounts at some positions."""
    chosen = set(positions)
    return [
        (row[0], row[1], row[2], f"{amount}{position}") if position in chosen else row
        for position, row in enumerate(old)
    ]


class SharedSurveyor(Surveyor):
    def close(self) -> None:
        """A workspace closes what it thinks is its own."""

    def end(self) -> None:
        super().close()


class SharedReader(SheetReader):
    """Two worker processes for a whole module: starting one takes longer than most tests."""

    def __init__(self, staging_folder: Path) -> None:
        super().__init__(staging_folder)
        self.surveyor = SharedSurveyor()

    def close(self) -> None:
        """A workspace closes what it thinks is its own."""

    def end(self) -> None:
        self.surveyor.end()
        super().close()


@dataclass
class Bench:
    folder: Path
    reader: SheetReader
    embedder: CountingEmbedder = field(default_factory=CountingEmbedder)
    index: MemoryIndex = field(init=False)
    workspace: Workspace = field(init=False)

    def __post_init__(self) -> None:
        self.index = MemoryIndex(self.embedder.identity)
        self._open()
        with self.workspace.store.reading() as tx:
            known = {one.template.name for one in tx.templates.all()}
        if KEYED.name not in known:
            with self.workspace.store.writing("test_templates") as tx:
                for template in (KEYED, KEYLESS, SHARING):
                    tx.templates.save(template)

    def _open(self) -> None:
        surveyor = self.reader.surveyor if isinstance(self.reader, SharedReader) else None
        self.workspace = Workspace.open(
            self.folder / "home", self._providers(), QUICK, self.reader, surveyor
        )
        try:
            self.workspace.become_writer("test")
        except BaseException:
            self.workspace.close()
            raise

    def _providers(self) -> Providers:
        return Providers(self.embedder, self._index())

    def _index(self) -> VectorIndex:
        return self.index

    def restart(self) -> None:
        """As after a kill: nothing in memory is left, the index is as it was."""
        self.workspace.close()
        self._open()

    def close(self) -> None:
        self.workspace.close()

    # a person's moves

    def file(self, name: str, table: Sequence[Row], header: Sequence[str] = HEADER) -> Path:
        path = self.folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *table])
        return path

    def process(
        self,
        name: str,
        table: Sequence[Row],
        *,
        template: Template = KEYED,
        mode: Mode = Mode.COMPANY_WIDE,
        **more: object,
    ) -> JobEnd:
        return self.run(self.submit(name, table, template=template, mode=mode, **more))

    def submit(
        self,
        name: str,
        table: Sequence[Row],
        *,
        template: Template = KEYED,
        mode: Mode = Mode.COMPANY_WIDE,
        **more: object,
    ) -> int:
        """The job, not yet begun."""
        request = ProcessRequest(self.file(name, table), template=template.name, mode=mode)
        request = replace(request, **more)  # type: ignore[arg-type]  # a test's own words
        return self.workspace.desk.process(request, CancelToken())

    def hire(self, numbers: Iterable[str]) -> None:
        for number in numbers:
            self.workspace.people.add(number, f"이름{number}", "인사팀")

    def document(self, title: str) -> str:
        with self.workspace.store.reading() as tx:
            return tx.documents.find(title).document_id

    def rollback(self, title: str, number: int) -> JobEnd:
        return self.run(self.workspace.desk.rollback(self.document(title), number))

    def undo(self, title: str) -> JobEnd:
        return self.run(self.workspace.desk.undo(self.document(title)))

    def cleanup(self, title: str) -> JobEnd:
        return self.run(self.workspace.desk.cleanup(self.document(title)))

    def discard(self, title: str) -> JobEnd:
        return self.run(self.workspace.desk.discard(self.document(title)))

    def retry(self, title: str) -> JobEnd:
        return self.run(self.workspace.desk.retry(self.document(title)))

    def sync(self, title: str | None = None) -> JobEnd:
        return self.run(self.workspace.desk.sync(self.document(title) if title else None))

    def resume(self) -> list[JobEnd]:
        return [self.run(job_id) for job_id in self.workspace.desk.open_jobs()]

    def run(self, job_id: int, cancel: CancelToken | None = None) -> JobEnd:
        context = StepContext(cancel or CancelToken())
        return self.workspace.conductor.run(job_id, self.run_batches, context)

    def run_batches(self, batch_ids: Sequence[int], context: StepContext) -> None:
        """Five at a time, as the workers do."""
        with ThreadPoolExecutor(5) as pool:
            futures = [pool.submit(self.workspace.batches.apply, one, context) for one in batch_ids]
        for future in futures:
            error = future.exception()
            if isinstance(error, NeedsAttention | EnvironmentProblem | Cancelled):
                raise error
            future.result()

    # what a test looks at

    def completed(self, end: JobEnd) -> JobSnapshot:
        assert end.error is None, end.error
        assert end.job is not None
        assert end.job.status is JobStatus.COMPLETED, end.job
        self.verified()
        return end.job

    def verified(self) -> None:
        assert self.workspace.verify() == []
