"""The list of issues of a preview, in pages."""

from __future__ import annotations

from PySide6.QtCore import Qt

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.paged import PagedModel
from jisa_desktop.ui.widgets.tables import RIGHT, AnyIndex


class IssuesModel(PagedModel[Issue]):
    """Columns: Excel row, column, what is wrong."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icons = {
            Severity.ERROR: theme.icon("x-circle", "danger"),
            Severity.WARNING: theme.icon("warning-circle", "warning"),
        }

    def data(  # noqa: PLR0911 - one a role
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() == 0 else None
        if role not in _ROLES:
            return None
        issue = self.row_at(index.row())
        if issue is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons[issue.severity] if index.column() == _SENTENCE else None
        told = words.of_issue(issue)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (told.sentence, told.next_step) if part)
        return (
            formats.count(issue.row_number) if issue.row_number else "—",
            issue.column or "—",
            told.sentence,
        )[index.column()]


_SENTENCE = 2
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.DecorationRole,
    Qt.ItemDataRole.ToolTipRole,
)
