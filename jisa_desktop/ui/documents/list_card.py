"""The card with the list of documents, its filters, and what can be done to the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.domain.statuses import DocumentStatus
from jisa_desktop.ui import formats
from jisa_desktop.ui.actions import DocumentActions
from jisa_desktop.ui.documents.filters import FilterBar
from jisa_desktop.ui.documents.model import DocumentsFilter, DocumentsModel, totals
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.elided import ElidedLabel
from jisa_desktop.ui.widgets.tables import TALL_ROW_PX, StateDelegate, Table, TextDelegate

_MODE, _VERSION, _PROGRESS, _STATE, _CHANGED = 2, 3, 5, 6, 7
_WIDTHS = {1: 104, _MODE: 84, _VERSION: 58, 4: 72, _PROGRESS: 120, _STATE: 112, _CHANGED: 108}
_TITLE_PX = 180
"""Below it, a document could not be told from the next: other columns give way first."""


class ListCard(QFrame):
    """``document_wanted``: the id, and which part of its page ('' or 'history')."""

    document_wanted = Signal(str, str)

    def __init__(self, theme: Theme, model: DocumentsModel, actions: DocumentActions) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._model = model
        self._actions = actions
        self.filtered = DocumentsFilter(self)
        self.filtered.setSourceModel(model)
        self.filters = FilterBar(theme, self.filtered)
        self.table = self._make_table(theme)
        self.none_found = label(
            self.tr("찾는 문서가 없습니다. 검색어나 거르기를 바꿔 보세요."), "sub"
        )
        self.none_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.summary = ElidedLabel("cap")
        self.open_button = button(self.tr("열기"), theme, "folder-open")
        self.rollback_button = button(self.tr("되돌리기"), theme, "arrow-counter-clockwise")
        self.retry_button = button(self.tr("재처리"), theme, "arrow-clockwise")
        self.export_button = button(self.tr("내보내기"), theme, "export")
        self.cleanup_button = button(self.tr("정리"), theme, "broom", "danger")
        self.export_button.setToolTip(self.tr("오류 행을 이유와 함께 엑셀로 내보냅니다"))
        self._layout = column(
            row(self.summary, None, *self._buttons(), spacing=6),
            self.filters,
            self.table,
            self.none_found,
            margins=(20, 14, 8, 8),
            spacing=10,
        )
        self.setLayout(self._layout)
        self._connect()
        self.show_state()

    def selected(self) -> DocumentSnapshot | None:
        rows = self.table.selected_rows()
        if not rows:
            return None
        return self._model.line(
            self.filtered.mapToSource(self.filtered.index(rows[0], 0)).row()
        ).document

    def show_state(self) -> None:
        """Bring the summary and the buttons in line with the lines and the selection."""
        documents, records = totals(self._model.lines)
        text = self.tr("{n}개 · 벡터 {m}개")
        self.summary.setText(text.format(n=formats.count(documents), m=formats.count(records)))
        self.none_found.setVisible(self.filtered.rowCount() == 0)
        chosen = self.selected()
        is_idle = chosen is not None and chosen.open_job_id is None
        is_known = chosen is not None and chosen.latest_version > 0
        self.open_button.setEnabled(is_known)
        self.export_button.setEnabled(is_known)
        self.rollback_button.setEnabled(is_idle and is_known)
        self.retry_button.setEnabled(
            chosen is not None
            and chosen.status in (DocumentStatus.FAILED, DocumentStatus.CANCELLED)
            and is_idle
        )
        self.cleanup_button.setEnabled(is_idle and chosen is not None and chosen.record_count > 0)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.open_button,
            self.rollback_button,
            self.retry_button,
            self.export_button,
            self.cleanup_button,
        )

    def _make_table(self, theme: Theme) -> Table:
        table = Table(self.tr("문서 목록"), TALL_ROW_PX)
        table.setModel(self.filtered)
        table.setItemDelegate(TextDelegate(theme, table))
        states = StateDelegate(theme, table)
        table.setItemDelegateForColumn(_PROGRESS, states)
        table.setItemDelegateForColumn(_STATE, states)
        table.set_widths(_WIDTHS, stretch=0)
        table.setSelectionMode(Table.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        table.sortByColumn(_CHANGED, Qt.SortOrder.DescendingOrder)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setMinimumHeight(106)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        return table

    def _make_room(self) -> None:
        """Leave out what the document's own page tells, until its title can be read."""
        sides = self.contentsMargins() + self._layout.contentsMargins()
        room = self.width() - sides.left() - sides.right()
        for section in (_MODE, _VERSION):
            self.table.setColumnHidden(section, False)
        for section in (_VERSION, _MODE):
            others = sum(self.table.columnWidth(one) for one in _WIDTHS)
            self.table.setColumnHidden(section, room - others < _TITLE_PX)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self.show_state)
        self.table.activated.connect(self._on_activated)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.filters.narrowed.connect(self.show_state)
        self.open_button.clicked.connect(self._on_open)
        self.rollback_button.clicked.connect(self._on_rollback)
        self.retry_button.clicked.connect(self._on_retry)
        self.export_button.clicked.connect(self._on_export)
        self.cleanup_button.clicked.connect(self._on_cleanup)

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_open()

    def _on_open(self) -> None:
        chosen = self.selected()
        if chosen is not None and chosen.latest_version > 0:
            self.document_wanted.emit(chosen.document_id, "")

    def _on_rollback(self) -> None:
        if (chosen := self.selected()) is not None:
            self.document_wanted.emit(chosen.document_id, "history")

    def _on_retry(self) -> None:
        if (chosen := self.selected()) is not None:
            self._actions.retry(chosen)

    def _on_export(self) -> None:
        if (chosen := self.selected()) is not None:
            self._actions.export_errors(chosen)

    def _on_cleanup(self) -> None:
        if (chosen := self.selected()) is not None:
            self._actions.clean_up(chosen)

    def _on_menu(self, spot: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for source in self._buttons():
            action = menu.addAction(source.icon(), source.text().strip())
            action.setEnabled(source.isEnabled())
            action.triggered.connect(source.click)
        menu.popup(self.table.viewport().mapToGlobal(spot))

    # Overrides of QFrame

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
