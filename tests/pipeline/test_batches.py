"""One batch that is spread over many employees: many requests, of which any may fail."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.errors import Retryable
from tests.support.bench import Bench, rows

PEOPLE = 40


class Weather:
    """Loses one request in ``one_in``, for ever those of ``dead``."""

    def __init__(self, bench: Bench, seed: int, *, one_in: int = 10, dead: str = "") -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self._one_in = one_in
        self.dead = dead
        self.is_bad = True
        self.asked: Counter[tuple[str, str]] = Counter()
        self.answered: Counter[tuple[str, str]] = Counter()
        self._arrive = bench.index._arrive
        bench.index._arrive = self.arrive  # type: ignore[method-assign]
        bench.index.is_immediate = False

    def arrive(
        self, operation: str, namespace: str, record_ids: tuple[str, ...], cancel: CancelToken
    ) -> None:
        self.asked[operation, namespace] += 1
        is_lost = self.is_bad and self._random.randrange(self._one_in) == 0
        if self.dead == f"{operation} {namespace}" or is_lost:
            raise Retryable("unavailable")
        self._arrive(operation, namespace, record_ids, cancel)
        self.answered[operation, namespace] += 1


@pytest.fixture
def office(bench: Bench) -> Bench:
    bench.hire(f"{n:05d}" for n in range(1, PEOPLE + 1))
    return bench


@pytest.mark.parametrize("seed", range(5))
def test_one_lost_request_in_ten_does_not_fail_a_batch_of_forty_employees(
    office: Bench, seed: int
) -> None:
    weather = Weather(office, seed)
    end = office.process("급여", rows(PEOPLE), mode=Mode.EMPLOYEE_SPLIT)
    weather.is_bad = False
    office.completed(end)
    assert len(office.index.snapshot()) == PEOPLE
    weather.is_bad = True
    end = office.cleanup("급여")
    weather.is_bad = False
    office.completed(end)
    assert office.index.snapshot() == {}


def test_what_was_answered_is_not_asked_again(office: Bench) -> None:
    weather = Weather(office, 0)
    end = office.process("급여", rows(PEOPLE), mode=Mode.EMPLOYEE_SPLIT)
    weather.is_bad = False
    office.completed(end)
    written = {place: count for place, count in weather.answered.items() if place[0] == "upsert"}
    assert len(written) == PEOPLE
    assert set(written.values()) == {1}


def test_a_namespace_that_never_answers_fails_its_batch_all_the_same(office: Bench) -> None:
    namespaces = sorted(_namespaces(office))
    weather = Weather(office, 0, one_in=1_000_000, dead=f"upsert {namespaces[20]}")
    end = office.process("급여", rows(PEOPLE), mode=Mode.EMPLOYEE_SPLIT)
    assert end.job is not None
    assert end.job.status is JobStatus.FAILED
    assert weather.asked["upsert", namespaces[20]] <= 6
    assert weather.asked["upsert", namespaces[0]] == 1
    weather.dead = ""
    office.completed(office.retry("급여"))


def _namespaces(office: Bench) -> set[str]:
    with office.workspace.store.reading() as tx:
        directory = tx.people.directory()
    found = [directory.find(f"{n:05d}") for n in range(1, PEOPLE + 1)]
    return {one.namespace for one in found if one is not None}
