"""Who holds a row that several documents have, when only some of them leave it to others."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import Retryable
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


def test_a_doubtful_record_of_another_document_is_looked_for_by_who_deletes_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by a failed sync: its upsert of the second document's row ended without an answer.
    The first document takes the row over, deletes that record, and must see that it is gone."""
    bench.completed(bench.process("가", rows(4), template=SHARING))
    bench.completed(bench.process("나", rows(4, start=5), template=SHARING))
    lost = next(
        one
        for one, (_, said, _) in bench.index.snapshot()["org_1"].items()
        if said["documentId"] == bench.document("나") and said["rowNumber"] == 3
    )
    bench.index.lose("org_1", lost)

    def mute(*_: object) -> None:
        raise Retryable("timeout", outcome_unknown=True)

    with monkeypatch.context() as patched:
        patched.setattr(bench.index, "upsert", mute)
        assert bench.sync().error is not None
    bench.completed(bench.process("가", rows(6), template=SHARING))
    assert len(bench.index.snapshot()["org_1"]) == 8
