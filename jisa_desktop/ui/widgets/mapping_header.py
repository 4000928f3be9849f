"""The header of a preview: under each column's text the template field that it feeds.

A click, or Alt+Down on a cell of the column, opens the list of fields; a field's chip may be
dropped on the header or on the column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.chips import CHIP_FORMAT

_HEIGHT_PX = 52
_PAD_PX = 10
_NOWHERE = -1


class MappingHeader(QHeaderView):
    """``link_wanted``: a column's text and the field it is to feed, '' for none."""

    link_wanted = Signal(str, str)

    def __init__(self, theme: Theme, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._theme = theme
        self._table = table
        self._fed: Mapping[str, str] = {}
        self._fields: Sequence[str] = ()
        self._can_link = False
        self._target = _NOWHERE
        self.menu: QMenu | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        table.setHorizontalHeader(self)
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)
        self.sectionClicked.connect(self.open_menu)
        table.selectionModel().currentColumnChanged.connect(self._on_current)
        key = QKeySequence("Alt+Down")
        QShortcut(key, table, self._on_key, context=Qt.ShortcutContext.WidgetShortcut)

    def show_links(
        self, fed: Mapping[str, str], fields: Sequence[str], *, can_link: bool = True
    ) -> None:
        """``fed``: column to field; ``fields``: all that the template has."""
        self._fed, self._fields = dict(fed), tuple(fields)
        self._can_link = can_link and bool(fields)
        self.geometriesChanged.emit()  # two lines are higher than one
        self.viewport().update()

    def open_menu(self, section: int) -> None:
        column = self._text(section)
        if not self._can_link or not column:
            return
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("‘{column}’ 열이 들어갈 필드").format(column=column))
        menu.addSection(column)
        now = self._fed.get(column, "")
        taken = {field: name for name, field in self._fed.items()}
        for field in self._fields:
            other = taken.get(field, "")
            text = field.replace("&", "&&")
            if other and other != column:
                text = self.tr("{field}  ← {column}").format(field=text, column=other)
            self._add(menu, text, column, field, is_on=field == now)
        menu.addSeparator()
        if now or column not in self._fields:
            self._add(menu, self.tr("연결하지 않음"), column, "", is_on=not now)
        if not now and column not in self._fields:
            text = self.tr("새 필드 ‘{column}’(으)로 추가").format(column=column.replace("&", "&&"))
            self._add(menu, text, column, column)
        menu.triggered.connect(self._on_action)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        left = self.sectionViewportPosition(section)
        menu.popup(self.viewport().mapToGlobal(QPoint(max(0, left), self.height())))

    def _add(self, menu: QMenu, text: str, column: str, field: str, *, is_on: bool = False) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.setData((column, field))

    def _on_action(self, action: QAction) -> None:
        column, field = action.data()
        if self._fed.get(column, "") != field:
            self.link_wanted.emit(column, field)

    def _on_key(self) -> None:
        current = self._table.currentIndex()
        if current.isValid():
            self._table.scrollTo(current)
            self.open_menu(current.column())

    def _on_current(self) -> None:
        self.viewport().update()

    def _text(self, section: int) -> str:
        model = self.model()
        if not 0 <= section < model.columnCount():
            return ""
        return str(model.headerData(section, Qt.Orientation.Horizontal) or "")

    # A chip over the columns

    def _hover(self, event: QDragEnterEvent | QDragMoveEvent) -> bool:
        if not (self._can_link and event.mimeData().hasFormat(CHIP_FORMAT)):
            return False
        self._mark(self.logicalIndexAt(event.position().toPoint().x()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _take(self, event: QDropEvent) -> bool:
        data = event.mimeData()
        column = self._text(self.logicalIndexAt(event.position().toPoint().x()))
        self._mark(_NOWHERE)
        if not (self._can_link and column and data.hasFormat(CHIP_FORMAT)):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        field = bytes(data.data(CHIP_FORMAT).data()).decode()
        if self._fed.get(column, "") != field:
            self.link_wanted.emit(column, field)
        return True

    def _mark(self, section: int) -> None:
        if section != self._target:
            self._target = section
            self.viewport().update()

    # Overrides of QHeaderView

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), _HEIGHT_PX if self._fields else hint.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, column = self._theme, self._text(section)
        is_target = section == self._target
        is_current = section == self._table.currentIndex().column() and self._table.hasFocus()
        painter.save()
        ground = "primary_soft" if is_target or is_current else "surface2"
        painter.fillRect(rect, theme.colour(ground))
        painter.setPen(QPen(theme.colour("primary" if is_target else "border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        bold = theme.font(12, self.font().Weight.DemiBold)
        room = rect.adjusted(_PAD_PX, 0, -_PAD_PX, 0)
        if not self._fields:
            self._line(painter, room, column, bold, "text2")
        else:
            half = QRect(room.left(), rect.top() + 5, room.width(), 21)
            self._line(painter, half, column, bold, "text2")
            half.moveTop(rect.top() + 26)
            field = self._fed.get(column, "")
            said = f"→ {field}" if field else "—"
            self._line(painter, half, said, theme.font(12), "primary" if field else "text3")
        painter.restore()

    def _line(self, painter: QPainter, room: QRect, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, room.width()
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), shown)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._hover(event):
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not self._hover(event):
            event.ignore()

    def dragLeaveEvent(self, _event: object) -> None:
        self._mark(_NOWHERE)

    def dropEvent(self, event: QDropEvent) -> None:
        if not self._take(event):
            event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Chips over the rows below count for their column."""
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            return self._take(event)
        if isinstance(event, QDragMoveEvent):
            return self._hover(event)
        if event.type() is QEvent.Type.DragLeave:
            self._mark(_NOWHERE)
        return super().eventFilter(watched, event)
