"""The dropped files and how far each is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame

from jisa_desktop.ui.imports.items import ImportItem
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import (
    LOOK_ROLE,
    TALL_ROW_PX,
    StateDelegate,
    Table,
    TextDelegate,
)
from jisa_desktop.ui.words import Look

translate = QCoreApplication.translate
_WIDTH = 292


class FileList(QFrame):
    """``chosen``: the number of the item to show; ``dropped_out``: of the one to take off."""

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setFixedWidth(_WIDTH)
        columns: tuple[Column[ImportItem], ...] = (
            Column(translate("imports", "파일"), _name),
            Column(translate("imports", "상태"), _word, roles={LOOK_ROLE: _look}),
        )
        self.model = LinesModel[ImportItem](columns, _number, self)
        self.table = Table(self.tr("가져올 파일"), TALL_ROW_PX)
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setItemDelegateForColumn(1, StateDelegate(theme, self.table))
        self.table.set_widths({1: 112}, stretch=0)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.count = label("", "cap")
        self.remove_button = button(self.tr("목록에서 빼기"), theme, "x")
        self.setLayout(
            column(
                row(label(self.tr("파일"), "h2"), self.count, None),
                self.table,
                row(None, self.remove_button),
                margins=(16, 14, 8, 12),
                spacing=8,
            )
        )
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.remove_button.clicked.connect(self._on_remove)

    @property
    def current(self) -> int | None:
        rows = self.table.selected_rows()
        return self.model.line(rows[0]).number if rows else None

    def show_items(self, items: list[ImportItem], current: int | None) -> None:
        self.model.show_lines(items)
        self.count.setText(self.tr("{n}개").format(n=len(items)))
        wanted = self.model.row_of(current) if current is not None else None
        if wanted is not None and self.table.selected_rows() != [wanted]:
            self.table.selectRow(wanted)
        self.remove_button.setEnabled(current is not None)

    def _on_selection(self) -> None:
        if (number := self.current) is not None:
            self.chosen.emit(number)

    def _on_remove(self) -> None:
        if (number := self.current) is not None:
            self.removed.emit(number)


def _number(item: ImportItem) -> object:
    return item.number


def _name(item: ImportItem) -> str:
    return item.name


def _word(item: ImportItem) -> str:
    return item.look.word


def _look(item: ImportItem) -> Look:
    return item.look
