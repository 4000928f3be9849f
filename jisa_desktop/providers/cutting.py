"""Cutting texts into requests."""

from __future__ import annotations

from collections.abc import Sequence


class Cutting:
    """``cut`` of items that come one by one, of which only the number of requests is kept."""

    def __init__(self, count_max: int, cost_max: float) -> None:
        self._count_max = count_max
        self._cost_max = cost_max
        self._items = 0
        self._cost = 0
        self.requests = 0

    def add(self, cost: int) -> None:
        is_full = self._items == self._count_max or self._cost + cost > self._cost_max
        if is_full or not self.requests:
            self.requests += 1
            self._items, self._cost = 0, 0
        self._items += 1
        self._cost += cost


def cut(costs: Sequence[int], count_max: int, cost_max: float) -> list[range]:
    """Ranges in order that cover ``costs``, each with at most ``count_max`` items and, unless it is
    a single item, at most ``cost_max`` in sum. As few as a greedy cut needs, which is optimal."""
    ranges: list[range] = []
    start, total = 0, 0
    for position, cost in enumerate(costs):
        is_full = position - start == count_max or total + cost > cost_max
        if is_full and position > start:
            ranges.append(range(start, position))
            start, total = position, 0
        total += cost
    if costs:
        ranges.append(range(start, len(costs)))
    return ranges
