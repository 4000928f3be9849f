"""The page of a damaged database: what it says, what its buttons do, by keys alone too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from jisa_desktop.errors import EnvironmentProblem, InputError, JisaError
from jisa_desktop.ui.rescue.desk import OfferedBackup
from jisa_desktop.ui.rescue.page import RescuePage
from jisa_desktop.ui.stories import Stories
from jisa_desktop.ui.theme import Theme

DAMAGED = EnvironmentProblem("store_damaged", file="jisa.db")
OFFERED = OfferedBackup(
    Path("backups/daily-20260302-030000-000000.jisa"),
    datetime(2026, 3, 2, 3, tzinfo=UTC),
    13_002_342,
)


class FakeRescueDesk:
    def __init__(self, offered: OfferedBackup | None = OFFERED) -> None:
        self.offered = offered
        self.asked: list[object] = []
        self.error: JisaError | None = None
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def newest_backup(self) -> OfferedBackup | None:
        await self.may_answer.wait()
        return self.offered

    async def restore(self, backup: Path) -> str:
        return await self._answer(backup, "replaced-1")

    async def start_new(self) -> str:
        return await self._answer("new", "damaged-1")

    async def _answer(self, asked: object, kept_in: str) -> str:
        self.asked.append(asked)
        await self.may_answer.wait()
        if self.error is not None:
            raise self.error
        return kept_in


@pytest.fixture
def stories(qtbot: QtBot, loop: asyncio.AbstractEventLoop) -> Iterator[Stories]:
    made = Stories(loop)
    yield made
    qtbot.waitUntil(lambda: not made._running)


def show(qtbot: QtBot, theme: Theme, stories: Stories, desk: FakeRescueDesk) -> RescuePage:
    page = RescuePage(theme, desk, stories, DAMAGED)
    theme.dress(page)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.look_for_backup()
    return page


def test_the_newest_backup_is_offered_with_its_date_and_size(
    qtbot: QtBot, theme: Theme, stories: Stories
) -> None:
    desk = FakeRescueDesk()
    desk.may_answer.clear()
    page = show(qtbot, theme, stories, desk)
    assert not page.restore.isEnabled()
    assert page.leave.isEnabled(), "one can leave while it looks"
    qtbot.waitUntil(lambda: "찾는 중" in page.offer.text())
    desk.may_answer.set()
    qtbot.waitUntil(page.restore.isEnabled)
    when = OFFERED.created_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    assert page.restore.text() == f"가장 최근 백업으로 복구 ({when}, 12.4MB)"
    assert page.restore.accessibleName() == page.restore.text()
    assert "jisa.db" in page.accessibleDescription()
    assert page.focusWidget() is page.restore


def test_each_button_has_a_name_and_is_reached_by_the_tab_key(
    qtbot: QtBot, theme: Theme, stories: Stories
) -> None:
    page = show(qtbot, theme, stories, FakeRescueDesk())
    qtbot.waitUntil(page.restore.hasFocus)
    reached = []
    for _ in range(4):
        focused = page.focusWidget()
        assert isinstance(focused, QAbstractButton)
        assert focused.accessibleName()
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert reached == [page.restore, page.choose, page.start_new, page.leave]


def test_the_space_key_restores_and_says_what_it_does(
    qtbot: QtBot, theme: Theme, stories: Stories
) -> None:
    desk = FakeRescueDesk()
    page = show(qtbot, theme, stories, desk)
    qtbot.waitUntil(page.restore.hasFocus)
    desk.may_answer.clear()
    qtbot.keyClick(page.restore, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "복구하는 중" in page.state.text())
    for one in (page.restore, page.choose, page.start_new):
        assert not one.isEnabled(), "not twice, nor two things at once"
    with qtbot.waitSignal(page.mended) as mended:
        desk.may_answer.set()
    assert mended.args == ["replaced-1"]
    assert desk.asked == [OFFERED.path]


def test_a_new_start(qtbot: QtBot, theme: Theme, stories: Stories) -> None:
    desk = FakeRescueDesk(offered=None)
    page = show(qtbot, theme, stories, desk)
    qtbot.waitUntil(lambda: "자동 백업이 없습니다" in page.offer.text())
    assert not page.restore.isEnabled()
    with qtbot.waitSignal(page.mended) as mended:
        page.start_new.click()
    assert (mended.args, desk.asked) == (["damaged-1"], ["new"])


def test_another_backup_can_be_chosen(
    qtbot: QtBot, theme: Theme, stories: Stories, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [None, Path("/mine/백업.jisa")]

    async def chosen(*_: object) -> Path | None:
        return answers.pop(0)

    monkeypatch.setattr("jisa_desktop.ui.rescue.page.choose_source", chosen)
    desk = FakeRescueDesk(offered=None)
    page = show(qtbot, theme, stories, desk)
    qtbot.waitUntil(page.choose.isEnabled)
    page.choose.click()
    qtbot.waitUntil(lambda: len(answers) == 1)
    with qtbot.waitSignal(page.mended):
        page.choose.click()
    assert desk.asked == [Path("/mine/백업.jisa")]


def test_what_goes_wrong_is_said_and_can_be_tried_again(
    qtbot: QtBot, theme: Theme, stories: Stories
) -> None:
    desk = FakeRescueDesk()
    desk.error = InputError("backup_unreadable", file="백업.jisa")
    page = show(qtbot, theme, stories, desk)
    qtbot.waitUntil(page.restore.isEnabled)
    page.restore.click()
    qtbot.waitUntil(lambda: "백업.jisa" in page.state.text())
    assert page.state.property("tone") == "danger"
    assert page.focusWidget() is page.restore
    desk.error = None
    with qtbot.waitSignal(page.mended):
        page.restore.click()


def test_leaving_changes_nothing(qtbot: QtBot, theme: Theme, stories: Stories) -> None:
    desk = FakeRescueDesk()
    page = show(qtbot, theme, stories, desk)
    with qtbot.waitSignal(page.close_wanted):
        page.leave.click()
    assert desk.asked == []
