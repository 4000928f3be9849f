"""Below the editor: a workbook as the template in the making reads it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jisa_desktop.errors import InputError
from jisa_desktop.ui.templates.desk import TrialRequest
from jisa_desktop.ui.templates.editor import Editor
from jisa_desktop.ui.window import MainWindow
from tests.ui.dropping import drop, urls
from tests.ui.editing import edit, field_names, tried
from tests.ui.settling import settle

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def editor(qtbot: QtBot, window: MainWindow) -> Editor:
    return edit(qtbot, window, "급여")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "급여테이블_2026.xlsx"
    path.write_bytes(b"PK")
    return path


def test_a_dropped_workbook_is_read_with_the_draft(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    assert drop(editor, [file])
    settle(qtbot, window)
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
    settle(qtbot, window)
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
    settle(qtbot, window)
    assert editor.trial.text.toPlainText().startswith("2 김민준")


def test_edits_in_quick_succession_are_read_once(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    settle(qtbot, window)
    for text in ("{{성명}} 1", "{{성명}} 12", "{{성명}} 123"):
        editor.text.text.setPlainText(text)
    qtbot.waitUntil(lambda: "123" in editor.trial.text.toPlainText())
    assert [one.template.embedding_text for one in tried(window)[1:]] == ["{{성명}} 123"]


def test_a_wrong_draft_leaves_the_last_right_preview_and_says_so(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    settle(qtbot, window)
    editor.text.text.setPlainText("{{성명")
    assert editor.trial.state.text() == "고칠 곳이 있어 멈춤"
    assert "김민준" in editor.trial.text.toPlainText()
    assert len(tried(window)) == 1


def test_a_template_that_does_not_fit_says_which_columns_are_missing(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    settle(qtbot, window)
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
    settle(qtbot, window)
    card = editor.trial.refusal
    assert card.password.isVisible()
    window.desk.templates.refusal = None
    qtbot.keyClicks(card.password, "1234")
    qtbot.keyClick(card.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.trial.trial is not None)
    assert tried(window)[-1].password == "1234"


def test_another_sheet_is_tried(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    settle(qtbot, window)
    editor.trial.sheet.textActivated.emit("2월")
    settle(qtbot, window)
    assert tried(window)[-1].sheet == "2월"


def test_columns_of_the_workbook_become_fields(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    assert not editor.fields.from_file.isVisible()
    editor.trying.take_file(file)
    settle(qtbot, window)
    editor.fields.from_file.click()
    assert field_names(editor)[3:] == ["부서", "직급", "입사일", "직책수당", "비고"]
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not editor.fields.from_file.isVisible())


def test_a_column_is_linked_to_a_field_by_its_header(
    qtbot: QtBot, window: MainWindow, editor: Editor, file: Path
) -> None:
    editor.trying.take_file(file)
    settle(qtbot, window)
    editor.fields.add_button.click()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: len(tried(window)) == 2)
    settle(qtbot, window)
    editor.trial.header.link_wanted.emit("부서", "새 필드")
    qtbot.waitUntil(lambda: editor.draft.fields[3].headers == ("부서",))
    settle(qtbot, window)
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
