"""A token bucket that follows what the service says about its own."""

from __future__ import annotations

BURST_S = 1.5
"""What may go at once while nothing better is known. OpenAI says that a limit per minute may be
enforced over shorter times."""

MARGIN_S = 0.2
"""Requests do not all take the same time to arrive; so much of the service's bucket is left."""


class Bucket:
    """``per_minute`` units flow in; ``level`` may go below zero after a request that is larger
    than the bucket. Times are seconds of one monotonic clock."""

    def __init__(self, per_minute: float, now: float) -> None:
        self.per_minute = per_minute
        self._capacity = self._burst
        self._level = self._capacity
        self._at = now
        self._is_smooth = False

    def wait_s(self, amount: float, now: float) -> float:
        """Seconds until ``amount`` may go; 0 when it may go now."""
        self._fill(now)
        missing = min(amount, self._capacity) - self._level
        return max(0.0, missing / self._rate)

    def take(self, amount: float, now: float) -> None:
        self._fill(now)
        self._level -= amount

    def follow(
        self,
        per_minute: float,
        remaining: float,
        reset_s: float | None,
        in_flight: float,
        now: float,
    ) -> None:
        """Believe an answer's headers. ``in_flight`` units were sent and not answered yet: the
        service may or may not have counted them, so they are counted here.

        ``remaining`` plus what flows in until ``reset_s`` is the size of the service's own bucket:
        a full minute's worth may then go at once, until a 429 proves otherwise.
        """
        self._fill(now)
        self.per_minute = per_minute
        if self._is_smooth:
            self._capacity = self._burst
            self._level = min(self._level, remaining - in_flight, self._capacity)
            return
        inflow = per_minute if reset_s is None else remaining + self._rate * reset_s
        margin = self._rate * MARGIN_S
        self._capacity = max(1.0, min(inflow, per_minute) - margin)
        self._level = min(remaining - in_flight - margin, self._capacity)

    def smooth(self, now: float) -> None:
        """A 429 came although the headers allowed it: from here on no more than the burst."""
        self._fill(now)
        self._is_smooth = True
        self._capacity = self._burst
        self._level = min(self._level, 0.0)

    @property
    def _rate(self) -> float:
        return self.per_minute / 60

    @property
    def _burst(self) -> float:
        return max(1.0, self._rate * BURST_S)

    def _fill(self, now: float) -> None:
        self._level = min(self._capacity, self._level + (now - self._at) * self._rate)
        self._at = now
