"""Cutting into requests."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.providers.cutting import cut


@given(st.lists(st.integers(0, 50)), st.integers(1, 10), st.integers(1, 60))
def test_all_in_order_within_the_limits_and_no_part_too_many(
    costs: list[int], count_max: int, cost_max: int
) -> None:
    parts = cut(costs, count_max, cost_max)
    assert [i for part in parts for i in part] == list(range(len(costs)))
    for part in parts:
        assert 0 < len(part) <= count_max
        assert len(part) == 1 or sum(costs[i] for i in part) <= cost_max
    for one, following in pairwise(parts):
        is_full = len(one) == count_max
        assert is_full or sum(costs[i] for i in one) + costs[following.start] > cost_max
