"""바뀌는 것: the counts against the active version, and the rows behind them, old beside new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QScrollArea, QWidget

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import formats
from jisa_desktop.ui.context import Context
from jisa_desktop.ui.document.diff import MARKS, kind_word
from jisa_desktop.ui.imports.changed import ChangedRow, ChangedRows
from jisa_desktop.ui.imports.desk import Change, Preview
from jisa_desktop.ui.widgets.build import column, grow, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import MARK_ROLE, Table, TextDelegate

translate = QCoreApplication.translate
_TABLE_PX = 132
_MOST_CELLS = 30
"""More of them in one row are no help to a reader, and would push the list away."""
_SIGNS = {"added": "+", "changed": "~", "removed": "−", "lost": "−"}


class ChangesTab(QWidget):
    """The rows are compared when they are first looked at. ``row_chosen``: the Excel number of a
    row of the file, and the first of its columns that differs."""

    row_chosen = Signal(int, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._preview: Preview | None = None
        self._asked = ""
        titles = {
            "added": self.tr("새로 추가"),
            "changed": self.tr("내용 변경"),
            "removed": self.tr("삭제"),
            "lost": self.tr("오류로 빠지는 행"),
            "unchanged": self.tr("그대로"),
        }
        self.figures = {name: label("", "strong") for name in titles}
        self.hint = label("", "sub", wrap=True)
        self.said = label("", "sub", wrap=True)
        self.model = LinesModel[ChangedRow](_columns(), _key, self)
        self.table = Table(self.tr("바뀌는 행"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(context.theme, self.table))
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.set_widths({0: 64, 1: 60}, stretch=2)
        self.table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.table.setMinimumHeight(_TABLE_PX)
        self.detail = label("", "sub", wrap=True, selectable=True)
        lines = [row(label(text, "sub"), None, self.figures[name]) for name, text in titles.items()]
        parts = (self.hint, *lines, self.said, self.table, self.detail, None)
        inner = QWidget()
        inner.setObjectName("scrolled")
        inner.setLayout(grow(column(*parts, spacing=3, margins=(12, 8, 12, 8)), self.table))
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("바뀌는 것"))
        scroll.setWidget(inner)
        self.setLayout(column(scroll))
        self._show_none("")
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.clicked.connect(self._on_chosen)
        self.table.activated.connect(self._on_chosen)

    def show_preview(self, preview: Preview) -> None:
        self._preview, self._asked = preview, ""
        if not preview.is_whole:
            hint = self.tr("모든 행을 확인하면 무엇이 바뀌는지 보여 드립니다.")
        elif preview.change:
            hint = self.tr("‘처리 시작’을 누르면 지금 인덱스가 이렇게 바뀝니다.")
        else:
            hint = self.tr("방식을 선택하면 무엇이 바뀌는지 보여 드립니다.")
        self.hint.setText(hint)
        shown = preview.change or Change()
        for name, figure in self.figures.items():
            figure.setText(formats.signed(getattr(shown, name), _SIGNS.get(name, "")))
        self._show_none("")
        self._ask()

    def show_rows(self, found: ChangedRows) -> None:
        if not found.rows:
            self._show_none(self.tr("지금 버전과 달라지는 행이 없습니다."))
            return
        said = self.tr("행을 선택하면 미리보기에서 그 행으로 갑니다.")
        if found.more_count:
            more = self.tr("처음 {n}행을 보여 드리며, {more}행이 더 있습니다.")
            counts = (formats.count(len(found.rows)), formats.count(found.more_count))
            said += " " + more.format(n=counts[0], more=counts[1])
        self.said.setText(said)
        self.model.show_lines(found.rows)
        self.table.show()
        self.detail.show()

    def _show_none(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.model.show_lines(())
        self.detail.clear()
        self.table.hide()
        self.detail.hide()

    def _ask(self) -> None:
        preview = self._preview
        if preview is None or not self.isVisible() or self._asked == preview.preview_id:
            return
        if not (preview.is_whole and preview.fits and preview.change):
            return
        self._asked = preview.preview_id
        self._show_none(self.tr("지금 버전과 비교하는 중입니다…"))
        self._context.stories.tell_latest("changes", self._fetch(preview))

    async def _fetch(self, preview: Preview) -> None:
        try:
            found = await self._context.desk.changes.rows(preview.preview_id)
        except JisaError:
            if preview is self._preview:  # of a file that was put away nobody wants to hear
                self._show_none(self.tr("지금 버전과 비교하지 못했습니다."))
                raise
            return
        if preview is not self._preview:
            return
        if found is None:
            self._show_none(self.tr("비교할 이전 버전이 없습니다."))
        else:
            self.show_rows(found)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """The whole of it, which the line has no room for."""
        self.detail.setText(_told(self.model.line(current.row())) if current.isValid() else "")
        self._on_chosen(current)
        QTimer.singleShot(0, self, self._reveal)  # once the text has its height

    def _reveal(self) -> None:
        """In a low window the text is below; the list it belongs to stays in sight."""
        for part in (self.detail, self.table):
            self._scroll.ensureWidgetVisible(part, 0, 0)

    def _on_chosen(self, index: QModelIndex) -> None:
        line = self.model.line(index.row()) if index.isValid() else None
        if line is not None and line.new_row is not None:
            differing = line.cells[0][0] if line.kind == "changed" and line.cells else ""
            self.row_chosen.emit(line.new_row, differing)

    # Overrides of QWidget

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()


def _columns() -> Sequence[Column[ChangedRow]]:
    return (
        Column(translate("diff", "차이"), _kind, roles={MARK_ROLE: _mark}),
        Column(translate("diff", "행"), _row_number, is_number=True),
        Column(translate("diff", "이전 내용"), _old),
        Column(translate("diff", "새 내용"), _new),
    )


def _key(line: ChangedRow) -> object:
    return line.kind, line.old_row, line.new_row


def _kind(line: ChangedRow) -> str:
    return f"{_SIGNS[line.kind]} {kind_word(line.kind)}"


def _mark(line: ChangedRow) -> object:
    return MARKS[line.kind]


def _row_number(line: ChangedRow) -> str:
    return formats.count(line.new_row or line.old_row or 0)


def _old(line: ChangedRow) -> str:
    return _said((name, old) for name, old, _ in line.cells)


def _new(line: ChangedRow) -> str:
    if line.kind == "changed" and not line.cells:
        return translate("imports", "보이는 값은 같음")
    return _said((name, new) for name, _, new in line.cells)


def _said(cells: Iterable[tuple[str, str]]) -> str:
    return " · ".join(f"{name}: {value}" for name, value in cells if value)


def _told(line: ChangedRow) -> str:
    """A column a line; of a changed one, old and new. Before them, where it came from."""
    told = []
    if line.kind == "changed" and line.old_row != line.new_row:
        moved = translate("imports", "이전 {old}행 → 새 {new}행")
        numbers = formats.count(line.old_row or 0), formats.count(line.new_row or 0)
        told.append(moved.format(old=numbers[0], new=numbers[1]))
    if line.kind == "changed" and not line.cells:
        told.append(
            translate("imports", "보이는 값은 모두 같고, 임베딩될 글이나 담당 직원이 달라집니다.")
        )
    blank = translate("imports", "(빈칸)")
    told += [
        f"{name}: {old or blank} → {new or blank}"
        if line.kind == "changed"
        else f"{name}: {old}{new}"
        for name, old, new in line.cells[:_MOST_CELLS]
    ]
    if (more := len(line.cells) - _MOST_CELLS) > 0:
        told.append(translate("imports", "그 밖에 열 {n}개").format(n=formats.count(more)))
    return "\n".join(told)
