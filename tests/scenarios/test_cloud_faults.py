"""Each operation of the services times each fault: the job ends as it must, and nothing is lost.

A few of the cases run always, all of them with ``-m slow``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.pipeline.conducting import JobEnd
from tests.support.bench import HEADER, Row, edited, rows
from tests.support.cloud_bench import CloudBench
from tests.support.faults import Fault, Kind
from tests.support.loopback import LoopbackServer

FIRST = rows(100)
SECOND = edited(FIRST, range(0, 100, 11))[10:]
"""Writes, deletes and confirms, in one batch each."""

HURRY_S = 0.6
HANGS = (Kind.HANG_BEFORE, Kind.HANG_AFTER, Kind.DRIP)
SOON = {"retry-after": "0", "retry-after-ms": "20"}

GOES_ON, PARKS, FAILS = "goes on", "parks", "fails"


@dataclass(frozen=True, slots=True)
class Case:
    operation: str
    name: str
    fault: Fault
    outcome: str

    def __str__(self) -> str:
        return f"{self.operation}: {self.name}"


def _status(status: int, reason: str = "") -> Fault:
    return Fault(Kind.STATUS, status, reason, SOON if status == 429 else {})


BY_ITEM = {
    "400": _status(400),
    "413": _status(413),
}
"""Refused as a whole; what can be taken of it is found by halving."""

USER = {"401": _status(401), "402": _status(402), "403": _status(403), "407": _status(407)}
AGAIN = {
    "408": _status(408),
    "409": _status(409),
    "429": _status(429),
    "500": _status(500),
    "503": _status(503),
    "hang before": Fault(Kind.HANG_BEFORE),
    "hang after": Fault(Kind.HANG_AFTER),
    "reset before": Fault(Kind.RESET_BEFORE),
    "reset after": Fault(Kind.RESET_AFTER),
    "reset mid-body": Fault(Kind.RESET_MID_BODY),
    "HTML page": Fault(Kind.HTML),
    "truncated": Fault(Kind.TRUNCATED),
}
EMBED_USER = {
    "404": _status(404),
    "404 model": _status(404, "model"),
    "429 quota": _status(429, "quota"),
}
EMBED_AGAIN = {
    "429 tokens": _status(429, "tokens"),
    "429 requests": _status(429, "requests"),
    "429 too large": _status(429, "too_large"),
    "slow drip": Fault(Kind.DRIP),
    "wrong count": Fault(Kind.WRONG_COUNT),
    "wrong order": Fault(Kind.WRONG_ORDER),
    "wrong width": Fault(Kind.WRONG_WIDTH),
    "NaN": Fault(Kind.NAN),
}
INDEX_USER = {
    "400 dimension": _status(400, "Vector dimension 8 does not match the dimension of the index 9"),
    "400 documents": _status(400, "This index has a document schema."),
    "403 namespaces": _status(403, "namespaces"),
    "404": _status(404),
    "429 month": _status(429, "month"),
}


def _cases() -> Iterator[Case]:
    def of(operation: str, faults: dict[str, Fault], outcome: str) -> Iterator[Case]:
        for name, fault in faults.items():
            yield Case(operation, name, fault, outcome)

    yield from of("embed", USER | EMBED_USER, PARKS)
    yield from of("embed", BY_ITEM | AGAIN | EMBED_AGAIN, GOES_ON)
    for operation in ("upsert", "delete", "fetch", "describe", "list", "namespaces"):
        yield from of(operation, USER | INDEX_USER, PARKS)
        yield from of(operation, AGAIN, GOES_ON)
    for operation in ("upsert", "delete"):
        yield from of(operation, BY_ITEM, GOES_ON)
    yield from of("upsert", {"wrong count": Fault(Kind.WRONG_COUNT)}, GOES_ON)
    yield from of("fetch", BY_ITEM, FAILS)
    yield from of("fetch", {"slow drip": Fault(Kind.DRIP)}, GOES_ON)
    for operation in ("describe", "list", "namespaces"):
        yield from of(operation, BY_ITEM, PARKS)


ALWAYS = {
    "embed: 429 tokens",
    "embed: reset after",
    "embed: wrong order",
    "embed: 401",
    "upsert: 400",
    "upsert: hang after",
    "delete: reset after",
    "fetch: 500",
    "list: HTML page",
    "describe: 429 month",
}
CASES = [
    pytest.param(case, id=str(case), marks=() if str(case) in ALWAYS else pytest.mark.slow)
    for case in _cases()
]


def test_those_that_run_always_exist() -> None:
    assert {str(case) for case in _cases()} >= ALWAYS


@pytest.mark.parametrize("case", CASES)
def test_every_fault_ends_as_it_must(cloud: CloudBench, case: Case) -> None:
    cloud.completed(cloud.process("수당", FIRST))
    faults = _server_of(cloud, case.operation).faults
    faults.add(case.operation, case.fault)
    if case.fault.kind in HANGS:
        cloud.hurry(HURRY_S)
    end = _act(cloud, case)
    assert not faults.take(case.operation), "the fault happened"
    status = end.job.status if end.job else None
    if case.outcome == PARKS:
        assert status is JobStatus.NEEDS_ATTENTION, end.error
        (end,) = cloud.resume()
    elif case.outcome == FAILS:
        assert status is JobStatus.FAILED, end.error
        end = cloud.retry("수당")
    job = cloud.completed(end)
    assert job.counts is not None
    assert job.counts.error_rows == 0
    assert cloud.texts_held() == {_text(row) for row in SECOND}
    _assert_nothing_was_paid_twice(cloud, case)


@pytest.mark.parametrize("operation", ["embed", "upsert"])
def test_a_row_that_spoils_its_request_is_found(cloud: CloudBench, operation: str) -> None:
    """The others are stored; it is that row's issue, and a retry heals it."""
    if operation == "embed":
        cloud.openai.poison.add(_text(FIRST[41]))
    else:
        _poison_the_record_of(cloud, FIRST[41])
    end = cloud.process("수당", FIRST)
    job = cloud.completed(end)
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (99, 1)
    assert cloud.texts_held() == {_text(row) for row in FIRST if row is not FIRST[41]}
    assert max(cloud.paid.values()) == 1
    cloud.openai.poison.clear()
    cloud.pinecone.poison.clear()


