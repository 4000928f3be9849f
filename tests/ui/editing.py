"""Moves in the template editor, and what its desk was asked."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from jisa_desktop.ui.templates.desk import TrialRequest
from jisa_desktop.ui.templates.editor import Editor
from jisa_desktop.ui.window import MainWindow
from tests.ui.settling import settle


def edit(qtbot: QtBot, window: MainWindow, template: str) -> Editor:
    """Open the editor of a template."""
    window.show_page("templates")
    settle(qtbot, window)
    page = window.pages.currentWidget()
    page.list.edit_wanted.emit(template)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.editor)
    window.activateWindow()
    return page.editor


def asked(window: MainWindow, what: str) -> list[tuple[object, ...]]:
    return [one for one in window.desk.world.asked if one[0] == what]


def tried(window: MainWindow) -> list[TrialRequest]:
    return [one[1] for one in asked(window, "try_out")]  # type: ignore[misc]


def type_into(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """Qt's own key events know ASCII only; an input method hands Korean over as a whole."""
    line.selectAll()
    if text.isascii():
        qtbot.keyClicks(line, text)
    else:
        line.insert(text)
        line.textEdited.emit(text)


def field_names(editor: Editor) -> list[str]:
    return [field.name for field in editor.draft.fields]
