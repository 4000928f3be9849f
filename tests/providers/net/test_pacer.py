"""The shared pace, in virtual time."""

from __future__ import annotations

import asyncio
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jisa_desktop.providers.net.pacer import Pace, Pacer, Pacers
from tests.support.limiter import Limiter
from tests.support.virtual_time import now, run


async def _sent(pacer: Pacer, cost: float = 0.0, seconds: float = 0.0) -> float:
    """Send one request that takes ``seconds``; when it was sent."""
    async with pacer.lease(cost) as lease:
        sent_at = now()
        await asyncio.sleep(seconds)
        lease.answered({})
    return sent_at


def test_without_limits_nothing_waits() -> None:
    async def work() -> list[float]:
        pacer = Pacer(Pace(in_flight=50))
        return [await _sent(pacer, 1_000_000) for _ in range(50)]

    assert run(work()) == [0.0] * 50


def test_no_more_in_flight_than_allowed_and_in_order() -> None:
    async def work() -> list[float]:
        pacer = Pacer(Pace(in_flight=3))
        return await asyncio.gather(*[_sent(pacer, seconds=1) for _ in range(7)])

    assert run(work()) == [0, 0, 0, 1, 1, 1, 2]


def test_tokens_flow_at_the_rate_after_the_burst() -> None:
    async def work() -> list[float]:
        pacer = Pacer(Pace(tokens_per_minute=60_000))  # 1,000 a second, 1,500 at once
        return [await _sent(pacer, 500) for _ in range(7)]

    assert run(work()) == pytest.approx([0, 0, 0, 0.5, 1.0, 1.5, 2.0])


def test_requests_are_counted_as_well() -> None:
    async def work() -> list[float]:
        pacer = Pacer(Pace(requests_per_minute=120))
        return [await _sent(pacer) for _ in range(5)]

    assert run(work()) == pytest.approx([0, 0, 0, 0.5, 1.0])


def test_a_request_larger_than_the_bucket_goes_when_the_bucket_is_full() -> None:
    async def work() -> list[float]:
        pacer = Pacer(Pace(tokens_per_minute=60_000))
        return [await _sent(pacer, 5_000), await _sent(pacer, 500)]

    first, second = run(work())
    assert first == 0
    assert second == pytest.approx(4.0)  # 5,000 - 1,500 owed, 500 needed


def test_a_limit_that_nobody_can_mean_does_not_stop_the_work() -> None:
    """One token a minute, says a gateway, and answers requests of thousands."""

    async def work() -> float:
        pacer = Pacer(Pace(tokens_per_minute=60_000))
        async with pacer.lease(5_000) as lease:
            lease.answered({"x-ratelimit-limit-tokens": "1", "x-ratelimit-remaining-tokens": "0"})
        await _sent(pacer, 5_000)
        return await _sent(pacer, 5_000)

    assert run(work()) <= 4 * 60


def test_retry_after_holds_everybody() -> None:
    async def work() -> float:
        pacer = Pacer(Pace())
        async with pacer.lease() as lease:
            lease.throttled(7.5)
        return await _sent(pacer)

    assert run(work()) == 7.5


def test_without_retry_after_the_holds_grow() -> None:
    async def work() -> list[float]:
        pacer = Pacer(Pace())
        starts = []
        for _ in range(4):
            async with pacer.lease() as lease:
                starts.append(now())
                lease.throttled(None)
        return starts

    assert run(work()) == pytest.approx([0, 0.5, 1.5, 3.5])


def test_a_429_halves_the_flight_once_and_successes_grow_it_back() -> None:
    async def work() -> list[int]:
        pacer = Pacer(Pace(in_flight=8))
        limits = []
        async with contextlib.AsyncExitStack() as flight:
            leases = [await flight.enter_async_context(pacer.lease()) for _ in range(8)]
            for lease in leases:
                lease.throttled(1.0)
            limits.append(pacer.in_flight_limit)
        async with pacer.lease() as later:
            later.throttled(1.0)
        limits.append(pacer.in_flight_limit)
        for _ in range(2 + 3 + 4 + 5 + 6 + 7 + 20):
            await _sent(pacer)
        limits.append(pacer.in_flight_limit)
        return limits

    assert run(work()) == [4, 2, 8]


def test_the_limit_never_falls_below_one() -> None:
    async def work() -> int:
        pacer = Pacer(Pace(in_flight=2))
        for _ in range(6):
            async with pacer.lease() as lease:
                lease.throttled(0.0)
        return pacer.in_flight_limit

    assert run(work()) == 1


def test_the_accounts_limits_come_from_the_headers() -> None:
    async def work() -> tuple[float | None, float | None]:
        pacer = Pacer(Pace(1_000_000, 3_000))
        async with pacer.lease(100) as lease:
            lease.answered(
                {
                    "x-ratelimit-limit-tokens": "40000",
                    "x-ratelimit-remaining-tokens": "39900",
                    "x-ratelimit-reset-tokens": "150ms",
                    "x-ratelimit-limit-requests": "100",
                    "x-ratelimit-remaining-requests": "99",
                    "x-ratelimit-reset-requests": "600ms",
                }
            )
        return pacer.tokens_per_minute, pacer.requests_per_minute

    assert run(work()) == (40_000, 100)


