"""A text with ``{{field}}`` in it: names are completed, coloured, and taken by dropping them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QStringListModel, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

from jisa_desktop.domain.text import header_key
from jisa_desktop.ui.theme import Theme

_OPEN = re.compile(r"\{\{?([^{}]*)$")
_PLACE = re.compile(r"\{\{((?:[^{}]|\{[^{}]*\})*)\}\}")
_REST = re.compile(r"[^{}\n]*\}\}")
_TAKEN = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Backtab,
)


class TextEdit(QPlainTextEdit):
    """``{`` opens the list of fields; Enter or Tab takes one, Esc closes it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._names = QStringListModel(self)
        self._paint = _Places(theme, self.document())
        self.completer = QCompleter(self._names, self)
        self.completer.setWidget(self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.popup = QListView()
        theme.dress(self.popup)  # a window of its own, in no other
        self.popup.setAccessibleName(self.tr("필드 자동 완성"))
        self.completer.setPopup(self.popup)
        self.completer.activated.connect(self._complete)
        theme.changed.connect(self._paint.rehighlight)

    def show_names(self, names: Sequence[str], known: Sequence[str]) -> None:
        """``names``: what is offered; ``known``: what is not told to be wrong besides."""
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))
        self._paint.show_known([*names, *known])

    def insert_field(self, name: str) -> None:
        self.textCursor().insertText(f"{{{{{name}}}}}")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begun(self) -> str | None:
        """What stands between the last open brace and the cursor; None outside of braces."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = _OPEN.search(before)
        return found[1].strip() if found and not cursor.hasSelection() else None

    def _offer(self) -> None:
        popup = self.popup
        begun = self._begun()
        if begun is None:
            popup.hide()
            return
        self.completer.setCompletionPrefix(begun)
        if self.completer.completionCount() == 0:
            popup.hide()
            return
        popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        place = self.cursorRect()
        place.setWidth(260)
        self.completer.complete(place)

    def _complete(self, name: str) -> None:
        """In place of what was typed, and of a rest of braces behind it."""
        cursor = self.textCursor()
        text, here = cursor.block().text(), cursor.positionInBlock()
        found = _OPEN.search(text[:here])
        if found is None:
            return
        rest = _REST.match(text[here:])
        start = cursor.block().position()
        cursor.setPosition(start + found.start())
        end = start + here + (rest.end() if rest else 0)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{{{{{name}}}}}")
        self.setTextCursor(cursor)

    # Overrides of QPlainTextEdit

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.popup
        if popup.isVisible() and event.key() in _TAKEN:
            event.ignore()  # the list answers
            return
        super().keyPressEvent(event)
        is_typed = bool(event.text()) and event.text().isprintable()
        if is_typed or (popup.isVisible() and event.key() == Qt.Key.Key_Backspace):
            self._offer()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file that is dropped here is for the preview below, its path is no text."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.completer.setWidget(self)
        super().focusInEvent(event)


class _Places(QSyntaxHighlighter):
    """Known names in the primary colour, others in that of danger."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._known: frozenset[str] = frozenset()

    def show_known(self, names: Sequence[str]) -> None:
        known = frozenset(header_key(name) for name in names)
        if known != self._known:
            self._known = known
            self.rehighlight()

    # Overrides of QSyntaxHighlighter

    def highlightBlock(self, text: str) -> None:
        for found in _PLACE.finditer(text):
            is_known = header_key(found[1]) in self._known
            tone = "primary" if is_known else "danger"
            self.setFormat(found.start(), found.end() - found.start(), self._format(tone))

    def _format(self, tone: str) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._theme.colour(tone)))
        made.setBackground(QColor(self._theme.colour(f"{tone}_soft")))
        return made
