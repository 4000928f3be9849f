"""One pace for all callers of one service with one key.

Follows the service's rate-limit headers, holds everybody while the service asks for patience, and
halves the number of requests in flight on a 429. All state belongs to the network loop, whose
clock and sleeps are used, so no lock is needed and a test can make time pass at will.
"""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from math import inf, isfinite

from jisa_desktop.providers.net import headers as read
from jisa_desktop.providers.net.bucket import BURST_S, Bucket, Said

_HOLD_MIN_S = 0.5
_HOLD_MAX_S = 20.0
_SLACK_S = 1e-6
"""Less than any clock can tell apart: rounding must not make a wait of nothing."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What is assumed until the service's headers say otherwise.

    ``tokens_per_minute`` counts whatever the caller's costs are: tokens for an embedder, deleted
    records for an index. None: without limit. ``in_flight`` is the most requests at once;
    ``burst_s``: so many seconds' worth may go at once after a pause.
    """

    tokens_per_minute: float | None = None
    requests_per_minute: float | None = None
    in_flight: int = 10
    burst_s: float = BURST_S


class Lease:
    """The right to send one request. Exactly one of ``answered`` and ``throttled`` is told."""

    def __init__(self, pacer: Pacer, cost: float, number: int, sent_at: float) -> None:
        self._pacer = pacer
        self.cost = cost
        self.number = number
        self.sent_at = sent_at

    def answered(self, headers: Mapping[str, str]) -> None:
        """An answer came, good or bad, and it was no 429."""
        self._pacer._answered(self, headers)

    def throttled(self, retry_after_s: float | None) -> None:
        """The service said 429."""
        self._pacer._throttled(self, retry_after_s)


