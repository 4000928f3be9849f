"""Cells that are on or off: a box with a tick, toggled by a click or the space bar."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.tables import AnyIndex

_SIDE_PX = 18


class CheckDelegate(QStyledItemDelegate):
    """Draws ``CheckStateRole``; a cell without it stays empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("primary_soft"))
        painter.setPen(QPen(self._theme.colour("border")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state is not None:
            is_on = Qt.CheckState(state) is Qt.CheckState.Checked
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            self._box(painter, rect, is_on=is_on, has_focus=has_focus)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: AnyIndex,
    ) -> bool:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not model.flags(index) & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        if not _is_toggle(event):
            return False
        is_on = Qt.CheckState(state) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _box(self, painter: QPainter, rect: QRect, *, is_on: bool, has_focus: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = rect.center() - QPoint(_SIDE_PX // 2, _SIDE_PX // 2)
        box = QRect(corner.x(), corner.y(), _SIDE_PX, _SIDE_PX)
        ink = self._theme.colour("primary" if is_on or has_focus else "border_input")
        painter.setPen(QPen(ink, 2 if has_focus else 1))
        painter.setBrush(self._theme.colour("primary" if is_on else "surface"))
        painter.drawRoundedRect(box, 4, 4)
        if is_on:
            self._theme.icon("check", "on_primary").paint(painter, box.adjusted(2, 2, -2, -2))
        if has_focus:
            painter.setPen(QPen(self._theme.colour("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 6, 6)


def _is_toggle(event: QEvent) -> bool:
    if isinstance(event, QMouseEvent):
        is_release = event.type() is QEvent.Type.MouseButtonRelease
        return is_release and event.button() is Qt.MouseButton.LeftButton
    if isinstance(event, QKeyEvent):
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Select)
        return event.type() is QEvent.Type.KeyPress and event.key() in keys
    return False
