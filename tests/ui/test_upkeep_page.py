"""점검 · 백업: looked at before it is mended, verified before it is put back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.errors import InputError
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.upkeep.desk import BrokenRule, DriftLine
from jisa_desktop.ui.upkeep.page import UpkeepPage
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.world import job
from tests.ui.settling import settle
from tests.ui.test_window import _unnamed

Choose = Callable[[str, Path], None]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> UpkeepPage:
    window.show_page("upkeep")
    settle(qtbot, window)
    found = window.pages.currentWidget()
    assert isinstance(found, UpkeepPage)
    return found


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Let the file dialogs of a tab answer with a path, as if a person had chosen it."""

    def set_answer(tab: str, path: Path) -> None:
        async def chosen(*_: object) -> Path:
            return path

        for name in ("choose_source", "choose_target"):
            monkeypatch.setattr(f"jisa_desktop.ui.upkeep.{tab}.{name}", chosen, raising=False)

    return set_answer


def _asked(window: MainWindow, name: str) -> list[tuple[object, ...]]:
    return [one for one in window.desk.world.asked if one[0] == name]


@pytest.mark.parametrize("tab", range(4))
def test_every_tab_names_its_parts(
    qtbot: QtBot, window: MainWindow, page: UpkeepPage, tab: int
) -> None:
    page.tabs.setCurrentIndex(tab)
    settle(qtbot, window)
    assert _unnamed(window) == []
    assert window.context.notices.shown == []


def test_a_check_shows_and_mends_nothing(
    qtbot: QtBot, window: MainWindow, page: UpkeepPage
) -> None:
    tab = page.check
    assert not tab.repair.isEnabled()
    assert not tab.report.isEnabled()
    tab.check.click()
    qtbot.waitUntil(lambda: tab.model.rowCount() == 2)
    settle(qtbot, window)
    assert "다른 것 3개" in tab.result.text()
    assert [tab.model.index(0, col).data() for col in range(5)] == ["org_1", "2", "1", "0", "7"]
    assert tab.repair.isEnabled()
    assert _asked(window, "sync") == []


def test_a_repair_tells_what_it_mended(qtbot: QtBot, window: MainWindow, page: UpkeepPage) -> None:
    tab = page.check
    tab.check.click()
    qtbot.waitUntil(tab.repair.isEnabled)
    tab.repair.click()
    qtbot.waitUntil(lambda: tab._repair_job is not None)
    assert not tab.check.isEnabled()
    drift = (DriftLine("org_1", 2, 1, 0, 7),)
    window.desk.job_ended.emit(Ended(tab._repair_job, job(5), drift=drift))
    assert "다른 것 3개를 고쳤습니다" in tab.result.text()
    assert not tab.repair.isEnabled()
    assert tab.report.isEnabled()


def test_a_repair_that_fails_says_so(qtbot: QtBot, window: MainWindow, page: UpkeepPage) -> None:
    tab = page.check
    tab.check.click()
    qtbot.waitUntil(tab.repair.isEnabled)
    tab.repair.click()
    qtbot.waitUntil(lambda: tab._repair_job is not None)
    window.desk.job_ended.emit(Ended(tab._repair_job, None))
    assert "고치지 못했습니다" in tab.result.text()
    assert tab.check.isEnabled()
    assert tab.repair.isEnabled(), "what is left is mended by pressing it again"


def test_what_a_failed_repair_has_left_is_told_by_the_next_check(
    qtbot: QtBot, window: MainWindow, page: UpkeepPage
) -> None:
    """The ledger agrees with the index then: what is missing is missing from both."""
    window.desk.upkeep.next.drift = (DriftLine("org_1", 0, 0, 0, 7),)
    world = window.desk.world
    world.documents[0] = replace(world.documents[0], is_due=True)
    page.check.check.click()
    qtbot.waitUntil(lambda: "마저 고칩니다" in page.check.result.text())
    assert "문서 1개" in page.check.result.text()
    page.check.repair.click()
    qtbot.waitUntil(lambda: _asked(window, "sync") != [])


def test_nothing_to_repair(qtbot: QtBot, window: MainWindow, page: UpkeepPage) -> None:
    window.desk.upkeep.next.drift = (DriftLine("org_1", 0, 0, 0, 7),)
    page.check.check.click()
    qtbot.waitUntil(lambda: page.check.result.text() == "인덱스가 원장과 같습니다.")
    assert not page.check.repair.isEnabled()
    assert page.check.report.isEnabled()


