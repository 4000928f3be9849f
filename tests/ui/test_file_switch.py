"""Several files on the import page: a list where there is room, one line where there is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from jisa_desktop.ui.window import SMALLEST, MainWindow
from tests.ui.fakes.world import busy_world


def test_files_are_switched_in_a_narrow_window(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = make_window(busy_world())
    page = window.imports
    files = [tmp_path / name for name in ("급여.xlsx", "근태.xlsx")]
    window.resize(SMALLEST)
    window.take_files(files)
    qtbot.waitUntil(lambda: all(item.preview is not None for item in page.items))
    assert page.switch.isVisible()
    assert not page.files.isVisible()
    assert page.switch.files.count() == 2
    page.switch.files.setCurrentIndex(1)
    page.switch.files.activated.emit(1)
    assert page.current is not None
    assert page.current.path == files[1]
    assert page.files.current == page.current.number
    page.switch.remove_button.click()
    qtbot.waitUntil(lambda: len(page.items) == 1)
    assert not page.switch.isVisible()


def test_the_list_stands_beside_in_a_wide_one(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = make_window(busy_world())
    window.resize(1600, 1000)
    window.take_files([tmp_path / "급여.xlsx", tmp_path / "근태.xlsx"])
    qtbot.waitUntil(window.imports.files.isVisible)
    assert not window.imports.switch.isVisible()
