"""The program on a really damaged database: restored, started anew, or left as it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from pytestqt.qtbot import QtBot

from jisa_desktop.app.desks.desk import RealDesk
from jisa_desktop.app.program import Program, assemble, start
from jisa_desktop.app.rescuing import Rescue
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.pipeline.autobackup import automatic_backups
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.ui.preferences import Preferences
from jisa_desktop.ui.rescue.page import RescuePage
from jisa_desktop.workers.headless import run_headless
from tests.app.conftest import LONG_MS, Office
from tests.app.person import csv_file
from tests.support.bench import KEYED, rows


class Ward:
    """An office whose program is started as it is for people, the rescue included."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.qtbot, self.office = qtbot, office
        self.home = office.folder / "home"
        self.program: Program | None = None

    def process(self) -> None:
        """A document, and a backup that holds it."""
        with self.office.open_workspace() as workspace:
            workspace.become_writer("test")
            path = csv_file(self.office, "수당", rows(20))
            request = ProcessRequest(path, template=KEYED.name, mode=Mode.COMPANY_WIDE)
            (end,) = run_headless(workspace, [workspace.desk.process(request, CancelToken())])
            assert end.error is None
            assert workspace.safekeeping.keep(CancelToken()) is not None

    def damage(self) -> None:
        path = self.home / "jisa.db"
        size = path.stat().st_size
        path.write_bytes(path.read_bytes()[:4096] + b"\x5a" * (size - 4096))

    def start(self) -> Program:
        office = self.office
        rescue = Rescue(self.home, office.open_workspace)
        desk = RealDesk(rescue.open, {})
        preferences = Preferences(office.folder / "window.ini")
        program = self.program = assemble(office._loop, office._theme, preferences, desk)
        rescue.stand_by(program.window, program.context)
        program.window.show()
        program.context.stories.tell(start(program))
        return program

    def page(self, program: Program) -> RescuePage:
        def is_shown() -> bool:
            found = program.window.centralWidget()
            return isinstance(found, RescuePage) and found.start_new.isEnabled()

        self.qtbot.waitUntil(is_shown, timeout=LONG_MS)
        found = program.window.centralWidget()
        assert isinstance(found, RescuePage)
        return found

    def titles(self, program: Program, count: int) -> list[str]:
        model = program.window.documents.model
        stack = program.window.documents
        self.qtbot.waitUntil(
            lambda: model.rowCount() == count and stack.stack.currentWidget() is not stack.waiting,
            timeout=LONG_MS,
        )
        return [line.document.title for line in model.lines]


@pytest.fixture
def ward(qtbot: QtBot, office: Office) -> Iterator[Ward]:
    made = Ward(qtbot, office)
    made.process()
    yield made
    if made.program is not None:
        office.end(made.program)


def test_the_newest_backup_brings_everything_back(qtbot: QtBot, ward: Ward) -> None:
    before = ward.office.index.snapshot()
    ward.damage()
    program = ward.start()
    page = ward.page(program)
    assert page.restore.isEnabled()
    assert not program.window.acceptDrops()
    assert not any(one.isEnabled() for one in program.window.findChildren(QShortcut))
    assert program.context.notices.shown == []
    page.restore.setFocus()
    qtbot.keyClick(page.restore, Qt.Key.Key_Space)  # type: ignore[no-untyped-call]  # pytest-qt
    assert ward.titles(program, 1) == ["수당"]
    assert program.window.documents.isVisible()
    assert program.window.acceptDrops()
    assert all(one.isEnabled() for one in program.window.findChildren(QShortcut))
    (kept_in,) = ward.home.glob("replaced-*")
    assert (kept_in / "jisa.db").read_bytes()[4096:4200] == b"\x5a" * 104
    told = [notice.text.text() for notice in program.context.notices.shown]
    assert any(kept_in.name in text for text in told)
    qtbot.waitUntil(lambda: not program.desk.running_count, timeout=LONG_MS)
    assert ward.office.index.snapshot() == before


def test_a_database_that_is_gone_is_told_and_brought_back(qtbot: QtBot, ward: Ward) -> None:
    """A program that synchronises folders took it away: an empty workspace would look like loss."""
    before = ward.office.index.snapshot()
    for path in ward.home.glob("jisa.db*"):
        path.unlink()
    program = ward.start()
    page = ward.page(program)
    assert "동기화" in page.accessibleDescription()
    assert not (ward.home / "jisa.db").exists()
    page.restore.click()
    assert ward.titles(program, 1) == ["수당"]
    qtbot.waitUntil(lambda: not program.desk.running_count, timeout=LONG_MS)
    assert ward.office.index.snapshot() == before


def test_a_new_start_keeps_what_was_damaged(qtbot: QtBot, ward: Ward) -> None:
    ward.damage()
    program = ward.start()
    ward.page(program).start_new.click()
    assert ward.titles(program, 0) == []
    (aside,) = ward.home.glob("damaged-*")
    assert len(list((aside / "files").iterdir())) == 1


def test_without_a_backup_another_can_be_chosen(
    qtbot: QtBot, ward: Ward, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (automatic,) = automatic_backups(ward.home)
    mine = tmp_path / "내 백업.jisa"
    automatic.rename(mine)
    ward.damage()

    async def chosen(*_: object) -> Path:
        return mine

    monkeypatch.setattr("jisa_desktop.ui.rescue.page.choose_source", chosen)
    program = ward.start()
    page = ward.page(program)
    assert not page.restore.isEnabled()
    page.choose.click()
    assert ward.titles(program, 1) == ["수당"]


def test_who_closes_the_window_leaves_everything_as_it_was(qtbot: QtBot, ward: Ward) -> None:
    ward.damage()
    before = {path: path.read_bytes() for path in ward.home.rglob("*.db") if path.is_file()}
    program = ward.start()
    ward.page(program).leave.click()
    ward.office.end(program)
    ward.program = None
    assert {path: path.read_bytes() for path in before} == before
    assert not [*ward.home.glob("replaced-*"), *ward.home.glob("damaged-*")]