def test_a_check_is_stopped(
    qtbot: QtBot, window: MainWindow, page: UpkeepPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = asyncio.Event()

    async def check() -> None:
        await stopped.wait()

    monkeypatch.setattr(window.desk.upkeep, "check", check)
    monkeypatch.setattr(window.desk.upkeep, "stop", stopped.set)
    page.check.check.click()
    qtbot.waitUntil(page.check.stop.isVisible)
    assert page.check.bar.isVisible()
    page.check.stop.click()
    qtbot.waitUntil(lambda: "멈췄습니다" in page.check.result.text())
    assert not page.check.stop.isVisible()


def test_the_report_is_saved(
    qtbot: QtBot, window: MainWindow, page: UpkeepPage, choose: Choose, tmp_path: Path
) -> None:
    choose("check", tmp_path / "보고서.xlsx")
    page.check.check.click()
    qtbot.waitUntil(page.check.report.isEnabled)
    page.check.report.click()
    qtbot.waitUntil(lambda: _asked(window, "save_report") != [])
    settle(qtbot, window)
    assert "보고서.xlsx" in window.context.notices.shown[0].text.text()


def test_rules_are_told_in_words(qtbot: QtBot, window: MainWindow, page: UpkeepPage) -> None:
    tab = page.check
    tab.verify.click()
    qtbot.waitUntil(lambda: tab.result.text() == "모든 규칙이 지켜지고 있습니다.")
    window.desk.upkeep.next.broken = (BrokenRule("record_missing", "org_1/a:1"),)
    tab.verify.click()
    qtbot.waitUntil(lambda: tab.rules.rowCount() == 1)
    assert tab.rules.index(0, 0).data() == "인덱스에 레코드가 없습니다"
    assert tab.rule_table.isVisible()


@pytest.fixture
def backup(qtbot: QtBot, window: MainWindow, page: UpkeepPage) -> UpkeepPage:
    page.tabs.setCurrentWidget(page.backup)
    settle(qtbot, window)
    return page


def test_a_backup_shows_how_far_it_is_and_ends_in_a_notice(
    qtbot: QtBot, window: MainWindow, backup: UpkeepPage, choose: Choose, tmp_path: Path
) -> None:
    tab = backup.backup
    choose("backup", tmp_path / "백업.zip")
    tab.make.click()
    qtbot.waitUntil(lambda: _asked(window, "backup") != [])
    settle(qtbot, window)
    assert "5.1MB" in window.context.notices.shown[0].title.text()
    assert not tab.bar.isVisible()
    window.desk.upkeep.moved.emit(0.42)
    assert tab.bar.value() == 420
    assert tab.state.text() == "42%"


def test_a_backup_that_was_stopped_is_no_success(
    qtbot: QtBot, window: MainWindow, backup: UpkeepPage, choose: Choose, tmp_path: Path
) -> None:
    choose("backup", tmp_path / "백업.zip")
    window.desk.upkeep.next.size = None
    backup.backup.make.click()
    qtbot.waitUntil(lambda: bool(window.context.notices.shown))
    assert window.context.notices.shown[0].kind is Kind.INFO


def test_a_backup_is_verified_and_shown_before_it_is_put_back(
    qtbot: QtBot, window: MainWindow, backup: UpkeepPage, choose: Choose, tmp_path: Path
) -> None:
    tab = backup.backup
    choose("backup", tmp_path / "JISA.zip")
    tab.put_back.click()
    qtbot.waitUntil(tab.panel.accept.isEnabled)
    settle(qtbot, window)
    assert "손상 없음" in tab.panel.title.text()
    assert "2개" in tab.panel.facts["documents"].text()
    assert "2026년 급여테이블" in tab.panel.facts["documents"].text()
    assert "문서 4개" in tab.panel.warning.text()
    assert tab.panel.give_up.hasFocus()
    assert _asked(window, "restore") == []
    with qtbot.waitSignal(backup.restored):
        tab.panel.accept.click()
    settle(qtbot, window)
    assert _asked(window, "restore") == [("restore", Path("JISA 2026-11-20.zip"))]
    assert "replaced-20261123" in window.context.notices.shown[0].text.text()
    assert tab.currentWidget() is not tab.panel


def test_giving_a_restore_up_changes_nothing(
    qtbot: QtBot, window: MainWindow, backup: UpkeepPage
) -> None:
    tab = backup.backup
    assert not tab.put_chosen_back.isEnabled()
    tab.table.selectRow(0)
    tab.put_chosen_back.click()
    qtbot.waitUntil(tab.panel.accept.isEnabled)
    assert _asked(window, "read_backup") == [("read_backup", Path("자료/daily-2.jisa"))]
    qtbot.keyClick(tab.panel.give_up, Qt.Key.Key_Escape)
    assert tab.currentWidget() is not tab.panel
    settle(qtbot, window)
    assert _asked(window, "restore") == []


def test_a_broken_backup_is_refused_with_its_name(
    qtbot: QtBot,
    window: MainWindow,
    backup: UpkeepPage,
    caplog: pytest.LogCaptureFixture,
) -> None:
    window.desk.upkeep.next.contents = InputError("backup_unreadable", file="JISA.zip")
    backup.backup.table.selectRow(0)
    backup.backup.put_chosen_back.click()
    qtbot.waitUntil(lambda: bool(window.context.notices.shown))
    assert "JISA.zip" in window.context.notices.shown[0].title.text()
    assert backup.backup.currentWidget() is not backup.backup.panel
    assert "backup_unreadable" in caplog.text


@pytest.fixture
def keeping(qtbot: QtBot, window: MainWindow, page: UpkeepPage) -> UpkeepPage:
    page.tabs.setCurrentWidget(page.keeping)
    settle(qtbot, window)
    return page


def test_retention_says_what_would_go_before_it_goes(
    qtbot: QtBot, window: MainWindow, keeping: UpkeepPage
) -> None:
    tab = keeping.keeping
    assert tab.all.isChecked()
    assert not tab.apply.isEnabled()
    tab.count.setText("3")
    settle(qtbot, window)
    assert tab.some.isChecked()
    assert "이전 버전 6개 (행 8,400개, 원본 파일 3.3MB)" in tab.outlook.text()
    tab.apply.click()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "question") is not None)
    box = window.findChild(QMessageBox, "question")
    assert "버전 6개" in box.informativeText()
    next(one for one in box.buttons() if "지우기" in one.text()).click()
    qtbot.waitUntil(lambda: _asked(window, "set_retention") == [("set_retention", 3)])
    settle(qtbot, window)
    assert not tab.apply.isEnabled()


