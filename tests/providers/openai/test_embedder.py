"""Planning, money and settings of the OpenAI embedder."""

from __future__ import annotations

import time
from collections.abc import Iterator

import numpy as np
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention, Rejected, Retryable
from jisa_desktop.providers.metering import Metered, in_won
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.openai import PACE, OpenAIEmbedder
from jisa_desktop.providers.splitting import send_surviving
from jisa_desktop.providers.tokens import TokenCounter
from tests.providers.contract import KOREAN
from tests.providers.contract_helpers import seconds_to_stop
from tests.support.cloud import BPE, embedder_of
from tests.support.fakes import vector_of
from tests.support.faults import Fault, Kind
from tests.support.limiter import Limiter
from tests.support.openai_server import OpenAIServer

COUNT = TokenCounter(BPE).count


@pytest.fixture
def exact_server() -> Iterator[OpenAIServer]:
    """Counts tokens as the service does."""
    with OpenAIServer(lambda text: COUNT([text])[0]) as running:
        yield running


def test_vectors_come_back_exactly(embedder: OpenAIEmbedder) -> None:
    values = embedder.embed(KOREAN, CancelToken())
    assert values.dtype == np.float32
    for row, text in enumerate(KOREAN):
        assert values[row].tobytes() == vector_of(text, 8).tobytes()


def test_base64_is_asked_for(server: OpenAIServer, embedder: OpenAIEmbedder) -> None:
    embedder.embed(["가"], CancelToken())
    assert b'"encoding_format":"base64"' in server.seen[-1].body
    assert b'"dimensions":8' in server.seen[-1].body


def test_a_model_of_one_dimension_is_not_asked_for_another(
    server: OpenAIServer, loop: NetworkLoop
) -> None:
    embedder = embedder_of(server, loop, model="text-embedding-ada-002", dimension=None)
    embedder.check(CancelToken())
    assert embedder.identity.dimension == 1_536
    assert b"dimensions" not in server.seen[-1].body
    embedder.close()


def test_the_models_own_dimension_is_the_default(server: OpenAIServer, loop: NetworkLoop) -> None:
    for model, dimension in (("text-embedding-3-small", 1_536), ("text-embedding-3-large", 3_072)):
        embedder = embedder_of(server, loop, model=model, dimension=None)
        assert embedder.embed(["가"], CancelToken()).shape == (1, dimension)
        embedder.close()


@pytest.mark.parametrize(
    ("model", "dimension"),
    [
        ("text-embedding-3-small", 3_072),
        ("text-embedding-3-small", -1),
        ("text-embedding-3-large", 3_073),
        ("text-embedding-ada-002", 512),
        ("office-model", None),
    ],
)
def test_a_dimension_the_model_lacks_is_found_before_anything_is_sent(
    server: OpenAIServer, loop: NetworkLoop, model: str, dimension: int | None
) -> None:
    embedder = embedder_of(server, loop, model=model, dimension=dimension)
    with pytest.raises(NeedsAttention) as refusal:
        embedder.check(CancelToken())
    assert refusal.value.code == "embedding_dimension_refused"
    assert not server.seen


def test_check_finds_a_width_that_is_not_what_was_set(
    server: OpenAIServer, embedder: OpenAIEmbedder
) -> None:
    server.faults.add("embed", Fault(Kind.WRONG_WIDTH))
    with pytest.raises(NeedsAttention) as refusal:
        embedder.check(CancelToken())
    assert refusal.value.code == "embedding_dimension_refused"


def test_check_blames_the_settings_and_not_its_own_text(
    server: OpenAIServer, embedder: OpenAIEmbedder
) -> None:
    server.faults.add("embed", Fault(Kind.STATUS, 400))
    with pytest.raises(NeedsAttention) as refusal:
        embedder.check(CancelToken())
    assert refusal.value.code == "embedding_setting_refused"


def test_an_unknown_model_needs_attention(server: OpenAIServer, loop: NetworkLoop) -> None:
    embedder = embedder_of(server, loop, model="text-embedding-9", dimension=8)
    with pytest.raises(NeedsAttention) as refusal:
        embedder.check(CancelToken())
    assert refusal.value.code == "embedding_model_missing"
    embedder.close()


