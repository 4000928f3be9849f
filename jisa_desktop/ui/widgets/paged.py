"""A table model over rows that are fetched in pages: any number of rows, a few pages in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from jisa_desktop.ui.widgets.tables import AnyIndex

R = TypeVar("R")
PAGE_ROWS = 200
_PAGES_KEPT = 40
_ROOT = QModelIndex()


class PagedModel(QAbstractTableModel, Generic[R]):
    """``page_wanted``: a page number, once until it is given or refused.

    ``give`` hands its rows in; a page of an older ``generation`` is dropped.
    """

    page_wanted = Signal(int, int)
    """Page number and generation."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._headers: tuple[str, ...] = ()
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._asked: set[int] = set()
        self.generation = 0

    def begin(self, headers: Sequence[str], count: int) -> None:
        """Show ``count`` rows of something new; nothing is fetched before it is looked at."""
        self.beginResetModel()
        self.generation += 1
        self._headers = tuple(headers)
        self._count = count
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def give(self, page: int, generation: int, rows: Sequence[R]) -> None:
        if generation != self.generation:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        first = page * PAGE_ROWS
        last = min(first + PAGE_ROWS, self._count) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    def refuse(self, page: int, generation: int) -> None:
        """The page could not be fetched; it is asked for again when next looked at."""
        if generation == self.generation:
            self._asked.discard(page)

    def row_at(self, position: int) -> R | None:
        """The row at ``position``, or None while its page is on the way."""
        page, offset = divmod(position, PAGE_ROWS)
        rows = self._pages.get(page)
        if rows is None:
            if page not in self._asked:
                self._asked.add(page)
                self.page_wanted.emit(page, self.generation)
            return None
        self._pages.move_to_end(page)
        return rows[offset] if offset < len(rows) else None

    # Overrides of QAbstractTableModel

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self._headers[section] if section < len(self._headers) else None
        return super().headerData(section, orientation, role)
