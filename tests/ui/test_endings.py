"""What is said of a job's figures, before it and after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from jisa_desktop.ui.desk import PlanLine, PlanView
from jisa_desktop.ui.document.history import plan_sentence
from jisa_desktop.ui.endings import figures
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import busy_world, version


def test_rows_that_only_stand_elsewhere_are_no_changes() -> None:
    counts = version(1).counts
    assert counts is not None
    told = figures(replace(counts, vectors_updated=30, vectors_moved=2045))
    assert "변경 30 · 행 번호만 변경 2,045 · 삭제" in told
    assert "행 번호" not in figures(replace(counts, vectors_moved=0))


def test_a_return_tells_them_apart_too() -> None:
    plan = PlanView((PlanLine("emp_1", 0, 3, 0, 40), PlanLine("emp_2", 1, 2, 0, 60)), 7)
    assert "추가 1 · 변경 5 · 행 번호만 변경 100 · 삭제 0" in plan_sentence(1, plan)


def test_the_list_of_versions_has_room_for_the_changes_that_count(
    qtbot: QtBot, make_window: Callable[..., MainWindow]
) -> None:
    world = busy_world()
    last = world.versions["d1"][0]
    assert last.counts is not None
    counts = replace(last.counts, vectors_updated=30, vectors_moved=2045)
    world.versions["d1"][0] = replace(last, counts=counts)
    window = make_window(world)
    window.open_document("d1")
    history = window.document.history
    qtbot.waitUntil(lambda: history.model.rowCount() == 2)
    texts = [str(history.model.index(row, 4).data()) for row in range(2)]
    (told,) = [text for text in texts if "변경 30 · 삭제" in text]
    assert history.table.fontMetrics().horizontalAdvance(told) < history.table.columnWidth(4)
