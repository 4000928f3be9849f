"""The window's automatic backup: looked for again and again, complained of once."""

from __future__ import annotations

import asyncio

from pytestqt.qtbot import QtBot

from jisa_desktop.app.daily import keep_safe
from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.pipeline.autobackup import automatic_backups, newest_good_backup
from jisa_desktop.ui.notices import Kind, Notices
from jisa_desktop.ui.theme import Theme
from tests.app.conftest import LONG_MS, Office
from tests.app.person import Person
from tests.support.bench import rows

FULL = EnvironmentProblem("backup_no_room", needed_mb=900, free_mb=100)


def test_what_goes_wrong_is_said_once_until_it_went_well(
    qtbot: QtBot, loop: asyncio.AbstractEventLoop, theme: Theme
) -> None:
    notices = Notices(theme)
    qtbot.addWidget(notices)
    ends: list[BaseException | None] = [FULL, FULL, None, Cancelled(), FULL]
    seen: list[int] = []

    async def back_up() -> None:
        shown = notices.shown
        seen.append(len(shown))
        for one in shown:
            one.dismiss()
        if (error := ends.pop(0)) is not None:
            raise error
        if not ends:
            await asyncio.Event().wait()

    ends.append(None)
    story = loop.create_task(keep_safe(back_up, notices, look_again_s=0.0))
    qtbot.waitUntil(lambda: len(seen) == 6)
    story.cancel()
    qtbot.waitUntil(story.done)
    assert seen == [0, 1, 0, 0, 0, 1]


def test_it_is_a_warning_with_what_to_do(
    qtbot: QtBot, loop: asyncio.AbstractEventLoop, theme: Theme
) -> None:
    notices = Notices(theme)
    qtbot.addWidget(notices)

    async def back_up() -> None:
        raise FULL

    story = loop.create_task(keep_safe(back_up, notices))
    qtbot.waitUntil(lambda: bool(notices.shown))
    (told,) = notices.shown
    assert told.kind is Kind.WARNING
    assert "900MB" in told.text.text()
    assert "100MB" in told.text.text()
    assert "작업은 계속할 수 있습니다" in told.text.text()
    story.cancel()
    qtbot.waitUntil(story.done)


def test_the_window_backs_up_after_it_has_opened(qtbot: QtBot, office: Office) -> None:
    program = office.start()
    try:
        person = Person(qtbot, office, program)
        person.process("수당", rows(5))
        person.rest()
    finally:
        office.end(program)
    home = office.folder / "home"
    assert automatic_backups(home) == [], "it was empty when the day's backup was due"
    program = office.start()
    try:
        qtbot.waitUntil(lambda: len(automatic_backups(home)) == 1, timeout=LONG_MS)
    finally:
        office.end(program)
    assert newest_good_backup(home, CancelToken()) is not None
