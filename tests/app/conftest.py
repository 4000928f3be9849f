"""The whole program, wired as it is wired for people, over providers in memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import qasync
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.app.program import Program, assemble, leave, start
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.theme import Scheme, Theme
from tests.support import rubbish
from tests.support.bench import KEYED, QUICK, SharedReader
from tests.support.fakes import CountingEmbedder, MemoryIndex

LONG_MS = 20_000


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Scheme.LIGHT)
    yield made
    made.close()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedReader]:
    made = SharedReader(tmp_path_factory.mktemp("staging"))
    yield made
    made.end()


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    made = qasync.QEventLoop(qapp)
    asyncio.set_event_loop(made)
    asyncio.events._set_running_loop(made)
    yield made
    asyncio.events._set_running_loop(None)
    asyncio.set_event_loop(None)
    made.close()


@pytest.fixture(autouse=True)
def _garbage_is_collected_here() -> Iterator[None]:
    """Before the next program: what is left of this one's windows goes on this thread."""
    yield
    rubbish.collect()


class Office:
    """One folder and one index; the program may be started in it again and again.

    Its windows are not qtbot's, which would close them before the jobs behind them can end.
    """

    def __init__(
        self,
        qtbot: QtBot,
        loop: asyncio.AbstractEventLoop,
        theme: Theme,
        reader: SharedReader,
        folder: Path,
    ) -> None:
        self.folder = folder
        self.embedder = CountingEmbedder()
        self.index = MemoryIndex(self.embedder.identity)
        self._qtbot, self._loop, self._theme, self._reader = qtbot, loop, theme, reader

    def open_workspace(self) -> Workspace:
        providers = Providers(self.embedder, self.index)
        workspace = Workspace.open(self.folder / "home", providers, QUICK, self._reader)
        with workspace.store.writing("test_templates") as tx:
            tx.templates.save(KEYED)
        return workspace

    def start(self) -> Program:
        preferences = Preferences(self.folder / "window.ini")
        preferences.has_seen_start = True
        program = assemble(self._loop, self._theme, preferences, RealDesk(self.open_workspace, {}))
        program.window.show()
        program.context.stories.tell(start(program))
        page = program.window.documents
        self._qtbot.waitUntil(
            lambda: (
                page.stack.currentWidget() is not page.waiting
                or bool(program.context.notices.shown)
            ),
            timeout=LONG_MS,
        )
        return program

    def end(self, program: Program) -> None:
        """As the program itself ends once the window may go."""
        if not program.closing.done.done():
            program.window.close()
        self._qtbot.waitUntil(lambda: _parked(program), timeout=LONG_MS)
        left = self._loop.create_task(leave(program))
        self._qtbot.waitUntil(left.done, timeout=LONG_MS)
        left.result()
        program.window.deleteLater()


def _parked(program: Program) -> bool:
    """Whether the jobs are parked; says yes to the question that may come first."""
    if (box := program.window.findChild(QMessageBox, "question")) is not None:
        for one in box.buttons():
            if "종료" in one.text():
                one.click()
    return bool(program.closing.done.done())


@pytest.fixture
def office(
    qtbot: QtBot,
    loop: asyncio.AbstractEventLoop,
    theme: Theme,
    reader: SharedReader,
    tmp_path: Path,
) -> Office:
    return Office(qtbot, loop, theme, reader, tmp_path)


@pytest.fixture
def person(qtbot: QtBot, office: Office):  # type: ignore[no-untyped-def]  # below, not above
    from tests.app.person import Person

    program = office.start()
    made = Person(qtbot, office, program)
    yield made
    if not program.closing.done.done():
        office.end(program)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform cannot bound a window's size, and says so each time."""
    for item in items:
        if "tests/app" in str(item.path):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))
