"""What the original specification gets wrong (design, section 9): one test a line, in its order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import (
    BatchStatus,
    DocumentStatus,
    JobStatus,
    Mode,
    Outcome,
    VersionStatus,
)
from jisa_desktop.domain.template import Column, Template
from jisa_desktop.errors import EnvironmentProblem, Retryable
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.providers.protocols import EmbedderIdentity
from tests.support.bench import KEYLESS, SHARING, Bench, edited, rows
from tests.support.fakes import MemoryIndex


def job_of(end: JobEnd) -> JobSnapshot:
    assert end.job is not None, end.error
    return end.job


def test_record_ids_do_not_restart_in_each_batch(bench: Bench) -> None:
    job = bench.completed(bench.process("수당", rows(250), template=KEYLESS))
    with bench.workspace.store.reading() as tx:
        assert len(tx.jobs.batches(job.job_id)) == 3
    ids = list(bench.index.snapshot()["org_1"])
    assert len(set(ids)) == 250
    again = {one.partition(":")[2] for one in ids}
    bench.completed(bench.cleanup("수당"))
    bench.completed(bench.process("수당 사본", rows(250), template=KEYLESS))
    assert {one.partition(":")[2] for one in bench.index.snapshot()["org_1"]} == again


def test_the_dimension_is_checked_before_anything_is_paid(bench: Bench) -> None:
    bench.index = MemoryIndex(EmbedderIdentity("fake", "another", 3072, "1"))
    bench.restart()
    end = bench.process("수당", rows(5))
    assert job_of(end).status is JobStatus.NEEDS_ATTENTION
    assert end.error is not None
    assert end.error.code in {"index_dimension", "index_embedder"}
    assert bench.embedder.sent == []


def test_one_request_embeds_many_rows(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(250)))
    assert len(bench.embedder.requests_sent) == 3


def test_zero_and_korean_field_names_are_kept(bench: Bench) -> None:
    template = Template(
        name="한글 자리",
        columns=(Column(field="성명"), Column(field="금액")),
        embedding_text="{{성명}} 님의 금액은 {{ 금액 }} 원, {{월}} 분",
    )
    with bench.workspace.store.writing("test") as tx:
        tx.templates.save(template)
    table = [("00001", "홍길동", "2026-03", "0"), ("00002", "김서연", "2026-03", "FALSE")]
    bench.completed(bench.process("수당", table, template=template))
    assert sorted(bench.embedder.sent) == [
        "김서연 님의 금액은 FALSE 원, 2026-03 분",
        "홍길동 님의 금액은 0 원, 2026-03 분",
    ]


def test_row_numbers_are_those_of_the_sheet(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(250)))
    numbers = [metadata["rowNumber"] for _, metadata, _ in bench.index.snapshot()["org_1"].values()]
    assert sorted(numbers) == list(range(2, 252))  # type: ignore[type-var]  # numbers, as asserted


def test_a_step_that_runs_again_writes_nothing_twice(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    disarm = arm(_raise_once("written:after"))
    bench.process("급여", rows(2), mode=Mode.EMPLOYEE_SPLIT)
    disarm()
    bench.restart()
    bench.retry("급여")
    bench.verified()
    with bench.workspace.store.reading() as tx:
        version = tx.documents.versions(bench.document("급여"))[0]
        assert len(tx.lineage.rows(version.version_id, 0, None)) == 2
        assert tx.people.documents_of([1, 2]) == {
            1: {version.document_id: 1}, 2: {version.document_id: 1},
        }  # fmt: skip


def test_rollback_restores_any_version_over_those_in_between(bench: Bench) -> None:
    first = rows(30)
    bench.completed(bench.process("수당", first))
    one = bench.index.snapshot()
    bench.completed(bench.process("수당", edited(first, range(10))))
    bench.completed(bench.process("수당", edited(first, range(20))[2:]))
    job = bench.completed(bench.rollback("수당", 1))
    assert bench.index.snapshot() == one
    with bench.workspace.store.reading() as tx:
        assert job.from_version_id is not None
        assert tx.documents.version(job.from_version_id).number == 3
        found = tx.documents.versions(bench.document("수당"))
    assert [one.is_active for one in found] == [True, False, False]
    assert found[2].status is VersionStatus.ROLLED_BACK


def test_a_batch_that_throws_ends_as_failed_and_its_document_says_so(bench: Bench) -> None:
    bench.index.knobs.fail_next("upsert", Retryable("timeout"), times=3)
    job = job_of(bench.process("수당", rows(50)))
    with bench.workspace.store.reading() as tx:
        (batch,) = tx.jobs.batches(job.job_id)
        document = tx.documents.find("수당")
    assert batch.status is BatchStatus.FAILED
    assert batch.attempts == 3
    assert batch.fault is not None
    assert batch.fault.code == "timeout"
    assert job.status is JobStatus.FAILED
    assert document.status is DocumentStatus.FAILED
    assert document.fault is not None
    bench.completed(bench.retry("수당"))


def test_the_end_is_decided_once(bench: Bench) -> None:
    """Five batches end together; one transaction says that all are done."""
    finished: list[str] = []
    disarm = arm(lambda point: finished.append(point) if point == "written:after" else None)
    job = bench.completed(bench.process("수당", rows(500)))
    disarm()
    assert len(finished) == 5
    with bench.workspace.store.reading() as tx:
        ends = [one for one in tx.events.all() if one.kind == "process"]
        assert tx.jobs.get(job.job_id).status is JobStatus.COMPLETED
    assert len(ends) == 1


@pytest.mark.parametrize("point", ["upsert:before", "upsert:after", "intend:after"])
def test_a_vector_is_in_the_ledger_before_the_index_is_called(bench: Bench, point: str) -> None:
    disarm = arm(_raise_once(point))
    assert job_of(bench.process("수당", rows(20))).status is JobStatus.NEEDS_ATTENTION
    disarm()
    with bench.workspace.store.reading() as tx:
        known = {(one.namespace, one.record_id) for one in tx.ledger.all()}
    held = {(name, one) for name, records in bench.index.snapshot().items() for one in records}
    assert held <= known
    drift = bench.workspace.listing.compare(CancelToken())
    assert not any(one.orphaned for one in drift.namespaces)


@pytest.mark.parametrize("mode", list(Mode))
def test_duplicates_are_found_here_in_both_modes(bench: Bench, mode: Mode) -> None:
    bench.hire(["00001", "00002"])
    table = rows(2)
    job = bench.completed(bench.process("가", [*table, table[0]], template=SHARING, mode=mode))
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.skipped_rows) == (2, 1)
    job = bench.completed(bench.process("나", table, template=SHARING, mode=mode))
    assert job.counts is not None
    assert job.counts.skipped_rows == 2
    assert {call.operation for call in bench.index.calls} <= {
        "upsert",
        "fetch",
        "list",
        "namespaces",
    }
    with bench.workspace.store.reading() as tx:
        version = tx.documents.versions(bench.document("가"))[0]
        (skipped,) = tx.lineage.rows(version.version_id, 0, None, Outcome.SKIPPED)
    assert (skipped.row_number, skipped.reason) == (4, "duplicate_row")
    assert skipped.params["first_row"] == "2"


def test_an_unknown_employees_row_is_kept_with_its_issue(bench: Bench) -> None:
    bench.hire(["00001"])
    bench.completed(bench.process("급여", rows(2), mode=Mode.EMPLOYEE_SPLIT))
    with bench.workspace.store.reading() as tx:
        version = tx.documents.versions(bench.document("급여"))[0]
        (failed,) = tx.lineage.rows(version.version_id, 0, None, Outcome.FAILED)
    assert failed.reason == "employee_unknown"
    assert failed.values == {"사번": "00002", "성명": "직원2", "월": "2026-03", "금액": "2,000"}
    bench.hire(["00002"])
    bench.completed(bench.retry("급여"))
    assert len(bench.index.snapshot()["emp_2"]) == 1


def test_completed_shows_its_errors(bench: Bench) -> None:
    table = [*rows(3), ("", "이름만", "2026-03", "1")]
    job = bench.completed(bench.process("수당", table))
    assert job.status is JobStatus.COMPLETED
    assert job.counts is not None
    assert job.counts.error_rows == 1


def test_sync_finds_and_repairs(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(40)))
    good = bench.index.snapshot()
    ids = sorted(good["org_1"])
    record = bench.index.fetch("org_1", ids[:1], CancelToken())[ids[0]]
    bench.index.lose("org_1", ids[5])
    stray = type(record)(f"{ids[0]}.99", record.values, record.metadata, record.text)
    bench.index.plant("org_1", stray)
    altered = type(record)(ids[1], record.values[::-1].copy(), record.metadata, record.text)
    bench.index.plant("org_1", altered)
    foreign = type(record)("someone-else", record.values, {"documentId": "x"}, "")
    bench.index.plant("org_1", foreign)
    bench.embedder.forget()
    end = bench.sync()
    bench.completed(end)
    assert end.drift is not None
    (found,) = end.drift.namespaces
    assert found.missing == (ids[5],)
    assert found.orphaned == (f"{ids[0]}.99",)
    assert found.altered == (ids[1],)
    assert found.foreign_count == 1
    repaired = bench.index.snapshot()
    assert repaired["org_1"].pop("someone-else")
    assert repaired == good
    assert bench.embedder.sent == []


def _raise_once(point: str) -> Callable[[str], None]:
    """A hook that fails the first time the point is reached."""
    left = [1]

    def hook(reached: str) -> None:
        if reached == point and left:
            left.clear()
            raise EnvironmentProblem("disk_full", file=point)

    return hook
