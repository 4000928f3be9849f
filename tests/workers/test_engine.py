"""Jobs on the thread pool: side by side, paused, cancelled, parked, resumed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.errors import NeedsAttention, Retryable
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.workers.engine import JobEngine
from jisa_desktop.workers.moments import MIN_GAP_S, Moment
from tests.support.bench import KEYED, Bench, rows


class Driver:
    """An engine and the ends it has told of."""

    def __init__(self, qtbot: QtBot, bench: Bench, batches_at_once: int = 5) -> None:
        self.engine = JobEngine(bench.workspace, batches_at_once)
        self.ends: dict[int, list[JobEnd]] = {}
        self.moments: list[Moment] = []
        self._qtbot, self._bench = qtbot, bench
        self.engine.job_ended.connect(self._note)
        self.engine.moved.connect(self.moments.append)

    def _note(self, job_id: int, end: JobEnd) -> None:
        self.ends.setdefault(job_id, []).append(end)

    def submit(self, name: str, count: int) -> int:
        path = self._bench.file(name, rows(count))
        request = ProcessRequest(path, template=KEYED.name, mode=Mode.COMPANY_WIDE)
        job_id = self._bench.workspace.desk.process(request, CancelToken())
        self.engine.start(job_id)
        return job_id

    def end_of(self, job_id: int) -> JobEnd:
        self._qtbot.waitUntil(lambda: job_id in self.ends, timeout=20_000)
        assert len(self.ends[job_id]) == 1
        return self.ends.pop(job_id)[0]


@pytest.fixture
def driver(qtbot: QtBot, bench: Bench) -> Iterator[Driver]:
    made = Driver(qtbot, bench)
    yield made
    assert made.engine.shutdown(5_000), "a job outlived its test"


def test_jobs_of_several_documents_run_side_by_side(driver: Driver, bench: Bench) -> None:
    jobs = [driver.submit(f"문서{number}", 150) for number in range(3)]
    for end in [driver.end_of(job_id) for job_id in jobs]:
        bench.completed(end)
    assert len(bench.index.snapshot()["org_1"]) == 450


def test_pause_stops_and_resume_goes_on_where_it_was(driver: Driver, bench: Bench) -> None:
    gate = bench.index.knobs.hold("upsert")
    job_id = driver.submit("수당", 300)
    gate.wait_entered()
    driver.engine.pause(job_id)
    end = driver.end_of(job_id)
    assert end.job is not None
    assert end.job.status is JobStatus.PAUSED
    gate.open()
    driver.engine.start(job_id)
    bench.completed(driver.end_of(job_id))
    assert len(bench.embedder.sent) == 300


def test_cancel_ends_as_cancelled_and_discard_takes_back(driver: Driver, bench: Bench) -> None:
    gate = bench.index.knobs.hold("upsert")
    job_id = driver.submit("수당", 300)
    gate.wait_entered()
    driver.engine.cancel(job_id)
    end = driver.end_of(job_id)
    assert end.job is not None
    assert end.job.status is JobStatus.CANCELLED
    gate.open()
    bench.completed(bench.discard("수당"))
    assert not any(bench.index.snapshot().values())


def test_shutdown_parks_and_the_next_start_resumes(qtbot: QtBot, bench: Bench) -> None:
    driver = Driver(qtbot, bench)
    gate = bench.index.knobs.hold("upsert")
    job_id = driver.submit("수당", 300)
    gate.wait_entered()
    assert driver.engine.shutdown(5_000)
    parked = driver.end_of(job_id)
    assert parked.job is not None
    assert parked.job.status is JobStatus.PENDING
    gate.open()
    bench.restart()
    (end,) = bench.resume()
    bench.completed(end)
    assert len(bench.embedder.sent) == 300


def test_a_refused_key_parks_the_job_once(driver: Driver, bench: Bench) -> None:
    bench.embedder.knobs.fail_next("embed", NeedsAttention("openai_key_refused"))
    job_id = driver.submit("수당", 500)
    end = driver.end_of(job_id)
    assert end.job is not None
    assert end.job.status is JobStatus.NEEDS_ATTENTION
    assert end.error is not None
    assert end.error.code == "openai_key_refused"
    driver.engine.start(job_id)
    bench.completed(driver.end_of(job_id))


def test_a_failed_batch_fails_alone_and_is_retried_alone(qtbot: QtBot, bench: Bench) -> None:
    bench.index.knobs.fail_next("upsert", Retryable("timeout"), times=3)
    driver = Driver(qtbot, bench, batches_at_once=1)
    end = driver.end_of(driver.submit("수당", 300))
    assert driver.engine.shutdown(5_000)
    assert end.job is not None
    assert end.job.status is JobStatus.FAILED
    assert len(bench.index.snapshot()["org_1"]) == 200
    upserts = len([call for call in bench.index.calls if call.operation == "upsert"])
    bench.completed(bench.retry("수당"))
    after = [call for call in bench.index.calls if call.operation == "upsert"][upserts:]
    assert [len(call.record_ids) for call in after] == [100]


def test_moments_are_thinned(driver: Driver, bench: Bench) -> None:
    bench.completed(driver.end_of(driver.submit("수당", 200)))
    assert driver.moments
    assert pytest.approx(0.1) == MIN_GAP_S


def test_a_file_that_is_refused_leaves_nothing(
    driver: Driver, bench: Bench, tmp_path: Path
) -> None:
    path = bench.file("수당", rows(3))
    request = ProcessRequest(path, template=KEYED.name)
    driver.engine.start(job_id := bench.workspace.desk.process(request, CancelToken()))
    end = driver.end_of(job_id)
    assert end.job is None
    assert end.error is not None
    assert end.error.code == "mode_needed"
    with bench.workspace.store.reading() as tx:
        assert tx.documents.ids() == []
    assert list((tmp_path / "home" / "files").iterdir()) == []
