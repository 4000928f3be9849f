"""What is erased, and what never is."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import Control, JobStatus
from jisa_desktop.errors import EnvironmentProblem, InputError, Retryable
from tests.support.bench import SHARING, Bench, edited, rows
from tests.support.stopping import Stop, stop_at


def test_a_skipped_row_keeps_its_text_and_vector(bench: Bench) -> None:
    """The other document's rows stand in for it; when they are forgotten it takes their place."""
    shared = rows(5)
    bench.completed(bench.process("가", shared, template=SHARING))
    job = bench.completed(bench.process("나", shared + rows(2, start=90), template=SHARING))
    assert job.counts is not None
    assert job.counts.skipped_rows == 5
    bench.workspace.retention.set(1)
    assert bench.workspace.retention.apply().texts == 0
    bench.embedder.forget()
    bench.completed(bench.cleanup("가"))
    erased = bench.workspace.retention.forget(bench.document("가"), CancelToken())
    assert (erased.versions, erased.texts, erased.vectors, erased.files) == (1, 0, 0, 1)
    bench.verified()
    assert len(bench.index.snapshot()["org_1"]) == 7
    bench.completed(bench.retry("나"))
    assert bench.embedder.sent == []


def test_a_source_that_another_document_keeps_stays(bench: Bench) -> None:
    table = rows(3)
    bench.completed(bench.process("같은 파일", table))
    bench.completed(bench.process("같은 파일", table, is_new=True, title="둘째"))
    bench.completed(bench.cleanup("같은 파일"))
    assert bench.workspace.retention.forget(bench.document("같은 파일"), CancelToken()).files == 0
    bench.completed(bench.process("둘째", edited(table, [0])))
    bench.completed(bench.rollback("둘째", 1))


