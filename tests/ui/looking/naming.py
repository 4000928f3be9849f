"""What a screen reader says of each thing that takes the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QScrollArea, QTabBar, QWidget

from tests.ui.looking.seen import seen, where


def name_of(widget: QWidget) -> str:
    """The accessible name; on Linux, Qt says a combo box's value in place of its name."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def unnamed(root: QWidget) -> list[str]:
    """What can be reached by Tab or pressed, and is only 'button' to someone who cannot see."""
    return [
        where(widget)
        for widget in seen(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QHeaderView | QLabel | QTabBar | QScrollArea)
        and widget is not root
        and not any(letter.isalnum() for letter in name_of(widget))
    ]