class Pacer:
    """Requests go in the order in which they asked. A cancelled task stops waiting at once."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._limit = float(pace.in_flight)
        self._turn = asyncio.Lock()
        self._changed = asyncio.Event()
        self._leases: dict[int, Lease] = {}
        self._numbers = 0
        self._finished: deque[tuple[float, Lease]] = deque()
        self._cut_at = 0
        self._streak = 0
        self._throttles = 0
        self._hold_until = 0.0
        self._tokens: Bucket | None = None
        self._requests: Bucket | None = None
        self._has_started = False

    @property
    def tokens_per_minute(self) -> float | None:
        """The limit in force: the service's own once an answer named it."""
        return self._tokens.per_minute if self._tokens else self._pace.tokens_per_minute

    @property
    def requests_per_minute(self) -> float | None:
        return self._requests.per_minute if self._requests else self._pace.requests_per_minute

    @property
    def in_flight_limit(self) -> int:
        return int(self._limit)

    def seconds_for(self, tokens: float, requests: float) -> float:
        """How long the limits make so much work take at least, when nothing may go at once."""
        spans = [
            amount / per_minute * 60
            for amount, per_minute in (
                (tokens, self.tokens_per_minute),
                (requests, self.requests_per_minute),
            )
            if per_minute
        ]
        return max(spans, default=0.0)

    @asynccontextmanager
    async def lease(self, cost: float = 0.0) -> AsyncIterator[Lease]:
        """Wait for the turn of a request that costs ``cost`` tokens."""
        lease = await self._acquire(cost)
        try:
            yield lease
        finally:
            self._finish(lease)
            self._changed.set()

    async def _acquire(self, cost: float) -> Lease:
        self._start()
        async with self._turn:
            while True:
                self._changed.clear()
                wait_s = self._wait_s(cost)
                if wait_s is None:
                    return self._take(cost)
                try:
                    async with asyncio.timeout(wait_s if isfinite(wait_s) else None):
                        await self._changed.wait()
                except TimeoutError:
                    continue

    def _finish(self, lease: Lease) -> None:
        del self._leases[lease.number]
        self._finished.append((_now(), lease))
        oldest = min((other.sent_at for other in self._leases.values()), default=inf)
        while self._finished and self._finished[0][0] < oldest:
            self._finished.popleft()

    def _beside(self, lease: Lease) -> list[Lease]:
        """The other requests that were under way at some time while this one was."""
        finished = [other for ended_at, other in self._finished if ended_at >= lease.sent_at]
        return finished + [other for other in self._leases.values() if other is not lease]

    def _wait_s(self, cost: float) -> float | None:
        """None: now. Infinite: until something changes."""
        now = _now()
        wait_s = max(
            self._hold_until - now,
            self._tokens.wait_s(cost, now) if self._tokens else 0.0,
            self._requests.wait_s(1, now) if self._requests else 0.0,
        )
        if wait_s > _SLACK_S:
            return wait_s
        return None if len(self._leases) < int(self._limit) else inf

    def _take(self, cost: float) -> Lease:
        now = _now()
        if self._tokens:
            self._tokens.take(cost, now)
        if self._requests:
            self._requests.take(1, now)
        self._numbers += 1
        lease = self._leases[self._numbers] = Lease(self, cost, self._numbers, now)
        return lease

    def _answered(self, lease: Lease, headers: Mapping[str, str]) -> None:
        self._throttles = 0
        self._streak += 1
        if self._streak >= self._limit and self._limit < self._pace.in_flight:
            self._limit = min(self._limit + 1, float(self._pace.in_flight))
            self._streak = 0
        beside = self._beside(lease)
        cost = sum(other.cost for other in beside)
        self._tokens = _follow(self._tokens, headers, "tokens", cost, lease.sent_at)
        self._requests = _follow(self._requests, headers, "requests", len(beside), lease.sent_at)
        self._changed.set()

    def _throttled(self, lease: Lease, retry_after_s: float | None) -> None:
        now = _now()
        self._streak = 0
        if lease.number > self._cut_at:  # one cut for all that were in flight together
            self._cut_at = self._numbers
            self._limit = max(1.0, self._limit / 2)
            self._throttles += 1
            for bucket in (self._tokens, self._requests):
                if bucket:
                    bucket.smooth(now)
        if retry_after_s is None:
            retry_after_s = min(_HOLD_MAX_S, _HOLD_MIN_S * 2 ** (self._throttles - 1))
        self._hold_until = max(self._hold_until, now + retry_after_s)
        self._changed.set()

    def _start(self) -> None:
        """Buckets begin with the first request: only then is there a clock."""
        if self._has_started:
            return
        self._has_started = True
        if self._pace.tokens_per_minute:
            self._tokens = Bucket(self._pace.tokens_per_minute, _now(), self._pace.burst_s)
        if self._pace.requests_per_minute:
            self._requests = Bucket(self._pace.requests_per_minute, _now(), self._pace.burst_s)


class Pacers:
    """The pacers of one program run: one for each service and key, whoever asks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pacers: dict[tuple[str, str], Pacer] = {}

    def of(self, service: str, api_key: str, pace: Pace) -> Pacer:
        """The shared pacer; ``pace`` counts for the first who asks. Keys are kept as hashes."""
        name = (service, hashlib.sha256(api_key.encode()).hexdigest())
        with self._lock:
            return self._pacers.setdefault(name, Pacer(pace))


def _now() -> float:
    return asyncio.get_running_loop().time()


def _follow(
    bucket: Bucket | None, headers: Mapping[str, str], unit: str, uncertain: float, sent_at: float
) -> Bucket | None:
    """Take over ``x-ratelimit-*-<unit>``; servers that are only compatible may send none."""
    limit = read.number(headers, f"x-ratelimit-limit-{unit}")
    remaining = read.number(headers, f"x-ratelimit-remaining-{unit}")
    if not limit or remaining is None:
        return bucket
    now = _now()
    bucket = bucket or Bucket(limit, now)
    reset_s = read.span_s(headers.get(f"x-ratelimit-reset-{unit}", ""))
    bucket.follow(Said(limit, remaining, reset_s, uncertain, now - sent_at), now)
    return bucket
