"""The parsed rows of a file before anything is written, bad cells marked with their reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.imports.desk import PreviewRow
from jisa_desktop.ui.widgets.paged import PagedModel
from jisa_desktop.ui.widgets.tables import MARK_ROLE, RIGHT, AnyIndex


class PreviewModel(PagedModel[PreviewRow]):
    """The header at the left shows the row numbers of Excel.

    Signals:
        grown: ``greatest_number`` is another.
    """

    grown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.greatest_number = 0

    def begin(self, headers: Sequence[str], count: int) -> None:
        self._set_greatest(count)
        super().begin(headers, count)

    def give(self, page: int, generation: int, rows: Sequence[PreviewRow]) -> None:
        super().give(page, generation, rows)
        if generation == self.generation and rows:
            self._set_greatest(max(self.greatest_number, rows[-1].row_number))

    def cell(self, position: int, column: int) -> tuple[str, str]:
        """(displayed text, mark) of a cell: all that is painted of it. A mark is 'danger',
        'warning' or ''."""
        row = self.row_at(position)
        if row is None:
            return "" if column else "…", ""
        text = row.values[column] if column < len(row.values) else ""
        return text, _mark(self._issues_of(row, column)) if row.issues else ""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.values[index.column()] if index.column() < len(row.values) else ""
        found = self._issues_of(row, index.column())
        if not found:
            return None
        if role == MARK_ROLE:
            return _mark(found)
        return "\n".join(words.of_issue(issue).sentence for issue in found)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                row = self.row_at(section)
                return formats.count(row.row_number) if row else ""
            return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None
        # The rest of what a header is asked for at each repaint has no answer.
        return super().headerData(section, orientation, role) if role in _HEADER_ROLES else None

    def grow(self, count: int) -> None:
        """More rows of what is shown: what is there stays until it is given anew."""
        self.generation += 1
        self._asked = {0}
        self._set_greatest(max(self.greatest_number, count))
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        self.page_wanted.emit(0, self.generation)

    def _set_greatest(self, number: int) -> None:
        if number != self.greatest_number:
            self.greatest_number = number
            self.grown.emit()

    def column_of(self, header: str) -> int | None:
        return self._headers.index(header) if header in self._headers else None

    def _issues_of(self, row: PreviewRow, column: int) -> list[Issue]:
        """Issues of the cell; those of the row as a whole stand in its first cell."""
        header = self._headers[column]
        return [
            issue
            for issue in row.issues
            if issue.column == header or (column == 0 and issue.column not in self._headers)
        ]


def _mark(issues: list[Issue]) -> str:
    if not issues:
        return ""
    is_bad = any(issue.severity is Severity.ERROR for issue in issues)
    return "danger" if is_bad else "warning"


_HEADER_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    MARK_ROLE,
)
