"""What a person decides about a file: sheet, header, template, mode, and which document it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.table import HEADER_CERTAIN
from jisa_desktop.ui import words
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.imports.desk import ImportRequest, Preview
from jisa_desktop.ui.imports.items import ImportItem
from jisa_desktop.ui.imports.text_options import TextOptions
from jisa_desktop.ui.templates.desk import TemplateInfo
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, chip, combo_box, icon_button, label, row, set_chip

_MOST_HEADER_ROW = 1_048_576
_GOOD_SCORE = 0.8
_HIDING = ("sheet_hidden_rows", "sheet_hidden_columns")


class OptionsCard(QFrame):
    """``decided``: an ``ImportRequest`` that asks for another look at the file;
    ``settled``: one that changes nothing of what is read (mode and title)."""

    decided = Signal(object)
    settled = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._request: ImportRequest | None = None
        self.sheet = combo_box(self.tr("시트"))
        self.header_first = _row_box(self.tr("머리글 첫 행"))
        self.header_last = _row_box(self.tr("머리글 끝 행"))
        self.header_apply = button(
            self.tr("적용"), theme, kind="plain", name=self.tr("머리글 행 적용")
        )
        keeping = self.tr("머리글 행을 템플릿에 기억")
        self.header_keep = icon_button(theme, "stack", keeping)
        self.header_hint = chip("", "warning", gives_way=True)
        self.template = combo_box(self.tr("템플릿"))
        self.score = chip("", "success", gives_way=True)
        self.modes = QButtonGroup(self)
        self.mode_buttons = {one: QRadioButton(words.mode(one)) for one in Mode}
        self.mode_hint = chip(self.tr("방식을 선택하세요"), "warning", gives_way=True)
        self.document = combo_box(self.tr("문서"))
        self.hidden = QCheckBox(self.tr("숨긴 행과 열 빼기(&I)"))
        self.hidden.setToolTip(self.tr("엑셀에서 숨긴 행과 열을 읽지 않습니다."))
        self.text = TextOptions()
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("문서 이름"))
        self._build()
        self._connect()

    def show_item(
        self,
        item: ImportItem,
        templates: Sequence[TemplateInfo],
        documents: Sequence[DocumentSnapshot],
    ) -> None:
        """Show what was found, and the person's own decisions over it."""
        preview = item.preview
        if preview is None:
            return
        self._request = None  # the widgets below must not answer while they are filled
        self._show_sheet(preview)
        chosen = item.request.header_rows
        is_known = chosen is None or chosen == preview.remembered_header
        self.header_keep.setVisible(bool(preview.fields) and not is_known)
        self.text.show_request(item.request, preview)
        self._show_hidden(item.request, preview)
        self._show_template(preview, templates)
        self._show_mode(item)
        self._show_document(item, preview, documents)
        self._request = item.request
        self.setEnabled(not item.is_started)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 10, 20, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        for one, radio in self.mode_buttons.items():
            self.modes.addButton(radio)
            radio.setAccessibleName(self.tr("방식: {mode}").format(mode=words.mode(one)))
        self.mode_buttons[Mode.COMPANY_WIDE].setToolTip(
            self.tr("모든 행을 회사 전체가 찾을 수 있게 합니다.")
        )
        self.mode_buttons[Mode.EMPLOYEE_SPLIT].setToolTip(
            self.tr("각 행을 그 행에 적힌 사번의 직원만 찾을 수 있게 합니다.")
        )
        dash = label("–", "sub")
        header = row(
            *(self.header_first, dash, self.header_last, self.header_apply),
            *(self.header_keep, self.header_hint, None),
        )
        mode = row(*self.mode_buttons.values(), self.mode_hint, None, spacing=12)
        template = row(self.template, self.score)
        template.setStretch(0, 1)
        sheet = row(self.sheet, self.hidden)
        sheet.setStretch(0, 1)
        name = self._place(grid, (0, 0), self.tr("시트(&S)"), self.sheet, sheet)
        self._sheet_parts = (name, self.sheet)
        grid.addWidget(self.text, 0, 0, 1, 2)  # a text file has no sheets
        self._place(grid, (0, 2), self.tr("머리글 행(&H)"), self.header_first, header)
        self._place(grid, (1, 0), self.tr("템플릿(&T)"), self.template, template)
        first = self.mode_buttons[Mode.COMPANY_WIDE]
        self._place(grid, (1, 2), self.tr("방식(&M)"), first, mode)
        self._place(grid, (2, 0), self.tr("문서(&D)"), self.document, self.document)
        self._place(grid, (2, 2), self.tr("이름(&N)"), self.title, self.title)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def _place(
        self,
        grid: QGridLayout,
        spot: tuple[int, int],
        text: str,
        buddy: QWidget,
        part: QWidget | QLayout,
    ) -> QLabel:
        line, section = spot
        name = QLabel(text)
        name.setProperty("role", "sub")
        name.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text.split("(", 1)[0])
        grid.addWidget(name, line, section)
        if isinstance(part, QWidget):
            grid.addWidget(part, line, section + 1)
        else:
            grid.addLayout(part, line, section + 1)
        return name

    def _connect(self) -> None:
        self.sheet.activated.connect(self._on_sheet)
        self.hidden.clicked.connect(self._on_hidden)
        self.header_apply.clicked.connect(self._on_header)
        self.header_first.returnPressed.connect(self._on_header)
        self.header_last.returnPressed.connect(self._on_header)
        self.template.activated.connect(self._on_template)
        self.modes.buttonClicked.connect(self._on_mode)
        self.document.activated.connect(self._on_document)
        self.title.editingFinished.connect(self._on_title)
        self.text.decided.connect(self.decided)

    def _show_sheet(self, preview: Preview) -> None:
        self.sheet.clear()
        self.sheet.addItems(list(preview.sheets))
        self.sheet.setCurrentText(preview.head.sheet)
        self.sheet.setEnabled(len(preview.sheets) > 1)
        for one in self._sheet_parts:
            one.setVisible(not preview.encoding)
        rows = preview.head.header_rows
        self.header_first.setText(str(rows[0]) if rows else "")
        self.header_last.setText(str(rows[-1]) if rows else "")
        is_sure = preview.head.header_score >= HEADER_CERTAIN
        set_chip(
            self.header_hint,
            self.tr("머리글이 맞는지 확인하세요") if rows else self.tr("머리글이 없는 표"),
            "warning",
        )
        self.header_hint.setVisible(not is_sure)

    def _show_hidden(self, request: ImportRequest, preview: Preview) -> None:
        """Only where the sheet hides something that was read, or left out."""
        hides = any(one.code.startswith(_HIDING) for one in preview.head.notices)
        self.hidden.setChecked(request.leaves_out_hidden)
        self.hidden.setVisible(hides or request.leaves_out_hidden)

    def _show_template(self, preview: Preview, templates: Sequence[TemplateInfo]) -> None:
        self.template.clear()
        names = [template.name for template in templates]
        if preview.template not in names:
            names.insert(0, preview.template)
        for name in names:
            self.template.addItem(name, name)
        self.template.setCurrentIndex(self.template.findData(preview.template))
        percent = int(preview.template_score * 100)
        if preview.is_template_suggested:
            is_good = preview.template_score >= _GOOD_SCORE
            text = self.tr("추천한 템플릿 · 일치 {n}%").format(n=percent)
            set_chip(self.score, text, "success" if is_good else "warning")
            if not preview.fields:  # it fits every sheet, so there is nothing to score
                set_chip(self.score, self.tr("모든 열을 그대로 올립니다"), "neutral")
        self.score.setVisible(preview.is_template_suggested)

    def _show_mode(self, item: ImportItem) -> None:
        self.modes.setExclusive(False)
        for mode, radio in self.mode_buttons.items():
            radio.setChecked(item.mode is mode)
        self.modes.setExclusive(True)
        preview = item.preview
        can_split = preview is not None and preview.has_employee_column
        split = self.mode_buttons[Mode.EMPLOYEE_SPLIT]
        split.setEnabled(can_split)
        self.mode_hint.setVisible(item.mode is None)

    def _show_document(
        self, item: ImportItem, preview: Preview, documents: Sequence[DocumentSnapshot]
    ) -> None:
        self.document.clear()
        self.document.addItem(self.tr("새 문서로 만들기"), None)
        for document in documents:
            text = self.tr("새 버전: {title}").format(title=nfc(document.title))
            self.document.addItem(text, document.document_id)
        request = item.request
        chosen = None if request.is_new else request.document_id or preview.resembles
        self.document.setCurrentIndex(max(0, self.document.findData(chosen)))
        self.title.setText(item.request.title or preview.title)
        self.title.setEnabled(chosen is None)

    def _on_sheet(self) -> None:
        if self._request is not None:
            sheet = self.sheet.currentText()
            self.decided.emit(replace(self._request, sheet=sheet, header_rows=None))

    def _on_hidden(self, is_checked: bool) -> None:
        if self._request is not None:
            self.decided.emit(replace(self._request, leaves_out_hidden=is_checked))

    def _on_header(self) -> None:
        first, last = self.header_first.text(), self.header_last.text()
        if self._request is not None and (first or last):
            ends = sorted((int(first or last), int(last or first)))
            self.decided.emit(replace(self._request, header_rows=(ends[0], ends[1])))

    def _on_template(self) -> None:
        if self._request is not None:
            name = self.template.currentData()
            self.decided.emit(replace(self._request.as_kept(), template=name))

    def _on_mode(self) -> None:
        if self._request is None:
            return
        for mode, radio in self.mode_buttons.items():
            if radio.isChecked():
                self.decided.emit(replace(self._request, mode=mode))

    def _on_document(self) -> None:
        if self._request is not None:
            document_id = self.document.currentData()
            is_new = document_id is None
            self.decided.emit(replace(self._request, document_id=document_id, is_new=is_new))

    def _on_title(self) -> None:
        if self._request is not None and (title := self.title.text().strip()):
            self.settled.emit(replace(self._request, title=title))


def _row_box(name: str) -> QLineEdit:
    box = QLineEdit()
    box.setValidator(QIntValidator(1, _MOST_HEADER_ROW, box))
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.setFixedWidth(64)
    return box
