"""필드: the list of fields, in their order, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jisa_desktop.domain.text import header_key
from jisa_desktop.ui.templates.draft import Draft, FieldDraft
from jisa_desktop.ui.templates.faults import Wrong
from jisa_desktop.ui.templates.field_form import FieldForm
from jisa_desktop.ui.templates.field_model import FieldModel, Part
from jisa_desktop.ui.templates.parts import scrolled
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, icon_button, row
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

_LIST_PX = 330


class FieldsPart(QWidget):
    """``edited``: the draft as it stands now; ``removed``: it, and what it was before."""

    edited = Signal(object)
    removed = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._draft = Draft()
        self._wrongs: Sequence[Wrong] = ()
        self._columns: Sequence[str] = ()
        self.model = FieldModel()
        self.table = Table(self.tr("필드 목록"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({Part.NAME: 120, Part.TYPE: 76}, stretch=Part.RULES)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setDragDropMode(Table.DragDropMode.InternalMove)
        self.table.setDragDropOverwriteMode(False)
        self.form = FieldForm()
        self.add_button = button(self.tr("추가"), theme, "plus", name=self.tr("필드 추가"))
        self.from_file = button(
            self.tr("파일의 열 추가"), theme, name=self.tr("미리보기 파일의 열을 필드로 추가")
        )
        self.up = icon_button(theme, "caret-up", self.tr("위로 (Alt+↑)"))
        self.down = icon_button(theme, "caret-down", self.tr("아래로 (Alt+↓)"))
        self.remove = icon_button(theme, "trash", self.tr("필드 삭제 (Delete)"))
        self._build()
        self._connect()

    @property
    def position(self) -> int:
        """Of the chosen field; -1 for none."""
        rows = self.table.selected_rows()
        return rows[0] if rows else -1

    def show_draft(self, draft: Draft, wrongs: Sequence[Wrong]) -> None:
        chosen = max(0, self.position)
        self._draft, self._wrongs = draft, wrongs
        wrong = frozenset(one.position for one in wrongs if one.position is not None)
        self.model.show_draft(draft, wrong)
        if draft.fields and self.position < 0:
            self.choose(min(chosen, len(draft.fields) - 1))
        self._show_field()
        self._show_columns()

    def show_columns(self, columns: Sequence[str]) -> None:
        """Those of the previewed workbook that feed no field."""
        self._columns = columns
        self._show_columns()

    def choose(self, position: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(
            self.model.index(position, 0), flags.ClearAndSelect | flags.Rows
        )

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self.area.setEnabled(not is_read_only)
        self.table.setDragEnabled(not is_read_only)
        self.add_button.setEnabled(not is_read_only)
        self._show_tools()
        self._show_columns()

    def focus_on(self, wrong: Wrong) -> None:
        if wrong.position is not None:
            self.choose(wrong.position)
        self.form.focus_on(wrong.key)

    def show_policy(self, column: str) -> None:
        """Of the field that the column feeds; of a new one, where there is none."""
        key = header_key(column)
        found = (
            position
            for position, field in enumerate(self._draft.fields)
            if key in {header_key(name) for name in (field.name, *field.headers)}
        )
        position = next(found, len(self._draft.fields))
        if position == len(self._draft.fields):
            fields = (*self._draft.fields, FieldDraft(column))
            self.edited.emit(replace(self._draft, fields=fields))
        self.choose(position)
        self.form.focus_on("personal_data")

    def _build(self) -> None:
        self._is_read_only = False
        self.area = scrolled(self.form, self.tr("선택한 필드"))
        side = QWidget()
        side.setFixedWidth(_LIST_PX)
        tools = row(self.add_button, self.from_file, None, self.up, self.down, self.remove)
        side.setLayout(column(self.table, tools, spacing=6))
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 10, 4, 4)
        line.setSpacing(16)
        line.addWidget(side)
        line.addWidget(self.area, 1)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.model.moved.connect(self._move)
        self.table.selectionModel().selectionChanged.connect(self._show_field)
        self.add_button.clicked.connect(self._on_add)
        self.from_file.clicked.connect(self._on_from_file)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self._on_remove)
        inside = Qt.ShortcutContext.WidgetShortcut
        for key, act in (
            ("Alt+Up", self._on_up),
            ("Alt+Down", self._on_down),
            ("Del", self._on_remove),
            ("Ins", self._on_add),
        ):
            QShortcut(QKeySequence(key), self.table, act, context=inside)

    def _show_field(self) -> None:
        position = self.position
        field = self._draft.fields[position] if 0 <= position < len(self._draft.fields) else None
        self.form.show_field(field, position, self._wrongs)
        self._show_tools()

    def _show_tools(self) -> None:
        """Only what can be done to the chosen field."""
        position, last = self.position, len(self._draft.fields) - 1
        can_change = not self._is_read_only and 0 <= position <= last
        self.up.setEnabled(can_change and position > 0)
        self.down.setEnabled(can_change and position < last)
        self.remove.setEnabled(can_change)

    def _show_columns(self) -> None:
        self.from_file.setVisible(bool(self._missing()) and not self._is_read_only)

    def _missing(self) -> list[str]:
        own = {header_key(field.name) for field in self._draft.fields}
        return [name for name in self._columns if header_key(name) not in own]

    def _on_edited(self, field: FieldDraft) -> None:
        if self.position < 0:
            return
        self.edited.emit(self._draft.with_field(self.position, field))
        if (fault := self.form.fault_in_focus()) is not None:
            self.form.updateGeometry()
            QTimer.singleShot(0, fault, partial(self.area.ensureWidgetVisible, fault))

    def _on_add(self) -> None:
        if self._is_read_only:
            return
        fields = (*self._draft.fields, FieldDraft(self._new_name()))
        self.edited.emit(replace(self._draft, fields=fields))
        self.choose(len(fields) - 1)
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _on_from_file(self) -> None:
        added = tuple(FieldDraft(name) for name in self._missing())
        self.edited.emit(replace(self._draft, fields=(*self._draft.fields, *added)))

    def _on_up(self) -> None:
        self._move(self.position, self.position - 1)

    def _on_down(self) -> None:
        self._move(self.position, self.position + 1)

    def _move(self, source: int, target: int) -> None:
        places = range(len(self._draft.fields))
        if source in places and target in places and not self._is_read_only:
            self.edited.emit(self._draft.moved(source, target))
            self.choose(target)

    def _on_remove(self) -> None:
        if self.position >= 0 and not self._is_read_only:
            before = self._draft
            self.removed.emit(before.without_field(self.position), before)

    def _new_name(self) -> str:
        name, taken = self.tr("새 필드"), {field.name for field in self._draft.fields}
        numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
        return name if name not in taken else next(one for one in numbered if one not in taken)
