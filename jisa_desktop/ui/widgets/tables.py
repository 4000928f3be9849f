"""Tables: their set-up, and delegates that paint text, state chips and bars."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jisa_desktop.ui import words
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.words import Look

AnyIndex = QModelIndex | QPersistentModelIndex
LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
"""A ``Look``: drawn as a chip."""
PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 2
"""A ``Bar``."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 3
LINE_ROLE = Qt.ItemDataRole.UserRole + 4
"""The line behind the row."""
MARK_ROLE = Qt.ItemDataRole.UserRole + 5
"""'danger' or 'warning': the cell is marked."""

ROW_PX = 32
TALL_ROW_PX = 44
_PAD = 10
_CHIP = 38
"""What a chip needs beside its word."""
_ARROW = 14
"""The sign of the sort order in a header."""
_MOST_COPIED = 100_000


@dataclass(frozen=True, slots=True)
class Bar:
    """``done`` from 0 to 1; ``tone`` a colour token."""

    done: float
    tone: str
    text: str


class Table(QTableView):
    """Rows are selected whole; Ctrl+C copies them as Excel pastes them; Tab leaves the table."""

    def __init__(self, name: str, row_px: int = ROW_PX) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(20, 20))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        vertical = self.verticalHeader()
        vertical.setVisible(False)
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(row_px)
        horizontal = self.horizontalHeader()
        horizontal.setHighlightSections(False)
        horizontal.setTextElideMode(Qt.TextElideMode.ElideRight)
        horizontal.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        horizontal.setMinimumSectionSize(48)

    def set_widths(self, widths: dict[int, int], stretch: int | None = None) -> None:
        """In pixels; a column whose title or states need more in the window's language gets it."""
        for section, width in widths.items():
            self.setColumnWidth(section, max(width, self._least(section)))
        if stretch is not None:
            self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy(self) -> None:
        """The selected rows as tab-separated text on the clipboard."""
        model = self.model()
        columns = [c for c in range(model.columnCount()) if not self.isColumnHidden(c)]
        lines = (
            "\t".join(str(model.index(row, c).data() or "") for c in columns)
            for row in self.selected_rows()[:_MOST_COPIED]
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _least(self, section: int) -> int:
        metrics = QFontMetrics(_small(self.font()))
        title = self.model().headerData(section, Qt.Orientation.Horizontal) or ""
        need = metrics.horizontalAdvance(str(title)) + 2 * _PAD + _ARROW
        if isinstance(self.itemDelegateForColumn(section), StateDelegate):
            widest = max(metrics.horizontalAdvance(one.word) for one in words.looks())
            need = max(need, widest + _CHIP + 2 * _PAD)
        return need

    # Overrides of QTableView

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _ThemedDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Selection, zebra, a mark, and the line below the row."""
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        features = option.features
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("primary_soft"))
        elif features & QStyleOptionViewItem.ViewItemFeature.Alternate:
            painter.fillRect(rect, self._theme.colour("surface2"))
        if mark := index.data(MARK_ROLE):
            painter.fillRect(rect.adjusted(1, 1, -1, -2), self._theme.colour(f"{mark}_soft"))
        painter.setPen(QPen(self._theme.colour("border")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class TextDelegate(_ThemedDelegate):
    """Plain text, more than twice as fast as the style sheet's own items."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        rect: QRect = option.rect
        painter.save()
        self._ground(painter, option, index)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        mark = index.data(MARK_ROLE)
        colour = ink if isinstance(ink, QColor) else self._theme.colour(mark or "text")
        text = index.data()
        left = rect.left() + _PAD
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            icon.paint(painter, QRect(left, rect.center().y() - 9, 20, 20))
            left += 28
        if text:
            painter.setPen(colour)
            painter.setFont(option.font)
            align = index.data(Qt.ItemDataRole.TextAlignmentRole)
            flags = align if align is not None else _LEFT
            room = QRect(left, rect.top(), rect.right() - _PAD - left, rect.height())
            line = str(text).split("\n", 1)[0]
            metrics = painter.fontMetrics()
            if metrics.horizontalAdvance(line) > room.width():
                line = metrics.elidedText(line, option.textElideMode, room.width())
            painter.drawText(room, int(flags), line)
        painter.restore()


class StateDelegate(_ThemedDelegate):
    """A state as icon and word on a soft ground, or a bar with its figure."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        self._ground(painter, option, index)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        if isinstance(look := index.data(LOOK_ROLE), Look):
            self._chip(painter, rect, look, option.font)
        elif isinstance(bar := index.data(PROGRESS_ROLE), Bar):
            self._bar(painter, rect, bar)
        painter.restore()

    def _chip(self, painter: QPainter, rect: QRectF, look: Look, font: QFont) -> None:
        painter.setFont(_small(font))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(look.word) + _CHIP
        pill = QRectF(rect.left(), rect.center().y() - 11, min(width, rect.width()), 22)
        is_neutral = look.tone == "neutral"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("bg" if is_neutral else f"{look.tone}_soft"))
        painter.drawRoundedRect(pill, 11, 11)
        ink = "text2" if is_neutral else look.tone
        spot = QRect(int(pill.left()) + 9, int(pill.center().y()) - 7, 14, 14)
        self._theme.icon(look.icon, ink).paint(painter, spot)
        painter.setPen(self._theme.colour(ink))
        room = pill.adjusted(27, 0, -4, 0)
        word = metrics.elidedText(look.word, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, _LEFT, word)

    def _bar(self, painter: QPainter, rect: QRectF, bar: Bar) -> None:
        figure = max(44, painter.fontMetrics().horizontalAdvance(bar.text) + 8) if bar.text else 0
        track = QRectF(rect.left(), rect.center().y() - 3, max(20, rect.width() - figure), 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("border"))
        painter.drawRoundedRect(track, 3, 3)
        if bar.done > 0:
            painter.setBrush(self._theme.colour(bar.tone))
            width = max(6.0, track.width() * min(bar.done, 1.0))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), width, 6), 3, 3)
        painter.setPen(self._theme.colour("text2"))
        beside = QRectF(track.right(), rect.top(), rect.right() - track.right(), rect.height())
        painter.drawText(beside, _RIGHT, bar.text)


def _small(font: QFont) -> QFont:
    """Of headers and chips, as the style sheet has it."""
    made = QFont(font)
    made.setPixelSize(12)
    made.setWeight(QFont.Weight.DemiBold)
    return made


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
