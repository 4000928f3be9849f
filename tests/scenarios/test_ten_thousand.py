"""The figures of the main job on the real thing: 10,000 rows, built-in embedder and index."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.snapshots import Counts, JobSnapshot
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.domain.template import Column, Template
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.config import Config
from jisa_desktop.pipeline.providing import make_providers
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.providers.protocols import Record
from jisa_desktop.workers.headless import run_headless
from tests.support.hr_policies import POLICIES
from tools.samples.workbook import Heading, Sheet, workbook_bytes

ROWS = 10_000
CHANGED = range(0, ROWS, 100)
HEADINGS = tuple(Heading(label) for label in ("계약번호", "사번", "성명", "지점", "수수료", "내용"))
TEMPLATE = Template(
    name="만 행",
    columns=tuple(Column(field=heading.label) for heading in HEADINGS),
    key_columns=("계약번호",),
    metadata_fields=("사번",),
)
_FAMILY = "김이박최정강조윤장임한오서신권황안송류홍"
_GIVEN = "서민지하도수예은현준시유채다윤주태건승재동영정미경혜진상성"


def table(*, is_second: bool) -> list[list[str]]:
    """A commission table with ten policies among its rows; 1 % changed in the second."""
    chance = random.Random(3)  # noqa: S311 - made-up people
    policy_at = {number * 997: POLICIES[number] for number in range(10)}
    found = []
    for number in range(ROWS):
        name = chance.choice(_FAMILY) + chance.choice(_GIVEN) + chance.choice(_GIVEN)
        amount = chance.randrange(10_000, 3_000_000)
        text = " ".join(policy_at[number][:2]) if number in policy_at else "모집 수수료"
        if is_second and number in CHANGED:
            amount += 7
        found.append(
            [
                f"K{number:06d}",
                f"{20_000_000 + number * 7}",
                f"{name}{number}",
                f"{chance.randrange(40)}지점",
                f"{amount:,}",
                text,
            ]
        )
    return found


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two workbooks of one name, in folders of their own."""
    made = []
    for is_second in (False, True):
        sheet = Sheet(
            name="수수료",
            headings=HEADINGS,
            rows=table(is_second=is_second),
            title="2026년 3월 수수료 지급내역",
            preamble=("작성: 영업지원팀",),
        )
        path = tmp_path_factory.mktemp("book") / "수수료.xlsx"
        path.write_bytes(workbook_bytes(sheet))
        made.append(path)
    return made[0], made[1]


class Office:
    def __init__(self, home: Path) -> None:
        self.workspace = Workspace.open(home, make_providers(home, Config(), {}))
        self.workspace.become_writer("test")
        with self.workspace.store.writing("test") as tx:
            tx.templates.save(TEMPLATE)

    def run(self, job_id: int) -> JobEnd:
        (end,) = run_headless(self.workspace, [job_id])
        assert end.error is None, end.error
        return end

    def process(self, path: Path) -> JobEnd:
        request = ProcessRequest(path, template=TEMPLATE.name, mode=Mode.COMPANY_WIDE)
        return self.run(self.workspace.desk.process(request, CancelToken()))

    def index_digest(self) -> str:
        """sha256 over ids, values and metadata of the whole index, foreign records too."""
        digest, cancel = hashlib.sha256(), CancelToken()
        for namespace in self.workspace.providers.index.namespaces(cancel):
            for page in self.workspace.providers.index.list_ids(namespace, cancel):
                for record in self.workspace.listing.records(namespace, page, cancel):
                    said = sorted(record.metadata.items())
                    digest.update(f"{namespace}/{record.record_id}/{said}".encode())
                    digest.update(record.values.tobytes())
        return digest.hexdigest()

    def rank(self, question: str, row_number: int, top_k: int) -> bool:
        hits = self.workspace.search.find(question, "org_1", top_k, CancelToken())
        return row_number in {hit.row_number for hit in hits}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "home")
    yield made
    made.workspace.close()


def counts(end: JobEnd) -> tuple[JobSnapshot, Counts]:
    assert end.job is not None
    assert end.job.status is JobStatus.COMPLETED
    assert end.job.counts is not None
    return end.job, end.job.counts


@pytest.mark.slow
@pytest.mark.timeout(400)
@pytest.mark.usefixtures("qapp")
def test_the_whole_walk(office: Office, books: tuple[Path, Path]) -> None:
    first_book, second_book = books
    job, said = counts(office.process(first_book))
    assert (said.processed_rows, said.texts_embedded, said.error_rows) == (ROWS, ROWS, 0)
    with office.workspace.store.reading() as tx:
        assert len(tx.jobs.batches(job.job_id)) == 100
    document_id = str(job.document_id)
    _plant_foreign(office)
    first = office.index_digest()

    _search(office)

    assert office.process(first_book).is_unchanged
    assert office.index_digest() == first

    _, said = counts(office.process(second_book))
    assert (said.texts_embedded, said.vectors_updated) == (len(CHANGED), len(CHANGED))
    assert (said.vectors_created, said.vectors_deleted, said.vectors_moved) == (0, 0, 0)
    assert said.vectors_unchanged == ROWS - len(CHANGED)
    second = office.index_digest()
    assert second != first

    for number, expected in ((1, first), (2, second)):
        _, said = counts(office.run(office.workspace.desk.rollback(document_id, number)))
        assert said.texts_embedded == 0
        assert office.index_digest() == expected
    assert office.workspace.verify() == []

    _, said = counts(office.run(office.workspace.desk.cleanup(document_id)))
    assert said.vectors_deleted == ROWS
    cancel = CancelToken()
    index = office.workspace.providers.index
    assert [list(page) for page in index.list_ids("org_1", cancel)] == [["theirs"]]
    assert office.workspace.verify() == []


def _search(office: Office) -> None:
    """Number and name at the top; a paraphrase among the first ten, six times of ten."""
    rows = table(is_second=False)
    for number in (17, 4_321, 9_998):
        assert office.rank(f"사번 {rows[number][1]}", number + 4, 1)
        assert office.rank(f"{rows[number][2]} 수수료", number + 4, 1)
    found = [office.rank(POLICIES[number][2], number * 997 + 4, 10) for number in range(10)]
    assert sum(found) >= 6, found


def _plant_foreign(office: Office) -> None:
    providers = office.workspace.providers
    values = np.ones(providers.embedder.identity.dimension, dtype="<f2")
    record = Record("theirs", values, {"documentId": "theirs"}, "남의 것")
    providers.index.upsert("org_1", [record], CancelToken())
