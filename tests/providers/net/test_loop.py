"""Calls from worker threads to the one loop."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.providers.net.loop import NetworkLoop
from tests.support.cloud import network_loop


@pytest.fixture
def loop() -> Iterator[NetworkLoop]:
    with network_loop() as running:
        yield running


async def _value(value: int) -> int:
    await asyncio.sleep(0)
    return value


async def _fail() -> None:
    raise ConnectionError


async def _hang(ended: threading.Event | None = None) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        if ended is not None:
            ended.set()


def test_a_call_gives_back_what_the_work_gives_back(loop: NetworkLoop) -> None:
    assert loop.call(_value(3), CancelToken()) == 3


def test_a_call_raises_what_the_work_raises(loop: NetworkLoop) -> None:
    with pytest.raises(ConnectionError):
        loop.call(_fail(), CancelToken())


def test_a_cancel_ends_the_call_and_the_work_within_a_second(loop: NetworkLoop) -> None:
    token, ended = CancelToken(), threading.Event()
    threading.Timer(0.1, token.cancel).start()
    started = time.perf_counter()
    with pytest.raises(Cancelled):
        loop.call(_hang(ended), token)
    assert time.perf_counter() - started < 1
    assert ended.wait(1)


def test_a_set_token_starts_nothing(loop: NetworkLoop) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        loop.call(_value(1), token)


def test_the_deadline_is_wall_clock(loop: NetworkLoop) -> None:
    async def drip() -> None:
        while True:
            await asyncio.sleep(0.01)

    started = time.perf_counter()
    with pytest.raises(TimeoutError):
        loop.call(drip(), CancelToken(), 0.2)
    assert 0.15 < time.perf_counter() - started < 1


def test_many_threads_share_the_loop(loop: NetworkLoop) -> None:
    got: list[int] = []
    threads = [
        threading.Thread(target=lambda n=n: got.append(loop.call(_value(n), CancelToken())))
        for n in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(20))
    assert [thread.name for thread in threading.enumerate()].count("jisa-network") == 1


def test_closing_ends_the_calls_that_wait(loop: NetworkLoop) -> None:
    ended = threading.Event()
    outcomes: list[BaseException] = []

    def wait() -> None:
        try:
            loop.call(_hang(ended), CancelToken())
        except Cancelled as error:
            outcomes.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    loop.call(_value(1), CancelToken())
    loop.close()
    thread.join(2)
    assert outcomes
    assert ended.is_set()


def test_a_closed_loop_takes_no_calls(loop: NetworkLoop) -> None:
    loop.call(_value(1), CancelToken())
    loop.close()
    loop.close()
    with pytest.raises(Cancelled):
        loop.call(_value(1), CancelToken())


def test_without_a_call_there_is_no_thread() -> None:
    before = threading.active_count()
    loop = NetworkLoop()
    assert threading.active_count() == before
    loop.close()


def test_the_network_thread_may_not_wait_for_itself(loop: NetworkLoop) -> None:
    async def wrong() -> int:
        return loop.call(_value(1), CancelToken())

    with pytest.raises(RuntimeError):
        loop.call(wrong(), CancelToken())
