"""The editor: fields, text, roles, what is wrong, saving."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.template import FieldType, PersonalDataPolicy, Template
from jisa_desktop.ui.templates.editor import Editor
from jisa_desktop.ui.templates.field_model import Part
from jisa_desktop.ui.templates.roles_model import Role
from jisa_desktop.ui.widgets.tables import MARK_ROLE
from jisa_desktop.ui.window import MainWindow
from tests.ui.editing import asked, edit, field_names, type_into
from tests.ui.fakes.templates import PAY

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow) -> Editor:
    return edit(qtbot, window, "급여")


# Fields


def test_every_item_of_a_field_is_edited(qtbot: QtBot, editor: Editor) -> None:
    editor.fields.choose(2)
    form = editor.fields.form
    type_into(qtbot, form.headers, 'base, "pay, gross"')
    form.type.setCurrentIndex(form.type.findData(FieldType.NUMBER))
    form.type.activated.emit(form.type.currentIndex())
    form.policy.setCurrentIndex(form.policy.findData(PersonalDataPolicy.MASK))
    form.policy.activated.emit(form.policy.currentIndex())
    form.required.click()
    form.unique.click()
    type_into(qtbot, form.minimum, "1,000")
    type_into(qtbot, form.maximum, "2500.5")
    type_into(qtbot, form.pattern, "[0-9]+")
    type_into(qtbot, form.one_of, "1, 2,")
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
    type_into(qtbot, name, "no")
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
    assert field_names(editor) == ["사번", "성명", "기본급", "새 필드"]
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert field_names(editor) == ["사번", "성명", "새 필드", "기본급"]
    assert editor.fields.position == 2  # the choice moves along
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)  # there is no further down
    assert field_names(editor)[-1] == "새 필드"
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert field_names(editor) == ["사번", "성명", "기본급"]
    assert "새 필드" in window.context.notices.shown[0].title.text()


def test_the_first_field_goes_no_higher_and_the_last_no_lower(
    editor: Editor,
) -> None:
    fields = editor.fields
    tools = (fields.up, fields.down, fields.remove)

    def on() -> list[bool]:
        return [tool.isEnabled() for tool in tools]

    names = field_names(editor)
    fields.choose(0)
    assert on() == [False, True, True]
    for _ in names[1:]:
        fields.down.click()
    assert field_names(editor) == [*names[1:], names[0]]
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
    assert field_names(editor) == ["기본급", "사번", "성명"]
    data = model.mimeData([model.index(0, Part.NAME)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())  # below all
    assert field_names(editor) == ["사번", "성명", "기본급"]


# Text


def test_a_brace_offers_the_fields_and_completes(qtbot: QtBot, editor: Editor) -> None:
    editor.parts.setCurrentWidget(editor.text)
    text = editor.text.text
    text.setPlainText("")
    text.setFocus()
    qtbot.keyClicks(text, "A {")
    qtbot.waitUntil(text.popup.isVisible)
    model = text.completer.completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == field_names(editor)
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
    type_into(qtbot, roles.first_row, "3")
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
    type_into(qtbot, form.pattern, "(")
    type_into(qtbot, form.minimum, "x")
    assert "정규식" in form._items["pattern"].fault.text()
    assert form._items["minimum"].fault.isVisible()
    assert editor.state.text() == "고칠 곳 2"
    assert editor.fields.model.index(2, Part.NAME).data(MARK_ROLE) == "danger"
    editor.parts.setCurrentWidget(editor.roles)
    qtbot.keyClick(editor, Qt.Key.Key_S, CTRL)
    assert editor.parts.currentWidget() is editor.fields  # led to the first of them
    assert QApplication.focusWidget() is form.pattern
    assert asked(window, "save_template") == []
    type_into(qtbot, form.pattern, "[0-9]+")
    type_into(qtbot, form.minimum, "0")
    assert not form._items["pattern"].fault.isVisible()
    assert editor.state.text() == "저장하지 않은 변경"


def test_a_name_used_twice_and_a_place_that_is_open(qtbot: QtBot, editor: Editor) -> None:
    editor.text.text.setPlainText("{{성명")
    assert editor.text._labelled.fault.text()
    editor.text.text.setPlainText("{{성명}}")
    editor.fields.choose(1)
    type_into(qtbot, editor.fields.form.headers, "사번")
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
    _, template, is_new = asked(window, "save_template")[0]
    assert isinstance(template, Template)
    assert (template.columns[0].field, template.key_columns) == ("사번X", ("사번X",))
    assert not is_new
    assert "개정 4" in window.context.notices.shown[0].title.text()
    assert not editor.save.isEnabled()
