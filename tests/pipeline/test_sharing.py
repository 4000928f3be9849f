"""Who holds a row that several documents have, when only some of them leave it to others."""

from __future__ import annotations

from jisa_desktop.domain.statuses import Mode
from tests.support.bench import KEYED, KEYLESS, SHARING, Bench, rows


def test_a_third_document_is_asked_too(bench: Bench) -> None:
    """The plan of a document that skips nothing saw the one that skips the row, and not the one
    that it was skipped for; found by the model's long form."""
    shared = rows(1)
    bench.hire(["00001", "00002"])
    divided = [shared[0], rows(1, start=2)[0]]
    bench.completed(bench.process("직원별", divided, template=KEYLESS, mode=Mode.EMPLOYEE_SPLIT))
    bench.completed(bench.process("먼저", shared, template=KEYED))
    job = bench.completed(bench.process("나중", shared, template=SHARING))
    assert job.counts is not None
    assert job.counts.skipped_rows == 1
    due = bench.workspace.people.set_active("00002", is_active=False)
    for job_id in bench.workspace.desk.replan(due):
        bench.completed(bench.run(job_id))
    assert len(bench.index.snapshot()["org_1"]) == 1
    bench.completed(bench.cleanup("먼저"))
    assert len(bench.index.snapshot()["org_1"]) == 1, "it takes its place now"
