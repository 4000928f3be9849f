"""What the next start brings to its end although no job had been made for it yet."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from tests.support.bench import Bench, rows
from tests.support.stopping import Stop, stop_at


def test_killed_between_a_leave_and_its_jobs_the_rows_still_go(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    bench.completed(bench.process("수당", rows(2), mode=Mode.EMPLOYEE_SPLIT))
    disarm = stop_at("employees:after")
    try:
        with pytest.raises(Stop):
            bench.workspace.people.set_active("00001", is_active=False)
    finally:
        disarm()
    bench.restart()
    (end,) = bench.resume()
    bench.completed(end)
    assert sorted(bench.index.snapshot()) == [bench.workspace.people.all()[1].namespace]
    bench.restart()
    assert bench.resume() == []


def test_killed_while_it_forgets_the_source_file_still_goes(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(2)))
    bench.completed(bench.cleanup("수당"))
    disarm = stop_at("forget:after")
    try:
        with pytest.raises(Stop):
            bench.workspace.retention.forget(bench.document("수당"), CancelToken())
    finally:
        disarm()
    bench.restart()
    assert list((bench.workspace.home / "files").iterdir()) == []
