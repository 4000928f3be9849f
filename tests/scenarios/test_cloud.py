"""Two versions and back against both services over real HTTP, as against the local index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.pipeline.conducting import JobEnd
from tests.scenarios.conftest import CloudMaker
from tests.support.bench import edited, rows
from tests.support.cloud_bench import CloudBench
from tests.support.pinecone_server import PineconeServer

FIRST = rows(230)
SECOND = edited(FIRST, range(0, 230, 23))[5:] + rows(6, start=900)


def test_process_update_rollback_undo_cleanup(cloud: CloudBench) -> None:
    bench = cloud
    first = bench.completed(bench.process("수당", FIRST))
    assert first.counts is not None
    assert (first.counts.vectors_created, first.counts.texts_embedded) == (230, 230)
    under_first = bench.pinecone.snapshot()
    second = bench.completed(bench.process("수당", SECOND))
    under_second = bench.pinecone.snapshot()
    assert second.counts is not None
    assert second.counts.texts_embedded == 15, "only what is new: 9 edited rows that stay, 6 more"
    assert len(under_second["org_1"]) == 231
    bench.completed(bench.rollback("수당", 1))
    assert bench.pinecone.snapshot() == under_first, "invariant 6, to the byte"
    bench.completed(bench.undo("수당"))
    assert bench.pinecone.snapshot() == under_second
    bench.completed(bench.cleanup("수당"))
    assert not bench.pinecone.snapshot()
    assert max(bench.paid.values()) == 1, "nothing is paid for twice"
    assert bench.paid.total() == 245


def test_employees_have_namespaces_of_their_own(cloud: CloudBench) -> None:
    cloud.hire([row[0] for row in FIRST[:12]])
    job = cloud.completed(cloud.process("수당", FIRST[:15], mode=Mode.EMPLOYEE_SPLIT))
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (12, 3)
    assert len(cloud.pinecone.snapshot()) == 12
    cloud.completed(cloud.cleanup("수당"))
    assert not cloud.pinecone.snapshot()


def test_korean_employee_numbers_become_ascii_namespaces(cloud: CloudBench) -> None:
    numbers = ("사번-가나다", "영업 1팀/007", "漢字🙂", "００１２", "K" * 200)
    cloud.hire(numbers)
    table = [(number, "이름", "2026-03", f"{n}") for n, number in enumerate(numbers)]
    job = cloud.completed(cloud.process("수당", table, mode=Mode.EMPLOYEE_SPLIT))
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (5, 0)
    held = cloud.pinecone.snapshot()
    assert len(held) == 5, "one for each, none shared"
    for namespace, records in held.items():
        assert namespace.isascii()
        assert len(records) == 1
        assert all(name.isascii() for name in records)
        assert namespace != "", "which would mean the default one"
    cloud.completed(cloud.cleanup("수당"))
    assert not cloud.pinecone.snapshot()


def test_a_row_whose_metadata_cannot_fit_is_that_rows_issue(cloud: CloudBench) -> None:
    """40 KB, in which a Korean letter counts three bytes, and the month is kept twice: in the text
    and as a field of its own."""
    table = [*FIRST[:3], ("90001", "이름", "가" * 6_700, "1"), *FIRST[4:6]]
    table.append(("90002", "이름", "가" * 6_900, "1"))
    job = cloud.completed(cloud.process("수당", table))
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (6, 1)
    with cloud.workspace.store.reading() as tx:
        version_id = tx.documents.active_version_id(cloud.document("수당"))
        assert version_id is not None
        (issue,) = tx.lineage.issues(version_id)
    assert (issue.row_number, issue.code) == (8, "record_rejected")
    assert len(cloud.pinecone.snapshot()["org_1"]) == 6
    assert not cloud.pinecone.refusals, "found before it was sent"


def test_sync_finds_and_repairs(cloud: CloudBench) -> None:
    cloud.completed(cloud.process("수당", FIRST))
    before = cloud.pinecone.snapshot()
    lost, altered, *_ = before["org_1"]
    values = [1.0] * 8
    cloud.pinecone.lose("org_1", lost)
    cloud.pinecone.plant("org_1", altered, values, {"documentId": "?", "text": "?"})
    cloud.pinecone.plant("org_1", f"{altered}.7", values, {"documentId": "?", "text": "?"})
    cloud.pinecone.plant("org_2", "theirs", values, {"text": "?"})
    end = cloud.sync()
    assert end.drift is not None
    (found,) = [one for one in end.drift.namespaces if one.namespace == "org_1"]
    assert (found.missing, found.orphaned, found.altered) == (
        (lost,), (f"{altered}.7",), (altered,),
    )  # fmt: skip
    after = cloud.pinecone.snapshot()
    assert list(after.pop("org_2")) == ["theirs"], "what is foreign is never touched"
    assert after == before
    assert cloud.workspace.verify() == []
    assert max(cloud.paid.values()) == 1, "a repair costs no embedding"


@pytest.fixture
def lagging() -> Iterator[PineconeServer]:
    with PineconeServer(lag_s=0.4) as server:
        yield server


def test_what_shows_late_is_waited_for(
    tmp_path: Path, cloud_maker: CloudMaker, lagging: PineconeServer
) -> None:
    """Every batch ends when its records show; so each step finds the index as it was left."""
    bench = cloud_maker(tmp_path, pinecone=lagging)
    acts: list[Callable[[], JobEnd]] = [
        lambda: bench.process("수당", FIRST[:30]),
        lambda: bench.process("수당", SECOND[:30]),
        lambda: bench.rollback("수당", 1),
        lambda: bench.cleanup("수당"),
    ]
    for act in acts:
        end = act()
        assert end.job is not None
        assert end.job.status is JobStatus.COMPLETED
        assert bench.workspace.verify() == [], "without waiting once more"
    bench.close()


def test_a_restart_goes_on_with_the_same_index(cloud: CloudBench) -> None:
    cloud.completed(cloud.process("수당", FIRST[:20]))
    cloud.restart()
    job = cloud.completed(cloud.process("수당", FIRST[:25]))
    assert job.counts is not None
    assert (job.counts.texts_embedded, job.counts.vectors_unchanged) == (5, 20)
