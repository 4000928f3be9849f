"""Paints the cells of the preview: as ``TextDelegate`` does, in less than half the time.

The table is repainted at each step of a scroll while batches run on other threads, and every
question to the model by way of Qt is a chance to wait for one of them.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jisa_desktop.ui.imports.preview_model import PreviewModel
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.tables import AnyIndex, Table

_PAD = 10
_ALIGN = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
)
_SELECTED = QStyle.StateFlag.State_Selected
_ALTERNATE = QStyleOptionViewItem.ViewItemFeature.Alternate


class CellDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, table: Table, model: PreviewModel) -> None:
        super().__init__(table)
        self._theme = theme
        self._model = model

    # Overrides of QStyledItemDelegate

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        left, top, width, height = rect.left(), rect.top(), rect.width(), rect.height()
        colour = self._theme.colour
        text, mark = self._model.cell(index.row(), index.column())
        if option.state & _SELECTED:
            painter.fillRect(rect, colour("primary_soft"))
        elif option.features & _ALTERNATE:
            painter.fillRect(rect, colour("surface2"))
        if mark:
            painter.fillRect(left + 1, top + 1, width - 2, height - 3, colour(f"{mark}_soft"))
        painter.fillRect(left, top + height - 1, width, 1, colour("border"))
        if not text:
            return
        room = width - 2 * _PAD
        line = text.split("\n", 1)[0]
        metrics = painter.fontMetrics()
        if len(line) * metrics.height() > room:  # no letter is wider than it is high
            line = metrics.elidedText(line, option.textElideMode, room)
        painter.setPen(colour(mark or "text"))
        painter.drawText(left + _PAD, top, room, height, _ALIGN, line)
