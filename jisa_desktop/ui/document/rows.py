"""행 and 문제: what became of each row of a version, and what was wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from jisa_desktop.domain.snapshots import LineageSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.domain.table import Issue
from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.imports.issues_model import IssuesModel
from jisa_desktop.ui.widgets.build import button, column, combo_box, label, row
from jisa_desktop.ui.widgets.paged import PAGE_ROWS, PagedModel
from jisa_desktop.ui.widgets.tables import LOOK_ROLE, StateDelegate, Table, TextDelegate

AnyIndex = QModelIndex | QPersistentModelIndex
_OUTCOME, _REASON, _NAMESPACE, _RECORD = range(4)
_FIXED = 4
_COLUMN_PX = 120


class LineageModel(PagedModel[LineageSnapshot]):
    """Outcome, reason, namespace, record id; then the row's own columns."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.row_at(index.row())
        if line is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        section = index.column()
        if role == LOOK_ROLE and section == _OUTCOME:
            return words.look(line.outcome)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, section)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.DisplayRole:
            line = self.row_at(section)
            return formats.count(line.row_number) if line else ""
        return super().headerData(section, orientation, role)

    def _text(self, line: LineageSnapshot, section: int) -> str:
        if section == _OUTCOME:
            return words.look(line.outcome).word
        if section == _REASON:
            return words.of_reason(line.reason, line.params) if line.reason else ""
        if section == _NAMESPACE:
            return line.namespace
        if section == _RECORD:
            return line.record_id
        return line.values.get(self._headers[section], "")


