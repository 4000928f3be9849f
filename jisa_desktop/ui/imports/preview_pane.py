"""The preview: figures, the parsed rows, and beside them what is worth knowing."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.imports.cells import CellTable
from jisa_desktop.ui.imports.checking import CheckingBar
from jisa_desktop.ui.imports.desk import Preview
from jisa_desktop.ui.imports.preview_model import PreviewModel
from jisa_desktop.ui.imports.side import SidePanel
from jisa_desktop.ui.widgets.build import card, chip, label, row, set_chip
from jisa_desktop.ui.widgets.elided import ElidedLabel
from jisa_desktop.ui.widgets.paged import PAGE_ROWS
from jisa_desktop.ui.widgets.tables import Table

_COLUMN_PX = 120
_WIDEST_PX = 260
_SAMPLE_ROWS = 20


class PreviewPane(QSplitter):
    """Fetches its pages through the desk; forgets the one before when another is shown."""

    row_chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self._preview: Preview | None = None
        self._fitted: Preview | None = None
        self.setHandleWidth(12)
        self.setChildrenCollapsible(False)
        self.model = PreviewModel(self)
        self.table = CellTable(context.theme, self.tr("미리보기"), self.model)
        self.table.verticalHeader().setVisible(True)
        self.side = SidePanel(context)
        self.good = chip("", "success")
        self.bad = chip("", "danger")
        self.skipped = chip("", "neutral", gives_way=True)
        self.checking = CheckingBar(context.theme)
        self.nothing_sent = ElidedLabel("cap", self.tr("아직 저장하거나 보내지 않았습니다"))
        self._build()
        self._connect()

    def show_preview(self, preview: Preview) -> None:
        if preview is self._preview:
            return
        before, self._preview = self._preview, preview
        # Until there are figures, how far it is has their place, and that of the reminder.
        for one in (self.good, self.bad, self.skipped, self.nothing_sent):
            one.setVisible(preview.is_whole)
        text = self.tr("정상 {n}행").format(n=formats.count(preview.good_rows))
        set_chip(self.good, text, "success" if preview.good_rows else "neutral")
        self.bad.setText(self.tr("오류 {n}행").format(n=formats.count(preview.error_rows)))
        self.bad.setVisible(preview.is_whole and preview.error_rows > 0)
        text = self.tr("중복으로 건너뜀 {n}행").format(n=formats.count(preview.skipped_rows))
        self.skipped.setText(text)
        self.skipped.setVisible(preview.is_whole and preview.skipped_rows > 0)
        self.side.show_preview(preview)
        if before is not None and _goes_on(before, preview):
            self._fitted = preview
            self.model.grow(preview.row_count)
            self._on_row(self.table.currentIndex(), QModelIndex())
            return
        self.model.begin(preview.head.columns, preview.row_count)
        for section in range(len(preview.head.columns)):
            self.table.setColumnWidth(section, _COLUMN_PX)
        self.table.scrollToTop()
        self.model.row_at(0)

    def _build(self) -> None:
        head = row(
            label(self.tr("미리보기"), "h2"),
            self.good,
            self.bad,
            self.skipped,
            self.checking,
            None,
            self.nothing_sent,
        )
        self.addWidget(card(head, self.table, margins=(20, 14, 8, 8), spacing=10))
        frame: QFrame = card(self.side, margins=(8, 8, 8, 8))
        self.addWidget(frame)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setSizes([560, 440])

    def _connect(self) -> None:
        self.model.page_wanted.connect(self._on_rows_wanted)
        self.side.issues.page_wanted.connect(self._on_issues_wanted)
        self.side.issue_chosen.connect(self._on_issue_chosen)
        self.side.changes.row_chosen.connect(self._on_row_wanted)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    def _on_rows_wanted(self, page: int, generation: int) -> None:
        if self._preview is not None:
            self._context.stories.tell(self._fetch_rows(self._preview, page, generation))

    def _on_issues_wanted(self, page: int, generation: int) -> None:
        if self._preview is not None:
            self._context.stories.tell(self._fetch_issues(self._preview, page, generation))

    def _on_issue_chosen(self, position: int) -> None:
        issue = self.side.issues.row_at(position)
        if issue is not None and issue.row_number:
            self._on_row_wanted(issue.row_number, issue.column)

    def _on_row_wanted(self, row_number: int, column: str) -> None:
        if self._preview is not None:
            story = self._jump(self._preview, row_number, column)
            self._context.stories.tell_latest("jump", story)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._preview is not None and current.isValid():
            story = self._show_text(self._preview, current.row())
            self._context.stories.tell_latest("text", story)

    async def _fetch_rows(self, preview: Preview, page: int, generation: int) -> None:
        try:
            rows = await self._context.desk.previews.rows(
                preview.preview_id, page * PAGE_ROWS, PAGE_ROWS
            )
        except JisaError:
            self.model.refuse(page, generation)
            if preview is self._preview:  # of a file that was put away nobody wants to hear
                raise
            return
        self.model.give(page, generation, rows)
        if page == 0 and rows and preview.is_whole and not self.table.currentIndex().isValid():
            self.table.selectRow(0)  # so there is a text to see before a person has chosen a row
        if page == 0 and preview is self._preview and preview is not self._fitted:
            self._fitted = preview
            self._fit_columns()

    async def _fetch_issues(self, preview: Preview, page: int, generation: int) -> None:
        try:
            issues = await self._context.desk.previews.issues(
                preview.preview_id, page * PAGE_ROWS, PAGE_ROWS
            )
        except JisaError:
            self.side.issues.refuse(page, generation)
            if preview is self._preview:
                raise
            return
        self.side.issues.give(page, generation, issues)

    async def _jump(self, preview: Preview, row_number: int, column: str) -> None:
        place = await self._context.desk.previews.position(preview.preview_id, row_number)
        index = self.model.index(place, self.model.column_of(column) or 0)
        self.table.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.table.scrollTo(index, Table.ScrollHint.PositionAtCenter)

    async def _show_text(self, preview: Preview, position: int) -> None:
        text = await self._context.desk.previews.text(preview.preview_id, position)
        if preview is self._preview:
            self.side.text.setPlainText(text)

    def _fit_columns(self) -> None:
        """Widths from the header and the first rows; measuring every row would take too long."""
        metrics = self.table.fontMetrics()
        for section in range(self.model.columnCount()):
            texts = [str(self.model.headerData(section, Qt.Orientation.Horizontal) or "")]
            for position in range(min(_SAMPLE_ROWS, self.model.rowCount())):
                line = self.model.row_at(position)
                texts += line.values[section : section + 1] if line else ()
            width = max(metrics.horizontalAdvance(text) for text in texts) + 28
            self.table.setColumnWidth(section, max(64, min(_WIDEST_PX, width)))


def _goes_on(before: Preview, preview: Preview) -> bool:
    """Whether the second is the whole of what the first began."""
    return (
        not before.is_whole
        and (before.path, before.head.sheet) == (preview.path, preview.head.sheet)
        and (before.head.columns, before.head.header_rows)
        == (preview.head.columns, preview.head.header_rows)
    )