@pytest.mark.parametrize("knows_base64", [True, False])
def test_a_compatible_server_with_a_model_of_its_own(
    server: OpenAIServer, loop: NetworkLoop, *, knows_base64: bool
) -> None:
    server.models["office-model"] = (16, False)
    server.knows_base64 = knows_base64
    embedder = embedder_of(server, loop, model="office-model", dimension=16)
    embedder.check(CancelToken())
    values = embedder.embed(KOREAN, CancelToken())
    assert values[0].tobytes() == vector_of(KOREAN[0], 16).tobytes()
    assert embedder.embed([" a" * 9_000], CancelToken()).shape == (1, 16), "its limits are its own"
    embedder.close()


def test_texts_over_the_limit_are_named_before_anything_is_paid(
    exact_server: OpenAIServer, loop: NetworkLoop
) -> None:
    embedder = embedder_of(exact_server, loop)
    fits, over = " a" * 8_192, " a" * 8_193
    assert COUNT([fits, over]) == [8_192, 8_193]
    with pytest.raises(Rejected) as refusal:
        embedder.embed(["가", over, "나", over], CancelToken())
    assert (refusal.value.code, refusal.value.positions) == ("text_too_many_tokens", (1, 3))
    assert not exact_server.seen
    embedder.embed([fits], CancelToken())
    assert not exact_server.refusals
    embedder.close()


def test_requests_keep_the_limits_of_count_and_tokens(embedder: OpenAIEmbedder) -> None:
    assert [len(part) for part in embedder.requests(["가"] * 5_000)] == [2_048, 2_048, 904]
    long = " a" * 8_192
    assert [len(part) for part in embedder.requests([long] * 80)] == [36, 36, 8]


def test_the_largest_requests_are_taken(exact_server: OpenAIServer, loop: NetworkLoop) -> None:
    embedder = embedder_of(exact_server, loop)
    texts = [" a" * 8_192] * 37 + [f"{n}" for n in range(2_049)]
    for part in embedder.requests(texts):
        embedder.embed(texts[part.start : part.stop], CancelToken())
    assert exact_server.texts == texts
    assert not exact_server.refusals
    embedder.close()


def test_a_small_account_gets_small_requests(server: OpenAIServer, loop: NetworkLoop) -> None:
    embedder = embedder_of(server, loop, pacer=Pacer(Pace(tokens_per_minute=10_000)))
    assert [len(part) for part in embedder.requests([" a" * 4_000] * 5)] == [2, 2, 1]


def test_the_estimate(server: OpenAIServer, loop: NetworkLoop) -> None:
    embedder = embedder_of(server, loop, pacer=Pacer(PACE))
    texts = [f"{KOREAN[0]} {n}" for n in range(1_000)]
    estimate = embedder.estimate(texts)
    tokens = sum(COUNT(texts))
    assert (estimate.texts, estimate.tokens, estimate.requests) == (1_000, tokens, 1)
    assert estimate.dollars == pytest.approx(tokens * 0.02 / 1_000_000)
    assert estimate.seconds == pytest.approx(tokens / 1_000_000 * 60)
    assert in_won(estimate.dollars or 0, 1_400) == pytest.approx(tokens * 0.000028)
    assert not server.seen, "an estimate asks nobody"


@pytest.mark.parametrize(
    ("model", "dollars_per_million"),
    [
        ("text-embedding-3-small", 0.02),
        ("text-embedding-3-large", 0.13),
        ("text-embedding-ada-002", 0.10),
    ],
)
def test_the_price_of_each_model(
    server: OpenAIServer, loop: NetworkLoop, model: str, dollars_per_million: float
) -> None:
    embedder = embedder_of(server, loop, model=model, dimension=None)
    texts = [f"{KOREAN[0]} {n}" for n in range(200)]
    said = embedder.estimate(texts)
    assert said.dollars == pytest.approx(sum(COUNT(texts)) * dollars_per_million / 1_000_000)
    embedder.embed(texts, CancelToken())
    used = embedder.usage()
    assert used.dollars == pytest.approx(used.tokens * dollars_per_million / 1_000_000)
    embedder.close()


