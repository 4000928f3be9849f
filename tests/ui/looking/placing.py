"""Widgets that reach out of their parent, lie over each other, or get less than they need."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from tests.ui.looking.seen import is_scrolled, rectangle, seen, where

_SLACK = 1


def misplaced(root: QWidget) -> list[str]:
    widgets = list(seen(root))
    return _outside(root, widgets) + _squeezed(widgets) + _overlapping(root, widgets)


def _outside(root: QWidget, widgets: list[QWidget]) -> list[str]:
    frame = root.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    return [
        f"{where(widget)}: {rectangle(widget, root).getRect()} is outside the window"
        for widget in widgets
        if not is_scrolled(widget) and not frame.contains(rectangle(widget, root))
    ]


def _squeezed(widgets: list[QWidget]) -> list[str]:
    """Qt gives a layout no less than its minimum, except where the window has one of its own;
    and a page that must be scrolled sideways is too wide."""
    found = []
    for widget in widgets:
        if isinstance(widget, QStackedWidget) and isinstance(widget.window(), QMainWindow):
            page = widget.currentWidget()
            if page is None or page.findChildren(QStackedWidget):
                continue  # its own need counts what it does not show; that inner one is looked at
            need = page.minimumSizeHint()
            if need.width() > widget.width() + _SLACK or need.height() > widget.height() + _SLACK:
                found.append(
                    f"{where(page)}: needs {need.toTuple()}, has {widget.size().toTuple()}"
                )
        elif isinstance(widget, QScrollArea) and widget.horizontalScrollBar().isVisible():
            found.append(f"{where(widget)}: must be scrolled sideways")
    return found


def _overlapping(root: QWidget, widgets: list[QWidget]) -> list[str]:
    kinds = (QLabel, QAbstractButton, QComboBox, QLineEdit, QAbstractItemView)
    by_parent: dict[QWidget | None, list[QWidget]] = {}
    for widget in widgets:
        if isinstance(widget, kinds) and not isinstance(widget.parent(), kinds):
            by_parent.setdefault(widget.parentWidget(), []).append(widget)
    found = []
    for parent, children in by_parent.items():
        if isinstance(parent, QAbstractScrollArea) or parent is root:
            continue
        for one, other in combinations(children, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > _SLACK and shared.height() > _SLACK:
                found.append(f"{where(one)} lies over {where(other)}")
    return found