def test_a_service_that_stays_down_fails_the_batch_and_a_retry_heals_it(
    cloud: CloudBench,
) -> None:
    cloud.completed(cloud.process("수당", FIRST))
    cloud.pinecone.faults.add("upsert", _status(503), times=9)
    end = cloud.process("수당", SECOND)
    assert end.job is not None
    assert end.job.status is JobStatus.FAILED
    cloud.pinecone.faults.clear()
    cloud.completed(cloud.retry("수당"))
    assert cloud.texts_held() == {_text(row) for row in SECOND}
    assert max(cloud.paid.values()) == 1, "what was embedded before the failure is kept"


def _act(cloud: CloudBench, case: Case) -> JobEnd:
    """The job in which the operation happens; listing happens in a sync after an update."""
    if case.operation in {"list", "namespaces"}:
        cloud.process("수당", SECOND)
        return cloud.sync()
    return cloud.process("수당", SECOND)


def _server_of(cloud: CloudBench, operation: str) -> LoopbackServer:
    return cloud.openai if operation == "embed" else cloud.pinecone


def _text(row: Row) -> str:
    return "\n".join(f"{name}: {value}" for name, value in zip(HEADER, row, strict=True))


def _assert_nothing_was_paid_twice(cloud: CloudBench, case: Case) -> None:
    """But for the one request whose answer never came or could not be read."""
    twice = Counter({text: count for text, count in cloud.paid.items() if count > 1})
    is_lost = case.operation == "embed" and case.fault.kind is not Kind.STATUS
    assert len(twice) <= (10 if is_lost else 0)
    assert max(cloud.paid.values()) <= 2


def _poison_the_record_of(cloud: CloudBench, row: Row) -> None:
    """Learn the id that the row will have, and leave the index empty again."""
    cloud.completed(cloud.process("수당", FIRST))
    held = cloud.pinecone.snapshot()["org_1"]
    (record_id,) = [name for name, (_, _, text) in held.items() if text == _text(row)]
    cloud.completed(cloud.cleanup("수당"))
    cloud.pinecone.poison.add(record_id)
