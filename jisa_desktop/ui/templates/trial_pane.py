"""Below the editor: a workbook as the edited template reads it, renewed after each edit."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats, words
from jisa_desktop.ui.formats import nfc
from jisa_desktop.ui.imports.desk import PreviewRow
from jisa_desktop.ui.imports.issues_model import IssuesModel
from jisa_desktop.ui.imports.preview_model import PreviewModel
from jisa_desktop.ui.templates.desk import Trial
from jisa_desktop.ui.templates.trial_refusal import TrialRefusal
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, chip, column, combo_box, label, row, set_chip
from jisa_desktop.ui.widgets.mapping_header import MappingHeader
from jisa_desktop.ui.widgets.paged import PAGE_ROWS
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

_COLUMN_PX = 116
_MOST_ISSUES = 2_000


class TrialPane(QFrame):
    """``file_wanted``: choose one; ``sheet_chosen``, ``password_given``, ``again_wanted``."""

    file_wanted = Signal()
    sheet_chosen = Signal(str)
    password_given = Signal(str)
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._trial: Trial | None = None
        self.choose = button(self.tr("파일 선택…"), theme, "file-plus")
        self.choose.setAccessibleName(self.tr("미리볼 엑셀 파일 선택"))
        self.file = label("", "sub")
        self.sheet = combo_box(self.tr("미리볼 시트"))
        self.sheet.setMaximumWidth(160)
        self.state = chip("", "neutral")
        self.model = PreviewModel(self)
        self.table = Table(self.tr("템플릿으로 읽은 표"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().setVisible(True)
        self.header = MappingHeader(theme, self.table)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("선택한 행에서 임베딩될 글"))
        self.issues = IssuesModel(theme)
        self.issue_table = Table(self.tr("미리보기의 문제"))
        self.issue_table.setModel(self.issues)
        self.issue_table.setItemDelegate(TextDelegate(theme, self.issue_table))
        self.mismatch = label("", "sub", wrap=True)
        self.mismatch.setProperty("tone", "danger")
        self.refusal = TrialRefusal(theme)
        self._build()
        self._connect()
        self.show_nothing()

    @property
    def trial(self) -> Trial | None:
        return self._trial

    def show_nothing(self) -> None:
        self._trial = None
        self.sheet.hide()
        self.state.hide()
        self.file.clear()
        self.stack.setCurrentWidget(self.empty)

    def show_reading(self, path: Path) -> None:
        self.file.setText(nfc(path.name))
        self._say(self.tr("읽는 중…"), "primary")

    def show_waiting(self) -> None:
        """The draft is wrong: what is shown is of the last one that was right."""
        if self._trial is not None:
            self._say(self.tr("고칠 곳이 있어 멈춤"), "warning")

    def show_refusal(self, error: JisaError) -> None:
        self._trial = None
        self.sheet.hide()
        self._say(self.tr("읽지 못함"), "danger")
        self.refusal.show_error(error)
        self.stack.setCurrentWidget(self.refusal)

    def show_trial(self, trial: Trial, fields: tuple[str, ...], *, can_link: bool) -> None:
        old, self._trial = self._trial, trial
        chosen = self.table.currentIndex()
        self._show_sheets(trial)
        self.model.begin(trial.columns, len(trial.rows))
        rows = [PreviewRow(one.row_number, one.values, one.issues) for one in trial.rows]
        self.model.give(0, self.model.generation, rows)
        if old is None or old.columns != trial.columns:
            for section in range(len(trial.columns)):
                self.table.setColumnWidth(section, _COLUMN_PX)
        self.header.show_links(dict(trial.fed), fields, can_link=can_link)
        self._show_issues(trial)
        self.stack.setCurrentWidget(self.found)
        if trial.rows:
            last = len(trial.rows) - 1
            row_, column_ = min(max(0, chosen.row()), last), max(0, chosen.column())
            self.table.setCurrentIndex(self.model.index(row_, min(column_, len(trial.columns) - 1)))
        self._show_text()

    def _build(self) -> None:
        self.empty = _Empty()
        self.side = QTabWidget()
        self.side.setAccessibleName(self.tr("미리보기 자세히"))
        self.side.setMinimumWidth(280)
        self.side.addTab(self.text, self.tr("임베딩될 글"))
        self.side.addTab(self.issue_table, self.tr("문제"))
        self.found = QWidget()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self.table)
        split.addWidget(self.side)
        split.setSizes([520, 300])
        split.setStretchFactor(0, 1)
        found = column(self.mismatch, split, spacing=4)
        found.setStretchFactor(split, 1)
        self.found.setLayout(found)
        self.stack = QStackedWidget()
        for one in (self.empty, self.found, self.refusal):
            self.stack.addWidget(one)
        head = row(
            label(self.tr("실시간 미리보기"), "h2"),
            self.state,
            self.file,
            self.sheet,
            None,
            self.choose,
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 10, 12, 10)
        lines.setSpacing(6)
        lines.addLayout(head)
        lines.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.file_wanted)
        self.sheet.textActivated.connect(self.sheet_chosen)
        self.refusal.password_given.connect(self.password_given)
        self.refusal.again_wanted.connect(self.again_wanted)
        self.table.selectionModel().currentRowChanged.connect(self._show_text)
        self.issue_table.activated.connect(self._on_issue)
        self.issue_table.clicked.connect(self._on_issue)

    def _say(self, text: str, tone: str) -> None:
        set_chip(self.state, text, tone)
        self.state.show()

    def _show_sheets(self, trial: Trial) -> None:
        if [self.sheet.itemText(n) for n in range(self.sheet.count())] != list(trial.sheets):
            self.sheet.clear()
            self.sheet.addItems(list(trial.sheets))
        self.sheet.setCurrentText(trial.sheet)
        self.sheet.setVisible(len(trial.sheets) > 1)
        self.file.setText(nfc(trial.file_name))

    def _show_issues(self, trial: Trial) -> None:
        found = [*trial.issues, *(issue for one in trial.rows for issue in one.issues)]
        found = found[:_MOST_ISSUES]
        headers = (self.tr("행"), self.tr("열"), self.tr("내용"))
        self.issues.begin(headers, len(found))
        for page, start in enumerate(range(0, len(found), PAGE_ROWS)):
            part = found[start : start + PAGE_ROWS]
            self.issues.give(page, self.issues.generation, part)
        self.issue_table.set_widths({0: 52, 1: 76}, stretch=2)
        self.side.setTabText(1, self.tr("문제 {n}").format(n=formats.count(len(found))))
        if trial.mismatch is None:
            self.mismatch.hide()
            count = formats.count(len(trial.rows))
            self._say(self.tr("처음 {n}행").format(n=count), "warning" if found else "success")
        else:
            told = words.of_error(trial.mismatch)
            self.mismatch.setText(told.sentence)
            self.mismatch.show()
            self._say(self.tr("맞지 않음"), "danger")

    def _show_text(self) -> None:
        position = self.table.currentIndex().row()
        trial = self._trial
        if trial is None or not 0 <= position < len(trial.rows):
            self.text.clear()
            return
        line = trial.rows[position]
        said = line.text or self.tr("이 행은 오류가 있어 저장되지 않습니다.")
        if trial.mismatch is not None:
            said = ""
        extra = "\n".join(f"  {name} = {value}" for name, value in line.metadata)
        parts = [said, *([self.tr("메타데이터") + "\n" + extra] if extra else [])]
        self.text.setPlainText("\n\n".join(part for part in parts if part))

    def _on_issue(self, index: QModelIndex) -> None:
        issue = self.issues.row_at(index.row())
        trial = self._trial
        if issue is None or trial is None:
            return
        numbers = [one.row_number for one in trial.rows]
        if issue.row_number in numbers:
            section = self.model.column_of(issue.column) or 0
            self.table.setCurrentIndex(self.model.index(numbers.index(issue.row_number), section))


class _Empty(QWidget):
    def __init__(self) -> None:
        super().__init__()
        title = label(self.tr("엑셀 파일을 여기에 놓으면 고치는 대로 보여 드립니다"), "strong")
        text = label(self.tr("파일은 읽기만 하며, 저장하거나 보내지 않습니다."), "cap")
        for one in (title, text):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(column(None, title, text, None, spacing=4))
