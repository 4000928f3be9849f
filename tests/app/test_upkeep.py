"""점검 · 백업 over the real engine: a drifted index, and a backup that is put back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.ui.upkeep.backup import BackupTab
from jisa_desktop.ui.upkeep.page import UpkeepPage
from tests.app.conftest import Office
from tests.app.person import Person
from tests.support.bench import edited, rows

Choose = Callable[[Path], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    def set_answer(path: Path) -> None:
        async def chosen(*_: object) -> Path:
            return path

        for tab in ("check", "backup", "trail"):
            for name in ("choose_source", "choose_target"):
                monkeypatch.setattr(f"jisa_desktop.ui.upkeep.{tab}.{name}", chosen, raising=False)

    return set_answer


def _page(person: Person) -> UpkeepPage:
    person.window.show_page("upkeep")
    found = person.window.pages.currentWidget()
    assert isinstance(found, UpkeepPage)
    return found


def test_a_drifted_index_is_shown_reported_and_then_repaired(
    qtbot: QtBot, office: Office, person: Person, choose: Choose
) -> None:
    person.process("수당", rows(30))
    person.rest()
    whole = office.index.snapshot()
    gone = sorted(whole["org_1"])[:3]
    office.index.delete("org_1", gone, CancelToken())
    drifted = office.index.snapshot()
    tab = _page(person).check
    tab.check.click()
    person.until(tab.repair.isEnabled)
    assert "다른 것 3개" in tab.result.text()
    assert tab.model.index(0, 1).data() == "3"
    assert office.index.snapshot() == drifted
    report = office.folder / "보고서.xlsx"
    choose(report)
    tab.report.click()
    person.until(report.exists)
    book = openpyxl.load_workbook(report, read_only=True)
    assert [row[2] for row in book["레코드"].iter_rows(min_row=2, values_only=True)] == gone
    book.close()
    office.embedder.forget()
    tab.repair.click()
    person.until(lambda: "3개를 고쳤습니다" in tab.result.text())
    assert office.index.snapshot() == whole
    assert office.embedder.sent == []
    tab.check.click()
    person.until(lambda: tab.result.text() == "인덱스가 원장과 같습니다.")
    tab.verify.click()
    person.until(lambda: tab.result.text() == "모든 규칙이 지켜지고 있습니다.")


def test_a_backup_is_made_looked_at_and_put_back(
    qtbot: QtBot, office: Office, person: Person, choose: Choose
) -> None:
    first = rows(30)
    person.process("수당", first)
    person.rest()
    before = office.index.snapshot()
    tab = _page(person).backup
    person.window.pages.currentWidget().tabs.setCurrentWidget(tab)
    backup = office.folder / "JISA.zip"
    choose(backup)
    tab.make.click()
    person.until(backup.exists)
    notices = person.program.context.notices
    person.until(lambda: any("백업을 만들었습니다" in one.title.text() for one in notices.shown))
    person.process("수당", edited(first, range(5)))
    person.rest()
    person.process("근태", rows(10, month="2026-04"))
    person.until(lambda: person.window.documents.model.rowCount() == 2)
    person.rest()
    assert office.index.snapshot() != before

    _page(person)
    tab.put_back.click()
    person.until(tab.panel.accept.isEnabled)
    assert "1개 — 수당" in tab.panel.facts["documents"].text()
    assert "문서 2개" in tab.panel.warning.text()
    tab.panel.accept.click()
    person.until(lambda: any("백업으로 복원했습니다" in one.title.text() for one in notices.shown))
    assert list((office.folder / "home").glob("replaced-*"))
    person.until(lambda: office.index.snapshot() == before)
    person.window.show_page("documents")
    person.until(lambda: person.window.documents.model.rowCount() == 1)
    person.rest()
    assert person.window.documents.model.lines[0].document.active_version == 1
    person.process("수당", edited(first, range(2)))
    person.rest()
    assert person.window.documents.model.lines[0].document.active_version == 2


def test_a_broken_backup_leaves_everything_as_it_is(
    qtbot: QtBot, office: Office, person: Person, choose: Choose, caplog: pytest.LogCaptureFixture
) -> None:
    person.process("수당", rows(12))
    person.rest()
    tab = _page(person).backup
    person.window.pages.currentWidget().tabs.setCurrentWidget(tab)
    broken = office.folder / "JISA.zip"
    broken.write_bytes(b"PK\x03\x04 no backup at all")
    choose(broken)
    tab.put_back.click()
    notices = person.program.context.notices
    person.until(lambda: any("JISA.zip" in one.title.text() for one in notices.shown))
    assert tab.currentWidget() is not tab.panel
    assert "backup_unreadable" in caplog.text
    assert len(office.index.snapshot()["org_1"]) == 12


class Endless:
    """A backup so large that reading it never ends by itself."""

    def __init__(self) -> None:
        self.has_begun, self.has_ended = threading.Event(), threading.Event()

    def __call__(self, _stream: object, _name: str) -> Iterator[bytes]:
        self.has_begun.set()
        try:
            while True:
                yield b""
        finally:
            self.has_ended.set()


@pytest.fixture
def tab(office: Office, person: Person, choose: Choose) -> BackupTab:
    """A document, and a backup chosen that holds it."""
    person.process("수당", rows(12))
    person.rest()
    backup = office.folder / "JISA.zip"
    choose(backup)
    shown = _page(person)
    shown.tabs.setCurrentWidget(shown.backup)
    shown.backup.make.click()
    person.until(backup.exists)
    person.until(shown.backup.put_back.isEnabled)
    return shown.backup


def test_looking_at_a_large_backup_can_be_stopped(
    person: Person, tab: BackupTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = Endless()
    with monkeypatch.context() as patched:
        patched.setattr("jisa_desktop.pipeline.backup.chunks_of", endless)
        tab.put_back.click()
        person.until(endless.has_begun.is_set)
        tab.panel.give_up.click()
        person.until(endless.has_ended.is_set)
    assert tab.currentWidget() is not tab.panel
    tab.put_back.click()
    person.until(tab.panel.accept.isEnabled)


def test_a_restore_can_be_stopped_while_nothing_is_replaced(
    office: Office, person: Person, tab: BackupTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = office.index.snapshot()
    tab.put_back.click()
    person.until(tab.panel.accept.isEnabled)
    endless = Endless()
    with monkeypatch.context() as patched:
        patched.setattr("jisa_desktop.pipeline.restoring.chunks_of", endless)
        tab.panel.accept.click()
        person.until(endless.has_begun.is_set)
        tab.panel.give_up.click()
        assert "멈추는 중" in tab.panel.title.text()
        person.until(endless.has_ended.is_set)
        notices = person.program.context.notices
        person.until(lambda: any("복원을 멈췄" in one.title.text() for one in notices.shown))
    assert tab.currentWidget() is not tab.panel
    assert not list((office.folder / "home").glob("replaced-*"))
    assert not list((office.folder / "home").glob(".restore-*"))
    assert office.index.snapshot() == before
    person.process("근태", rows(5, month="2026-04"))
    person.until(lambda: person.window.documents.model.rowCount() == 2)
    person.rest()


def test_retention_erases_what_it_said(qtbot: QtBot, office: Office, person: Person) -> None:
    first = rows(20)
    for number in range(3):
        person.process("수당", edited(first, range(number)))
        person.rest()
    page = _page(person)
    page.tabs.setCurrentWidget(page.keeping)
    tab = page.keeping
    person.until(lambda: tab.model.rowCount() == 6)
    tab.count.setText("1")
    person.until(lambda: "이전 버전 2개 (행 40개" in tab.outlook.text())
    tab.apply.click()
    person.until(lambda: person.window.findChild(QMessageBox, "question") is not None)
    box = person.window.findChild(QMessageBox, "question")
    next(one for one in box.buttons() if "지우기" in one.text()).click()
    notices = person.program.context.notices
    person.until(lambda: any("보관 설정" in one.title.text() for one in notices.shown))
    assert "이전 버전 2개" in notices.shown[0].text.text()
    person.until(lambda: "지금 지워질 버전은 없습니다" in tab.outlook.text())


def test_a_restore_that_fails_opens_what_was_there(
    office: Office,
    person: Person,
    choose: Choose,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    person.process("수당", rows(12))
    person.rest()
    tab = _page(person).backup
    person.window.pages.currentWidget().tabs.setCurrentWidget(tab)
    backup = office.folder / "JISA.zip"
    choose(backup)
    tab.make.click()
    person.until(backup.exists)
    person.until(tab.put_back.isEnabled)

    def blocked(*_: object) -> None:
        raise EnvironmentProblem("restore_blocked", file="jisa.db")

    monkeypatch.setattr("jisa_desktop.pipeline.restoring.restore", blocked)
    tab.put_back.click()
    person.until(tab.panel.accept.isEnabled)
    tab.panel.accept.click()
    notices = person.program.context.notices
    person.until(lambda: any("jisa.db" in one.title.text() for one in notices.shown))
    assert "restore_blocked" in caplog.text
    assert tab.currentWidget() is not tab.panel
    person.process("근태", rows(5, month="2026-04"))
    person.until(lambda: person.window.documents.model.rowCount() == 2)
    person.rest()
