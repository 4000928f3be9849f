"""Which column feeds which field of the template, and which rows are the header: shown with the
preview, changed by menu, by keys or by dragging a field onto a column."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QTabWidget, QWidget

from jisa_desktop.ui.context import Context
from jisa_desktop.ui.imports.desk import ImportRequest, Preview
from jisa_desktop.ui.imports.items import ImportItem
from jisa_desktop.ui.imports.preview_model import PreviewModel
from jisa_desktop.ui.notices import Kind
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.chips import ChipList
from jisa_desktop.ui.widgets.mapping_header import MappingHeader
from jisa_desktop.ui.widgets.tables import Table

_CHIP_LINES = 6
_MOST_HEADER_ROWS = 10


class FieldsTab(QWidget):
    """Beside the preview: the template's fields as chips, and what was changed of the template
    for this file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        hint = label(
            self.tr("필드를 끌어 열에 놓거나, 눌러서 열을 고르세요. 초록색은 연결된 필드입니다."),
            "cap",
            wrap=True,
        )
        self.chips = ChipList(theme, self.tr("템플릿의 필드"), lines=_CHIP_LINES)
        self.said = label("", "sub", wrap=True)
        self.said.setProperty("tone", "warning")
        self.remember = QCheckBox(self.tr("다음 파일을 위해 템플릿에 기억"))
        self.keep = button(self.tr("지금 기억"), theme, "check")
        self.undo = button(self.tr("되돌리기"), theme, "arrow-counter-clockwise")
        self.setLayout(
            column(
                hint,
                self.chips,
                self.said,
                self.remember,
                row(self.keep, self.undo, None),
                None,
                spacing=6,
                margins=(8, 10, 8, 4),
            )
        )

    def show_item(self, request: ImportRequest, preview: Preview) -> None:
        fed = dict(preview.fed)
        tones = dict.fromkeys(fed.values(), "success")
        rest = [field for field in preview.fields if field not in tones]
        self.chips.show_names(preview.fields, tones | dict.fromkeys(rest, "neutral"))
        is_revised = request.revised is not None
        if request.remembers:
            text = self.tr(
                "‘{name}’ 템플릿을 이 파일에 맞게 바꿨습니다. 처리를 시작하면 기억합니다."
            )
        else:
            text = self.tr("바꾼 것을 이 파일에만 씁니다. ‘{name}’ 템플릿은 그대로 둡니다.")
        self.said.setText(text.format(name=preview.template) if is_revised else "")
        self.remember.setChecked(request.remembers)
        for one in (self.said, self.remember, self.undo):
            one.setVisible(is_revised)
        self.keep.setVisible(is_revised and request.remembers)


