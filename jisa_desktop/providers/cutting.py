"""Cutting texts into requests."""

from __future__ import annotations

from collections.abc import Sequence


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