class RowsTab(QWidget):
    """Every row of one version, in pages; can be narrowed to an outcome."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._version: VersionSnapshot | None = None
        self._wanted_row: int | None = None
        self.model = LineageModel(self)
        self.table = Table(self.tr("버전의 행"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(context.theme, self.table))
        self.table.setItemDelegateForColumn(_OUTCOME, StateDelegate(context.theme, self.table))
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().setVisible(True)
        self.outcome = combo_box(self.tr("결과로 거르기"))
        self.outcome.addItem(self.tr("모든 행"), None)
        for one in (Outcome.STORED, Outcome.SKIPPED, Outcome.FAILED):
            self.outcome.addItem(words.look(one).word, one)
        self.title = label("", "sub")
        self.setLayout(
            column(
                row(self.title, None, self.outcome), self.table, spacing=8, margins=(0, 10, 0, 0)
            )
        )
        self.outcome.activated.connect(self._begin)
        self.model.page_wanted.connect(self._on_page_wanted)

    def show_version(self, version: VersionSnapshot | None) -> None:
        if version != self._version:
            self._version = version
            self._begin()
        self._jump()

    def want_row(self, row_number: int) -> None:
        """Select the row with that Excel number, once there is a version to look in."""
        self._wanted_row = row_number
        self.outcome.setCurrentIndex(0)
        self._jump()

    def _jump(self) -> None:
        number, version = self._wanted_row, self._version
        if number is not None and version is not None and version.total_rows:
            self._wanted_row = None
            self._context.stories.tell_latest("row", self._find(version, number))

    async def _find(self, version: VersionSnapshot, number: int) -> None:
        """By halving: rows stand in the order of their Excel numbers."""
        low, high = 0, version.total_rows - 1
        while low < high:
            middle = (low + high) // 2
            found = await self._context.desk.rows(version.version_id, middle, 1)
            if found and found[0].row_number < number:
                low = middle + 1
            else:
                high = middle
        if version == self._version:
            self.table.selectRow(low)
            self.table.scrollTo(self.model.index(low, 0), Table.ScrollHint.PositionAtCenter)

    def _begin(self) -> None:
        version = self._version
        if version is None or version.is_purged:
            self.title.setText(
                self.tr("이 버전의 내용은 지워졌습니다. 이력과 건수만 남아 있습니다.")
                if version is not None
                else ""
            )
            self.model.begin((), 0)
            return
        headers = (
            self.tr("결과"),
            self.tr("이유"),
            self.tr("네임스페이스"),
            self.tr("레코드"),
            *version.columns,
        )
        self.title.setText(
            self.tr("버전 {n} · {sheet} · {rows}행").format(
                n=version.number, sheet=version.sheet, rows=formats.count(version.total_rows)
            )
        )
        self.model.begin(headers, self._expected(version))
        for section in range(len(headers)):
            self.table.setColumnWidth(section, _COLUMN_PX)
        self.table.setColumnWidth(_REASON, 200)
        self.model.row_at(0)

    def _expected(self, version: VersionSnapshot) -> int:
        counts, outcome = version.counts, self._wanted()
        if outcome is None or counts is None:
            return version.total_rows
        return {
            Outcome.STORED: counts.processed_rows,
            Outcome.SKIPPED: counts.skipped_rows,
            Outcome.FAILED: counts.error_rows,
        }[outcome]

    def _wanted(self) -> Outcome | None:
        """Qt keeps a string enum as a plain string."""
        stored = self.outcome.currentData()
        return Outcome(stored) if stored else None

    def _on_page_wanted(self, page: int, generation: int) -> None:
        if self._version is not None:
            self._context.stories.tell(self._fetch(self._version, page, generation))

    async def _fetch(self, version: VersionSnapshot, page: int, generation: int) -> None:
        try:
            rows = await self._context.desk.rows(
                version.version_id, page * PAGE_ROWS, PAGE_ROWS, self._wanted()
            )
        except JisaError:
            self.model.refuse(page, generation)
            raise
        self.model.give(page, generation, rows)


class IssuesTab(QWidget):
    """What was wrong with a version, and the way to send it back to whoever can mend it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._version: VersionSnapshot | None = None
        self._is_whole = False
        self.model = IssuesModel(context.theme)
        self.model.setParent(self)
        self.table = Table(self.tr("문제 목록"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(context.theme, self.table))
        self.title = label("", "sub")
        self.marked = button(self.tr("원본에 표시해 저장…"), context.theme, "file-xls")
        self.marked.setToolTip(
            self.tr("원본 엑셀의 사본에 문제가 있는 칸을 칠하고 이유를 적습니다")
        )
        self.export = button(self.tr("오류 행만 저장…"), context.theme, "export")
        self.export.setToolTip(self.tr("저장되지 않은 행만 고쳐서 다시 올릴 수 있게 저장합니다"))
        self.setLayout(
            column(
                row(self.title, None, self.marked, self.export),
                self.table,
                spacing=8,
                margins=(0, 10, 0, 0),
            )
        )
        self.model.page_wanted.connect(self._on_page_wanted)

    def is_showing(self, version: VersionSnapshot | None) -> bool:
        return version == self._version

    def show_version(self, version: VersionSnapshot | None, issue_count: int) -> None:
        self._version = version
        headers = (self.tr("행"), self.tr("열"), self.tr("내용"))
        self.model.begin(headers, issue_count)
        self.table.set_widths({0: 80, 1: 140}, stretch=2)
        self.title.setText(
            self.tr("문제 {n}건").format(n=formats.count(issue_count))
            if issue_count
            else self.tr("이 버전에는 문제가 없습니다.")
        )
        is_kept = version is not None and not version.is_purged
        self.export.setEnabled(issue_count > 0 and is_kept)
        self.marked.setEnabled(issue_count > 0 and is_kept)

    def _on_page_wanted(self, page: int, generation: int) -> None:
        if self._version is not None:
            self._context.stories.tell(self._fetch(self._version, page, generation))

    async def _fetch(self, version: VersionSnapshot, page: int, generation: int) -> None:
        issues: list[Issue] = list(
            await self._context.desk.issues(version.version_id, page * PAGE_ROWS, PAGE_ROWS)
        )
        self.model.give(page, generation, issues)
