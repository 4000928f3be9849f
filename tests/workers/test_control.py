"""Pause and cancel at awkward moments: before the first step, and after the last."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import Control, DocumentStatus, JobStatus, Mode
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.workers.engine import JobEngine
from tests.support.bench import KEYED, Bench, rows


def submitted(bench: Bench) -> int:
    request = ProcessRequest(
        bench.file("수당", rows(150)), template=KEYED.name, mode=Mode.COMPANY_WIDE
    )
    return bench.workspace.desk.process(request, CancelToken())


def test_a_pause_before_the_first_step_is_not_lost(qtbot: QtBot, bench: Bench) -> None:
    job_id = submitted(bench)
    bench.workspace.desk.ask_running(job_id, Control.PAUSE)
    engine = JobEngine(bench.workspace)
    ends: list[JobEnd] = []
    engine.job_ended.connect(lambda _job_id, end: ends.append(end))
    gate = bench.embedder.knobs.hold("embed")
    engine.start(job_id)
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    gate.open()
    assert engine.shutdown(5_000)
    assert ends[0].job is not None
    assert ends[0].job.status is JobStatus.PAUSED
    bench.completed(bench.run(job_id))


def test_a_job_that_has_ended_does_not_run_again(bench: Bench) -> None:
    end = bench.process("수당", rows(5))
    bench.completed(end)
    assert end.job is not None
    calls = len(bench.index.calls)
    again = bench.run(end.job.job_id)
    assert again.job is not None
    assert again.job.status is JobStatus.COMPLETED
    assert len(bench.index.calls) == calls
    with bench.workspace.store.reading() as tx:
        assert len([one for one in tx.events.all() if one.kind == "process"]) == 1


def test_a_cancel_while_the_file_is_read_leaves_everything_as_it_was(bench: Bench) -> None:
    first = rows(30)
    bench.completed(bench.process("수당", first))
    before = bench.index.snapshot()
    token = CancelToken()

    def stop(point: str) -> None:
        if point == "intake_begin:after":
            bench.workspace.desk.ask_running(job_id, Control.CANCEL)
            token.cancel()

    request = ProcessRequest(
        bench.file("수당", rows(31)), template=KEYED.name, mode=Mode.COMPANY_WIDE
    )
    job_id = bench.workspace.desk.process(request, CancelToken())
    disarm = arm(stop)
    end = bench.run(job_id, token)
    disarm()
    assert end.job is not None
    assert end.job.status is JobStatus.CANCELLED
    assert bench.index.snapshot() == before
    with bench.workspace.store.reading() as tx:
        document = tx.documents.find("수당")
        assert len(tx.documents.versions(document.document_id)) == 1
        assert document.status is DocumentStatus.COMPLETED
    bench.verified()
