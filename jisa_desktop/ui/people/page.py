"""The employee directory: import, register, change a number, deactivate. Documents follow."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats
from jisa_desktop.ui.choose import choose_source
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.desk import Ended
from jisa_desktop.ui.intake_rules import SUFFIXES
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.people.desk import EmployeeInfo
from jisa_desktop.ui.people.directory import DirectoryCard
from jisa_desktop.ui.people.person import PersonCard
from jisa_desktop.ui.people.roster import RosterCard
from jisa_desktop.ui.widgets.ask import Question, ask
from jisa_desktop.ui.widgets.build import button, column, grow, label, row


class PeoplePage(QWidget):
    """``document_wanted``: the id, and which part of its page."""

    document_wanted = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self.directory = DirectoryCard(context.theme)
        self.person = PersonCard(context.theme)
        self.roster = RosterCard(context.theme)
        self.bring_in = button(self.tr("명부 가져오기…"), context.theme, "upload-simple", "primary")
        self.stack = QStackedWidget()
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
        self._everybody = QWidget()
        self._everybody.setLayout(
            grow(row(self.directory, self.person, spacing=16), self.directory)
        )
        self.stack.addWidget(self._everybody)
        self.stack.addWidget(self.roster)
        page = column(head, self.stack, spacing=16, margins=(24, 20, 24, 16))
        self.setLayout(grow(page, self.stack))

    def _connect(self) -> None:
        self.bring_in.clicked.connect(self._on_bring_in)
        self.directory.chosen.connect(self._on_chosen)
        self.directory.register_wanted.connect(self._on_register)
        self.person.switch_wanted.connect(self._on_switch)
        self.person.number_changed.connect(self._on_number)
        self.person.document_wanted.connect(self._on_document)
        self.roster.accepted.connect(self._on_take)
        self.roster.given_up.connect(self._on_give_up)
        self._context.desk.job_ended.connect(self._on_ended)

    def _on_bring_in(self) -> None:
        self._context.stories.tell(self._bring_in())

    def _on_register(self) -> None:
        self._context.stories.tell(self._register())

    def _on_chosen(self) -> None:
        chosen = self.directory.selected()
        self.person.show_person(chosen)
        if chosen is not None:
            self._context.stories.tell_latest("person", self._show_more(chosen))

    def _on_switch(self) -> None:
        if (chosen := self.directory.selected()) is not None:
            self._context.stories.tell(self._switch(chosen))

    def _on_number(self, number: str) -> None:
        if (chosen := self.directory.selected()) is not None:
            self._context.stories.tell(self._change_number(chosen, number))

    def _on_document(self, document_id: str) -> None:
        self.document_wanted.emit(document_id, "rows")

    def _on_take(self) -> None:
        self._context.stories.tell(self._take())

    def _on_give_up(self) -> None:
        self._show_everybody()
        self.bring_in.setFocus()

    def _on_ended(self, _ended: Ended) -> None:
        """Documents that were due have come in line: the counts are others now."""
        if self.isVisible():
            self.refresh()

    async def _refresh(self) -> None:
        self.directory.show_people(list(await self._context.desk.people.all()))

    async def _show_more(self, one: EmployeeInfo) -> None:
        self.person.show_more(await self._context.desk.people.person(one.employee_number))

    async def _bring_in(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path = await choose_source(self, self.tr("직원 명부 선택"), f"Excel, CSV ({pattern})")
        if path is None:
            return
        self.bring_in.setEnabled(False)
        try:
            view = await self._context.desk.people.read_roster(path)
        finally:
            self.bring_in.setEnabled(True)
        self.roster.show_roster(view)
        self.stack.setCurrentWidget(self.roster)
        self.bring_in.hide()
        (self.roster.take if self.roster.take.isEnabled() else self.roster.give_up).setFocus()

    async def _take(self) -> None:
        view = self.roster.view
        if view is None:
            return
        self.roster.take.setEnabled(False)
        try:
            done = await self._context.desk.people.take([one.record for one in view.lines])
        except JisaError:
            self.roster.take.setEnabled(True)
            raise
        self._show_everybody()
        title = self.tr("직원 명부를 가져왔습니다: 추가 {a} · 변경 {c} · 그대로 {u}").format(
            a=formats.count(done.added),
            c=formats.count(done.changed),
            u=formats.count(done.unchanged),
        )
        text = self.tr("문서 {n}개를 새 명부에 맞춰 다시 나눕니다.").format(
            n=formats.count(done.due_count)
        )
        self._context.notices.say(Kind.SUCCESS, title, text if done.due_count else "")
        await self._refresh()

    async def _register(self) -> None:
        line = self.directory
        number = line.number.text().strip()
        await self._context.desk.people.add(
            number, line.name.text().strip(), line.department.text().strip()
        )
        line.clear_line()
        await self._refresh()
        line.select(number)

    async def _switch(self, one: EmployeeInfo) -> None:
        people = self._context.desk.people
        if not one.is_active:
            await people.set_active(one.employee_number, is_active=True)
            await self._refresh()
            return
        view = await people.person(one.employee_number)
        holding = sum(1 for mention in view.mentions if mention.record_count)
        who = f"{one.employee_number} {one.name}".strip()
        question = Question(
            self.tr("직원 비활성화"),
            self.tr("‘{who}’을(를) 비활성화할까요?").format(who=who),
            self.tr(
                "문서 {d}개에서 이 직원의 벡터 {n}개가 삭제되고, 챗봇은 이 직원에게 더 이상 "
                "답하지 않습니다. 다시 활성화하면 임베딩을 다시 만들지 않고 되돌립니다."
            ).format(d=formats.count(holding), n=formats.count(view.record_count)),
            self.tr("비활성화"),
        )
        if not await ask(self, question):
            return
        await people.set_active(one.employee_number, is_active=False)
        self._context.notices.say(
            Kind.INFO,
            self.tr("‘{who}’을(를) 비활성화했습니다").format(who=who),
            self.tr("벡터 {n}개를 지웁니다.").format(n=formats.count(view.record_count)),
            action=(self.tr("실행 취소"), partial(self._activate, one.employee_number)),
            key=f"person:{one.employee_id}",
        )
        await self._refresh()

    async def _change_number(self, one: EmployeeInfo, number: str) -> None:
        await self._context.desk.people.alias(one.employee_number, number)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("사번 {new}도 ‘{who}’ 직원으로 봅니다").format(
                new=number, who=one.name or one.employee_number
            ),
            self.tr("두 사번의 행이 모두 네임스페이스 {namespace}에 들어갑니다.").format(
                namespace=one.namespace
            ),
            action=(self.tr("실행 취소"), partial(self._unlink, one.employee_number, number)),
            key=f"person:{one.employee_id}",
        )
        await self._refresh()

    def _activate(self, number: str) -> None:
        self._context.stories.tell(self._take_back(number))

    def _unlink(self, number: str, other: str) -> None:
        self._context.stories.tell(self._take_back(number, other))

    async def _take_back(self, number: str, other: str | None = None) -> None:
        people = self._context.desk.people
        if other is None:
            await people.set_active(number, is_active=True)
        else:
            await people.remove_alias(number, other)
        await self._refresh()

    def _show_everybody(self) -> None:
        self.bring_in.show()
        self.stack.setCurrentWidget(self._everybody)
