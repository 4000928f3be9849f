"""Whatever the service does, the call ends in the right family and code, in time."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Mapping

import numpy as np
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention, ProviderError, Rejected, Retryable
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.pinecone import PineconeIndex
from jisa_desktop.providers.protocols import EmbedderIdentity, Record
from tests.providers.contract_helpers import RETRY_AFTER, seconds_to_stop
from tests.support.cloud import index_of
from tests.support.faults import Fault, Kind
from tests.support.pinecone_server import KEY, PineconeServer

DEADLINE_S = 0.3
"""For calls that hang; nobody else is hurried, however busy the machine is."""
SECRET = "급여 4,200,000원"
RECORDS = [
    Record(f"r{n}", np.full(8, n + 1, dtype="<f2"), {"text": SECRET, "rowNumber": n})
    for n in range(40)
]
IDS = [record.record_id for record in RECORDS]

CALLS: Mapping[str, Callable[[PineconeIndex], object]] = {
    "upsert": lambda index: index.upsert("org_1", RECORDS, CancelToken()),
    "delete": lambda index: index.delete("org_1", IDS, CancelToken()),
    "fetch": lambda index: index.fetch("org_1", IDS, CancelToken()),
    "list": lambda index: list(index.list_ids("org_1", CancelToken())),
    "namespaces": lambda index: index.namespaces(CancelToken()),
    "query": lambda index: index.search(
        "org_1", np.ones(8, dtype=np.float32), "가", 40, CancelToken()
    ),
    "describe": lambda index: index.check(
        EmbedderIdentity("openai", "text-embedding-3-small", 8), CancelToken()
    ),
}
WRITES = ("upsert", "delete")
BY_POSITION = ("upsert", "delete", "fetch")


def _status(status: int, reason: str = "", **headers: str) -> Fault:
    return Fault(Kind.STATUS, status, reason, headers)


REFUSALS: list[tuple[str, Fault, type[ProviderError], str]] = [
    ("400", _status(400), Rejected, "record_refused"),
    ("400 size", _status(400, "Error, message length too large"), Rejected, "request_too_large"),
    (
        "400 dimension",
        _status(400, "Vector dimension 8 does not match the dimension of the index 9"),
        NeedsAttention,
        "index_dimension",
    ),
    (
        "400 documents",
        _status(400, "This index has a document schema, so writes must go elsewhere."),
        NeedsAttention,
        "index_document_schema",
    ),
    ("401", _status(401), NeedsAttention, "key_refused"),
    ("402", _status(402), NeedsAttention, "quota_used_up"),
    ("403", _status(403), NeedsAttention, "access_refused"),
    ("403 namespaces", _status(403, "namespaces"), NeedsAttention, "namespaces_used_up"),
    ("403 storage", _status(403, "storage"), NeedsAttention, "quota_used_up"),
    ("404", _status(404), NeedsAttention, "index_missing"),
    ("405", _status(405), NeedsAttention, "service_refused"),
    ("407", _status(407), NeedsAttention, "proxy_refused"),
    ("409", _status(409), Retryable, "service_busy"),
    ("413", _status(413), Rejected, "request_too_large"),
    ("429", _status(429), Retryable, "rate_limited"),
    ("429 units a second", _status(429, "units"), Retryable, "rate_limited"),
    ("429 month", _status(429, "month"), NeedsAttention, "write_units_used_up"),
]
UNKNOWN: list[tuple[str, Fault, str]] = [
    ("408", _status(408), "timeout"),
    ("500", _status(500), "service_down"),
    ("503", _status(503), "service_down"),
    ("hang before", Fault(Kind.HANG_BEFORE), "timeout"),
    ("hang after", Fault(Kind.HANG_AFTER), "timeout"),
    ("slow drip", Fault(Kind.DRIP), "timeout"),
    ("reset upload", Fault(Kind.RESET_UPLOAD), "connection_lost"),
    ("reset before", Fault(Kind.RESET_BEFORE), "connection_lost"),
    ("reset after", Fault(Kind.RESET_AFTER), "connection_lost"),
    ("reset mid-body", Fault(Kind.RESET_MID_BODY), "connection_lost"),
    ("HTML page", Fault(Kind.HTML), "gateway_page"),
    ("redirect", Fault(Kind.REDIRECT), "gateway_page"),
    ("redirect 307", Fault(Kind.REDIRECT, 307), "gateway_page"),
    ("truncated", Fault(Kind.TRUNCATED), "answer_bad"),
    ("empty list", Fault(Kind.LIST), "answer_bad"),
]
HANGS = (Kind.HANG_BEFORE, Kind.HANG_AFTER, Kind.DRIP)
SILENT = {("delete", Kind.TRUNCATED), ("delete", Kind.LIST)}
"""A delete's answer has no content, so there is nothing to doubt."""


@pytest.fixture
def filled(server: PineconeServer, loop: NetworkLoop) -> Iterator[PineconeIndex]:
    """An index that holds the records."""
    index = index_of(server, loop)
    index.upsert("org_1", RECORDS, CancelToken())
    yield index
    index.close()


def _failure(index: PineconeIndex, operation: str, deadline_s: float = 10.0) -> ProviderError:
    connection = vars(index)["_connection"]
    connection._deadline_s = deadline_s
    started = time.perf_counter()
    with pytest.raises(ProviderError) as caught:
        CALLS[operation](index)
    assert time.perf_counter() - started < deadline_s + 5
    connection._deadline_s = 10.0
    return caught.value