class Linking(QObject):
    """``decided``: a request that asks for another look at the file; ``settled``: one that does
    not. ``side`` gets the tab."""

    decided = Signal(object)
    settled = Signal(object)

    def __init__(self, context: Context, table: Table, side: QTabWidget) -> None:
        super().__init__(table)
        self._context = context
        self._table = table
        self._side = side
        self._item: ImportItem | None = None
        self.header = MappingHeader(context.theme, table)
        self.tab = FieldsTab(context.theme)
        self.menu: QMenu | None = None
        side.addTab(self.tab, self.tr("필드"))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_menu)
        self.header.link_wanted.connect(self._on_link)
        self.tab.chips.chosen.connect(self._on_chip)
        self.tab.remember.clicked.connect(self._on_remember)
        self.tab.keep.clicked.connect(self._on_keep)
        self.tab.undo.clicked.connect(self._on_undo)

    def show_item(self, item: ImportItem) -> None:
        self._item = item
        preview = item.preview
        if preview is None:
            return
        can_link = not item.is_started
        self.header.show_links(dict(preview.fed), preview.fields, can_link=can_link)
        self.tab.show_item(item.request, preview)
        self.tab.setEnabled(can_link)
        self._side.setTabVisible(self._side.indexOf(self.tab), bool(preview.fields))

    def keep_header(self) -> None:
        """Have the template remember the rows that the person chose."""
        if self._item is not None and self._item.preview is not None:
            story = self._keep_header(self._item.request, self._item.preview)
            self._context.stories.tell_latest("link", story)

    # The template's fields

    def _on_link(self, column: str, field: str) -> None:
        if self._item is not None and self._item.preview is not None:
            story = self._link(self._item.request, self._item.preview, column, field)
            self._context.stories.tell_latest("link", story)

    async def _link(
        self, request: ImportRequest, preview: Preview, column: str, field: str
    ) -> None:
        made = await self._context.desk.templates.linked(
            request.revised or preview.template, preview.head.columns, column, field
        )
        self._side.setCurrentWidget(self.tab)  # which says what becomes of it
        links = (*request.links, (column, field, preview.head.columns))
        self.decided.emit(replace(request, template=made.name, revised=made, links=links))

    def _on_chip(self, field: str) -> None:
        """The columns that the field could take, as a menu."""
        item = self._item
        if item is None or item.preview is None or item.is_started:
            return
        fed = dict(item.preview.fed)
        menu = QMenu(self.tab)
        menu.setAccessibleName(self.tr("‘{field}’ 필드에 넣을 열").format(field=field))
        menu.addSection(field)
        for name in item.preview.head.columns:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(fed.get(name) == field)
            action.setData(("link", name, field))
        self._pop_up(menu, self.tab.chips.mapToGlobal(QPoint(0, self.tab.chips.height())))

    def _on_remember(self, remembers: bool) -> None:
        if self._item is not None:
            self.settled.emit(replace(self._item.request, remembers=remembers))

    def _on_keep(self) -> None:
        if self._item is not None and self._item.request.revised is not None:
            self._context.stories.tell_latest("keep_template", self._keep(self._item.request))

    async def _keep(self, request: ImportRequest) -> None:
        assert request.revised is not None  # noqa: S101 - the caller looked
        revision = await self._context.desk.templates.keep_changes(request)
        self._context.notices.say(
            Kind.SUCCESS,
            self.tr("템플릿 ‘{name}’을(를) 개정 {n}(으)로 저장했습니다").format(
                name=request.revised.name, n=revision
            ),
            key="template_saved",
        )
        self.decided.emit(replace(request.as_kept(), template=request.revised.name))

    def _on_undo(self) -> None:
        if self._item is not None:
            self.decided.emit(self._item.request.as_kept())

    # The header rows

    async def _keep_header(self, request: ImportRequest, preview: Preview) -> None:
        made = await self._context.desk.templates.with_header_rows(
            request.revised or preview.template, request.header_rows
        )
        self._side.setCurrentWidget(self.tab)
        self.decided.emit(replace(request, template=made.name, revised=made, remembers_header=True))

    def _on_menu(self, spot: QPoint) -> None:
        """Of a row: by the right button, or by the menu key for the current one."""
        index = self._table.indexAt(spot)
        if not index.isValid():
            index = self._table.currentIndex()
        model = self._table.model()
        item = self._item
        if item is None or item.preview is None or item.is_started:
            return
        menu = QMenu(self._table)
        menu.setAccessibleName(self.tr("머리글 행"))
        line = model.row_at(index.row()) if isinstance(model, PreviewModel) else None
        if index.isValid() and line is not None:
            self._add_header(menu, item.preview, line.row_number)
        if item.preview.head.header_rows != (1,):
            action = menu.addAction(self.tr("맨 윗줄부터 보기"))
            action.setData(("header", 1, 1))
        if item.request.header_rows is not None:
            action = menu.addAction(self.tr("머리글을 다시 찾기"))
            action.setData(("header", 0, 0))
        if index.isValid() and item.preview.fields:
            menu.addSeparator()
            action = menu.addAction(self.tr("이 열이 들어갈 필드…\tAlt+↓"))
            action.setData(("column", index.column(), 0))
        self._pop_up(menu, self._table.viewport().mapToGlobal(spot))

    def _add_header(self, menu: QMenu, preview: Preview, number: int) -> None:
        action = menu.addAction(self.tr("{n}행을 머리글로").format(n=number))
        action.setData(("header", number, number))
        rows = preview.head.header_rows
        if rows and rows[0] < number <= rows[0] + _MOST_HEADER_ROWS:
            text = self.tr("{first}–{n}행을 머리글로").format(first=rows[0], n=number)
            menu.addAction(text).setData(("header", rows[0], number))

    def _pop_up(self, menu: QMenu, spot: QPoint) -> None:
        menu.triggered.connect(self._on_action)
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(spot)

    def _on_action(self, action: QAction) -> None:
        what, first, second = action.data()
        if what == "column":
            self.header.open_menu(first)
        elif what == "link":
            self._on_link(first, second)
        elif self._item is not None:
            rows = (first, second) if first else None
            self.decided.emit(replace(self._item.request, header_rows=rows))
