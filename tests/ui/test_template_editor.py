"""The editor: fields, text, roles, what is wrong, saving, and the preview of a workbook."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.template import FieldType, PersonalDataPolicy, Template
from jisa_desktop.errors import InputError
from jisa_desktop.ui.templates.desk import TrialRequest
from jisa_desktop.ui.templates.editor import Editor
from jisa_desktop.ui.templates.field_model import Part
from jisa_desktop.ui.templates.roles_model import Role
from jisa_desktop.ui.widgets.tables import MARK_ROLE
from jisa_desktop.ui.window import MainWindow
from tests.ui.dropping import drop, urls
from tests.ui.fakes.templates import PAY

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow) -> Editor:
    window.show_page("templates")
    _settle(qtbot, window)
    page = window.pages.currentWidget()
    page.list.edit_wanted.emit("급여")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    window.activateWindow()
    return page.editor


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "급여테이블_2026.xlsx"
    path.write_bytes(b"PK")
    return path


def _settle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.context.stories._running)


def _asked(window: MainWindow, what: str) -> list[tuple[object, ...]]:
    return [one for one in window.desk.world.asked if one[0] == what]


def _tried(window: MainWindow) -> list[TrialRequest]:
    return [one[1] for one in _asked(window, "try_out")]  # type: ignore[misc]


def _type(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    """Qt's own key events know ASCII only; an input method hands Korean over as a whole."""
    edit.selectAll()
    if text.isascii():
        qtbot.keyClicks(edit, text)
    else:
        edit.insert(text)
        edit.textEdited.emit(text)


def _names(editor: Editor) -> list[str]:
    return [field.name for field in editor.draft.fields]


# Fields


def test_every_item_of_a_field_is_edited(qtbot: QtBot, editor: Editor) -> None:
    editor.fields.choose(2)
    form = editor.fields.form
    _type(qtbot, form.headers, 'base, "pay, gross"')
    form.type.setCurrentIndex(form.type.findData(FieldType.NUMBER))
    form.type.activated.emit(form.type.currentIndex())
    form.policy.setCurrentIndex(form.policy.findData(PersonalDataPolicy.MASK))
    form.policy.activated.emit(form.policy.currentIndex())
    form.required.click()
    form.unique.click()
    _type(qtbot, form.minimum, "1,000")
    _type(qtbot, form.maximum, "2500.5")
    _type(qtbot, form.pattern, "[0-9]+")
    _type(qtbot, form.one_of, "1, 2,")
    column = Template.model_validate(editor.draft.values()).columns[2]
    assert column.headers == ("base", "pay, gross")
    assert (column.type, column.personal_data) == (FieldType.NUMBER, PersonalDataPolicy.MASK)
    assert (column.required, column.unique) == (True, True)
    assert (column.minimum, column.maximum) == (1000.0, 2500.5)
    assert (column.pattern, column.one_of) == ("[0-9]+", ("1", "2"))
    assert form.one_of.text() == "1, 2,"  # the comma that was typed last stays


def test_a_new_name_is_taken_over_wherever_the_field_is_spoken_of(
    qtbot: QtBot, editor: Editor
) -> None:
    name = editor.fields.form.name
    _type(qtbot, name, "no")
    assert editor.draft.keys == ("사번",)  # half a name is nobody's
    qtbot.keyClick(name, Qt.Key.Key_Return)
    draft = editor.draft
    assert (draft.keys, draft.employee) == (("no",), "no")
    assert draft.text == "{{성명}}({{no}})의 기본급: {{기본급}}원"


def test_fields_are_added_moved_and_removed_by_the_keyboard(
    qtbot: QtBot, window: MainWindow, editor: Editor
) -> None:
    table = editor.fields.table
    qtbot.keyClick(table, Qt.Key.Key_Insert)
    assert _names(editor) == ["사번", "성명", "기본급", "새 필드"]
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert _names(editor) == ["사번", "성명", "새 필드", "기본급"]
    assert editor.fields.position == 2  # the choice moves along
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)  # there is no further down
    assert _names(editor)[-1] == "새 필드"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert _names(editor) == ["사번", "성명", "기본급"]
    assert "새 필드" in window.context.notices.shown[0].title.text()


