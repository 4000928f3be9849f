"""Pause and cancel while a service hangs, or while somebody waits for it: they act at once, and
everything goes on afterwards."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Control, JobStatus
from jisa_desktop.pipeline.conducting import JobEnd
from tests.support.bench import edited, rows
from tests.support.cloud_bench import CloudBench
from tests.support.faults import Fault, Kind
from tests.support.loopback import LoopbackServer

LIMIT_S = 2.0
"""A second, and one more for a busy machine; the services' own deadline is twenty."""

FIRST = rows(60)
SECOND = edited(FIRST, range(0, 60, 7))[5:]
LONG = {"retry-after": "600"}


@dataclass(frozen=True, slots=True)
class Case:
    operation: str
    name: str
    fault: Fault

    def __str__(self) -> str:
        return f"{self.operation}: {self.name}"


HANGING = [
    Case(operation, kind.value, Fault(kind))
    for operation in ("embed", "upsert", "delete", "fetch", "describe", "list", "namespaces")
    for kind in (Kind.HANG_BEFORE, Kind.DRIP)
]
WAITING = [
    Case("embed", "patience", Fault(Kind.STATUS, 429, "tokens", LONG)),
    Case("upsert", "patience", Fault(Kind.STATUS, 429, "", LONG)),
    Case("describe", "patience", Fault(Kind.STATUS, 503, "", LONG)),
]
ALWAYS = {
    *("embed: hang_before", "upsert: hang_before", "delete: drip", "fetch: hang_before"),
    *("describe: patience", "embed: patience", "list: hang_before"),
}


def _param(case: Case) -> object:
    return pytest.param(case, id=str(case), marks=() if str(case) in ALWAYS else pytest.mark.slow)


@pytest.mark.parametrize("control", [Control.PAUSE, Control.CANCEL])
@pytest.mark.parametrize("case", [_param(case) for case in (*HANGING, *WAITING)])
def test_it_stops_at_once_and_goes_on(cloud: CloudBench, case: Case, control: Control) -> None:
    cloud.completed(cloud.process("수당", FIRST))
    job_id = _submitted(cloud, case)
    server: LoopbackServer = cloud.openai if case.operation == "embed" else cloud.pinecone
    server.faults.add(case.operation, case.fault, times=9)
    end = _stop(cloud, job_id, control, lambda: server.faults.planned(case.operation) < 9)
    server.faults.clear()
    assert end.job is not None
    if control is Control.PAUSE:
        assert end.job.status is JobStatus.PAUSED
        _forget_the_wait(cloud)
        cloud.completed(cloud.run(job_id))
        assert max(cloud.paid.values()) <= 2, "no more than what was in flight is asked for again"
    else:
        assert end.job.status is JobStatus.CANCELLED
        _forget_the_wait(cloud)
        cloud.completed(cloud.process("수당", FIRST[:40]))
        assert len(cloud.pinecone.snapshot()["org_1"]) == 40


def test_it_stops_while_a_write_is_waited_for_to_show(cloud: CloudBench) -> None:
    cloud.completed(cloud.process("수당", FIRST))
    job_id = _submitted(cloud, Case("embed", "", Fault(Kind.DRIP)))
    cloud.pinecone.lag_s = 3_600
    upserts = cloud.pinecone.count("upsert")
    end = _stop(cloud, job_id, Control.PAUSE, lambda: cloud.pinecone.count("upsert") > upserts)
    assert end.job is not None
    assert end.job.status is JobStatus.PAUSED
    cloud.pinecone.lag_s = 0
    cloud.pinecone.settle()
    cloud.completed(cloud.run(job_id))
    assert max(cloud.paid.values()) == 1


def _submitted(cloud: CloudBench, case: Case) -> int:
    """A job in which the operation happens, not yet begun."""
    if case.operation in {"list", "namespaces"}:
        return cloud.workspace.desk.sync(cloud.document("수당"))
    return cloud.submit("수당", SECOND)


def _stop(cloud: CloudBench, job_id: int, control: Control, is_there: Callable[[], bool]) -> JobEnd:
    """Stop the job as soon as it is there; it must end in time."""
    token = CancelToken()
    ends: list[JobEnd] = []
    thread = threading.Thread(target=lambda: ends.append(cloud.run(job_id, token)))
    thread.start()
    give_up_at = time.monotonic() + 20
    while not is_there() and time.monotonic() < give_up_at:
        thread.join(0.02)
    assert thread.is_alive(), ends
    cloud.workspace.desk.ask_running(job_id, control)
    stopped_at = time.perf_counter()
    token.cancel()
    thread.join(LIMIT_S)
    seconds = time.perf_counter() - stopped_at
    thread.join(60)
    assert seconds < LIMIT_S
    (end,) = ends
    return end


def _forget_the_wait(cloud: CloudBench) -> None:
    """As if the ten minutes that the service asked for were over."""
    cloud.restart()
