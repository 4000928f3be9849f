"""The parsed rows of a file before anything is written, bad cells marked with their reason."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.imports.desk import PreviewRow
from jisa_desktop.ui.widgets.paged import PagedModel
from jisa_desktop.ui.widgets.tables import MARK_ROLE, RIGHT, AnyIndex


class PreviewModel(PagedModel[PreviewRow]):
    """The header at the left shows the row numbers of Excel."""

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
            worst = any(issue.severity is Severity.ERROR for issue in found)
            return "danger" if worst else "warning"
        return "\n".join(words.of_issue(issue).sentence for issue in found)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole:
                row = self.row_at(section)
                return formats.count(row.row_number) if row else ""
            return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None
        return super().headerData(section, orientation, role)

    def grow(self, count: int) -> None:
        """More rows of what is shown: what is there stays until it is given anew."""
        self.generation += 1
        self._asked = {0}
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        self.page_wanted.emit(0, self.generation)

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


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    MARK_ROLE,
)
