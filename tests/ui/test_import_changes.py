"""Before the start: the rows that a file would change, old beside new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.ui.imports.changed import ChangedRows
from jisa_desktop.ui.imports.changes import ChangesTab
from jisa_desktop.ui.imports.desk import Change, ImportRequest
from jisa_desktop.ui.imports.preview_pane import PreviewPane
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.changes import CHANGED
from tests.ui.fakes.world import preview
from tests.ui.looking.clipping import clipped
from tests.ui.settling import settle
from tests.ui.test_window import _unnamed

Drop = Callable[..., PreviewPane]


@pytest.fixture
def drop(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> Drop:
    def take(**changes: object) -> PreviewPane:
        file = tmp_path / "급여.xlsx"
        file.write_bytes(b"PK")
        told = {"change": Change(1, 1, 1, 1_237), "resembles": "d1", **changes}
        window.desk.world.previews[file.name] = preview(ImportRequest(file), **told)
        window.documents.take_paths([file])
        page = window.imports
        qtbot.waitUntil(lambda: page.current is not None and page.current.preview is not None)
        settle(qtbot, window)
        return page.pane

    return take


def _open(qtbot: QtBot, window: MainWindow, pane: PreviewPane) -> ChangesTab:
    pane.side.setCurrentWidget(pane.side.changes)
    settle(qtbot, window)
    return pane.side.changes


def _texts(tab: ChangesTab, line: int) -> list[str]:
    return [tab.model.index(line, column).data() for column in range(4)]


def test_rows_are_compared_when_the_tab_is_opened(
    qtbot: QtBot, window: MainWindow, drop: Drop
) -> None:
    window.desk.changes.found = CHANGED
    pane = drop()
    asked = window.desk.world.asked
    assert not [one for one in asked if one[0] == "changed_rows"], "asked too early"
    tab = _open(qtbot, window, pane)
    assert tab.table.isVisible()
    assert tab.figures["changed"].text() == "~1"
    assert _texts(tab, 0) == [
        "~ 변경", "9", "기본급: 3,000,000", "기본급: 3,120,000 · 직급: 과장",
    ]  # fmt: skip
    assert _texts(tab, 1) == ["~ 변경", "13", "", "보이는 값은 같음"]
    assert _texts(tab, 2) == ["− 삭제", "88", "사번: 00083 · 성명: 오세훈", ""]
    assert _texts(tab, 3)[:3] == ["+ 추가", "1,203", ""]
    assert "처음 4행" in tab.said.text()
    assert "234행이 더" in tab.said.text()
    pane.side.setCurrentIndex(0)
    _open(qtbot, window, pane)
    assert len([one for one in asked if one[0] == "changed_rows"]) == 1
    assert _unnamed(window) == []
    assert clipped(window) == []


def test_a_chosen_row_is_told_whole_and_found_in_the_preview(
    qtbot: QtBot, window: MainWindow, drop: Drop
) -> None:
    window.desk.changes.found = CHANGED
    pane = drop()
    tab = _open(qtbot, window, pane)
    tab.table.setFocus()
    tab.table.selectRow(0)
    assert tab.detail.text() == "기본급: 3,000,000 → 3,120,000\n직급: (빈칸) → 과장"
    qtbot.waitUntil(lambda: pane.table.currentIndex().row() == 9 - 5)
    assert pane.table.currentIndex().column() == pane.model.column_of("기본급")
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.detail.text().startswith("이전 12행 → 새 13행\n보이는 값은 모두 같고")
    qtbot.waitUntil(lambda: pane.table.currentIndex().row() == 13 - 5)
    settle(qtbot, window)
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.detail.text() == "사번: 00083\n성명: 오세훈"
    settle(qtbot, window)
    assert pane.table.currentIndex().row() == 13 - 5, "a removed row stands nowhere in the file"
    qtbot.keyClick(tab.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: pane.table.currentIndex().row() == 1203 - 5)
    assert tab.table.hasFocus()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "비교할 이전 버전이 없습니다."),
        (ChangedRows(()), "지금 버전과 달라지는 행이 없습니다."),
    ],
)
def test_without_rows_a_sentence_says_why(
    qtbot: QtBot, window: MainWindow, drop: Drop, found: ChangedRows | None, said: str
) -> None:
    window.desk.changes.found = found
    tab = _open(qtbot, window, drop())
    assert tab.said.text() == said
    assert tab.said.isVisible()
    assert not tab.table.isVisible()


def test_a_comparison_that_fails_is_not_shown_as_under_way(
    qtbot: QtBot, window: MainWindow, drop: Drop, caplog: pytest.LogCaptureFixture
) -> None:
    window.desk.changes.found = EnvironmentProblem("disk_full")
    tab = _open(qtbot, window, drop())
    assert tab.said.text() == "지금 버전과 비교하지 못했습니다."
    assert window.context.notices.shown
    assert "disk_full" in caplog.text


def test_before_the_mode_is_chosen_nothing_is_compared(
    qtbot: QtBot, window: MainWindow, drop: Drop
) -> None:
    tab = _open(qtbot, window, drop(change=None))
    assert "방식을 선택하면" in tab.hint.text()
    assert not [one for one in window.desk.world.asked if one[0] == "changed_rows"]
    assert not tab.table.isVisible()
