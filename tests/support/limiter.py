"""The service's side of a rate limit: a bucket that is enforced over a short time."""

from __future__ import annotations


class Limiter:
    """``per_minute`` units, of which ``window_s`` seconds' worth may go at once.

    ``is_honest``: the headers tell the bucket's own state; else they speak of a full minute, as
    services do that enforce a limit over shorter times than they name.
    """

    def __init__(self, per_minute: float, window_s: float = 2.0, *, is_honest: bool = True) -> None:
        self.per_minute = per_minute
        self._capacity = per_minute / 60 * window_s
        self._level = self._capacity
        self._at: float | None = None
        self._is_honest = is_honest

    def take(self, amount: float, now: float) -> bool:
        self._fill(now)
        if amount > self._level:
            return False
        self._level -= amount
        return True

    def wait_s(self, amount: float, now: float) -> float:
        self._fill(now)
        return max(0.0, (min(amount, self._capacity) - self._level) / (self.per_minute / 60))

    def headers(self, unit: str, now: float) -> dict[str, str]:
        self._fill(now)
        used = self._capacity - self._level
        remaining = self._level if self._is_honest else self.per_minute - used
        return {
            f"x-ratelimit-limit-{unit}": str(int(self.per_minute)),
            f"x-ratelimit-remaining-{unit}": str(int(remaining)),
            f"x-ratelimit-reset-{unit}": f"{int(1000 * used / (self.per_minute / 60))}ms",
        }

    def _fill(self, now: float) -> None:
        elapsed = 0.0 if self._at is None else now - self._at
        self._level = min(self._capacity, self._level + elapsed * self.per_minute / 60)
        self._at = now