def test_the_first_field_goes_no_higher_and_the_last_no_lower(
    editor: Editor,
) -> None:
    fields = editor.fields
    tools = (fields.up, fields.down, fields.remove)

    def on() -> list[bool]:
        return [tool.isEnabled() for tool in tools]

    names = _names(editor)
    fields.choose(0)
    assert on() == [False, True, True]
    for _ in names[1:]:
        fields.down.click()
    assert _names(editor) == [*names[1:], names[0]]
    assert on() == [True, False, True]
    fields.up.click()
    assert on() == [True, True, True]
    while editor.draft.fields:
        fields.remove.click()
    assert on() == [False, False, False]
    editor.revert.click()
    editor.open_old(PAY, 1)
    fields.choose(1)
    assert on() == [False, False, False]


def test_a_removed_field_comes_back_with_what_spoke_of_it(
    qtbot: QtBot, window: MainWindow, editor: Editor
) -> None:
    before = editor.draft
    editor.fields.remove.click()
    assert (editor.draft.keys, editor.draft.employee) == ((), "")
    window.context.notices.shown[0].action.click()
    assert editor.draft == before


def test_a_field_is_dragged_to_another_place(qtbot: QtBot, editor: Editor) -> None:
    model = editor.fields.model
    data = model.mimeData([model.index(2, Part.NAME)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert _names(editor) == ["기본급", "사번", "성명"]
    data = model.mimeData([model.index(0, Part.NAME)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())  # below all
    assert _names(editor) == ["사번", "성명", "기본급"]


# Text


def test_a_brace_offers_the_fields_and_completes(qtbot: QtBot, editor: Editor) -> None:
    editor.parts.setCurrentWidget(editor.text)
    text = editor.text.text
    text.setPlainText("")
    text.setFocus()
    qtbot.keyClicks(text, "A {")
    qtbot.waitUntil(text.popup.isVisible)
    model = text.completer.completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == _names(editor)
    qtbot.keyClick(text.popup, Qt.Key.Key_Down)
    qtbot.keyClick(text.popup, Qt.Key.Key_Return)
    assert text.toPlainText() == "A {{성명}}"
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.toPlainText() == "A {"


def test_a_completion_takes_the_place_of_the_name_that_stood_there(
    qtbot: QtBot, editor: Editor
) -> None:
    editor.parts.setCurrentWidget(editor.text)
    text = editor.text.text
    text.setPlainText("{{성}} 님")
    cursor = text.textCursor()
    cursor.setPosition(3)
    text.setTextCursor(cursor)
    text._complete("성명")
    assert text.toPlainText() == "{{성명}} 님"


def test_a_chip_puts_its_field_in(qtbot: QtBot, editor: Editor) -> None:
    editor.parts.setCurrentWidget(editor.text)
    chips = editor.text.chips
    assert chips.names == ["사번", "성명", "기본급"]
    editor.text.text.setPlainText("")
    chips.setCurrentRow(2)
    qtbot.keyClick(chips, Qt.Key.Key_Return)
    assert editor.draft.text == "{{기본급}}"
    assert chips.mimeData([chips.item(0)]).text() == "{{사번}}"


def test_all_fields_are_filled_in_as_one_step(qtbot: QtBot, editor: Editor) -> None:
    before = editor.draft.text
    editor.text.fill.click()
    assert editor.draft.text == "사번: {{사번}}\n성명: {{성명}}\n기본급: {{기본급}}"
    editor.text.text.undo()
    assert editor.draft.text == before


# Roles and the sheet as a whole


def test_keys_employee_and_metadata_are_ticked(qtbot: QtBot, editor: Editor) -> None:
    editor.parts.setCurrentWidget(editor.roles)
    table, model = editor.roles.table, editor.roles.model
    table.setFocus()
    table.setCurrentIndex(model.index(1, Role.KEY))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert editor.draft.keys == ("사번", "성명")
    place = table.visualRect(model.index(1, Role.EMPLOYEE)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.draft.employee == "성명"
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.draft.employee == ""
    table.setCurrentIndex(model.index(2, Role.METADATA))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert editor.draft.metadata == ()


def test_the_rules_of_the_sheet(qtbot: QtBot, editor: Editor) -> None:
    editor.parts.setCurrentWidget(editor.roles)
    roles = editor.roles
    roles.keep_others.click()
    roles.skip_duplicates.click()
    roles.store_text.click()
    _type(qtbot, roles.first_row, "3")
    roles.description.setPlainText("설명")
    template = Template.model_validate(editor.draft.values())
    assert not template.keep_other_columns
    assert template.skip_duplicates
    assert not template.store_text
    assert template.header_rows == (3, 3)
    assert template.description == "설명"


# What is wrong


def test_what_is_wrong_stands_beside_it_and_is_not_saved(
    qtbot: QtBot, window: MainWindow, editor: Editor
) -> None:
    editor.fields.choose(2)
    form = editor.fields.form
    _type(qtbot, form.pattern, "(")
    _type(qtbot, form.minimum, "x")
    assert "정규식" in form._items["pattern"].fault.text()
    assert form._items["minimum"].fault.isVisible()
    assert editor.state.text() == "고칠 곳 2"
    assert editor.fields.model.index(2, Part.NAME).data(MARK_ROLE) == "danger"
    editor.parts.setCurrentWidget(editor.roles)
    qtbot.keyClick(editor, Qt.Key.Key_S, CTRL)
    assert editor.parts.currentWidget() is editor.fields  # led to the first of them
    assert QApplication.focusWidget() is form.pattern
    assert _asked(window, "save_template") == []
    _type(qtbot, form.pattern, "[0-9]+")
    _type(qtbot, form.minimum, "0")
    assert not form._items["pattern"].fault.isVisible()
    assert editor.state.text() == "저장하지 않은 변경"


def test_a_name_used_twice_and_a_place_that_is_open(qtbot: QtBot, editor: Editor) -> None:
    editor.text.text.setPlainText("{{성명")
    assert editor.text._labelled.fault.text()
    editor.text.text.setPlainText("{{성명}}")
    editor.fields.choose(1)
    _type(qtbot, editor.fields.form.headers, "사번")
    qtbot.waitUntil(lambda: editor.state.text() == "고칠 곳 1")
    assert "사번" in editor.fields.form._items["field"].fault.text()


def test_changes_are_taken_back_and_that_too(
    qtbot: QtBot, window: MainWindow, editor: Editor
) -> None:
    assert not editor.revert.isEnabled()
    editor.roles.skip_duplicates.click()
    editor.revert.click()
    assert not editor.is_changed
    window.context.notices.shown[0].action.click()
    assert editor.draft.skip_duplicates


def test_saving_makes_the_next_revision(qtbot: QtBot, window: MainWindow, editor: Editor) -> None:
    assert not editor.save.isEnabled()
    qtbot.keyClicks(editor.fields.form.name, "X")  # not left yet, and counts all the same
    qtbot.keyClick(editor, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: editor.state.text() == "개정 4 · 저장됨")
    _, template, is_new = _asked(window, "save_template")[0]
    assert isinstance(template, Template)
    assert (template.columns[0].field, template.key_columns) == ("사번X", ("사번X",))
    assert not is_new
    assert "개정 4" in window.context.notices.shown[0].title.text()
    assert not editor.save.isEnabled()


# The preview


def test_a_dropped_workbook_is_read_with_the_draft(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    assert drop(editor, [file])
    _settle(qtbot, window)
    assert window.pages.currentWidget() is not window.imports  # the editor keeps the drop
    trial = editor.trial
    assert trial.table.model().rowCount() == 40
    assert trial.header._fed == {"사번": "사번", "성명": "성명", "기본급": "기본급"}
    assert "김민준(00001)의 기본급: 3,000,000원" in trial.text.toPlainText()
    assert "기본급 = 3000000" in trial.text.toPlainText()
    trial.table.selectRow(1)
    assert "이서연(00002)" in trial.text.toPlainText()


def test_the_preview_follows_the_edit_and_shows_only_the_newest_answer(
    qtbot: QtBot,
    window: MainWindow,
    editor: Editor,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    editor.trying.take_file(file)
    _settle(qtbot, window)
    desk = window.desk.templates
    answer, slow = desk.try_out, asyncio.Event()

    async def late(request: TrialRequest) -> object:
        if request.template.embedding_text == "1 {{성명}}":
            await slow.wait()
        return await answer(request)

    monkeypatch.setattr(desk, "try_out", late)
    editor.text.text.setPlainText("1 {{성명}}")
    qtbot.waitUntil(lambda: bool(window.context.stories._running))
    editor.text.text.setPlainText("2 {{성명}}")
    qtbot.waitUntil(lambda: editor.trial.text.toPlainText().startswith("2 김민준"))
    slow.set()
    _settle(qtbot, window)
    assert editor.trial.text.toPlainText().startswith("2 김민준")


def test_edits_in_quick_succession_are_read_once(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    _settle(qtbot, window)
    for text in ("{{성명}} 1", "{{성명}} 12", "{{성명}} 123"):
        editor.text.text.setPlainText(text)
    qtbot.waitUntil(lambda: "123" in editor.trial.text.toPlainText())
    assert [one.template.embedding_text for one in _tried(window)[1:]] == ["{{성명}} 123"]


def test_a_wrong_draft_leaves_the_last_right_preview_and_says_so(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    _settle(qtbot, window)
    editor.text.text.setPlainText("{{성명")
    assert editor.trial.state.text() == "고칠 곳이 있어 멈춤"
    assert "김민준" in editor.trial.text.toPlainText()
    assert len(_tried(window)) == 1


def test_a_template_that_does_not_fit_says_which_columns_are_missing(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    _settle(qtbot, window)
    editor.fields.add_button.click()
    editor.fields.form.required.click()
    qtbot.waitUntil(editor.trial.mismatch.isVisible)
    assert "새 필드" in editor.trial.mismatch.text()
    assert editor.trial.table.model().rowCount() == 40  # the rows are there all the same


def test_a_workbook_with_a_password_asks_for_it(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    window.desk.templates.refusal = InputError("sheet_encrypted", file=file.name)
    editor.trying.take_file(file)
    _settle(qtbot, window)
    card = editor.trial.refusal
    assert card.password.isVisible()
    window.desk.templates.refusal = None
    qtbot.keyClicks(card.password, "1234")
    qtbot.keyClick(card.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.trial.trial is not None)
    assert _tried(window)[-1].password == "1234"


def test_another_sheet_is_tried(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    _settle(qtbot, window)
    editor.trial.sheet.textActivated.emit("2월")
    _settle(qtbot, window)
    assert _tried(window)[-1].sheet == "2월"


def test_columns_of_the_workbook_become_fields(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    assert not editor.fields.from_file.isVisible()
    editor.trying.take_file(file)
    _settle(qtbot, window)
    editor.fields.from_file.click()
    assert _names(editor)[3:] == ["부서", "직급", "입사일", "직책수당", "비고"]
    _settle(qtbot, window)
    qtbot.waitUntil(lambda: not editor.fields.from_file.isVisible())


def test_a_column_is_linked_to_a_field_by_its_header(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    _settle(qtbot, window)
    editor.fields.add_button.click()
    _settle(qtbot, window)
    qtbot.waitUntil(lambda: len(_tried(window)) == 2)
    _settle(qtbot, window)
    editor.trial.header.link_wanted.emit("부서", "새 필드")
    qtbot.waitUntil(lambda: editor.draft.fields[3].headers == ("부서",))
    _settle(qtbot, window)
    assert editor.trial.header._fed["부서"] == "새 필드"
    assert editor.is_changed


def test_a_file_dropped_on_the_text_is_for_the_preview(editor: Editor, file: Path) -> None:
    data = urls([file])
    data.setText(str(file))  # as file managers do
    assert not editor.text.text.canInsertFromMimeData(data)
    chips = editor.text.chips
    assert editor.text.text.canInsertFromMimeData(chips.mimeData([chips.item(0)]))


def test_what_is_no_workbook_is_not_taken(editor: Editor, tmp_path: Path) -> None:
    assert not drop(editor, [tmp_path / "그림.png"])
