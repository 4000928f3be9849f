"""What a provider can never take fails its own row; the rest of the request goes on."""

from __future__ import annotations

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.errors import Rejected
from jisa_desktop.pipeline.requests import ProcessRequest
from tests.support.bench import KEYED, KEYLESS, Bench, edited, rows


def text_of(number: int) -> str:
    return f"사번: {number:05d}\n성명: 직원{number}\n월: 2026-03\n금액: {number * 1_000:,}"


def test_a_text_that_is_refused_fails_its_row_alone(bench: Bench) -> None:
    bench.embedder.reject(text_of(7), text_of(30))
    job = bench.completed(bench.process("수당", rows(120)))
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (118, 2)
    assert job.counts.texts_embedded == 118
    with bench.workspace.store.reading() as tx:
        version = tx.documents.versions(bench.document("수당"))[0]
        failed = tx.lineage.rows(version.version_id, 0, None, Outcome.FAILED)
        issues = tx.lineage.issues(version.version_id)
    assert [(one.row_number, one.reason) for one in failed] == [
        (8, "text_rejected"), (31, "text_rejected"),
    ]  # fmt: skip
    assert [one.row_number for one in issues] == [8, 31]


def test_a_refused_row_of_a_new_version_loses_its_old_record(bench: Bench) -> None:
    first = rows(20)
    bench.completed(bench.process("수당", first))
    changed = edited(first, [4])
    bench.embedder.reject("\n".join(
        f"{name}: {value}"
        for name, value in zip(("사번", "성명", "월", "금액"), changed[4], strict=True)
    ))  # fmt: skip
    job = bench.completed(bench.process("수당", changed))
    assert job.counts is not None
    assert (job.counts.error_rows, job.counts.vectors_deleted) == (1, 1)
    assert len(bench.index.snapshot()["org_1"]) == 19


def test_a_request_refused_as_a_whole_is_halved_down_to_the_row(bench: Bench) -> None:
    """The service blames all of them: one of them, or their size together."""
    bench.embedder.knobs.fail_next("embed", Rejected("too_large", positions=tuple(range(100))))
    job = bench.completed(bench.process("수당", rows(100), template=KEYLESS))
    assert job.counts is not None
    assert job.counts.processed_rows == 100
    assert sorted(len(request) for request in bench.embedder.requests_sent) == [50, 50, 100]


def test_a_record_that_is_refused_fails_its_row_alone(bench: Bench) -> None:
    bench.index.knobs.fail_next("upsert", Rejected("metadata_too_large", positions=(3,)))
    job = bench.completed(bench.process("수당", rows(50)))
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (49, 1)


def test_a_refused_file_that_is_taken_in_again_is_not_removed_under_it(bench: Bench) -> None:
    """Someone says that the change is meant, just while the refusal is being tidied away."""
    bench.completed(bench.process("수당", rows(20)))
    path, guard = bench.file("수당", rows(3)), bench.workspace.store.files.guard
    meant = ProcessRequest(path, KEYED.name, mode=Mode.COMPANY_WIDE, accepts_changes=True)
    again: list[int] = []

    def take_in(point: str) -> None:
        if point == "refused:after" and not guard.locked():
            again.append(bench.workspace.desk.process(meant, CancelToken()))

    disarm = arm(take_in)
    try:
        end = bench.process("수당", rows(3))
    finally:
        disarm()
    assert end.error is not None
    job_id = again[0] if again else bench.workspace.desk.process(meant, CancelToken())
    job = bench.completed(bench.run(job_id))
    assert job.counts is not None
    assert job.counts.total_rows == 3
