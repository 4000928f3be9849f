"""One person: who, which documents mention them, a changed number, and the way out or back."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QSizePolicy

from jisa_desktop.ui import formats
from jisa_desktop.ui.people.desk import EmployeeInfo, PersonView
from jisa_desktop.ui.people.models import MentionModel, state_word
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, chip, column, label, row, set_chip
from jisa_desktop.ui.widgets.elided import ElidedLabel
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

WIDTH_PX = 304


class PersonCard(QFrame):
    """Its buttons only say what is wanted; ``number_changed`` carries the new number."""

    switch_wanted = Signal()
    number_changed = Signal(str)
    document_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setFixedWidth(WIDTH_PX)
        self.title = ElidedLabel("h2")
        self.state = chip()
        self.facts = {
            name: ElidedLabel() for name in ("number", "others", "department", "namespace")
        }
        for fact in self.facts.values():  # a grid gives no more than the shortest asks for
            fact.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.documents_title = label("", "strong")
        self.model = MentionModel(self)
        self.table = Table(self.tr("이 직원이 나오는 문서"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.set_widths({1: 56, 2: 62}, stretch=0)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.open_button = button(self.tr("문서 열기"), theme, "folder-open")
        self.new_number = QLineEdit()
        self.new_number.setPlaceholderText(self.tr("바뀐 사번"))
        self.new_number.setAccessibleName(self.tr("바뀐 사번"))
        self.new_number.setToolTip(self.tr("바뀐 사번"))
        self.link = button(self.tr("같은 사람으로"), theme, "user")
        self.link.setToolTip(self.tr("바뀐 사번의 행도 이 직원에게 보냅니다"))
        self.switch = button(self.tr("비활성화"), theme, "minus-circle")
        self.number_hint = label(
            self.tr(
                "사번이 바뀌었으면 적으세요. 옛 사번과 새 사번의 행이 모두 이 직원에게 갑니다."
            ),
            "cap",
            wrap=True,
        )
        self._build()
        self._connect()
        self.show_person(None)

    def show_person(self, one: EmployeeInfo | None) -> None:
        """What the list knows at once; ``show_more`` follows."""
        is_one = one is not None
        for part in (self.switch, self.new_number, self.link):
            part.setEnabled(is_one)
        self.open_button.setEnabled(False)
        self.new_number.clear()
        self.link.setEnabled(False)
        self.model.show_lines(())
        self.documents_title.setText(self.tr("이 직원이 나오는 문서"))
        self.state.setVisible(is_one)
        if one is None:
            self.title.setText(self.tr("직원을 선택하세요"))
            for fact in self.facts.values():
                fact.setText("—")
            return
        self.title.setText(one.name or one.employee_number)
        set_chip(self.state, state_word(one), "success" if one.is_active else "neutral")
        self.facts["number"].setText(one.employee_number)
        self.facts["others"].setText("—")
        self.facts["department"].setText(one.department or "—")
        self.facts["namespace"].setText(one.namespace)
        text = self.tr("비활성화") if one.is_active else self.tr("다시 활성화")
        self.switch.setText(f" {text}")
        self.switch.setAccessibleName(text)

    def show_more(self, view: PersonView) -> None:
        self.facts["others"].setText(", ".join(view.other_numbers) or "—")
        self.model.show_lines(view.mentions)
        text = self.tr("이 직원이 나오는 문서 {n}개").format(n=formats.count(len(view.mentions)))
        self.documents_title.setText(text)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        titles = {
            "number": self.tr("사번"),
            "others": self.tr("다른 사번"),
            "department": self.tr("부서"),
            "namespace": self.tr("네임스페이스"),
        }
        for line, (name, text) in enumerate(titles.items()):
            grid.addWidget(label(text, "cap"), line, 0)
            grid.addWidget(self.facts[name], line, 1)
        head = row(self.title, None, self.state)
        number = row(self.new_number, self.link)
        number.setStretch(0, 1)
        lines = column(
            head,
            grid,
            self.documents_title,
            self.table,
            row(None, self.open_button),
            self.number_hint,
            number,
            row(None, self.switch),
            spacing=10,
            margins=(16, 14, 12, 12),
        )
        lines.setStretchFactor(self.table, 1)
        self.setLayout(lines)

    def _connect(self) -> None:
        self.switch.clicked.connect(self.switch_wanted)
        self.link.clicked.connect(self._on_link)
        self.new_number.returnPressed.connect(self._on_link)
        self.new_number.textChanged.connect(self._on_text)
        self.table.activated.connect(self._on_activated)
        self.open_button.clicked.connect(self._on_open)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)

    def _on_text(self, text: str) -> None:
        self.link.setEnabled(bool(text.strip()))

    def _on_link(self) -> None:
        if text := self.new_number.text().strip():
            self.number_changed.emit(text)

    def _on_selection(self) -> None:
        self.open_button.setEnabled(bool(self.table.selected_rows()))

    def _on_activated(self, _index: QModelIndex) -> None:
        self._on_open()

    def _on_open(self) -> None:
        if rows := self.table.selected_rows():
            self.document_wanted.emit(self.model.line(rows[0]).document_id)