@pytest.mark.parametrize("operation", CALLS)
@pytest.mark.parametrize(
    ("fault", "family", "code"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS]
)
def test_refusals_are_certain(  # noqa: PLR0917 - fixtures and a row of the matrix
    server: PineconeServer,
    filled: PineconeIndex,
    operation: str,
    fault: Fault,
    family: type[ProviderError],
    code: str,
) -> None:
    before = len(server.seen)
    server.faults.add(operation, fault)
    failure = _failure(filled, operation)
    if family is Rejected and operation not in BY_POSITION:
        family, code = NeedsAttention, "service_refused"
    assert (type(failure), failure.code) == (family, code)
    assert len(server.seen) - before == 1, "one call, one request: nobody retries here"
    if isinstance(failure, Rejected):
        assert failure.positions == tuple(range(40))
    if isinstance(failure, Retryable):
        assert failure.is_throttled == (code == "rate_limited")
        assert not failure.outcome_unknown
    _assert_tells_nothing(failure)


@pytest.mark.parametrize("operation", CALLS)
@pytest.mark.parametrize(
    ("fault", "code"), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN]
)
def test_without_an_answer_a_write_may_have_happened(
    server: PineconeServer, filled: PineconeIndex, operation: str, fault: Fault, code: str
) -> None:
    before = len(server.seen)
    server.faults.add(operation, fault)
    if (operation, fault.kind) in SILENT:
        CALLS[operation](filled)
        assert not server.snapshot()
        return
    failure = _failure(filled, operation, DEADLINE_S if fault.kind in HANGS else 10.0)
    assert len(server.seen) - before == 1, "one call, one request: nobody retries here"
    assert isinstance(failure, Retryable)
    assert failure.code == code
    assert failure.outcome_unknown == (operation in WRITES)
    _assert_tells_nothing(failure)
    CALLS[operation](filled)  # it goes on working, and doing it again does no harm
    is_held = operation != "delete"
    assert sorted(server.snapshot().get("org_1", {})) == (sorted(IDS) if is_held else [])


def test_a_count_that_is_not_ours_is_no_success(
    server: PineconeServer, filled: PineconeIndex
) -> None:
    server.faults.add("upsert", Fault(Kind.WRONG_COUNT))
    failure = _failure(filled, "upsert")
    assert isinstance(failure, Retryable)
    assert (failure.code, failure.outcome_unknown) == ("answer_bad", True)


@pytest.mark.parametrize(("headers", "wait_s"), RETRY_AFTER)
def test_retry_after_is_handed_on(
    server: PineconeServer,
    filled: PineconeIndex,
    headers: dict[str, str],
    wait_s: float | None,
) -> None:
    server.faults.add("fetch", _status(429, **headers))
    failure = _failure(filled, "fetch")
    assert isinstance(failure, Retryable)
    assert failure.retry_after_s == wait_s


@pytest.mark.parametrize("status", [408, 409, 500, 503])
def test_whoever_asks_for_patience_gets_it(
    server: PineconeServer, filled: PineconeIndex, status: int
) -> None:
    server.faults.add("fetch", _status(status, **{"retry-after": "3"}))
    failure = _failure(filled, "fetch")
    assert isinstance(failure, Retryable)
    assert (failure.retry_after_s, failure.is_throttled) == (3.0, False)


@pytest.mark.parametrize("operation", CALLS)
def test_an_answer_that_says_nothing(
    server: PineconeServer, filled: PineconeIndex, operation: str
) -> None:
    """The service leaves out what is empty, so most of its answers may be ``{}``."""
    server.faults.add(operation, Fault(Kind.EMPTY))
    if operation in ("upsert", "describe"):
        failure = _failure(filled, operation)
        assert isinstance(failure, Retryable)
        assert (failure.code, failure.outcome_unknown) == ("answer_bad", operation == "upsert")
    else:
        assert not CALLS[operation](filled)


def test_everybody_waits_for_the_service_and_a_cancel_ends_the_wait(
    server: PineconeServer, filled: PineconeIndex
) -> None:
    server.faults.add("fetch", _status(429, **{"retry-after": "3600"}))
    _failure(filled, "fetch")
    before = len(server.seen)
    assert seconds_to_stop(lambda token: filled.delete("org_1", IDS, token)) < 1
    assert len(server.seen) == before


def test_nobody_listens(loop: NetworkLoop) -> None:
    with PineconeServer() as gone:
        pass
    index = index_of(gone, loop, controller_host="http://127.0.0.1:9")
    failure = _failure(index, "upsert")
    assert isinstance(failure, Retryable)
    assert (failure.code, failure.is_offline) == ("offline", True)
    assert not failure.outcome_unknown
    index.close()


def test_a_wrong_key_is_not_told(server: PineconeServer, loop: NetworkLoop) -> None:
    index = index_of(server, loop, api_key="pcsk_wrong_but_secret")
    failure = _failure(index, "fetch")
    assert failure.code == "key_refused"
    assert "pcsk_wrong" not in "".join(traceback.format_exception(failure))
    index.close()


@pytest.mark.parametrize("host", ["ftp://127.0.0.1", "https://nowhere", "http://127.0.0.1:x"])
def test_an_address_that_is_none(server: PineconeServer, loop: NetworkLoop, host: str) -> None:
    index = index_of(server, loop, index=host)
    failure = _failure(index, "fetch")
    assert (type(failure), failure.code) == (NeedsAttention, "address_invalid")
    index.close()


def _assert_tells_nothing(failure: ProviderError) -> None:
    """Neither the error nor what hangs on it holds a key or a cell."""
    told = "".join(traceback.format_exception(failure)) + repr(failure.params)
    link: BaseException | None = failure
    while link is not None:
        told += repr(vars(link)) + str(link)
        assert not type(link).__module__.startswith(("pinecone", "httpx"))
        link = link.__cause__ or link.__context__
    assert KEY not in told
    assert SECRET not in told
