"""Pictures of every page; ``JISA_PICTURES=1 pytest tests/ui/test_pictures.py`` renews docs.

Without it they are drawn into a temporary folder: a page that cannot be drawn fails the test.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui.desk import BatchProgress
from jisa_desktop.ui.imports.desk import Change, ImportRequest
from jisa_desktop.ui.theme import Scheme, Theme
from jisa_desktop.ui.window import SMALLEST, USUAL, MainWindow
from tests.ui.fakes.world import World, busy_world, document, preview
from tests.ui.looking.clipping import clipped
from tests.ui.settling import settle

DOCS = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SIZES = {"": USUAL, "_small": SMALLEST}


IN_DOCS = {"window.png", "window_dark.png", "import.png", "history.png", "batches.png"}
IN_DOCS |= {"editor.png", "first_start.png", "backup.png"}
IN_DOCS |= {"templates.png", "people.png", "search.png", "upkeep.png", "settings.png"}


class Folder:
    """Where a picture goes: into docs when it is one of theirs and they are to be renewed."""

    def __init__(self, temporary: Path) -> None:
        self._temporary = temporary

    def __truediv__(self, name: str) -> Path:
        is_renewed = os.environ.get("JISA_PICTURES") and name in IN_DOCS
        return (DOCS if is_renewed else self._temporary) / name


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def scheme(request: pytest.FixtureRequest, theme: Theme):  # type: ignore[no-untyped-def]
    theme.use(request.param)
    yield request.param
    theme.use(Scheme.LIGHT)


@pytest.fixture
def full(qtbot: QtBot, make_window: Callable[..., MainWindow]) -> MainWindow:
    world = busy_world()
    world.documents.append(
        document("d5", title="직원명부 2026", template="직원 명부", total_rows=842)
    )
    window = make_window(world)
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 5)
    return window


def _take(window: MainWindow, path: Path) -> None:
    picture = window.grab()
    assert picture.save(str(path))
    image = picture.toImage().scaled(QSize(120, 80))
    colours = {image.pixel(x, y) for x in range(120) for y in range(80)}
    assert len(colours) > 40, "the picture is nearly empty"


@pytest.mark.parametrize("size", SIZES)
def test_the_home_page(
    qtbot: QtBot, full: MainWindow, folder: Folder, scheme: Scheme, size: str
) -> None:
    full.resize(SIZES[size])
    full.desk.batch_changed.emit(BatchProgress(7, 4, 8, 900, 1000))
    full.documents.list.table.selectRow(1)
    settle(qtbot, full)
    _take(full, folder / f"window{_suffix(scheme)}{size}.png")
    assert clipped(full) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_import_page(  # noqa: PLR0917 - fixtures
    qtbot: QtBot, full: MainWindow, folder: Folder, scheme: Scheme, tmp_path: Path, size: str
) -> None:
    full.resize(SIZES[size])
    file = tmp_path / "급여테이블_2026.xlsx"
    file.write_bytes(b"PK")
    found = preview(
        ImportRequest(file), resembles="d1", change=Change(12, 31, 2, 1190, lost=1),
    )  # fmt: skip
    full.desk.world.previews[file.name] = replace(found, mode=Mode.COMPANY_WIDE)
    full.documents.take_paths([file])
    page = full.imports
    qtbot.waitUntil(lambda: page.current is not None and page.current.preview is not None)
    page.pane.table.selectRow(3)
    settle(qtbot, full)
    qtbot.waitUntil(lambda: page.pane.model.row_at(0) is not None)
    _take(full, folder / f"import{_suffix(scheme)}{size}.png")
    assert clipped(full) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_document_page(
    qtbot: QtBot, full: MainWindow, folder: Folder, scheme: Scheme, size: str
) -> None:
    full.resize(SIZES[size])
    full.open_document("d1")
    page = full.document
    qtbot.waitUntil(lambda: page.history.model.rowCount() == 2)
    page.history.table.selectRow(1)
    qtbot.waitUntil(lambda: "변경 12" in page.history.plan.text())
    settle(qtbot, full)
    _take(full, folder / f"history{_suffix(scheme)}{size}.png")
    assert clipped(full) == []
    full.open_document("d2", "batches")
    qtbot.waitUntil(lambda: page.batches.rowCount() == 8)
    settle(qtbot, full)
    for number in range(4, 8):
        full.desk.batch_changed.emit(BatchProgress(7, number, 8, 1150 - number * 140, 1000))
    _take(full, folder / f"batches{_suffix(scheme)}{size}.png")
    assert clipped(full) == []


@pytest.mark.parametrize("name", ["templates", "people", "search", "upkeep", "settings"])
def test_the_smaller_pages(
    qtbot: QtBot, full: MainWindow, folder: Folder, scheme: Scheme, name: str
) -> None:
    full.resize(SMALLEST)
    full.show_page(name)
    settle(qtbot, full)
    page = full.pages.currentWidget()
    if name == "search":
        page.question.setText("3월 기본급")
        page.ask_button.click()
        qtbot.waitUntil(lambda: page.model.rowCount() == 5)
        settle(qtbot, full)
    _take(full, folder / f"{name}{_suffix(scheme)}.png")
    assert clipped(full) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_template_editor(  # noqa: PLR0917 - fixtures
    qtbot: QtBot, full: MainWindow, folder: Folder, scheme: Scheme, tmp_path: Path, size: str
) -> None:
    full.resize(SIZES[size])
    full.show_page("templates")
    settle(qtbot, full)
    page = full.pages.currentWidget()
    page.list.edit_wanted.emit("급여")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    page.editor.trying.take_file(tmp_path / "급여테이블_2026.xlsx")
    qtbot.waitUntil(lambda: page.editor.trial.trial is not None)
    settle(qtbot, full)
    _take(full, folder / f"editor{_suffix(scheme)}{size}.png")
    assert clipped(full) == []


def test_the_first_start(
    qtbot: QtBot, make_window: Callable[..., MainWindow], folder: Folder, scheme: Scheme
) -> None:
    window = make_window(World(), samples=[Path("sample.xlsx")])
    window.resize(SMALLEST)
    window.tell_resumed(0)
    settle(qtbot, window)
    window.pages.currentWidget().next.click()
    settle(qtbot, window)
    _take(window, folder / f"first_start{_suffix(scheme)}.png")
    assert clipped(window) == []


def test_the_backups(qtbot: QtBot, full: MainWindow, folder: Folder, scheme: Scheme) -> None:
    full.resize(SMALLEST)
    full.show_page("upkeep")
    page = full.pages.currentWidget()
    page.tabs.setCurrentWidget(page.backup)
    settle(qtbot, full)
    _take(full, folder / f"backup{_suffix(scheme)}.png")
    assert clipped(full) == []


def _suffix(scheme: Scheme) -> str:
    return "_dark" if scheme is Scheme.DARK else ""
