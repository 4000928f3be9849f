"""The index did it and we never heard; the embedder answered and we died: repeated, and counted."""

from __future__ import annotations

import numpy as np

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import Retryable
from jisa_desktop.providers.protocols import Record
from tests.support.bench import Bench, rows
from tests.support.stopping import Stop


def test_an_upsert_whose_answer_was_lost_is_repeated_and_embeds_nothing(bench: Bench) -> None:
    lost = Retryable("timeout", outcome_unknown=True)
    bench.index.knobs.fail_next("upsert", lost, is_done=True)
    job = bench.completed(bench.process("수당", rows(80)))
    assert job.counts is not None
    assert (job.counts.vectors_created, job.counts.texts_embedded) == (80, 80)
    assert len(bench.embedder.sent) == 80
    assert len([call for call in bench.index.calls if call.operation == "upsert"]) == 2


def test_a_delete_whose_answer_was_lost_is_repeated(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(80)))
    lost = Retryable("timeout", outcome_unknown=True)
    bench.index.knobs.fail_next("delete", lost, is_done=True)
    job = bench.completed(bench.cleanup("수당"))
    assert job.counts is not None
    assert job.counts.vectors_deleted == 80


def test_dying_between_answer_and_save_repeats_just_that_request(bench: Bench) -> None:
    left = [1]

    def hook(point: str) -> None:
        if point == "embed:after" and left:
            left.clear()
            raise Stop(point)

    disarm = arm(hook)
    try:
        bench.process("수당", rows(80))
    except Stop:
        bench.restart()
    finally:
        disarm()
    for end in bench.resume():
        bench.completed(end)
    assert len(bench.embedder.sent) == 160
    assert len(bench.embedder.requests_sent) == 2


def test_a_write_that_arrives_after_its_record_was_deleted_is_seen(bench: Bench) -> None:
    """An upsert without an answer, then a cleanup; the write arrives late, between the two."""
    lost = Retryable("timeout", outcome_unknown=True)
    bench.index.knobs.fail_next("upsert", lost, times=3)
    end = bench.process("수당", rows(3))
    assert end.job is not None
    assert end.job.status is JobStatus.FAILED
    late = _records_of_the_failed_job(bench)
    deleted: list[str] = []

    def arrive(point: str) -> None:
        if point == "deleted:before" and not deleted:
            deleted.append(point)
            for record in late:
                bench.index.plant("org_1", record)

    disarm = arm(arrive)
    bench.completed(bench.discard("수당"))
    disarm()
    assert deleted
    assert not any(bench.index.snapshot().values())


def _records_of_the_failed_job(bench: Bench) -> list[Record]:
    other = bench.workspace.store
    with other.reading() as tx:
        known = tx.ledger.all()
        vectors = tx.embeddings.get(
            bench.embedder.identity.fingerprint, [one.content_hash for one in known]
        )

    return [
        Record(
            one.record_id,
            np.frombuffer(vectors[one.content_hash], dtype="<f2"),
            {"documentId": one.document_id, "rowNumber": one.row_number},
            "",
        )
        for one in known
    ]


def test_nothing_foreign_is_ever_touched(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(5)))
    snapshot = bench.index.snapshot()["org_1"]
    known = bench.index.fetch("org_1", list(snapshot)[:1], CancelToken())
    (record,) = known.values()
    bench.index.plant("org_1", Record("theirs", record.values, {"documentId": "?"}, "?"))
    bench.index.plant("emp_900", Record("theirs", record.values, {"documentId": "?"}, "?"))
    bench.completed(bench.sync())
    bench.completed(bench.cleanup("수당"))
    held = {name: list(records) for name, records in bench.index.snapshot().items() if records}
    assert held == {"org_1": ["theirs"], "emp_900": ["theirs"]}
