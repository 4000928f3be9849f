"""The employee directory: import, register, deactivate. Documents that mention someone follow."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from jisa_desktop.ui import formats, words
from jisa_desktop.ui.choose import choose_source
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.intake_rules import SUFFIXES
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.people.desk import EmployeeInfo
from jisa_desktop.ui.widgets.ask import Question, ask
from jisa_desktop.ui.widgets.build import button, card, column, grow, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

translate = QCoreApplication.translate
_MOST_ISSUES = 3


class PeoplePage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        theme = context.theme
        columns: tuple[Column[EmployeeInfo], ...] = (
            Column(translate("people", "사번"), _number),
            Column(translate("people", "성명"), _name),
            Column(translate("people", "부서"), _department),
            Column(translate("people", "네임스페이스"), _namespace),
            Column(translate("people", "상태"), _state),
        )
        self.model = LinesModel[EmployeeInfo](columns, _key, self)
        self.filtered = QSortFilterProxyModel(self)
        self.filtered.setSourceModel(self.model)
        self.filtered.setFilterKeyColumn(-1)
        self.filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = Table(self.tr("직원 목록"))
        self.table.setModel(self.filtered)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.set_widths({0: 140, 1: 140, 3: 140, 4: 100}, stretch=2)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.search = self._field(self.tr("직원 검색"))
        self.search.setClearButtonEnabled(True)
        self.summary = label("", "cap")
        self.bring_in = button(self.tr("명부 가져오기…"), theme, "upload-simple", "primary")
        self.switch = button(self.tr("비활성화"), theme, "minus-circle")
        self.number = self._field(self.tr("사번"))
        self.name = self._field(self.tr("성명"))
        self.department = self._field(self.tr("부서"))
        self.register = button(self.tr("직원 등록"), theme, "plus")
        self._build()
        self._connect()

    def refresh(self) -> None:
        self._context.stories.tell_latest("people", self._refresh())

    def _build(self) -> None:
        head = row(
            label(self.tr("직원"), "h1"),
            label(self.tr("직원별 방식의 문서는 여기 있는 사번으로 나뉩니다"), "sub"),
            None,
            self.bring_in,
            spacing=12,
        )
        body: QFrame = card(
            row(self.search, self.summary, None, self.switch),
            self.table,
            row(self.number, self.name, self.department, self.register),
            margins=(16, 14, 12, 12),
        )
        self.setLayout(grow(column(head, body, spacing=16, margins=(24, 20, 24, 16)), body))

    def _connect(self) -> None:
        self.search.textChanged.connect(self.filtered.setFilterFixedString)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.bring_in.clicked.connect(self._on_bring_in)
        self.switch.clicked.connect(self._on_switch)
        self.register.clicked.connect(self._on_register)
        for field in (self.number, self.name, self.department):
            field.returnPressed.connect(self._on_register)
        self._on_selection()

    def _field(self, name: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(name)
        made.setAccessibleName(name)
        return made

    def _chosen(self) -> EmployeeInfo | None:
        rows = self.table.selected_rows()
        if not rows:
            return None
        return self.model.line(self.filtered.mapToSource(self.filtered.index(rows[0], 0)).row())

    def _on_selection(self) -> None:
        chosen = self._chosen()
        self.switch.setEnabled(chosen is not None)
        is_active = chosen is None or chosen.is_active
        text = self.tr("비활성화") if is_active else self.tr("다시 활성화")
        self.switch.setText(f" {text}")
        self.switch.setAccessibleName(text)

    def _on_bring_in(self) -> None:
        self._context.stories.tell(self._bring_in())

    def _on_register(self) -> None:
        if self.number.text().strip():
            self._context.stories.tell(self._register())

    def _on_switch(self) -> None:
        if (chosen := self._chosen()) is not None:
            self._context.stories.tell(self._switch(chosen))

    async def _refresh(self) -> None:
        people = await self._context.desk.people.all()
        self.model.show_lines(people)
        active = sum(1 for one in people if one.is_active)
        self.summary.setText(
            self.tr("{n}명 · 활성 {a}명").format(
                n=formats.count(len(people)), a=formats.count(active)
            )
        )
        self._on_selection()

    async def _bring_in(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path = await choose_source(self, self.tr("직원 명부 선택"), f"Excel, CSV ({pattern})")
        if path is None:
            return
        done = await self._context.desk.people.import_file(path)
        told = [words.of_issue(issue).sentence for issue in done.issues[:_MOST_ISSUES]]
        if (rest := len(done.issues) - _MOST_ISSUES) > 0:
            told.append(self.tr("그 밖에 {n}건").format(n=formats.count(rest)))
        title = self.tr("직원 명부를 가져왔습니다: 추가 {a} · 변경 {c} · 그대로 {u}").format(
            a=formats.count(done.added),
            c=formats.count(done.changed),
            u=formats.count(done.unchanged),
        )
        kind = Kind.WARNING if done.issues else Kind.SUCCESS
        self._context.notices.say(kind, title, "\n".join(told))
        await self._refresh()

    async def _register(self) -> None:
        await self._context.desk.people.add(
            self.number.text(), self.name.text().strip(), self.department.text().strip()
        )
        for field in (self.number, self.name, self.department):
            field.clear()
        await self._refresh()

    async def _switch(self, one: EmployeeInfo) -> None:
        if one.is_active:
            who = f"{one.employee_number} {one.name}".strip()
            question = Question(
                self.tr("직원 비활성화"),
                self.tr("‘{who}’을(를) 비활성화할까요?").format(who=who),
                self.tr(
                    "이 직원의 네임스페이스에 있는 벡터가 모두 삭제됩니다. "
                    "다시 활성화하면 임베딩을 다시 만들지 않고 되돌립니다."
                ),
                self.tr("비활성화"),
            )
            if not await ask(self, question):
                return
        await self._context.desk.people.set_active(one.employee_number, is_active=not one.is_active)
        await self._refresh()


def _key(one: EmployeeInfo) -> object:
    return one.employee_id


def _number(one: EmployeeInfo) -> str:
    return one.employee_number


def _name(one: EmployeeInfo) -> str:
    return one.name


def _department(one: EmployeeInfo) -> str:
    return one.department


def _namespace(one: EmployeeInfo) -> str:
    return one.namespace


def _state(one: EmployeeInfo) -> str:
    return translate("people", "활성") if one.is_active else translate("people", "비활성")
