"""Stopped anywhere, the next start ends where an undisturbed run ends (invariant 3)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.scenarios.catalogue import STORIES
from tests.scenarios.sweeping import Sweep, cheapest, declared_points
from tests.scenarios.test_opening import OPENING
from tests.support.bench import SharedReader

pytestmark = pytest.mark.timeout(300)

NOT_ON_THE_WAY = {
    "template": "a person keeps a template: one row of one table",
    "organization": "a person names the company: one row of one table",
    **dict.fromkeys(OPENING, "what an opening writes: test_opening stops at each of them"),
}
"""Fault points that no job and no chore passes, each with its reason."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedReader]:
    made = SharedReader(tmp_path_factory.mktemp("staging"))
    yield made
    made.end()


@pytest.fixture(scope="module")
def sweeps(reader: SharedReader, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sweep]:
    return {name: Sweep(name, tmp_path_factory.mktemp(name), reader) for name in STORIES}


def test_every_commit_and_every_remote_call_is_on_some_storys_way(sweeps: dict[str, Sweep]) -> None:
    reached = {point for sweep in sweeps.values() for point in sweep.points}
    missed = declared_points() - reached
    assert {point.partition(":")[0] for point in missed} <= set(NOT_ON_THE_WAY)


@pytest.mark.parametrize("story", STORIES)
def test_each_point_once_in_the_cheapest_job(sweeps: dict[str, Sweep], story: str) -> None:
    for name, point in cheapest(sweeps):
        if name == story:
            sweeps[name].stop_at(point, 1)


@pytest.mark.parametrize(
    ("story", "point"),
    [
        ("process", "intake_rows:after"),
        ("process", "embed:after"),
        ("process", "upsert:after"),
        ("update", "advance:before"),
        ("update", "delete:after"),
        ("rollback", "advance:after"),
        ("cleanup", "deleted:before"),
        ("employees", "employees:after"),
        ("forget", "forget:after"),
        ("restore", "restore:before"),
        ("backup", "backup:before"),
        ("daily backup", "backup:filled"),
    ],
)
def test_killed_for_good(sweeps: dict[str, Sweep], story: str, point: str) -> None:
    sweeps[story].kill_at(point, 1)


@pytest.mark.parametrize(
    ("story", "point"), [("process", "upsert:before"), ("daily backup", "backup:after")]
)
def test_ended_on_the_spot(sweeps: dict[str, Sweep], story: str, point: str) -> None:
    """By ``os._exit``: nothing is flushed, nothing cleaned up."""
    sweeps[story].kill_at(point, 1, how="exit")


@pytest.mark.sweep
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("how", ["kill", "exit"])
@pytest.mark.parametrize("story", STORIES)
def test_every_point_once_by_a_real_death(sweeps: dict[str, Sweep], story: str, how: str) -> None:
    for point in sorted(sweeps[story].points):
        sweeps[story].kill_at(point, 1, how)


@pytest.mark.sweep
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("story", STORIES)
def test_every_time_every_point_is_reached(sweeps: dict[str, Sweep], story: str) -> None:
    for point, times in sorted(sweeps[story].points.items()):
        for nth in range(1, times + 1):
            sweeps[story].stop_at(point, nth)
