"""키 · 직원 · 메타데이터, and the rules for the sheet as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from jisa_desktop.ui.templates.draft import Draft
from jisa_desktop.ui.templates.faults import Wrong, sentence_for
from jisa_desktop.ui.templates.parts import Labelled, scrolled, show_lines, show_text
from jisa_desktop.ui.templates.roles_model import Role, RolesModel
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import column, label, row
from jisa_desktop.ui.widgets.checks import CheckDelegate
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

_TABLE_KEYS = ("key_columns", "employee_column", "metadata_fields")
_SHEET_PX = 330


class RolesPart(QWidget):
    """``edited``: the draft as it stands now."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self.model = RolesModel()
        self.table = Table(self.tr("필드의 쓰임"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(Table.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setItemDelegate(CheckDelegate(theme, self.table))
        self.table.setItemDelegateForColumn(Role.NAME, TextDelegate(theme, self.table))
        self.table.set_widths({Role.KEY: 76, Role.EMPLOYEE: 84, Role.METADATA: 96}, stretch=0)
        self.fault = label("", "cap", wrap=True)
        self.fault.setProperty("tone", "danger")
        self.fault.hide()
        self.keep_others = QCheckBox(self.tr("템플릿에 없는 열도 함께 담기"))
        self.skip_duplicates = QCheckBox(self.tr("이미 있는 글과 같은 행은 건너뛰기"))
        self.store_text = QCheckBox(self.tr("글을 메타데이터에도 저장하기"))
        self.first_row = QLineEdit()
        self.last_row = QLineEdit()
        self.description = QPlainTextEdit()
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(64)
        self._build()
        self._connect()

    def show_draft(self, draft: Draft, wrongs: Sequence[Wrong]) -> None:
        self._draft = None  # what is filled in below is nobody's edit
        self.model.show_draft(draft)
        self.keep_others.setChecked(draft.keep_other_columns)
        self.skip_duplicates.setChecked(draft.skip_duplicates)
        self.store_text.setChecked(draft.store_text)
        show_text(self.first_row, draft.header_rows[0])
        show_text(self.last_row, draft.header_rows[1])
        show_lines(self.description, draft.description)
        said = [sentence_for(wrongs, key) for key in _TABLE_KEYS]
        self.fault.setText("\n".join(one for one in said if one))
        self.fault.setVisible(any(said))
        self._rows.say(sentence_for(wrongs, "header_rows"))
        self._about.say(sentence_for(wrongs, "description"))
        self._draft = draft

    def set_read_only(self, is_read_only: bool) -> None:
        self.model.set_read_only(is_read_only)
        self.area.setEnabled(not is_read_only)

    def focus_on(self, wrong: Wrong) -> None:
        places = {"header_rows": self.first_row, "description": self.description}
        places.get(wrong.key, self.table).setFocus()

    def _build(self) -> None:
        rows = QWidget()
        self.first_row.setPlaceholderText(self.tr("첫 행"))
        self.last_row.setPlaceholderText(self.tr("끝 행"))
        for edit, name in (
            (self.first_row, self.tr("머리글 첫 행")),
            (self.last_row, self.tr("머리글 끝 행")),
        ):
            edit.setAccessibleName(name)
            edit.setFixedWidth(84)
        rows.setLayout(row(self.first_row, label("–", "sub"), self.last_row, None))
        rows.setFocusProxy(self.first_row)
        self._rows = Labelled(self.tr("머리글 행 (비우면 파일마다 찾습니다)"), rows)
        self._about = Labelled(self.tr("설명"), self.description)
        content = QWidget()
        content.setLayout(
            column(
                self.keep_others,
                self.skip_duplicates,
                self.store_text,
                self._rows,
                self._about,
                None,
                spacing=8,
                margins=(0, 0, 8, 0),
            )
        )
        self.area = scrolled(content, self.tr("시트 전체의 규칙"))
        self.area.setFixedWidth(_SHEET_PX)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 10, 4, 4)
        line.setSpacing(16)
        line.addLayout(column(self.table, self.fault, spacing=4), 1)
        line.addWidget(self.area)

    def _connect(self) -> None:
        self.model.edited.connect(self.edited)
        for box in (self.keep_others, self.skip_duplicates, self.store_text):
            box.clicked.connect(self._on_edited)
        self.first_row.textEdited.connect(self._on_edited)
        self.last_row.textEdited.connect(self._on_edited)
        self.description.textChanged.connect(self._on_edited)

    def _on_edited(self) -> None:
        if self._draft is None:
            return
        changed = replace(
            self._draft,
            keep_other_columns=self.keep_others.isChecked(),
            skip_duplicates=self.skip_duplicates.isChecked(),
            store_text=self.store_text.isChecked(),
            header_rows=(self.first_row.text().strip(), self.last_row.text().strip()),
            description=self.description.toPlainText(),
        )
        if changed != self._draft:
            self.edited.emit(changed)
