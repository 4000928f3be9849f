"""Collecting on the main thread, and not in the middle of a storm of allocations."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from jisa_desktop.app.rubbish import _LONGEST_TICKS, _MANY, MainThreadCollector


@pytest.fixture
def collector(qapp: object) -> Iterator[MainThreadCollector]:
    made = MainThreadCollector()
    yield made
    made.stop()


def test_automatic_collection_is_off_until_it_stops(collector: MainThreadCollector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_a_cycle_is_collected(collector: MainThreadCollector) -> None:
    gc.collect()
    for _ in range(2_000):
        cycle: list[object] = []
        cycle.append(cycle)
    del cycle
    before = gc.get_count()[0]
    assert before > 700
    collector._collect()
    assert gc.get_count()[0] < 700


def test_a_storm_is_waited_for_but_not_for_ever(collector: MainThreadCollector) -> None:
    many = _MANY
    for _ in range(_LONGEST_TICKS):
        many += 10_000
        assert collector._is_storm(many)
    assert not collector._is_storm(many + 10_000)
    assert collector._is_storm(many + 20_000)
    assert not collector._is_storm(many + 20_000)  # it has calmed down
