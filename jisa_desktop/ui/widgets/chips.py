"""Names as chips in lines: pressed, chosen by the keyboard, or dragged to where they belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QMimeData,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.tables import AnyIndex

TONE_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT_PX = 30
_PILL_PX = 24
_PAD_PX = 10


class ChipList(QListWidget):
    """``chosen``: the name of a chip that was pressed, by mouse or Enter. ``as_text``: what a
    chip is as dragged text. ``lines``: as many at most, more are scrolled to."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, as_text: Callable[[str], str] = str, lines: int = 1
    ) -> None:
        super().__init__()
        self._as_text = as_text
        self.setAccessibleName(name)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QListWidget.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_ChipDelegate(theme, self))
        self._most_lines = lines
        self._fit()
        self.itemClicked.connect(self._on_clicked)

    @property
    def names(self) -> list[str]:
        return [self.item(row).text() for row in range(self.count())]

    def show_names(self, names: Sequence[str], tones: dict[str, str] | None = None) -> None:
        """``tones``: a colour token of the names that are not plain."""
        tones = tones or {}
        now = [(item.text(), item.data(TONE_ROLE)) for item in map(self.item, range(self.count()))]
        if now == [(name, tones.get(name, "primary")) for name in names]:
            return
        self.clear()
        for name in names:
            item = QListWidgetItem(name)
            item.setData(TONE_ROLE, tones.get(name, "primary"))
            item.setToolTip(name)
            self.addItem(item)
        self._fit()

    def _fit(self) -> None:
        self.doItemsLayout()
        bottom = self.visualItemRect(self.item(self.count() - 1)).bottom() if self.count() else 0
        bottom += self.verticalScrollBar().value()
        lines = min(self._most_lines, max(1, round(bottom / _HEIGHT_PX)))
        self.setFixedHeight(lines * _HEIGHT_PX + 6)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.text())

    # Overrides of QListWidget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.currentRow() >= 0 and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Space,
        ):
            self.chosen.emit(self.currentItem().text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(_first(self.model()), flag)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setText("".join(self._as_text(item.text()) for item in items))
        data.setData(CHIP_FORMAT, "\n".join(item.text() for item in items).encode())
        return data


CHIP_FORMAT = "application/x-jisa-chip"
"""The name alone, for what takes chips and not any text."""


class _ChipDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: ChipList) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        width = option.fontMetrics.horizontalAdvance(str(index.data())) + 2 * _PAD_PX + 8
        return QSize(min(width, 260), _HEIGHT_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect = QRectF(option.rect).adjusted(3, 0, -3, 0)
        pill = QRectF(rect.left(), rect.center().y() - _PILL_PX / 2, rect.width(), _PILL_PX)
        tone = str(index.data(TONE_ROLE))
        is_neutral = tone == "neutral"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.colour("text2" if is_neutral else tone)
        has_focus = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(QPen(ink, 2) if has_focus else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("bg" if is_neutral else f"{tone}_soft"))
        painter.drawRoundedRect(pill.adjusted(1, 1, -1, -1), 11, 11)
        painter.setPen(ink)
        room = pill.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()


def _first(model: QAbstractItemModel) -> AnyIndex:
    return model.index(0, 0)