def test_nothing_is_forgotten_that_still_answers(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    with pytest.raises(InputError, match="forget_needs_cleanup"):
        bench.workspace.retention.forget(bench.document("수당"), CancelToken())
    bench.verified()


def test_a_version_that_a_job_waits_for_stays(bench: Bench) -> None:
    for turn in range(3):
        bench.completed(bench.process("수당", edited(rows(10), [turn])))
    job_id = bench.workspace.desk.rollback(bench.document("수당"), 1)
    bench.workspace.retention.set(1)
    assert bench.workspace.retention.apply().versions == 1
    bench.embedder.forget()
    bench.completed(bench.run(job_id))
    assert bench.embedder.sent == []
    assert bench.workspace.retention.apply().versions == 0
    bench.completed(bench.rollback("수당", 3))
    assert purged(bench) == [1, 2], "no job holds the first any more"


def test_all_is_kept_unless_said_otherwise(bench: Bench) -> None:
    for turn in range(3):
        bench.completed(bench.process("수당", edited(rows(4), [turn])))
    assert bench.workspace.retention.get() is None
    assert bench.workspace.retention.apply().versions == 0
    bench.workspace.retention.set(2)
    assert bench.workspace.retention.get() == 2
    bench.workspace.retention.set(None)
    assert bench.workspace.retention.get() is None


def purged(bench: Bench) -> list[int]:
    with bench.workspace.store.reading() as tx:
        found = tx.documents.versions(bench.document("수당"))
    return [one.number for one in found if one.is_purged]


def test_the_setting_is_carried_out_after_each_job(bench: Bench) -> None:
    bench.workspace.retention.set(2)
    for turn in range(4):
        bench.completed(bench.process("수당", edited(rows(6), [turn])))
        assert purged(bench) == list(range(1, turn))
    assert len(list((bench.workspace.home / "files").iterdir())) == 2
    bench.completed(bench.rollback("수당", 3))
    assert purged(bench) == [1, 2], "the third is active, the fourth the newest"


def test_the_setting_is_carried_out_at_the_next_start(bench: Bench) -> None:
    for turn in range(3):
        bench.completed(bench.process("수당", edited(rows(6), [turn])))
    bench.workspace.retention.set(1)
    assert purged(bench) == []
    bench.restart()
    assert purged(bench) == [1, 2]
    assert len(list((bench.workspace.home / "files").iterdir())) == 1


def test_a_version_that_fails_takes_no_others_place(bench: Bench) -> None:
    """Else a run of bad luck would erase all that one can go back to."""
    for turn in range(2):
        bench.completed(bench.process("수당", edited(rows(6), [turn])))
    bench.workspace.retention.set(2)

    def refuse(point: str) -> None:
        if point == "upsert:before":
            raise Retryable("timeout")

    for turn in range(2, 4):
        disarm = arm(refuse)
        try:
            end = bench.process("수당", edited(rows(6), [turn]))
        finally:
            disarm()
        assert end.job is not None
        assert end.job.status is JobStatus.FAILED
        bench.completed(bench.discard("수당"))
    bench.completed(bench.sync())
    assert purged(bench) == []
    bench.completed(bench.rollback("수당", 1))


def test_a_full_disk_while_old_versions_are_erased_spoils_no_job(
    bench: Bench,
) -> None:
    bench.workspace.retention.set(1)
    bench.completed(bench.process("수당", rows(6)))

    def full(point: str) -> None:
        if point == "purge:before":
            raise EnvironmentProblem("disk_full", file="jisa.db")

    disarm = arm(full)
    try:
        bench.completed(bench.process("수당", edited(rows(6), [0])))
    finally:
        disarm()
    assert purged(bench) == []
    bench.restart()
    assert purged(bench) == [1]


def test_a_file_that_is_taken_in_again_is_not_removed_under_it(bench: Bench) -> None:
    """Its version was purged, so nothing needs it, until the job that waits for it is there."""
    table = rows(6)
    bench.completed(bench.process("수당", table))
    bench.completed(bench.process("수당", edited(table, [0])))
    bench.workspace.retention.set(1)
    bench.workspace.retention.apply()
    removed: list[int] = []

    def tidy(point: str) -> None:
        if point == "submit:before":
            removed.append(bench.workspace.retention.finish_erasing(waits=False))

    disarm = arm(tidy)
    try:
        job = bench.completed(bench.process("수당", table))
    finally:
        disarm()
    assert removed == [0]
    assert job.counts is not None
    assert job.counts.total_rows == 6


def sources(bench: Bench) -> int:
    """How many files there are, marks included."""
    return len(list((bench.workspace.home / "files").iterdir()))


def test_a_file_kept_for_a_job_that_never_came_to_be_goes_at_the_next_start(bench: Bench) -> None:
    """Killed between the two; it holds pay, and nobody would know of it."""
    bench.completed(bench.process("수당", rows(3)))
    disarm = stop_at("submit:before")
    try:
        with pytest.raises(Stop):
            bench.process("수당", rows(4))
    finally:
        disarm()
    assert sources(bench) == 3
    bench.restart()
    assert sources(bench) == 1
    bench.completed(bench.process("수당", rows(4)))
    assert sources(bench) == 2


@pytest.mark.parametrize("point", ["intake_rows:before", "accepted:before"])
def test_the_file_of_a_job_that_was_cancelled_while_it_was_read_goes(
    bench: Bench, point: str
) -> None:
    bench.completed(bench.process("수당", rows(3)))

    def cancel(reached: str) -> None:
        if reached == point:
            (job_id,) = bench.workspace.desk.open_jobs()
            bench.workspace.retention.finish_erasing()  # another job has just ended
            asked.append(job_id)
            raise Cancelled

    asked: list[int] = []
    disarm = arm(cancel)
    try:
        bench.process("수당", rows(4))
    finally:
        disarm()
    assert sources(bench) == 3, "it may still go on"
    bench.workspace.desk.ask_job(asked[0], Control.CANCEL)
    bench.restart()
    assert sources(bench) == 1
