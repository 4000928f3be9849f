"""Beside the preview: issues that jump, who gets how many rows, what changes, what is embedded."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget, QWidget

from jisa_desktop.ui import formats, words
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.imports.changes import ChangesTab
from jisa_desktop.ui.imports.desk import Preview
from jisa_desktop.ui.imports.issues_model import IssuesModel
from jisa_desktop.ui.imports.leaving import LeavingTab
from jisa_desktop.ui.imports.outgoing import PersonalColumn
from jisa_desktop.ui.imports.privacy import PrivacyTab
from jisa_desktop.ui.imports.routes import RoutesTab
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import column, label
from jisa_desktop.ui.widgets.folding_tabs import FoldingTabBar
from jisa_desktop.ui.widgets.tables import Table, TextDelegate


class SidePanel(QTabWidget):
    """``issue_chosen``: the position of an issue in the list; the page jumps to its row."""

    issue_chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        self.setTabBar(FoldingTabBar())
        theme = context.theme
        self.setAccessibleName(self.tr("미리보기 자세히"))
        self.setProperty("narrow", True)
        self.setMinimumWidth(300)
        self.issues = IssuesModel(theme)
        self.issue_table = self._issue_table(theme)
        self.routes = RoutesTab(context)
        self.changes = ChangesTab(context)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("선택한 행에서 임베딩될 글"))
        hint = label(self.tr("선택한 행에서 검색에 쓰일 글입니다."), "cap", wrap=True)
        text_tab = QWidget()
        text_tab.setLayout(column(hint, self.text, margins=(4, 10, 4, 4)))
        self.reason = label("", "sub", wrap=True, selectable=True)
        issue_tab = QWidget()
        self.no_issues = label("", "sub", wrap=True)
        self.no_issues.setContentsMargins(12, 10, 12, 0)
        self.no_issues.setAlignment(Qt.AlignmentFlag.AlignTop)
        issue_tab.setLayout(
            column(self.no_issues, self.issue_table, self.reason, margins=(0, 0, 0, 4))
        )
        self.addTab(issue_tab, self.tr("문제"))
        self.addTab(self.changes, self.tr("바뀌는 것"))
        self.addTab(self.routes, self.tr("직원별"))
        self.addTab(text_tab, self.tr("임베딩될 글"))
        self.leaving = LeavingTab(context)
        self.privacy = PrivacyTab(theme)
        self.addTab(self.leaving, self.tr("밖으로 나가는 것"))
        self.addTab(self.privacy, self.tr("개인정보"))
        self.issue_table.activated.connect(self._on_issue)
        self.issue_table.clicked.connect(self._on_issue)
        self.issue_table.selectionModel().currentRowChanged.connect(self._on_issue_row)

    def show_preview(self, preview: Preview) -> None:
        headers = (self.tr("행"), self.tr("열"), self.tr("내용"))
        self.issues.begin(headers, preview.issue_count)
        self.issue_table.set_widths({0: 64, 1: 84}, stretch=2)
        self.setTabText(0, self.tr("문제 {n}").format(n=formats.count(preview.issue_count)))
        self.issue_table.setVisible(preview.issue_count > 0)
        self.no_issues.setVisible(preview.issue_count == 0)
        self.no_issues.setText(
            self.tr("문제가 없습니다. 모든 행을 올릴 수 있습니다.")
            if preview.is_whole
            else self.tr("모든 행을 확인하면 문제가 있는 행을 보여 드립니다.")
        )
        self.routes.show_preview(preview)
        unknown = sum(1 for route in preview.routes if not route.is_known)
        # Of the first rows nobody knows yet: whoever looks at the tab keeps it meanwhile.
        is_kept = not preview.is_whole and self.currentWidget() is self.routes
        self.setTabVisible(2, bool(preview.routes) or is_kept)
        text = self.tr("직원별 {n}").format(n=formats.count(len(preview.routes)))
        if is_kept:
            text = self.tr("직원별")
        self.setTabText(2, f"{text} !" if unknown else text)
        self.changes.show_preview(preview)
        self.text.clear()
        self.reason.clear()
        self.leaving.show_preview(preview)
        self._show_personal((), preview)
        if preview.is_whole:
            self._context.stories.tell_latest("personal", self._fetch_personal(preview))

    def go_to_privacy(self) -> None:
        self.setCurrentWidget(self.privacy)
        self.privacy.go()

    async def _fetch_personal(self, preview: Preview) -> None:
        found = await self._context.desk.outgoing.personal(preview.preview_id)
        if preview is self._preview:
            self._show_personal(found, preview)

    def _show_personal(self, found: Sequence[PersonalColumn], preview: Preview) -> None:
        self._preview = preview
        place = self.indexOf(self.privacy)
        self.setTabVisible(place, bool(found))
        text = self.tr("개인정보 {n}").format(n=formats.count(len(found)))
        self.setTabText(place, f"{text} !" if preview.undecided else text)
        self.privacy.show_columns(found, is_held=bool(preview.undecided))

    def _issue_table(self, theme: Theme) -> Table:
        table = Table(self.tr("문제 목록"))
        table.setModel(self.issues)
        table.setItemDelegate(TextDelegate(theme, table))
        table.setSelectionMode(Table.SelectionMode.SingleSelection)
        return table

    def _on_issue_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """The whole sentence, which the line has no room for."""
        issue = self.issues.row_at(current.row()) if current.isValid() else None
        told = words.of_issue(issue) if issue else None
        parts = (told.sentence, told.next_step) if told else ()
        self.reason.setText("\n".join(part for part in parts if part))

    def _on_issue(self, index: QModelIndex) -> None:
        self.issue_chosen.emit(index.row())
