"""Every button, choice and menu entry of every page is pressed, and something comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.desk import FakeDesk
from tests.ui.looking.asking import around, recording
from tests.ui.looking.pressing import Presser, sample
from tests.ui.looking.scenes import ALL
from tests.ui.looking.worlds import full_world

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
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    sample(tmp_path)

    def make(row: int, *, says_yes: bool = True) -> Presser:
        desk, log = FakeDesk(full_world()), []
        around(desk, recording(log))
        window = make_window(desk=desk, samples=[tmp_path / "Pay 2026.xlsx"])
        request.node.qt_widgets.pop()  # it leaves before the test's end
        made = Presser(window, tmp_path, log=log, opened=opened, says_yes=says_yes, row=row)
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
    assert not dead, "\n".join(dead)
    never = sorted(off - pressed - NEVER_ON)
    assert not never, "\n".join(["switched on in no scene:", *never])
    assert len(pressed) > 100
    unexpected = [one.getMessage() for one in caplog.records if "unexpected" in one.getMessage()]
    assert not unexpected  # a refusal in words is an answer, an error of ours is none


def test_a_button_that_does_nothing_is_found(presser: Callable[..., Presser]) -> None:
    person = presser(0)
    person.window.documents.drop_zone.files_wanted.disconnect()
    dead = person.press_new(set(), set())
    assert "[documents] DropZone: 파일 선택…: nothing happened" in dead
