"""A table model over frozen lines, for every list that fits in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from jisa_desktop.ui.widgets.tables import LEFT, LINE_ROLE, RIGHT, SORT_ROLE, AnyIndex

L = TypeVar("L")
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[L]):
    """One column: how a line reads, sorts and looks. ``roles`` adds what a delegate draws."""

    title: str
    text: Callable[[L], str]
    sort: Callable[[L], object] | None = None
    is_number: bool = False
    roles: dict[int, Callable[[L], object]] = field(default_factory=dict)


class LinesModel(QAbstractTableModel, Generic[L]):
    """``key`` tells lines apart, so that an update touches only the rows that differ."""

    def __init__(
        self,
        columns: Sequence[Column[L]],
        key: Callable[[L], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._key = key
        self._lines: list[L] = []

    @property
    def lines(self) -> Sequence[L]:
        return self._lines

    def line(self, row: int) -> L:
        return self._lines[row]

    def row_of(self, key: object) -> int | None:
        return next((i for i, line in enumerate(self._lines) if self._key(line) == key), None)

    def show_lines(self, lines: Sequence[L]) -> None:
        """Show ``lines``. The same keys in the same order keep selection and scroll position."""
        new = list(lines)
        if [self._key(line) for line in new] == [self._key(line) for line in self._lines]:
            for row, line in enumerate(new):
                self._put(row, line)
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def put(self, line: L) -> None:
        """Show the line in the place of the one with its key; no such line, no change."""
        if (row := self.row_of(self._key(line))) is not None:
            self._put(row, line)

    # Overrides of QAbstractTableModel

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(  # noqa: PLR0911 - one a role
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], self._columns[index.column()]
        if role in column.roles:
            return column.roles[role](line)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        if role == SORT_ROLE:
            return column.sort(line) if column.sort else column.text(line)
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self._columns[section].is_number else LEFT
        return None

    def _put(self, row: int, line: L) -> None:
        if self._lines[row] == line:
            return
        self._lines[row] = line
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self._columns) - 1))
