"""The list of templates: search, files, copies, removal with its undo, revisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.snapshots import Fault
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.templates.list_pane import ListPane
from jisa_desktop.ui.templates.page import TemplatesPage
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.window import MainWindow
from tests.ui.fakes.templates import PAY
from tests.ui.settling import settle


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow) -> TemplatesPage:
    window.show_page("templates")
    settle(qtbot, window)
    found = window.pages.currentWidget()
    assert isinstance(found, TemplatesPage)
    return found


def _choose(qtbot: QtBot, window: MainWindow, page: TemplatesPage, name: str) -> None:
    page.list.choose(name)
    settle(qtbot, window)


def _asked(window: MainWindow, what: str) -> list[tuple[object, ...]]:
    return [one for one in window.desk.world.asked if one[0] == what]


def test_search_looks_at_names_and_fields(qtbot: QtBot, page: TemplatesPage) -> None:
    assert page.list.count.text() == "3개"
    page.list.search.setText("기본급")
    assert page.list.filtered.rowCount() == 1
    assert page.list.count.text() == "3개 중 1개"
    assert page.list.filtered.index(0, 0).data() == "급여"


def test_what_acts_on_a_template_waits_for_one(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    pane = page.list
    acts = (pane.edit, pane.copy, pane.hand_out, pane.workbook, pane.remove)
    assert not any(one.isEnabled() for one in acts)
    _choose(qtbot, window, page, "급여")
    assert all(one.isEnabled() for one in acts)
    _choose(qtbot, window, page, "기본")
    assert not pane.remove.isEnabled()  # it is used when nothing else fits


def test_an_empty_workbook_is_saved(
    qtbot: QtBot,
    window: MainWindow,
    page: TemplatesPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def chosen(*_: object) -> Path:
        return tmp_path / "급여.xlsx"

    monkeypatch.setattr("jisa_desktop.ui.templates.page.choose_target", chosen)
    _choose(qtbot, window, page, "급여")
    page.list.workbook.click()
    asked = window.desk.world.asked
    qtbot.waitUntil(lambda: ("save_workbook", "급여", tmp_path / "급여.xlsx") in asked)
    qtbot.waitUntil(lambda: bool(window.context.notices.shown))


def test_a_removed_template_can_be_brought_back(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    _choose(qtbot, window, page, "수당 기준")
    qtbot.keyClick(page.list.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2)
    notice = window.context.notices.shown[0]
    assert "수당 기준" in notice.title.text()
    notice.action.click()
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    assert page.list.current is not None
    assert page.list.current.name == "수당 기준"


def test_a_copy_is_a_new_template_by_another_name(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    _choose(qtbot, window, page, "급여")
    page.list.copy.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    assert page.editor.name.text() == "급여 사본"
    assert page.editor.name.isVisible()
    page.editor.save.click()
    qtbot.waitUntil(lambda: bool(_asked(window, "save_template")))
    saved = PAY.model_copy(update={"name": "급여 사본"})
    assert _asked(window, "save_template") == [("save_template", saved, True)]
    settle(qtbot, window)
    assert not page.editor.name.isVisible()


def test_a_name_in_use_is_refused_and_the_draft_stays(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    page.new_button.click()
    qtbot.keyClicks(page.editor.name, "x")
    page.editor.name.setText("수당 기준")
    page.editor.save.click()
    qtbot.waitUntil(page.editor.fault.isVisible)
    assert "이미 있" in page.editor.fault.text()
    assert _asked(window, "save_template") == []
    assert page.editor.draft.name == "수당 기준"
    assert page.editor.save.isEnabled()


def test_revisions_tell_when_and_for_how_many_documents(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    _choose(qtbot, window, page, "급여")
    model = page.list.side.model
    assert [(model.index(n, 0).data(), model.index(n, 2).data()) for n in range(3)] == [
        ("3", "0"),
        ("2", "1"),
        ("1", "2"),
    ]


def test_an_old_revision_is_looked_at_and_not_changed(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    _choose(qtbot, window, page, "급여")
    page.list.side.table.selectRow(2)
    page.list.side.look.click()
    editor = page.editor
    assert page.stack.currentWidget() is editor
    assert editor.state.text() == "개정 1 · 읽기 전용"
    assert editor.draft.text == ""
    assert not editor.save.isVisible()
    assert not editor.fields.form.name.isEnabled()
    assert editor.text.text.isReadOnly()
    qtbot.keyClick(editor.fields.table, Qt.Key.Key_Delete)
    assert len(editor.draft.fields) == 3
    editor.back.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.overview)


def test_an_old_revision_becomes_the_newest(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    _choose(qtbot, window, page, "급여")
    assert not page.list.side.back.isEnabled()  # the newest is chosen
    page.list.side.table.selectRow(2)
    page.list.side.back.click()
    qtbot.waitUntil(lambda: page.list.side.model.rowCount() == 4)
    saved = _asked(window, "save_template")[0][1]
    assert saved.embedding_text is None


def _question(qtbot: QtBot, window: MainWindow) -> QMessageBox:
    qtbot.waitUntil(lambda: window.findChild(QMessageBox, "question") is not None)
    return window.findChild(QMessageBox, "question")


@pytest.mark.parametrize("throws_away", [True, False])
def test_leaving_asks_about_what_is_not_saved(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage, throws_away: bool
) -> None:
    _choose(qtbot, window, page, "급여")
    page.list.edit.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    page.editor.text.text.setPlainText("{{성명}}")
    page.editor.back.click()
    box = _question(qtbot, window)
    assert "급여" in box.text()
    press: Callable[[], None] = (
        next(one for one in box.buttons() if "버리기" in one.text()).click
        if throws_away
        else box.reject
    )
    press()
    settle(qtbot, window)
    shown = page.overview if throws_away else page.editor
    assert page.stack.currentWidget() is shown
    assert page.editor.draft.text == "{{성명}}"


def test_another_page_keeps_what_is_not_saved(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage
) -> None:
    _choose(qtbot, window, page, "급여")
    page.list.edit.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    page.editor.text.text.setPlainText("{{성명}}")
    window.show_page("documents")
    window.show_page("templates")
    settle(qtbot, window)
    assert page.stack.currentWidget() is page.editor
    assert page.editor.draft.text == "{{성명}}"


@pytest.mark.parametrize(
    ("column", "names"),
    [("기본급", ["사번", "성명", "기본급"]), ("비고", ["사번", "성명", "기본급", "비고"])],
)
def test_a_job_held_for_personal_data_leads_to_the_field_of_its_column(
    qtbot: QtBot, window: MainWindow, column: str, names: list[str]
) -> None:
    world = window.desk.world
    params = {"file": "급여.xlsx", "sheet": "3월", "column": column, "template": "급여"}
    fault = Fault("personal_data_undecided", {**params, "columns": column})
    world.jobs["d2"] = [replace(world.jobs["d2"][0], status=JobStatus.FAILED, fault=fault)]
    window.open_document("d2")
    status = window.document.status
    qtbot.waitUntil(status.remedy.isVisible)
    status.remedy.click()
    page = window.pages.currentWidget()
    assert isinstance(page, TemplatesPage)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    settle(qtbot, window)
    fields = page.editor.fields
    assert [field.name for field in page.editor.draft.fields] == names
    assert (page.editor.draft.name, fields.form.name.text()) == ("급여", column)
    window.activateWindow()
    qtbot.waitUntil(fields.form.policy.hasFocus)
    page.editor.revert.click()


def test_a_refused_file_leads_to_the_field_as_well(qtbot: QtBot, window: MainWindow) -> None:
    params = {"file": "급여.xlsx", "sheet": "3월", "column": "성명", "columns": "성명"}
    error = InputError("personal_data_undecided", **params, template="급여")
    window.desk.job_ended.emit(Ended(9, None, error))
    window.context.notices.shown[0].action.click()
    settle(qtbot, window)
    page = window.pages.currentWidget()
    assert isinstance(page, TemplatesPage)
    assert page.editor.fields.form.name.text() == "성명"


@pytest.mark.parametrize("throws_away", [True, False])
@pytest.mark.parametrize("way", ["close", "language", "notice"])
def test_leaving_the_program_asks_as_well(
    qtbot: QtBot, window: MainWindow, page: TemplatesPage, way: str, throws_away: bool
) -> None:
    wanted: list[str] = []
    window.close_wanted.connect(lambda: wanted.append("close"))
    window.restart_wanted.connect(lambda: wanted.append("restart"))
    _choose(qtbot, window, page, "급여")
    page.list.edit.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    page.editor.text.text.setPlainText("{{성명}}")
    window.show_page("settings")
    settle(qtbot, window)
    if way == "close":
        window.close()
    elif way == "language":
        window.pages.currentWidget().look.restart_wanted.emit()
    else:
        window.context.stories.failed.emit(EnvironmentProblem("settings_wait_for_restart"))
        window.context.notices.shown[0].action.click()
    box = _question(qtbot, window)
    assert window.pages.currentWidget() is page
    assert wanted == []
    press: Callable[[], None] = (
        next(one for one in box.buttons() if "버리기" in one.text()).click
        if throws_away
        else box.reject
    )
    press()
    settle(qtbot, window)
    said = "close" if way == "close" else "restart"
    assert wanted == ([said] if throws_away else [])
    assert window.isVisible()


def test_nothing_can_be_pressed_before_the_list_is_there(theme: Theme, qtbot: QtBot) -> None:
    pane = ListPane(theme)
    qtbot.addWidget(pane)
    assert pane.count.text() == "불러오는 중입니다…"
    for one in (pane.edit, pane.copy, pane.remove, pane.hand_out, pane.workbook):
        assert not one.isEnabled()
