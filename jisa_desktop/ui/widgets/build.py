"""Short words for the widgets that every page needs."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.choice import ChoiceBox
from jisa_desktop.ui.widgets.elided import ElidedLabel

Part = QWidget | QLayout | None
"""A child of a box: None stretches, and so pushes what follows to the far side."""

_Box = TypeVar("_Box", bound=QBoxLayout)

Margins = tuple[int, int, int, int]
ICON_PX = 18


class IconLabel(QWidget):
    """An icon that stands by itself and follows the scheme."""

    def __init__(self, theme: Theme, icon: str, token: str, side: int) -> None:
        super().__init__()
        self._theme = theme
        self._icon = theme.icon(icon, token)
        self.setFixedSize(side, side)

    def show_icon(self, icon: str, token: str) -> None:
        self._icon = self._theme.icon(icon, token)
        self.update()

    # Overrides of QWidget

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class PressButton(QPushButton):
    """Enter presses it, as the space bar does: outside of a dialog, Qt leaves Enter dead."""

    # Overrides of QPushButton

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def label(
    text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False
) -> QLabel:
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # a file may be named <b>
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def chip(text: str = "", tone: str = "neutral", *, gives_way: bool = False) -> QLabel:
    """``gives_way``: cut with dots, and whole in the tool tip, before its neighbours are."""
    made = ElidedLabel(text=text) if gives_way else label(text)
    made.setProperty("chip", tone)
    return made


def set_tone(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet reads."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def set_chip(made: QLabel, text: str, tone: str) -> None:
    made.setText(text)
    set_tone(made, "chip", tone)


def button(
    text: str, theme: Theme, icon: str = "", kind: str = "", *, name: str = ""
) -> QPushButton:
    """``kind``: '' plain border, 'primary', 'danger', 'plain' no border. ``name``: for screen
    readers, where the text alone does not say what it acts on."""
    made = PressButton(f" {text}" if icon else text)
    if kind:
        made.setProperty("kind", kind)
    if icon:
        ink = {"primary": "on_primary", "danger": "danger", "plain": "primary"}.get(kind, "text")
        made.setIcon(theme.icon(icon, ink))
        made.setIconSize(QSize(ICON_PX, ICON_PX))
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    return made


def icon_button(theme: Theme, icon: str, name: str) -> QToolButton:
    """A button without words: ``name`` is its tool tip and its name for screen readers."""
    made = QToolButton()
    made.setProperty("small", True)
    made.setIcon(theme.icon(icon))
    made.setIconSize(QSize(ICON_PX, ICON_PX))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def combo_box(name: str) -> QComboBox:
    """``name`` is for screen readers, the list that drops down included."""
    made = ChoiceBox()
    made.setAccessibleName(name)
    made.view().setAccessibleName(name)
    return made


def row(*parts: Part, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    return _fill(QHBoxLayout(), parts, spacing, margins)


def column(*parts: Part, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    return _fill(QVBoxLayout(), parts, spacing, margins)


def card(*parts: Part, spacing: int = 12, margins: Margins = (20, 16, 20, 16)) -> QFrame:
    frame = QFrame()
    frame.setProperty("card", True)
    frame.setLayout(column(*parts, spacing=spacing, margins=margins))
    return frame


def grow(layout: _Box, part: QWidget) -> _Box:
    """Give ``part`` the room that is left over."""
    layout.setStretchFactor(part, 1)
    return layout


def rule() -> QFrame:
    line = QFrame()
    line.setProperty("rule", True)
    return line


def clear(layout: QLayout) -> None:
    """Take every widget out of ``layout`` and delete it when the event loop comes by."""
    while layout.count() and (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def _fill(layout: _Box, parts: tuple[Part, ...], spacing: int, margins: Margins) -> _Box:
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget) and part.property("chip"):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)  # a chip keeps its height
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    return layout
