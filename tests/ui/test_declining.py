"""Every question of the window is answered with no, and the desk is asked for nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

import jisa_desktop
from jisa_desktop.app.closing import Closing
from jisa_desktop.ui.settings.desk import KeyPlace
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.fakes.world import World
from tests.ui.looking.asking import around, recording
from tests.ui.looking.worlds import full_world

PACKAGE = Path(jisa_desktop.__file__).parent


@dataclass
class Asker:
    """Brings each question up as a person would; ``heard`` is what the desk was asked."""

    qtbot: QtBot
    window: MainWindow
    world: World
    heard: list[str] = field(default_factory=list)

    def rest(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.context.stories._running, timeout=20_000)

    def page(self, name: str):  # type: ignore[no-untyped-def]  # each page is of its own kind
        self.window.show_page(name)
        self.rest()
        return self.window.pages.currentWidget()

    def clean_up(self) -> None:
        self.window.actions_.clean_up(self.world.documents[0])

    def discard(self) -> None:
        self.window.actions_.discard(self.world.documents[2])

    def forget_document(self) -> None:
        self.window.actions_.forget(self.world.documents[0])

    def forget_key(self) -> None:
        self.window.desk.settings.places["openai"] = KeyPlace.KEYCHAIN
        self.page("settings").keys.lines["openai"].forget.click()

    def keep_fewer(self) -> None:
        page = self.page("upkeep")
        page.tabs.setCurrentWidget(page.keeping)
        self.rest()
        page.keeping.count.setText("3")
        self.rest()
        page.keeping.apply.click()

    def switch_off(self) -> None:
        page = self.page("people")
        page.directory.table.selectRow(0)
        self.rest()
        page.person.switch.click()

    def leave_template(self) -> None:
        page = self.page("templates")
        page.list.edit_wanted.emit("급여")
        self.rest()
        page.editor.text.text.setPlainText("{{성명}}")
        self.rest()
        page.editor.back.click()

    def close(self) -> None:
        closing = Closing(self.window, _Busy(self.heard), self.window.context.stories)
        self.window.close_wanted.emit()
        assert not closing.done.done()


class _Busy:
    """Of the real desk what the closing sequence asks."""

    running_count = 2

    def __init__(self, heard: list[str]) -> None:
        self._heard = heard

    def park(self, _timeout_ms: int) -> bool:
        self._heard.append("park")
        return True


QUESTIONS: dict[str, Callable[[Asker], None]] = {
    "ui/actions.py: _clean_up": Asker.clean_up,
    "ui/actions.py: _discard": Asker.discard,
    "ui/actions.py: _forget": Asker.forget_document,
    "ui/people/page.py: _switch": Asker.switch_off,
    "ui/settings/page.py: _forget": Asker.forget_key,
    "ui/templates/page.py: may_leave": Asker.leave_template,
    "ui/upkeep/keeping.py: _apply": Asker.keep_fewer,
    "app/closing.py: _close": Asker.close,
}
"""Where the program asks, and how a person gets there."""


@pytest.fixture
def asker(qtbot: QtBot, make_window: Callable[..., MainWindow]) -> Asker:
    world = full_world()
    desk, heard = FakeDesk(world), []
    around(desk, recording(heard))
    made = Asker(qtbot, make_window(desk=desk), world, heard)
    made.rest()
    return made


@pytest.mark.parametrize("way", ["the button", "escape"])
@pytest.mark.parametrize("place", QUESTIONS)
def test_no_means_that_nothing_is_done(asker: Asker, qtbot: QtBot, place: str, way: str) -> None:
    QUESTIONS[place](asker)
    qtbot.waitUntil(lambda: asker.window.findChild(QMessageBox, "question") is not None)
    box = asker.window.findChild(QMessageBox, "question")
    before = (list(asker.heard), list(asker.world.asked))
    told = len(asker.window.context.notices.shown)
    no = box.defaultButton()
    assert box.buttonRole(no) is QMessageBox.ButtonRole.RejectRole, "Enter must not do it"
    assert box.escapeButton() is no
    if way == "escape":
        box.reject()
    else:
        no.click()
    asker.rest()
    assert (asker.heard, asker.world.asked) == before
    assert len(asker.window.context.notices.shown) == told, "nothing is told that was not done"
    assert asker.window.isEnabled()
    if place.startswith("ui/templates"):
        assert asker.window.pages.currentWidget().has_unsaved
        asker.window.pages.currentWidget().editor.revert.click()


def test_every_question_is_among_them() -> None:
    assert {place for file in PACKAGE.rglob("*.py") for place in _places(file)} == set(QUESTIONS)


def _places(file: Path) -> set[str]:
    """The functions in which a question is asked."""
    name = file.relative_to(PACKAGE).as_posix()
    return {
        f"{name}: {function.name}"
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(function, ast.AsyncFunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "ask"
    }
