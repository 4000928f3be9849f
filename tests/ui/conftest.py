"""The window's fixtures: one application offscreen, a loop on it, and a window over a fake desk."""

from __future__ import annotations

import asyncio
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qasync
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.context import Context
from jisa_desktop.ui.notices import Notices
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.stories import Stories
from jisa_desktop.ui.theme import Scheme, Theme
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.fakes.world import World, busy_world


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Scheme.LIGHT)
    yield made
    made.close()


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """Stories run whenever Qt's events do; a test itself is no coroutine, so it may wait."""
    made = qasync.QEventLoop(qapp)
    asyncio.events._set_running_loop(made)
    yield made
    asyncio.events._set_running_loop(None)
    made.close()


@pytest.fixture
def make_window(
    qtbot: QtBot, theme: Theme, loop: asyncio.AbstractEventLoop, tmp_path: Path
) -> Iterator[Callable[..., MainWindow]]:
    stories: list[Stories] = []
    windows: list[MainWindow] = []  # none may go before its stories have ended

    def make(
        world: World | None = None, desk: FakeDesk | None = None, **options: object
    ) -> MainWindow:
        desk = desk or FakeDesk(world)
        told = Stories(loop)
        stories.append(told)
        preferences = Preferences(tmp_path / "window.ini")
        context = Context(theme, desk, told, Notices(theme), preferences)
        window = MainWindow(context, version="0.1.0", **options)  # type: ignore[arg-type]
        theme.dress(window)
        windows.append(window)
        window.desk = desk  # type: ignore[attr-defined]
        window.context = context  # type: ignore[attr-defined]
        qtbot.addWidget(window, before_close_func=_let_go)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    for one in stories:
        qtbot.waitUntil(lambda one=one: not one._running)  # type: ignore[misc]
        one._is_over = True


def _let_go(window: MainWindow) -> None:
    window._may_close = True


@pytest.fixture
def window(make_window: Callable[..., MainWindow]) -> MainWindow:
    return make_window(busy_world())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform cannot bound a window, nor raise a menu, and says so each time."""
    for item in items:
        if "tests/ui" in str(item.path):
            item.add_marker(
                pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
            )