def test_no_version_at_all_is_no_setting(
    qtbot: QtBot, window: MainWindow, keeping: UpkeepPage
) -> None:
    tab = keeping.keeping
    tab.count.selectAll()
    qtbot.keyClicks(tab.count, "0")
    settle(qtbot, window)
    qtbot.keyClick(tab.count, Qt.Key.Key_Return)
    assert not tab.apply.isEnabled()
    assert "1 이상" in tab.outlook.text()
    settle(qtbot, window)
    assert _asked(window, "set_retention") == []


def test_keeping_everything_again_asks_nothing(
    qtbot: QtBot, window: MainWindow, keeping: UpkeepPage
) -> None:
    window.desk.upkeep.next.keep = 3
    keeping.keeping.refresh()
    settle(qtbot, window)
    assert keeping.keeping.some.isChecked()
    keeping.keeping.all.setChecked(True)
    settle(qtbot, window)
    keeping.keeping.apply.click()
    qtbot.waitUntil(lambda: _asked(window, "set_retention") == [("set_retention", None)])
    settle(qtbot, window)


def test_the_room_on_the_disk(keeping: UpkeepPage) -> None:
    tab = keeping.keeping
    assert tab.model.rowCount() == 6
    assert tab.model.index(0, 1).data() == "80.1MB"
    assert "111.8GB" in tab.total.text()


def test_the_trail_is_narrowed_and_exported(
    qtbot: QtBot, window: MainWindow, page: UpkeepPage, choose: Choose, tmp_path: Path
) -> None:
    event = window.desk.world.events[0]
    window.desk.world.events.append(
        replace(
            event, actor="김민준", kind="employees_import", document_id=None, counts={"added": 3}
        )
    )
    page.tabs.setCurrentWidget(page.trail)
    settle(qtbot, window)
    tab = page.trail
    assert tab.audit.model.rowCount() == 2
    assert tab.audit.model.index(0, 3).data() == "2026년 급여테이블"
    assert tab.audit.model.index(1, 2).data() == "명부 가져오기"
    tab.who.setCurrentIndex(tab.who.findData("김민준"))
    tab.who.activated.emit(tab.who.currentIndex())
    settle(qtbot, window)
    assert tab.audit.model.rowCount() == 1
    assert tab.who.currentText() == "김민준"
    choose("trail", tmp_path / "감사.csv")
    tab.export.click()
    qtbot.waitUntil(lambda: _asked(window, "save_table") != [])
    settle(qtbot, window)
    (saved,) = _asked(window, "save_table")
    assert saved[1] == tmp_path / "감사.csv"
    assert [line[1:4] for line in saved[2]] == [("김민준", "명부 가져오기", "")]
