"""Whatever the service does, the call ends in the right family and code, in time."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention, ProviderError, Rejected, Retryable
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.openai import OpenAIEmbedder
from tests.providers.contract import KOREAN
from tests.providers.contract_helpers import RETRY_AFTER
from tests.support.cloud import embedder_of
from tests.support.faults import Fault, Kind
from tests.support.openai_server import KEY, OpenAIServer

TEXTS = list(KOREAN)
ALL = tuple(range(len(TEXTS)))
DEADLINE_S = 0.3
HANGS = (Kind.HANG_BEFORE, Kind.HANG_AFTER, Kind.DRIP)


def _status(status: int, reason: str = "", **headers: str) -> Fault:
    return Fault(Kind.STATUS, status, reason, headers)


MATRIX: list[tuple[str, Fault, type[ProviderError], str]] = [
    ("400", _status(400), Rejected, "text_refused"),
    ("401", _status(401), NeedsAttention, "key_refused"),
    ("401 address", _status(401, "address"), NeedsAttention, "access_refused"),
    ("402", _status(402), NeedsAttention, "quota_used_up"),
    ("403", _status(403), NeedsAttention, "access_refused"),
    ("403 model", _status(403, "model"), NeedsAttention, "embedding_model_missing"),
    ("404", _status(404), NeedsAttention, "address_invalid"),
    ("404 model", _status(404, "model"), NeedsAttention, "embedding_model_missing"),
    ("405", _status(405), NeedsAttention, "service_refused"),
    ("407", _status(407), NeedsAttention, "proxy_refused"),
    ("408", _status(408), Retryable, "service_busy"),
    ("409", _status(409), Retryable, "service_busy"),
    ("413", _status(413), Rejected, "request_too_large"),
    ("422", _status(422), Rejected, "text_refused"),
    ("429 tokens", _status(429, "tokens"), Retryable, "rate_limited"),
    ("429 requests", _status(429, "requests"), Retryable, "rate_limited"),
    ("429 quota", _status(429, "quota"), NeedsAttention, "quota_used_up"),
    ("429 too large", _status(429, "too_large"), Rejected, "request_too_large"),
    ("500", _status(500), Retryable, "service_down"),
    ("503", _status(503), Retryable, "service_down"),
    ("hang before", Fault(Kind.HANG_BEFORE), Retryable, "timeout"),
    ("hang after", Fault(Kind.HANG_AFTER), Retryable, "timeout"),
    ("reset upload", Fault(Kind.RESET_UPLOAD), Retryable, "connection_lost"),
    ("reset before", Fault(Kind.RESET_BEFORE), Retryable, "connection_lost"),
    ("reset after", Fault(Kind.RESET_AFTER), Retryable, "connection_lost"),
    ("reset mid-body", Fault(Kind.RESET_MID_BODY), Retryable, "connection_lost"),
    ("slow drip", Fault(Kind.DRIP), Retryable, "timeout"),
    ("HTML page", Fault(Kind.HTML), Retryable, "gateway_page"),
    ("redirect", Fault(Kind.REDIRECT), Retryable, "gateway_page"),
    ("redirect 307", Fault(Kind.REDIRECT, 307), Retryable, "gateway_page"),
    ("truncated", Fault(Kind.TRUNCATED), Retryable, "answer_bad"),
    ("empty object", Fault(Kind.EMPTY), Retryable, "answer_bad"),
    ("empty list", Fault(Kind.LIST), Retryable, "answer_bad"),
    ("wrong count", Fault(Kind.WRONG_COUNT), Retryable, "answer_bad"),
    ("wrong order", Fault(Kind.WRONG_ORDER), Retryable, "answer_bad"),
    ("wrong width", Fault(Kind.WRONG_WIDTH), Retryable, "answer_bad"),
    ("NaN", Fault(Kind.NAN), Retryable, "answer_bad"),
]


@pytest.fixture
def warm(server: OpenAIServer, loop: NetworkLoop) -> Iterator[OpenAIEmbedder]:
    """Warm, and hurried only by a fault that hangs."""
    made = embedder_of(server, loop)
    made.embed(["따뜻하게"], CancelToken())
    yield made
    made.close()


def _failure(call: Callable[[], object]) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize(
    ("fault", "family", "code"), [row[1:] for row in MATRIX], ids=[row[0] for row in MATRIX]
)
def test_every_fault_ends_in_its_family(
    server: OpenAIServer,
    warm: OpenAIEmbedder,
    fault: Fault,
    family: type[ProviderError],
    code: str,
) -> None:
    before = len(server.seen)
    server.faults.add("embed", fault)
    deadline_s = DEADLINE_S if fault.kind in HANGS else 10.0
    vars(warm)["_deadline_s"] = deadline_s
    started = time.perf_counter()
    failure = _failure(lambda: warm.embed(TEXTS, CancelToken()))
    assert time.perf_counter() - started < deadline_s + 5
    vars(warm)["_deadline_s"] = 10.0
    assert (type(failure), failure.code) == (family, code)
    assert len(server.seen) - before == 1, "one call, one request: nobody retries here"
    if isinstance(failure, Rejected):
        assert failure.positions == ALL
    if isinstance(failure, Retryable):
        assert failure.is_throttled == (code == "rate_limited")
        assert not failure.outcome_unknown
    _assert_tells_nothing(failure)
    assert warm.embed(TEXTS, CancelToken()).shape == (len(TEXTS), 8), "and it goes on"


def _assert_tells_nothing(failure: ProviderError) -> None:
    """Neither the error nor what hangs on it holds a key or a text."""
    told = "".join(traceback.format_exception(failure)) + repr(failure.params)
    link: BaseException | None = failure
    while link is not None:
        told += repr(vars(link)) + str(link)
        assert not type(link).__module__.startswith(("openai", "httpx"))
        link = link.__cause__ or link.__context__
    assert KEY not in told
    assert "Bearer" not in told
    assert not [text for text in TEXTS if len(text) > 3 and text in told]


def test_a_wrong_key_is_not_told(server: OpenAIServer, loop: NetworkLoop) -> None:
    embedder = embedder_of(server, loop, api_key="sk-wrong-but-secret")
    failure = _failure(lambda: embedder.embed(TEXTS, CancelToken()))
    assert failure.code == "key_refused"
    assert "sk-wrong" not in "".join(traceback.format_exception(failure))
    embedder.close()


@pytest.mark.parametrize(("headers", "wait_s"), [*RETRY_AFTER, ({"retry-after-ms": "150"}, 0.15)])
def test_retry_after_is_handed_on(
    server: OpenAIServer,
    embedder: OpenAIEmbedder,
    headers: dict[str, str],
    wait_s: float | None,
) -> None:
    server.faults.add("embed", _status(429, "tokens", **headers))
    failure = _failure(lambda: embedder.embed(TEXTS, CancelToken()))
    assert isinstance(failure, Retryable)
    assert failure.retry_after_s == wait_s


@pytest.mark.parametrize("status", [408, 409, 500, 503])
def test_whoever_asks_for_patience_gets_it(
    server: OpenAIServer, embedder: OpenAIEmbedder, status: int
) -> None:
    server.faults.add("embed", _status(status, **{"retry-after": "3"}))
    failure = _failure(lambda: embedder.embed(TEXTS, CancelToken()))
    assert isinstance(failure, Retryable)
    assert (failure.retry_after_s, failure.is_throttled) == (3.0, False)


def test_nobody_listens(loop: NetworkLoop) -> None:
    with OpenAIServer() as gone:
        pass
    embedder = embedder_of(gone, loop, base_url="http://127.0.0.1:9/v1")
    failure = _failure(lambda: embedder.embed(TEXTS, CancelToken()))
    assert isinstance(failure, Retryable)
    assert (failure.code, failure.is_offline) == ("offline", True)
    embedder.close()


@pytest.mark.parametrize("base_url", ["ftp://127.0.0.1/v1", "nowhere", ""])
def test_an_address_that_is_none(server: OpenAIServer, loop: NetworkLoop, base_url: str) -> None:
    embedder = embedder_of(server, loop, base_url=base_url or "/v1")
    failure = _failure(lambda: embedder.embed(TEXTS, CancelToken()))
    assert (type(failure), failure.code) == (NeedsAttention, "address_invalid")
    embedder.close()


def test_a_gateway_that_refuses_is_not_taken_for_the_service(
    server: OpenAIServer, embedder: OpenAIEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise each of a hundred rows would be asked for alone."""
    from tests.support.loopback import Response

    page = Response(400, b"<html>blocked</html>", {"content-type": "text/html"})
    monkeypatch.setattr(server, "refuse", lambda _fault: page)
    server.faults.add("embed", _status(400))
    failure = _failure(lambda: embedder.embed(TEXTS, CancelToken()))
    assert (type(failure), failure.code) == (NeedsAttention, "service_refused")
