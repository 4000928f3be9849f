"""What the editor's parts have in common: labelled inputs with a sentence below when wrong."""

from __future__ import annotations

import csv

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from jisa_desktop.ui.widgets.build import column, label


class Labelled(QWidget):
    """A name above an input, and below it what is wrong with it."""

    def __init__(self, text: str, part: QWidget) -> None:
        super().__init__()
        name = QLabel(text)
        name.setProperty("role", "sub")
        name.setBuddy(part)
        if not part.accessibleName():
            part.setAccessibleName(text.split("(&", 1)[0])
        self.part = part
        self.fault = label("", "cap", wrap=True)
        self.fault.setProperty("tone", "danger")
        self.fault.hide()
        self.setLayout(column(name, part, self.fault, spacing=4))

    def say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.part.setAccessibleDescription(sentence)


def show_text(edit: QLineEdit, text: str) -> None:
    """Leaves cursor and undo alone when the text is the same."""
    if edit.text() != text:
        edit.setText(text)


def show_lines(edit: QPlainTextEdit, text: str) -> None:
    """One step of its undo, so that Ctrl+Z brings back what stood there."""
    if edit.toPlainText() == text:
        return
    cursor = edit.textCursor()
    cursor.select(cursor.SelectionType.Document)
    cursor.insertText(text)


def listed(text: str) -> tuple[str, ...]:
    """'직원번호, 사원코드' -> both; blanks and repeats are no names, '"금액(원, 세전)"' is one."""
    lines = csv.reader(text.splitlines(), skipinitialspace=True)
    names = (name.strip() for line in lines for name in line)
    return tuple(dict.fromkeys(name for name in names if name))


def joined(names: tuple[str, ...]) -> str:
    quoted = (f'"{name}"' if "," in name else name for name in names)
    return ", ".join(quoted)


def scrolled(content: QWidget, name: str) -> QScrollArea:
    """``content`` in an area that scrolls up and down where there is no room for it."""
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
    content.setObjectName("scrolled")
    area.setWidget(content)
    return area


def grid(*columns: int) -> QGridLayout:
    """``columns``: how they share the room."""
    made = QGridLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setHorizontalSpacing(12)
    made.setVerticalSpacing(8)
    for place, stretch in enumerate(columns):
        made.setColumnStretch(place, stretch)
    return made
