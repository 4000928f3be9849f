"""Texts that have less room than they need, and nothing that shows the rest."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from jisa_desktop.ui.widgets.tables import LOOK_ROLE, PROGRESS_ROLE, Bar
from jisa_desktop.ui.words import Look
from tests.ui.looking.seen import columns, seen, where

_PAD = 20
"""Left and right of a cell's text; the delegates' own."""
_TAB_PAD = 12
_ICON = 28
_ARROW = 14
_CHIP = 38
_MOST_LINES = 12
"""Of a table: the rows below look the same."""


def clipped(root: QWidget) -> list[str]:
    """What cannot be read to its end: neither in place nor, for what is elided, in a tool tip."""
    found: list[str] = []
    for widget in seen(root):
        if isinstance(widget, QLabel):
            found += _label(widget)
        elif isinstance(widget, QAbstractButton):
            found += _button(widget)
        elif isinstance(widget, QComboBox):
            found += _combo(widget)
        elif isinstance(widget, QLineEdit):
            found += _field(widget)
        elif isinstance(widget, QTabBar):
            found += _tabs(widget)
        elif isinstance(widget, QHeaderView):
            found += _header(widget)
        elif isinstance(widget, QTableView | QListView):
            found += _cells(widget)
    return found


def _said(widget: QWidget, text: str, need: int, room: int) -> str:
    return f"{where(widget)}: {text!r} needs {need}, has {room}"


def _label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text:
        return
    if label.wordWrap():
        need, room = label.heightForWidth(label.width()), label.height()
    else:
        need, room = label.sizeHint().width(), label.width()
    if need > room + 1 and label.toolTip() != text:
        yield _said(label, text, need, room)
    line = label.fontMetrics().height()
    if line > label.contentsRect().height() + 1:
        yield _said(label, text, line, label.contentsRect().height()) + " in height"


def _button(button: QAbstractButton) -> Iterator[str]:
    if not button.text() or isinstance(button.parent(), QLineEdit):
        return
    need, room = button.sizeHint().width(), button.width()
    if need > room + 1:
        yield _said(button, button.text(), need, room)
    line = button.fontMetrics().height()
    if line > button.height():
        yield _said(button, button.text(), line, button.height()) + " in height"


def _combo(combo: QComboBox) -> Iterator[str]:
    """A long name of a file may be cut where the tool tip has it whole."""
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    field = combo.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, combo
    )
    text = combo.currentText()
    need = combo.fontMetrics().horizontalAdvance(text)
    if need > field.width() + 1 and text not in combo.toolTip():
        yield _said(combo, text, need, field.width())


def _field(field: QLineEdit) -> Iterator[str]:
    text = field.placeholderText()
    if field.text() or not text or isinstance(field.parentWidget(), QComboBox):
        return
    buttons = sum(one.width() for one in field.findChildren(QAbstractButton) if one.isVisible())
    need, room = field.fontMetrics().horizontalAdvance(text), field.width() - _PAD - buttons
    if need > room and field.toolTip() != text:
        yield _said(field, text, need, room)


def _tabs(bar: QTabBar) -> Iterator[str]:
    shown = [place for place in range(bar.count()) if bar.isTabVisible(place)]
    for place in shown:
        need = bar.fontMetrics().horizontalAdvance(bar.tabText(place))
        room = bar.tabRect(place).width()
        if 0 < room - _TAB_PAD < need and bar.tabToolTip(place) != bar.tabText(place):
            yield _said(bar, bar.tabText(place), need + _TAB_PAD, room)
    last = max((bar.tabRect(place).right() for place in shown), default=0)
    if last > bar.width() and not bar.usesScrollButtons():
        yield f"{where(bar)}: tabs reach to {last}, has {bar.width()}"


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() != Qt.Orientation.Horizontal or model is None:
        return
    metrics = QFontMetrics(_small(header.font()))
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        arrow = _ARROW if header.isSortIndicatorShown() else 0
        need = metrics.horizontalAdvance(text) + _PAD + arrow
        room = header.sectionSize(section)
        if text and need > room + 1 and tip != text:
            yield _said(header, text, need, room)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), _MOST_LINES)):
        for column in range(columns(model)):
            index = model.index(row, column)
            room = view.visualRect(index).width()
            if room and (need := _need(view, index)) > room + 1:
                text = str(index.data() or "")
                tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
                is_drawn = bool(index.data(LOOK_ROLE) or index.data(PROGRESS_ROLE))
                if is_drawn or text not in tip:
                    yield _said(view, text, need, room) + f" in column {column}"


def _need(view: QAbstractItemView, index: QModelIndex) -> int:
    if isinstance(look := index.data(LOOK_ROLE), Look):
        return QFontMetrics(_small(view.font())).horizontalAdvance(look.word) + _CHIP + _PAD
    if isinstance(bar := index.data(PROGRESS_ROLE), Bar):
        return _PAD + 20 + (max(44, view.fontMetrics().horizontalAdvance(bar.text) + 8))
    text = str(index.data() or "").split("\n", 1)[0]
    icon = _ICON if index.data(Qt.ItemDataRole.DecorationRole) is not None else 0
    return view.fontMetrics().horizontalAdvance(text) + _PAD + icon


def _small(font: QFont) -> QFont:
    """Of headers and chips; the style sheet does not tell it to the widget."""
    made = QFont(font)
    made.setPixelSize(12)
    made.setWeight(QFont.Weight.DemiBold)
    return made
