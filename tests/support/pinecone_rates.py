"""How fast the vector index service lets itself be asked: its documented limits a second."""

from __future__ import annotations

from collections import Counter, defaultdict, deque

_MEGABYTE = 1_000_000

_PER_NAMESPACE = {"upsert": 100, "delete": 100, "query": 100}
_PER_INDEX = {"fetch": 100, "list": 200, "stats": 100}
_DELETED_RECORDS = 5_000
_UPSERTED_BYTES = 50 * _MEGABYTE


class Rates:
    """Counts what was let through within the last second. ``throttled`` by limit."""

    def __init__(self, second_s: float = 1.0) -> None:
        self._second_s = second_s
        self.throttled: Counter[str] = Counter()
        self._past: defaultdict[tuple[str, str], deque[tuple[float, int]]] = defaultdict(deque)

    def refusal(
        self, operation: str, namespace: str, size: int, body_bytes: int, now: float
    ) -> str | None:
        """The service's sentence when the request comes too soon, else None and it is counted.

        ``size``: its records or ids.
        """
        wanted: list[tuple[str, str, int, int, str]] = []
        if operation in _PER_NAMESPACE:
            most = _PER_NAMESPACE[operation]
            wanted.append((operation, namespace, 1, most, f"{operation} requests per second"))
        if operation in _PER_INDEX:
            most = _PER_INDEX[operation]
            wanted.append((operation, "", 1, most, f"{operation} requests per second"))
        if operation == "delete":
            words = "delete records per second"
            wanted.append(("deleted", "", size, _DELETED_RECORDS, words))
        if operation == "upsert":
            words = "upsert size limit per second"
            wanted.append(("bytes", namespace, body_bytes, _UPSERTED_BYTES, words))
        for kind, scope, amount, most, words in wanted:
            if self._sum((kind, scope), now) + amount > most:
                self.throttled[kind] += 1
                return f"Request failed. You've reached the max {words}. Pace your requests."
        for kind, scope, amount, _, _ in wanted:
            self._past[kind, scope].append((now, amount))
        return None

    def _sum(self, key: tuple[str, str], now: float) -> int:
        past = self._past[key]
        while past and past[0][0] <= now - self._second_s:
            past.popleft()
        return sum(amount for _, amount in past)
