"""Every text of a window that a person, or their screen reader, comes across."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from jisa_desktop.ui.help.guide import GuideView
from tests.ui.looking.seen import columns, seen, where

OPEN, CLOSE = "«", "»"
"""Around what a pseudo-translation has passed."""
_ROWS = 12
_OWN_NAMES = {"한국어"}
"""A language is named in itself."""


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """``(where, text)``."""
    for widget in seen(root):
        if isinstance(widget, GuideView):
            continue  # a document, not a text of the window
        for text in chain(_own(widget), _held(widget)):
            if text.strip():
                yield where(widget), text


def korean(root: QWidget) -> list[str]:
    """Texts with Hangul that no pseudo-translation has passed."""
    return [
        f"{place}: {text!r}"
        for place, text in texts(root)
        if has_hangul(outside(text)) and text not in _OWN_NAMES
    ]


def has_hangul(text: str) -> bool:
    return any("가" <= letter <= "힣" for letter in text)


def outside(text: str) -> str:
    """What of ``text`` stands in no brackets; a translated text may hold another."""
    depth, kept = 0, []
    for letter in text:
        if letter == OPEN:
            depth += 1
        elif letter == CLOSE:
            depth -= 1
        elif depth <= 0:
            kept.append(letter)
    return "".join(kept)


def _own(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.windowTitle()
    yield widget.statusTip()


def _held(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
        yield widget.placeholderText()
    elif isinstance(widget, QProgressBar):
        yield widget.text() if widget.isTextVisible() else ""
    elif isinstance(widget, QComboBox):
        for place in range(widget.count()):
            yield widget.itemText(place)
    elif isinstance(widget, QTabWidget):
        for place in range(widget.count()):
            if widget.isTabVisible(place):
                yield widget.tabText(place)
                yield widget.tabToolTip(place)
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    for column in range(columns(model)):
        for role in roles:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            for row in range(min(model.rowCount(), _ROWS)):
                yield str(model.index(row, column).data(role) or "")
