"""What the contract classes share."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import Rejected
from jisa_desktop.providers.net.headers import RETRY_AFTER_MAX_S
from jisa_desktop.providers.protocols import VectorIndex

CANCEL_LIMIT_S = 1.0
KOREAN = (
    "사번: 20230017\n성명: 김서연\n지급월: 2026-03\n수수료: 1,250,000원",
    "사번: 20230018\n성명: 이도윤\n지급월: 2026-03\n수수료: 980,000원",
    "연차휴가는 회계연도 기준으로 부여합니다.",
    "漢字 과 emoji 🙂, tab\t, quote \" ' and a back\\slash",
    "가",
)
RETRY_AFTER: list[tuple[dict[str, str], float | None]] = [
    ({}, None),
    ({"retry-after": "3"}, 3.0),
    ({"retry-after": "Wed, 21 Oct 2026 07:28:30 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 30),
    ({"retry-after": "Wed, 21 Oct 2026 07:27:00 GMT", "date": "Wed, 21 Oct 2026 07:28:00 GMT"}, 0),
    ({"retry-after": "86400000"}, RETRY_AFTER_MAX_S),
    ({"retry-after": "1e300"}, RETRY_AFTER_MAX_S),
    ({"retry-after": "Fri, 31 Dec 9999 23:59:59 -2359"}, RETRY_AFTER_MAX_S),
    ({"retry-after": "-3"}, None),
    ({"retry-after": "nan"}, None),
    ({"retry-after": "inf"}, None),
    ({"retry-after": "1e400"}, None),
    ({"retry-after": "soon"}, None),
    ({"retry-after": "Wed, 99 Oct 2026 07:28:00 GMT"}, None),
]
"""Both forms of RFC 9110, by the service's own clock, and what nobody can mean."""


def cancelled() -> CancelToken:
    token = CancelToken()
    token.cancel()
    return token


def listed(index: VectorIndex, namespace: str) -> list[str]:
    """All ids in the order they were given; pages must not be empty."""
    pages = list(index.list_ids(namespace, CancelToken()))
    assert all(pages)
    return [name for page in pages for name in page]


def rejection(call: Callable[[], object]) -> Rejected:
    with pytest.raises(Rejected) as refusal:
        call()
    return refusal.value


def seconds_to_stop(call: Callable[[CancelToken], object]) -> float:
    """Cancel ``call`` 0.2 s after its start; the seconds from the cancel to its end."""
    token = CancelToken()
    cancelled_at: list[float] = []

    def cancel() -> None:
        cancelled_at.append(time.perf_counter())
        token.cancel()

    timer = threading.Timer(0.2, cancel)
    timer.start()
    try:
        with pytest.raises(Cancelled):
            call(token)
    finally:
        timer.cancel()
        timer.join()
    assert cancelled_at, "the call ended before it was cancelled"
    return time.perf_counter() - cancelled_at[0]


def in_threads(calls: Sequence[Callable[[], object]]) -> None:
    """Run all calls at once; the first failure fails the test."""
    failures: list[BaseException] = []
    barrier = threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> None:
        try:
            barrier.wait(10)
            call()
        except BaseException as error:  # raised again below, in the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
