"""What can be seen from afar of all jobs: how far, how many, and whether one needs a person."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import InputError
from jisa_desktop.ui.desk import BatchProgress, Ended
from jisa_desktop.ui.progress import AllJobs, Bar, Tone
from tests.ui.fakes.world import job


def _running(job_id: int, document_id: str | None = None) -> JobSnapshot:
    name = document_id or f"d{job_id}"
    return job(job_id, status=JobStatus.PROCESSING, document_id=name)


@pytest.fixture
def jobs() -> AllJobs:
    made = AllJobs()
    made.take_job(_running(1))
    made.take_report(BatchProgress(1, 1, 2, 10, 10))
    return made


def test_nothing_is_shown_of_nothing() -> None:
    assert AllJobs().bar is None


@pytest.mark.parametrize("status", [JobStatus.PAUSED, JobStatus.NEEDS_ATTENTION])
def test_a_parked_job_keeps_its_place_and_goes_on_from_there(
    jobs: AllJobs, status: JobStatus
) -> None:
    parked = job(1, status=status, document_id="d1")
    jobs.take_job(parked)
    jobs.take_end(Ended(1, parked), is_seen=False)
    assert jobs.bar == Bar(0.5, 0, Tone.PARKED)
    jobs.take_job(_running(1))
    assert jobs.bar == Bar(0.5, 1)


def test_the_worst_gives_the_colour_and_the_count_is_of_those_that_run(jobs: AllJobs) -> None:
    jobs.take_job(job(2, status=JobStatus.NEEDS_ATTENTION, document_id="d2"))
    assert jobs.bar == Bar(0.25, 1, Tone.PARKED)
    jobs.take_job(_running(3))
    jobs.take_end(Ended(3, job(3, status=JobStatus.FAILED, document_id="d3")), is_seen=False)
    assert jobs.bar == Bar(0.25, 1, Tone.FAILED)
    jobs.look()
    assert jobs.bar == Bar(0.25, 1, Tone.PARKED)


def test_a_refused_file_has_failed_although_it_has_no_job(jobs: AllJobs) -> None:
    jobs.take_end(Ended(1, None, InputError("no_rows")), is_seen=False)
    assert jobs.bar == Bar(1.0, 0, Tone.FAILED)


@pytest.mark.parametrize(
    "status", [JobStatus.COMPLETED, JobStatus.CANCELLED, JobStatus.PENDING, JobStatus.PROCESSING]
)
def test_every_other_end_leaves_nothing(jobs: AllJobs, status: JobStatus) -> None:
    jobs.take_end(Ended(1, job(1, status=status, document_id="d1")), is_seen=False)
    assert jobs.bar is None


@pytest.mark.parametrize("status", [JobStatus.NEEDS_ATTENTION, JobStatus.FAILED])
def test_another_job_of_the_document_ends_what_stood_still(
    jobs: AllJobs, status: JobStatus
) -> None:
    jobs.take_end(Ended(1, job(1, status=status, document_id="d1")), is_seen=False)
    jobs.take_job(_running(2, "d1"))
    assert jobs.bar == Bar(0.0, 1)
    jobs.take_job(job(2, document_id="d1"))
    assert jobs.bar is None
