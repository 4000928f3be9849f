"""What the next start brings to its end although no job had been made for it yet."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import Control, DocumentStatus, JobStatus, Mode
from jisa_desktop.errors import Retryable
from jisa_desktop.providers.protocols import Record
from tests.support.bench import Bench, rows
from tests.support.stopping import Stop, stop_at


def test_killed_between_a_leave_and_its_jobs_the_rows_still_go(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    bench.completed(bench.process("수당", rows(2), mode=Mode.EMPLOYEE_SPLIT))
    disarm = stop_at("employees:after")
    try:
        with pytest.raises(Stop):
            bench.workspace.people.set_active("00001", is_active=False)
    finally:
        disarm()
    bench.restart()
    (end,) = bench.resume()
    bench.completed(end)
    assert sorted(bench.index.snapshot()) == [bench.workspace.people.all()[1].namespace]
    bench.restart()
    assert bench.resume() == []


def test_killed_while_it_forgets_the_source_file_still_goes(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(2)))
    bench.completed(bench.cleanup("수당"))
    disarm = stop_at("forget:after")
    try:
        with pytest.raises(Stop):
            bench.workspace.retention.forget(bench.document("수당"), CancelToken())
    finally:
        disarm()
    bench.restart()
    assert list((bench.workspace.home / "files").iterdir()) == []


def _drifted(bench: Bench) -> None:
    """Two documents, the first with lost records, an altered one, and one that nobody knows; a
    third that was cleaned up, with a record that came back; an orphan of a document unknown."""
    bench.completed(bench.process("수당", rows(6)))
    bench.completed(bench.process("근태", rows(4, month="2026-04")))
    bench.completed(bench.process("옛것", rows(3, month="2026-05")))
    held = bench.index.snapshot()["org_1"]
    ours, old = bench.document("수당"), bench.document("옛것")
    mine = sorted(one for one in held if one.startswith(ours))
    known = bench.index.fetch("org_1", mine, CancelToken())
    back = bench.index.fetch(
        "org_1", [min(one for one in held if one.startswith(old))], CancelToken()
    )
    bench.completed(bench.cleanup("옛것"))
    for record_id in mine[:3]:
        bench.index.lose("org_1", record_id)
    altered = known[mine[4]]
    strange = Record(altered.record_id, altered.values[::-1].copy(), altered.metadata, altered.text)
    tag = ours.rpartition("-")[0]
    lost = Record(f"{tag}-99:1", altered.values, altered.metadata, altered.text)
    for record in (strange, lost, *back.values()):
        bench.index.plant("org_1", record)


def _stated(bench: Bench) -> dict[str, tuple[DocumentStatus, bool]]:
    with bench.workspace.store.reading() as tx:
        return {one.title: (one.status, one.is_due) for one in tx.documents.all()}


TROUBLE = Retryable("timeout", outcome_unknown=True)


@pytest.mark.parametrize("way", ["a batch", "the planning"])
def test_a_failed_sync_leaves_an_honest_state_and_the_next_start_mends_it(
    bench: Bench, way: str
) -> None:
    _drifted(bench)
    where = "upsert:before" if way == "a batch" else "advance:before"

    def fail(point: str) -> None:
        if point == where:
            raise TROUBLE

    disarm = arm(fail)
    try:
        end = bench.sync()
    finally:
        disarm()
    assert end.job is not None
    assert end.job.status is JobStatus.FAILED
    assert bench.workspace.verify() == [], "nothing is called settled that is not"
    assert _stated(bench) == {
        "수당": (DocumentStatus.COMPLETED, True),
        "근태": (DocumentStatus.COMPLETED, False),
        "옛것": (DocumentStatus.CLEANED_UP, True),
    }
    bench.embedder.forget()
    bench.restart()
    (again,) = bench.resume()
    assert bench.completed(again).job_id == end.job.job_id
    assert not any(is_due for _, is_due in _stated(bench).values())
    assert bench.workspace.listing.compare(CancelToken()).is_clean
    assert len(bench.index.snapshot()["org_1"]) == 10
    assert bench.embedder.sent == []
    bench.restart()
    assert bench.resume() == []


def test_after_a_failed_sync_a_persons_retry_of_the_document_mends_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    _drifted(bench)

    def mute(*_: object) -> None:
        raise TROUBLE

    with monkeypatch.context() as patched:
        patched.setattr(bench.index, "upsert", mute)
        assert bench.sync().error is not None
    bench.completed(bench.retry("수당"))
    assert _stated(bench)["수당"] == (DocumentStatus.COMPLETED, False)
    held = [
        one for one in bench.index.snapshot()["org_1"] if one.startswith(bench.document("수당"))
    ]
    assert len(held) == 6


def test_after_a_cancelled_sync_the_next_start_brings_its_documents_to_an_end(
    bench: Bench,
) -> None:
    _drifted(bench)
    job_id = bench.workspace.desk.sync(None)

    def cancel(point: str) -> None:
        if point == "upsert:before":
            bench.workspace.desk.ask_job(job_id, Control.CANCEL)
            raise Cancelled

    disarm = arm(cancel)
    try:
        end = bench.run(job_id)
    finally:
        disarm()
    assert end.job is not None
    assert end.job.status is JobStatus.CANCELLED
    assert bench.workspace.verify() == []
    bench.restart()
    for one in bench.resume():
        bench.completed(one)
    assert not any(is_due for _, is_due in _stated(bench).values())
    assert _stated(bench)["옛것"][0] is DocumentStatus.CLEANED_UP
