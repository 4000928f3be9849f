"""The card with everybody: search, state, and the line to register someone."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit

from jisa_desktop.ui import formats
from jisa_desktop.ui.documents.filters import SETTLE_MS
from jisa_desktop.ui.people.desk import EmployeeInfo
from jisa_desktop.ui.people.models import PeopleFilter, PeopleModel
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, combo_box, label, row
from jisa_desktop.ui.widgets.tables import Table, TextDelegate


class DirectoryCard(QFrame):
    """``chosen``: another person is selected, or nobody. ``register_wanted``: the line is full."""

    chosen = Signal()
    register_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.model = PeopleModel(self)
        self.filtered = PeopleFilter(self)
        self.filtered.setSourceModel(self.model)
        self.table = Table(self.tr("직원 목록"))
        self.table.setModel(self.filtered)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.set_widths({0: 96, 1: 66, 3: 80, 4: 58, 5: 66}, stretch=2)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.search = _field(self.tr("직원 검색"))
        self.search.setClearButtonEnabled(True)
        glass = QAction(theme.icon("magnifying-glass", "text3"), self.tr("검색"), self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.state = combo_box(self.tr("상태로 거르기"))
        for text, value in (
            (self.tr("모든 직원"), None),
            (self.tr("활성만"), True),
            (self.tr("비활성만"), False),
        ):
            self.state.addItem(text, value)
        self.summary = label("", "cap")
        self.none_found = label("", "sub", wrap=True)
        self.none_found.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.number = _field(self.tr("사번"))
        self.name = _field(self.tr("성명"))
        self.department = _field(self.tr("부서"))
        self.register = button(self.tr("직원 등록"), theme, "plus")
        self.register.setEnabled(False)
        search = row(self.search, self.state, self.summary)
        search.setStretch(0, 1)
        self.setLayout(
            column(
                search,
                self.table,
                self.none_found,
                row(self.number, self.name, self.department, self.register),
                margins=(16, 14, 12, 12),
            )
        )
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._connect()

    def show_people(self, people: list[EmployeeInfo]) -> None:
        """The one who was selected stays selected, as long as there is such a one."""
        before = self.selected()
        self.model.show_lines(people)
        active = sum(1 for one in people if one.is_active)
        self.summary.setText(
            self.tr("{n}명 · 활성 {a}명").format(
                n=formats.count(len(people)), a=formats.count(active)
            )
        )
        if before is not None:
            self.select(before.employee_number)
        self._narrow()
        self.chosen.emit()

    def selected(self) -> EmployeeInfo | None:
        rows = self.table.selected_rows()
        if not rows:
            return None
        return self.model.line(self.filtered.mapToSource(self.filtered.index(rows[0], 0)).row())

    def select(self, number: str) -> None:
        for place, one in enumerate(self.model.lines):
            if one.employee_number == number:
                self.table.selectRow(self.filtered.mapFromSource(self.model.index(place, 0)).row())
                return

    def clear_line(self) -> None:
        for field in (self.number, self.name, self.department):
            field.clear()
        self.number.setFocus()

    def _connect(self) -> None:
        self._settle.timeout.connect(self._narrow)
        self.search.textChanged.connect(self._settle.start)
        self.search.returnPressed.connect(self._narrow)
        self.state.currentIndexChanged.connect(self._narrow)
        self.table.selectionModel().selectionChanged.connect(self.chosen)
        self.number.textChanged.connect(self._on_number)
        self.register.clicked.connect(self._on_register)
        for field in (self.number, self.name, self.department):
            field.returnPressed.connect(self._on_register)

    def _narrow(self) -> None:
        self.filtered.narrow(text=self.search.text(), is_active=self.state.currentData())
        self.none_found.setVisible(self.filtered.rowCount() == 0)
        if not self.model.lines:
            text = self.tr("아직 직원이 없습니다. 명부 엑셀을 가져오거나 아래에서 등록하세요.")
        else:
            text = self.tr("찾는 직원이 없습니다. 검색어나 거르기를 바꿔 보세요.")
        self.none_found.setText(text)

    def _on_number(self, text: str) -> None:
        self.register.setEnabled(bool(text.strip()))

    def _on_register(self) -> None:
        if self.number.text().strip():
            self.register_wanted.emit()


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    return made