def test_headers_that_make_no_sense_are_passed_over() -> None:
    async def work() -> float | None:
        pacer = Pacer(Pace(1_000_000))
        async with pacer.lease(100) as lease:
            lease.answered({"x-ratelimit-limit-tokens": "0", "x-ratelimit-remaining-tokens": "nan"})
        return pacer.tokens_per_minute

    assert run(work()) == 1_000_000


def test_a_cancelled_wait_gives_its_turn_away() -> None:
    async def work() -> float:
        pacer = Pacer(Pace())
        async with pacer.lease() as lease:
            lease.throttled(100.0)
        waiting = asyncio.ensure_future(_sent(pacer))
        await asyncio.sleep(1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert now() == 1
        return await _sent(pacer)

    assert run(work()) == 100


def test_a_failed_request_frees_its_place() -> None:
    async def work() -> float:
        pacer = Pacer(Pace(in_flight=1))
        with pytest.raises(ConnectionError):
            async with pacer.lease():
                raise ConnectionError
        return await _sent(pacer)

    assert run(work()) == 0


@pytest.mark.parametrize("is_honest", [True, False])
@pytest.mark.parametrize("workers", [1, 5, 40])
def test_a_strict_limit_costs_next_to_nothing(workers: int, *, is_honest: bool) -> None:
    """10,000 rows of 66 tokens at 1,000,000 a minute, enforced over two seconds. The floor is what
    the limiter's own rate allows. Nothing that was answered is sent again."""
    batches, cost, per_minute = 100, 6_600, 1_000_000

    async def work() -> tuple[float, int, int]:
        limiter = Limiter(per_minute, 2.0, is_honest=is_honest)
        pacer = Pacer(Pace(per_minute, in_flight=workers))
        waiting = list(range(batches))
        counts = {"answered": 0, "refused": 0}

        async def one_worker() -> None:
            while waiting:
                batch = waiting.pop(0)
                while not await _attempt(pacer, limiter, cost):
                    counts["refused"] += 1
                counts["answered"] += 1
                assert batch not in waiting

        await asyncio.gather(*[one_worker() for _ in range(workers)])
        return now(), counts["answered"], counts["refused"]

    seconds, answered, refused = run(work())
    floor = (batches * cost - per_minute / 60 * 2) / (per_minute / 60)
    assert answered == batches
    assert seconds <= 1.05 * floor
    assert refused <= (0 if is_honest else workers)


async def _attempt(pacer: Pacer, limiter: Limiter, cost: float) -> bool:
    """One request as the service sees it: 50 ms there, judged, 200 ms back."""
    async with pacer.lease(cost) as lease:
        await asyncio.sleep(0.05)
        is_taken = limiter.take(cost, now())
        wait_s = limiter.wait_s(cost, now())
        headers = limiter.headers("tokens", now())
        await asyncio.sleep(0.2 if is_taken else 0.01)
        if is_taken:
            lease.answered(headers)
        else:
            lease.throttled(wait_s)
        return is_taken


def test_a_full_minute_may_go_at_once_when_the_service_has_it() -> None:
    """The first million tokens of an idle account: seconds, not a minute."""

    async def work() -> float:
        limiter = Limiter(1_000_000, 60.0)
        pacer = Pacer(Pace(1_000_000, in_flight=20))
        await asyncio.gather(*[_attempt(pacer, limiter, 6_600) for _ in range(100)])
        return now()

    assert run(work()) < 3


@settings(max_examples=200, deadline=None)
@given(
    costs=st.lists(st.integers(1, 10_000), min_size=1, max_size=40),
    per_minute=st.integers(60_000, 3_000_000),
    workers=st.integers(1, 20),
    window_s=st.sampled_from([60.0, 10.0]),
)
def test_everybody_gets_through_and_an_honest_limiter_is_never_overrun(
    costs: list[int], per_minute: int, workers: int, window_s: float
) -> None:
    async def work() -> int:
        limiter = Limiter(per_minute, window_s)
        pacer = Pacer(Pace(per_minute, in_flight=workers))
        return sum(await asyncio.gather(*[_attempt(pacer, limiter, cost) for cost in costs]))

    assert run(work()) == len(costs)


def test_time_at_the_limits() -> None:
    pacer = Pacer(Pace(1_000_000, 3_000))
    assert pacer.seconds_for(669_000, 100) == pytest.approx(40.14)
    assert pacer.seconds_for(10_000, 10_000) == pytest.approx(200)
    assert Pacer(Pace()).seconds_for(10**9, 10**9) == 0


def test_one_pacer_for_each_service_and_key() -> None:
    pacers = Pacers()
    first = pacers.of("openai", "sk-a", Pace())
    assert pacers.of("openai", "sk-a", Pace(in_flight=1)) is first
    assert pacers.of("openai", "sk-b", Pace()) is not first
    assert pacers.of("pinecone", "sk-a", Pace()) is not first
    assert "sk-a" not in repr(vars(pacers))
