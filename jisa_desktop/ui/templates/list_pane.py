"""The list of templates, and what is known of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from jisa_desktop.domain.template import DEFAULT_TEMPLATE
from jisa_desktop.ui import formats
from jisa_desktop.ui.templates.desk import RevisionInfo, TemplateInfo
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, card, column, grow, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import TALL_ROW_PX, Table, TextDelegate

translate = QCoreApplication.translate
_SIDE_PX = 330


class ListPane(QWidget):
    """``chosen``: the template to show the revisions of, None for none; ``edit_wanted``: to edit;
    ``look_wanted`` and ``return_wanted``: a revision to look at, or to make the newest again."""

    chosen = Signal(object)
    edit_wanted = Signal(str)
    look_wanted = Signal(object)
    return_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        columns: tuple[Column[TemplateInfo], ...] = (
            Column(translate("templates", "템플릿"), _name),
            Column(translate("templates", "개정"), _revision, is_number=True),
            Column(translate("templates", "종류"), _origin),
            Column(translate("templates", "직원 열"), _employees),
            Column(translate("templates", "필드"), _fields),
        )
        self.model = LinesModel[TemplateInfo](columns, _name, self)
        self.filtered = QSortFilterProxyModel(self)
        self.filtered.setSourceModel(self.model)
        self.filtered.setFilterKeyColumn(-1)
        self.filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = Table(self.tr("템플릿 목록"), TALL_ROW_PX)
        self.table.setModel(self.filtered)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 120, 1: 56, 2: 84, 3: 70}, stretch=4)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("이름이나 필드 검색"))
        self.search.setAccessibleName(self.tr("템플릿 검색"))
        self.search.setClearButtonEnabled(True)
        self.count = label("", "cap")
        self.edit = button(self.tr("편집"), theme, "pencil-simple")
        self.copy = button(self.tr("복제"), theme, "copy")
        self.remove = button(self.tr("삭제"), theme, "trash", "danger")
        self.side = _Revisions(theme)
        self.hand_out, self.workbook = self.side.hand_out, self.side.workbook
        self._build()
        self._connect()
        self._on_selection()  # nothing can be done before there is a list to choose from
        self.count.setText(self.tr("불러오는 중입니다…"))

    @property
    def current(self) -> TemplateInfo | None:
        rows = self.table.selected_rows()
        if not rows:
            return None
        return self.model.line(self.filtered.mapToSource(self.filtered.index(rows[0], 0)).row())

    def show_templates(self, templates: Sequence[TemplateInfo], name: str = "") -> None:
        """``name``: the one to choose; else the choice stays."""
        wanted = name or (self.current.name if self.current else "")
        self.model.show_lines(templates)
        self.choose(wanted)
        self._show_count()
        self._on_selection()

    def choose(self, name: str) -> None:
        place = self.model.row_of(name)
        if place is not None:
            shown = self.filtered.mapFromSource(self.model.index(place, 0))
            if shown.isValid():
                self.table.selectRow(shown.row())

    def _build(self) -> None:
        top = row(self.search, self.count)
        tools = row(self.edit, self.copy, None, self.remove)
        left = card(top, self.table, tools, margins=(12, 12, 12, 12), spacing=8)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(left, 1)
        line.addWidget(self.side)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.table.activated.connect(self._on_edit)
        self.edit.clicked.connect(self._on_edit)
        self.side.look_wanted.connect(self.look_wanted)
        self.side.return_wanted.connect(self.return_wanted)
        key = QKeySequence(Qt.Key.Key_Delete)
        inside = Qt.ShortcutContext.WidgetShortcut
        QShortcut(key, self.table, self.remove.click, context=inside)

    def _on_search(self, text: str) -> None:
        self.filtered.setFilterFixedString(text.strip())
        self._show_count()

    def _show_count(self) -> None:
        shown, every = self.filtered.rowCount(), self.model.rowCount()
        text = self.tr("{n}개") if shown == every else self.tr("{every}개 중 {n}개")
        self.count.setText(text.format(n=shown, every=every))

    def _on_selection(self) -> None:
        info = self.current
        for one in (self.edit, self.copy, self.hand_out, self.workbook):
            one.setEnabled(info is not None)
        is_needed = info is not None and info.name == DEFAULT_TEMPLATE.name
        self.remove.setEnabled(info is not None and not is_needed)
        self.side.show_template(info)
        self.chosen.emit(info)

    def _on_edit(self) -> None:
        if (info := self.current) is not None:
            self.edit_wanted.emit(info.name)


class _Revisions(QFrame):
    """The chosen template's revisions, newest first."""

    look_wanted = Signal(object)
    return_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setFixedWidth(_SIDE_PX)
        columns: tuple[Column[RevisionInfo], ...] = (
            Column(translate("templates", "개정"), _number, is_number=True),
            Column(translate("templates", "언제"), _when),
            Column(translate("templates", "쓴 문서"), _documents, is_number=True),
        )
        self.model = LinesModel[RevisionInfo](columns, _number, self)
        self.table = Table(self.tr("개정 목록"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 56, 2: 72}, stretch=1)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.title = label("", "h2", wrap=True)
        self.description = label("", "sub", wrap=True)
        self.hand_out = button(self.tr("내보내기…"), theme, "export")
        self.workbook = button(self.tr("빈 양식…"), theme, "file-xls")
        self.workbook.setToolTip(
            self.tr("이 템플릿이 바로 읽을 수 있는 빈 엑셀 파일을 저장합니다.")
        )
        self.look = button(self.tr("보기"), theme, "eye")
        self.back = button(self.tr("이 개정으로 되돌리기"), theme, "arrow-counter-clockwise")
        body = column(
            self.title,
            self.description,
            row(self.hand_out, self.workbook, None),
            self.table,
            row(self.look, None),
            row(self.back, None),
            spacing=8,
            margins=(16, 14, 12, 12),
        )
        self.setLayout(grow(body, self.table))
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.table.activated.connect(self._on_look)
        self.look.clicked.connect(self._on_look)
        self.back.clicked.connect(self._on_back)

    @property
    def current(self) -> RevisionInfo | None:
        rows = self.table.selected_rows()
        return self.model.line(rows[0]) if rows else None

    def show_template(self, info: TemplateInfo | None) -> None:
        self.title.setText(info.name if info else self.tr("템플릿을 고르세요"))
        self.description.setText(info.description if info else "")
        self.description.setVisible(bool(info and info.description))

    def show_revisions(self, revisions: Sequence[RevisionInfo]) -> None:
        self.model.show_lines(revisions)
        if revisions and self.current is None:
            self.table.selectRow(0)
        self._on_selection()

    def _on_selection(self) -> None:
        chosen = self.current
        self.look.setEnabled(chosen is not None)
        newest = self.model.line(0).number if self.model.rowCount() else 0
        self.back.setEnabled(chosen is not None and chosen.number != newest)

    def _on_look(self) -> None:
        if (chosen := self.current) is not None:
            self.look_wanted.emit(chosen)

    def _on_back(self) -> None:
        if (chosen := self.current) is not None:
            self.return_wanted.emit(chosen)


def _name(template: TemplateInfo) -> str:
    return template.name


def _revision(template: TemplateInfo) -> str:
    return str(template.revision)


def _origin(template: TemplateInfo) -> str:
    if not template.is_builtin:
        return translate("templates", "만든 것")
    if template.revision > 1:
        return translate("templates", "기본 · 수정")
    return translate("templates", "기본 제공")


def _employees(template: TemplateInfo) -> str:
    if template.has_employee_column:
        return translate("templates", "있음")
    return translate("templates", "없음")


def _fields(template: TemplateInfo) -> str:
    return ", ".join(template.fields) or translate("templates", "모든 열")


def _number(revision: RevisionInfo) -> str:
    return str(revision.number)


def _when(revision: RevisionInfo) -> str:
    return formats.moment(revision.created_at)


def _documents(revision: RevisionInfo) -> str:
    return formats.count(revision.document_count)
