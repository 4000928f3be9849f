"""A big workbook: its first rows at once, the rest behind them, and a way out."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui.imports.desk import ImportRequest
from jisa_desktop.ui.imports.items import Stage
from jisa_desktop.ui.widgets.tables import MARK_ROLE
from jisa_desktop.ui.window import MainWindow
from tests.ui.dropping import drop
from tests.ui.fakes.world import preview

SHOWN = 200


@pytest.fixture
def big(tmp_path: Path, window: MainWindow, qtbot: QtBot) -> Path:
    """A file whose rows are being checked: 620 of 1,240."""
    path = tmp_path / "급여_전체.xlsx"
    path.write_bytes(b"PK")
    world = window.desk.world
    whole = preview(ImportRequest(path), has_employee_column=True)
    world.previews[path.name] = whole
    world.firsts[path.name] = replace(
        whole, preview_id="first", row_count=SHOWN, good_rows=0, error_rows=0, issue_count=0,
        change=None, is_whole=False,
    )  # fmt: skip
    world.gates[path.name] = asyncio.get_event_loop().create_future()
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    assert drop(window.documents.drop_zone, (path,))
    qtbot.waitUntil(lambda: window.imports.pane.model.row_at(0) is not None)
    qtbot.waitUntil(lambda: "620" in window.imports.pane.checking.text.text())
    return path


def _let_go_on(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.desk.world.gates[path.name].set_result(True)
    page = window.imports
    qtbot.waitUntil(lambda: page.current is not None and not page.current.is_reading)
    qtbot.waitUntil(lambda: not window.context.stories._running)


def test_the_first_rows_are_shown_while_the_rest_is_checked(
    qtbot: QtBot, window: MainWindow, big: Path
) -> None:
    page = window.imports
    assert page.pane.model.rowCount() == SHOWN
    assert page.pane.checking.isVisible()
    assert page.pane.checking.text.text() == "1,240행 중 620행 확인 중…"
    assert (page.pane.checking.bar.value(), page.pane.checking.bar.maximum()) == (620, 1240)
    assert not page.pane.good.isVisible()  # no figure before all rows were seen
    assert not page.footer.start.isEnabled()
    assert page.current is not None
    assert page.current.stage is Stage.READING
    _let_go_on(qtbot, window, big)


def test_the_whole_takes_its_place_without_a_flash(
    qtbot: QtBot, window: MainWindow, big: Path
) -> None:
    pane = window.imports.pane
    pane.table.selectRow(150)
    pane.table.setColumnWidth(1, 222)
    texts: list[object] = []
    pane.model.rowsInserted.connect(lambda *_: texts.append(pane.model.index(0, 0).data()))
    _let_go_on(qtbot, window, big)
    assert texts == ["00001"]  # never the sign for a row that is on its way
    assert pane.model.rowCount() == 1240
    assert pane.table.currentIndex().row() == 150
    assert pane.table.columnWidth(1) == 222
    assert not pane.checking.isVisible()
    assert pane.good.isVisible()
    assert pane.model.index(4, 0).data(MARK_ROLE) == "danger"  # issues are there now
    assert ("forget", "first") in window.desk.world.asked
    assert window.imports.footer.start.isEnabled()


def test_a_check_is_stopped_and_taken_up_again(qtbot: QtBot, window: MainWindow, big: Path) -> None:
    page = window.imports
    qtbot.mouseClick(page.pane.checking.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.current is not None and page.current.stage is Stage.STOPPED)
    assert page.pane.checking.text.text() == "중단함: 처음 200행만 보입니다"
    assert page.pane.model.rowCount() == SHOWN
    assert not page.footer.start.isEnabled()
    del window.desk.world.gates[big.name]
    qtbot.mouseClick(page.pane.checking.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.current is not None and page.current.stage is Stage.READY)
    assert page.pane.model.rowCount() == 1240


def test_other_choices_need_not_wait_for_the_check(
    qtbot: QtBot, window: MainWindow, big: Path
) -> None:
    page = window.imports
    del window.desk.world.gates[big.name]
    page.options.sheet.setCurrentText("2월")
    page.options.sheet.activated.emit(1)
    qtbot.waitUntil(lambda: page.current is not None and page.current.stage is Stage.READY)
    assert page.current is not None
    assert page.current.request.sheet == "2월"


def test_a_file_taken_off_the_list_is_read_no_further(
    qtbot: QtBot, window: MainWindow, big: Path
) -> None:
    window.imports._remove(1)
    qtbot.waitUntil(lambda: not window.context.stories._running)
    assert ("cancel_preview", big) in window.desk.world.asked
    assert ("forget", "first") in window.desk.world.asked
    assert window.imports.items == []


def test_a_file_that_is_still_being_opened_can_be_given_up(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "잠긴_파일.xls"
    path.write_bytes(b"x")
    window.desk.world.gates[path.name] = asyncio.get_event_loop().create_future()
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    assert drop(window.documents.drop_zone, (path,))
    page = window.imports
    qtbot.waitUntil(lambda: page.reading.figure.text() == "620행 읽는 중…")
    qtbot.mouseClick(page.reading.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.context.stories._running)
    assert page.items == []
    assert page.stack.currentWidget() is page.nothing


def test_a_mode_chosen_meanwhile_stays(qtbot: QtBot, window: MainWindow, big: Path) -> None:
    page = window.imports
    page.options.mode_buttons[Mode.EMPLOYEE_SPLIT].click()
    _let_go_on(qtbot, window, big)
    qtbot.waitUntil(lambda: page.current is not None and page.current.stage is Stage.READY)
    assert page.current is not None
    assert page.current.mode is Mode.EMPLOYEE_SPLIT
