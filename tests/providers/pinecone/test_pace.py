"""The pace keeps the service's documented limits a second, in virtual time."""

from __future__ import annotations

import asyncio

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import Retryable
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.pinecone import PACE
from tests.support.cloud import index_of
from tests.support.pinecone_rates import Rates
from tests.support.pinecone_server import PineconeServer
from tests.support.virtual_time import now, run


async def _run(operation: str, count: int, size: int) -> list[str]:
    """What the service would have refused of requests that are asked for all at once, and are
    answered in no time. Their bytes are left out: no office's line carries 50 MB a second."""
    pacer, rates = Pacer(PACE), Rates()

    async def send() -> str | None:
        async with pacer.lease(size if operation == "delete" else 0) as lease:
            sentence = rates.refusal(operation, "org_1", size, 0, now())
            lease.answered({})
        return sentence

    sentences = await asyncio.gather(*[send() for _ in range(count)])
    return [sentence for sentence in sentences if sentence]


@pytest.mark.parametrize(
    ("operation", "count", "size"),
    [
        ("fetch", 500, 100),
        ("upsert", 300, 100),
        ("delete", 40, 1_000),
        ("delete", 500, 1),
        ("delete", 60, 640),
        ("list", 500, 1),
        ("query", 300, 1),
    ],
)
def test_no_limit_a_second_is_ever_passed(operation: str, count: int, size: int) -> None:
    assert run(_run(operation, count, size)) == []


def test_the_pace_is_not_far_below_the_limits() -> None:
    async def seconds(count: int, cost: float) -> float:
        pacer = Pacer(PACE)
        for _ in range(count):
            async with pacer.lease(cost) as lease:
                lease.answered({})
        return now()

    assert run(seconds(1_000, 0)) < 1_000 / 100 * 1.4
    assert run(seconds(20, 1_000)) < 20_000 / 5_000 * 1.4


def test_who_asks_too_fast_is_throttled_and_not_refused(
    server: PineconeServer, loop: NetworkLoop
) -> None:
    index = index_of(server, loop, pacer=Pacer(Pace()))
    names = [f"r{n}" for n in range(1_000)]
    server.plant("org_1", "r0", [1.0] * 8, {})
    server.rates = Rates(second_s=3_600)
    for _ in range(5):
        index.delete("org_1", names, CancelToken())
    with pytest.raises(Retryable) as failure:
        index.delete("org_1", names, CancelToken())
    assert (failure.value.code, failure.value.is_throttled) == ("rate_limited", True)
    assert server.rates.throttled["deleted"] == 1
    index.close()
