"""Every button, choice and menu entry of every page is pressed, and something comes of it."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from jisa_desktop import ui
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.looking.asking import around, recording
from tests.ui.looking.pressing import Presser, sample
from tests.ui.looking.scenes import ALL
from tests.ui.looking.worlds import full_world

QUIET = {
    "LookCard: 지금 다시 시작",  # whoever built the window does it: tests/app
    "RescuePage: 닫기",  # the same
}
"""What says something to the program around the window."""
SEEN_ELSEWHERE = {
    "CheckingBar",  # while a long file is read: test_first_look
    "FileList",  # in a wide window: test_file_switch
    "EmptyState",  # the empty window: test_states
    "FormCard",  # the base of the cards of settings
    "MoveCard",  # once another index was chosen: test_settings_page
    "PrivacyTab",  # of a file with personal data: test_leaving
    "ReadingCard",  # before the first answer: test_states
    "RosterCard",  # once a list of people was read: test_people_page
    "TextOptions",  # of a text file: test_mapping
    "TrialRefusal",  # of a workbook that cannot be tried: test_template_editor
}
"""Widgets that take more than a press, and where they are looked at."""
MOST_WINDOWS = 40
ROWS = (1, 0, 2, ALL)
"""Which row is chosen in each list, window after window: another may switch other things on."""
NEVER_ON = {
    "CheckTab: 보고서 저장…",  # after a check has ended: test_upkeep_page
    "KeepingTab: 보관 적용",  # after another number was typed: test_upkeep_page
    "_Revisions: 이 개정으로 되돌리기",  # for an older revision: test_template_page
}
"""What no scene switches on, and where it is pressed."""


@pytest.fixture
def presser(
    request: pytest.FixtureRequest,
    make_window: Callable[..., MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Presser]:
    opened: list[object] = []
    met: set[type] = set()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    sample(tmp_path)

    def make(row: int, *, says_yes: bool = True) -> Presser:
        desk, log = FakeDesk(full_world()), []
        around(desk, recording(log))
        window = make_window(desk=desk, samples=[tmp_path / "Pay 2026.xlsx"])
        request.node.qt_widgets.pop()  # it leaves before the test's end
        made = Presser(
            window, tmp_path, log=log, opened=opened, says_yes=says_yes, row=row, met=met
        )
        made.settle()
        return made

    return make


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_every_button_does_something(
    presser: Callable[..., Presser], caplog: pytest.LogCaptureFixture
) -> None:
    pressed: set[str] = set()
    off: set[str] = set()
    dead: list[str] = []
    idle = 0
    for number in range(MOST_WINDOWS):
        count = len(pressed)
        person = presser(ROWS[number % len(ROWS)])
        dead += person.press_new(pressed, off)
        person.leave()
        idle = idle + 1 if len(pressed) == count else 0
        if idle == len(ROWS):
            break
    else:
        pytest.fail("there is always one more button")
    dead = [one for one in dead if not any(name in one for name in QUIET)]
    assert not dead, "\n".join(dead)
    never = sorted(off - pressed - NEVER_ON)
    assert not never, "\n".join(["switched on in no scene:", *never])
    assert len(pressed) > 100
    unmet = {one.__qualname__ for one in _classes() - person.met} - SEEN_ELSEWHERE
    assert not unmet, f"no scene shows {sorted(unmet)}: give it one, in looking/scenes.py"
    unexpected = [one.getMessage() for one in caplog.records if "unexpected" in one.getMessage()]
    assert not unexpected  # a refusal in words is an answer, an error of ours is none


def _classes() -> set[type]:
    """Every widget of ours, those of pages to come included."""
    found: set[type] = set()
    for module in pkgutil.walk_packages(ui.__path__, "jisa_desktop.ui."):
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and issubclass(one, QWidget):
                found.add(one)
    return {one for one in found if one.__module__.startswith("jisa_desktop.ui")}


def test_a_button_that_does_nothing_is_found(presser: Callable[..., Presser]) -> None:
    person = presser(0)
    person.window.documents.drop_zone.files_wanted.disconnect()
    dead = person.press_new(set(), set())
    assert "[documents] DropZone: 파일 선택…: nothing happened" in dead