def test_an_unknown_model_has_no_price(server: OpenAIServer, loop: NetworkLoop) -> None:
    embedder = embedder_of(server, loop, model="office-model", dimension=8)
    assert embedder.estimate(["가"]).dollars is None
    assert embedder.usage().dollars is None


def test_usage_is_what_the_service_counted(exact_server: OpenAIServer, loop: NetworkLoop) -> None:
    embedder = embedder_of(exact_server, loop)
    assert isinstance(embedder, Metered)
    exact_server.faults.add("embed", Fault(Kind.STATUS, 500))
    with pytest.raises(Exception, match="service_down"):
        embedder.embed(KOREAN, CancelToken())
    assert embedder.usage().requests == 0
    embedder.embed(KOREAN, CancelToken())
    embedder.embed(KOREAN[:1], CancelToken())
    tokens = sum(COUNT(KOREAN)) + COUNT(KOREAN[:1])[0]
    usage = embedder.usage()
    assert (usage.requests, usage.tokens) == (2, tokens)
    assert usage.dollars == pytest.approx(tokens * 0.02 / 1_000_000)
    embedder.close()


def test_a_poisoned_request_is_split_down_to_the_row(
    server: OpenAIServer, embedder: OpenAIEmbedder
) -> None:
    texts = [f"{KOREAN[0]} {n}" for n in range(100)]
    server.poison = {texts[41]}
    kept: dict[int, bytes] = {}

    def send(positions: tuple[int, ...]) -> None:
        rows = embedder.embed([texts[i] for i in positions], CancelToken())
        kept.update({i: row.tobytes() for i, row in zip(positions, rows, strict=True)})

    refusals = send_surviving(100, send)
    assert [(refusal.position, refusal.code) for refusal in refusals] == [(41, "text_refused")]
    assert kept == {i: vector_of(text, 8).tobytes() for i, text in enumerate(texts) if i != 41}
    assert sorted(server.texts) == sorted(set(texts) - {texts[41]}), "each was paid once"
    assert len(server.seen) <= 16


def test_a_cancel_ends_the_wait_for_the_services_patience(
    server: OpenAIServer, embedder: OpenAIEmbedder
) -> None:
    server.faults.add("embed", Fault(Kind.STATUS, 429, "tokens", {"retry-after": "3600"}))
    with pytest.raises(Retryable):
        embedder.embed(KOREAN, CancelToken())
    assert seconds_to_stop(lambda token: embedder.embed(KOREAN, token)) < 1
    assert len(server.seen) == 1


def test_a_token_limit_loses_nothing_and_pays_nothing_twice(loop: NetworkLoop) -> None:
    """Three times what may go at once, against a limiter that enforces over one second."""
    limiter = Limiter(per_minute=120_000, window_s=1.0)
    texts = [f"{KOREAN[0]} {n}" for n in range(160)]
    with OpenAIServer(lambda text: COUNT([text])[0], tokens=limiter) as server:
        embedder = embedder_of(server, loop, pacer=Pacer(Pace(120_000, in_flight=4)))
        parts = [texts[start : start + 20] for start in range(0, 160, 20)]
        started = time.perf_counter()
        for part in parts:
            _embed_with_patience(embedder, part)
        seconds = time.perf_counter() - started
        assert sorted(server.texts) == sorted(texts)
        assert server.throttled <= 2, "a busy machine may hold one request back until the next"
        floor_s = (sum(COUNT(texts)) - 2_000) / 2_000
        assert seconds < 3 * floor_s + 5, "the figures are the benchmark's; this is against hangs"
        embedder.close()


def _embed_with_patience(embedder: OpenAIEmbedder, part: list[str]) -> None:
    """As the pipeline does: what was throttled is asked again, when the pacer lets it."""
    while True:
        try:
            embedder.embed(part, CancelToken())
        except Retryable as failure:
            if not failure.is_throttled:
                raise
        else:
            return
