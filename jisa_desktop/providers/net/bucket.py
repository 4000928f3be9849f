"""A token bucket that follows what the service says about its own."""

from __future__ import annotations

from dataclasses import dataclass

BURST_S = 1.5
"""What may go at once while nothing better is known. OpenAI says that a limit per minute may be
enforced over shorter times."""

MARGIN_S = 0.05
"""So much of the service's bucket is left alone: headers are rounded, clocks differ."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer's headers told of the service's bucket.

    ``remaining`` plus what flows in until ``reset_s`` is its size: a full minute's worth may then
    go at once, until a 429 proves otherwise. ``uncertain``: the cost of all requests that were
    under way together with the answered one, which ``remaining`` may or may not have counted.
    ``lifetime_s``: from sending the answered one until now.
    """

    per_minute: float
    remaining: float
    reset_s: float | None
    uncertain: float
    lifetime_s: float


class Bucket:
    """``per_minute`` units flow in; ``level`` may go below zero after a request that is larger
    than the bucket, but no further than a minute's worth: more than that no service takes at
    once, so that a limit which says otherwise is wrong. ``burst_s``: that many seconds' worth may
    go at once. Times are seconds of one monotonic clock."""

    def __init__(self, per_minute: float, now: float, burst_s: float = BURST_S) -> None:
        self.per_minute = per_minute
        self._burst_s = burst_s
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
        self._level = max(self._level - amount, -self.per_minute)

    def follow(self, said: Said, now: float) -> None:
        """Believe an answer's headers as far as they go.

        The service's level lies between two bounds: at least what it named less everything that
        may have been counted since; at most what it named plus what has flowed in since. The own
        count, which subtracts at once what the service subtracts on arrival, is moved into these
        bounds; so it never runs ahead of the service's.
        """
        self._fill(now)
        self.per_minute = said.per_minute
        at_most = said.remaining + self._rate * said.lifetime_s
        if self._is_smooth:  # the headers were wrong once: they may slow down, not speed up
            self._capacity = self._burst
            at_least = self._level
        else:
            size = said.per_minute
            if said.reset_s is not None:
                size = min(size, said.remaining + self._rate * said.reset_s)
            self._capacity = max(1.0, size - self._rate * MARGIN_S)
            at_least = said.remaining - said.uncertain
        self._level = min(max(self._level, at_least), at_most, self._capacity)

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
        return max(1.0, self._rate * self._burst_s)

    def _fill(self, now: float) -> None:
        self._level = min(self._capacity, self._level + (now - self._at) * self._rate)
        self._at = now
