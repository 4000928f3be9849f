"""The list of templates, and the way in and out of them as files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from jisa_desktop.ui.choose import choose_source, choose_target
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.templates.desk import TemplateInfo
from jisa_desktop.ui.widgets.build import button, card, column, grow, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import TALL_ROW_PX, Table, TextDelegate

translate = QCoreApplication.translate
_PATTERN = "JSON (*.json)"


class TemplatesPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        theme = context.theme
        columns: tuple[Column[TemplateInfo], ...] = (
            Column(translate("templates", "템플릿"), _name),
            Column(translate("templates", "개정"), _revision, is_number=True),
            Column(translate("templates", "직원 열"), _employees),
            Column(translate("templates", "필드"), _fields),
        )
        self.model = LinesModel[TemplateInfo](columns, _name, self)
        self.table = Table(self.tr("템플릿 목록"), TALL_ROW_PX)
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 200, 1: 70, 2: 90}, stretch=3)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.bring_in = button(self.tr("가져오기…"), theme, "download-simple")
        self.hand_out = button(self.tr("내보내기…"), theme, "export")
        head = row(
            label(self.tr("템플릿"), "h1"),
            label(self.tr("엑셀의 열을 어떻게 읽고 검색할 글로 만드는지 정합니다"), "sub"),
            None,
            self.bring_in,
            self.hand_out,
            spacing=12,
        )
        body = card(self.table, margins=(12, 8, 12, 12))
        self.setLayout(grow(column(head, body, spacing=16, margins=(24, 20, 24, 16)), body))
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.bring_in.clicked.connect(self._on_bring_in)
        self.hand_out.clicked.connect(self._on_hand_out)
        self._on_selection()

    def refresh(self) -> None:
        self._context.stories.tell_latest("templates", self._refresh())

    async def _refresh(self) -> None:
        self.model.show_lines(await self._context.desk.templates.all())
        self._on_selection()

    def _on_selection(self) -> None:
        self.hand_out.setEnabled(bool(self.table.selected_rows()))

    def _on_bring_in(self) -> None:
        self._context.stories.tell(self._bring_in())

    def _on_hand_out(self) -> None:
        if rows := self.table.selected_rows():
            self._context.stories.tell(self._hand_out(self.model.line(rows[0]).name))

    async def _bring_in(self) -> None:
        path = await choose_source(self, self.tr("템플릿 파일 선택"), _PATTERN)
        if path is None:
            return
        name = await self._context.desk.templates.import_file(path)
        self._context.notices.say(
            Kind.SUCCESS, self.tr("템플릿 ‘{name}’을(를) 가져왔습니다").format(name=name)
        )
        await self._refresh()

    async def _hand_out(self, name: str) -> None:
        target = await choose_target(self, self.tr("템플릿 내보내기"), f"{name}.json", _PATTERN)
        if target is None:
            return
        await self._context.desk.templates.export(name, target)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("템플릿 ‘{name}’을(를) 내보냈습니다").format(name=name),
            str(target),
        )


def _name(template: TemplateInfo) -> str:
    return template.name


def _revision(template: TemplateInfo) -> str:
    return str(template.revision)


def _employees(template: TemplateInfo) -> str:
    if template.has_employee_column:
        return translate("templates", "있음")
    return translate("templates", "없음")


def _fields(template: TemplateInfo) -> str:
    return ", ".join(template.fields) or translate("templates", "모든 열")
