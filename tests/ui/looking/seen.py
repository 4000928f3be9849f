"""What of a window can be seen, and how a finding names it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget


def seen(root: QWidget) -> Iterator[QWidget]:
    """``root`` and what is visible in it, parents first; what opens as a window is not in it."""
    yield root
    for child in root.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield from seen(child)


def columns(model: QAbstractItemModel) -> int:
    """A list's model keeps it to itself."""
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def where(widget: QWidget) -> str:
    """'QPushButton in Footer': the widget, and the nearest of our own classes around it."""
    around = widget.parentWidget()
    while around is not None and not type(around).__module__.startswith("jisa_desktop"):
        around = around.parentWidget()
    kind = type(widget).__name__
    name = widget.accessibleName() or widget.objectName()
    told = f"{kind} {name!r}" if name else kind
    return f"{told} in {type(around).__name__}" if around is not None else told


def rectangle(widget: QWidget, root: QWidget) -> QRect:
    """Where ``widget`` lies, in the coordinates of ``root``."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def is_scrolled(widget: QWidget) -> bool:
    """Whether a scroll bar brings the widget into sight."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QAbstractScrollArea):
            return True
        around = around.parentWidget()
    return False


def scroll_area(widget: QWidget) -> QScrollArea | None:
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around
