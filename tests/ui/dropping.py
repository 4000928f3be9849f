"""A drop of files as Qt itself sends it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_COPY = Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def urls(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hover(widget: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(widget.rect().center(), _COPY, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def leave(widget: QWidget) -> None:
    QApplication.sendEvent(widget, QDragLeaveEvent())


def drop(widget: QWidget, paths: Sequence[Path]) -> bool:
    """Enter, move, drop. False when the widget would not have it."""
    data = urls(paths)
    if not hover(widget, data):
        leave(widget)
        return False
    spot = widget.rect().center()
    QApplication.sendEvent(widget, QDragMoveEvent(spot, _COPY, data, _LEFT, _NONE))
    event = QDropEvent(QPointF(spot), _COPY, data, _LEFT, _NONE)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()
