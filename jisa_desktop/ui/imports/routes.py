"""직원별: who gets how many rows; numbers that nobody has become employees here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.imports.desk import Preview, Route
from jisa_desktop.ui.imports.newcomers import (
    Newcomer,
    NewcomersModel,
    find_newcomers,
    unknown_routes,
)
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import MARK_ROLE, Table, TextDelegate

translate = QCoreApplication.translate


class RoutesTab(QStackedWidget):
    """``registered``: the directory has changed, so the file is worth reading anew."""

    registered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        theme = context.theme
        self.model = LinesModel[Route](_columns(), _key, self)
        self.table = Table(self.tr("직원별 배분"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 92, 2: 64}, stretch=1)
        self.hint = label("", "sub", wrap=True)
        self.begin = button(self.tr("직원으로 등록…"), theme, "user", "primary")
        self.newcomers = NewcomersModel(self)
        self.newcomer_table = Table(self.tr("등록할 직원"))
        self.newcomer_table.setModel(self.newcomers)
        self.newcomer_table.setEditTriggers(Table.EditTrigger.AllEditTriggers)
        self.newcomer_table.set_widths({0: 104, 1: 76, 3: 52}, stretch=2)
        self.register = button(self.tr("등록"), theme, "check", "primary")
        self.give_up = button(self.tr("취소"), theme, name=self.tr("직원 등록 취소"))
        self._build()
        self.begin.clicked.connect(self._on_begin)
        self.register.clicked.connect(self._on_register)
        self.give_up.clicked.connect(self._on_give_up)
        self.newcomers.changed.connect(self._show_chosen)

    def show_preview(self, preview: Preview) -> None:
        self._preview = preview
        self.model.show_lines(preview.routes)
        unknown = unknown_routes(preview.routes)
        rows = sum(one.row_count for one in unknown)
        self.hint.setText(
            self.tr("등록되지 않은 사번 {n}개의 행 {m}개는 저장되지 않습니다.").format(
                n=formats.count(len(unknown)), m=formats.count(rows)
            )
        )
        for part in (self.hint, self.begin):
            part.setVisible(bool(unknown))
        self.setCurrentWidget(self._list)

    def _build(self) -> None:
        self._list = QWidget()
        self._list.setLayout(
            column(self.table, self.hint, row(None, self.begin), margins=(0, 0, 0, 4))
        )
        self._choice = QWidget()
        about = label(
            self.tr("파일에서 찾은 이름입니다. 눌러서 고칠 수 있습니다."), "sub", wrap=True
        )
        self._choice.setLayout(
            column(
                about,
                self.newcomer_table,
                row(None, self.give_up, self.register),
                margins=(0, 8, 0, 4),
            )
        )
        self.addWidget(self._list)
        self.addWidget(self._choice)

    def _chosen_numbers(self) -> set[str]:
        """The unknown numbers that are selected; none selected: all of them."""
        return {
            one.employee_number
            for one in (self.model.line(place) for place in self.table.selected_rows())
            if not one.is_known
        }

    def _show_chosen(self) -> None:
        count = len(self.newcomers.chosen)
        text = self.tr("{n}명 등록").format(n=formats.count(count))
        self.register.setText(f" {text}")
        self.register.setAccessibleName(text)
        self.register.setEnabled(count > 0)

    def _on_begin(self) -> None:
        if self._preview is not None:
            self._context.stories.tell_latest("newcomers", self._offer(self._preview))

    def _on_give_up(self) -> None:
        self.setCurrentWidget(self._list)
        self.begin.setFocus()

    def _on_register(self) -> None:
        self._context.stories.tell(self._register(self.newcomers.chosen))

    async def _offer(self, preview: Preview) -> None:
        only = self._chosen_numbers()
        found = await find_newcomers(self._context.desk.previews, preview)
        if preview is not self._preview:
            return
        self.newcomers.show_lines([one for one in found if not only or one.number in only])
        self.setCurrentWidget(self._choice)
        self.register.setFocus()

    async def _register(self, newcomers: Sequence[Newcomer]) -> None:
        self.newcomer_table.setFocus()  # not to wherever a button that goes off leaves it
        self.register.setEnabled(False)
        try:
            done = await self._context.desk.people.take([one.record for one in newcomers])
        except JisaError:
            self._show_chosen()
            raise
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("직원 {n}명을 등록했습니다").format(n=formats.count(done.added)),
            self.tr("파일을 다시 읽어 행을 나눕니다."),
        )
        self.setCurrentWidget(self._list)
        self.table.setFocus()
        self.registered.emit()


def _columns() -> Sequence[Column[Route]]:
    return (
        Column(translate("imports", "사번"), _number, roles={MARK_ROLE: _mark}),
        Column(translate("imports", "직원"), _name),
        Column(translate("imports", "행"), _rows, _row_count, is_number=True),
    )


def _key(route: Route) -> object:
    return (route.namespace, route.employee_number)


def _number(route: Route) -> str:
    return route.employee_number


def _mark(route: Route) -> object:
    return None if route.is_known else "danger"


def _name(route: Route) -> str:
    """Of an unknown number, whose number looks alike: a suggestion to a person."""
    if route.is_known:
        return route.name
    if not route.employee_number:
        return route.name or translate("imports", "사번이 비어 있음")
    if route.name:
        return translate("imports", "등록되지 않은 직원 (비슷한 사번: {near})").format(
            near=route.name
        )
    return translate("imports", "등록되지 않은 직원")


def _rows(route: Route) -> str:
    return formats.count(route.row_count)


def _row_count(route: Route) -> int:
    return route.row_count
