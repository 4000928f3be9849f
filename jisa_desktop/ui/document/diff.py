"""Two versions side by side: what came, what went, what reads differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from jisa_desktop.ui import formats
from jisa_desktop.ui.desk import DiffLine
from jisa_desktop.ui.marking import QT_TRANSLATE_NOOP
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import button, column, label, row
from jisa_desktop.ui.widgets.lines import Column, LinesModel
from jisa_desktop.ui.widgets.tables import MARK_ROLE, Table, TextDelegate

translate = QCoreApplication.translate

_KINDS = {
    "added": QT_TRANSLATE_NOOP("diff", "추가"),
    "removed": QT_TRANSLATE_NOOP("diff", "삭제"),
    "changed": QT_TRANSLATE_NOOP("diff", "변경"),
    "moved": QT_TRANSLATE_NOOP("diff", "행 이동"),
}
MARKS = {"added": "success", "removed": "danger", "changed": "warning"}


class DiffView(QWidget):
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        columns: tuple[Column[DiffLine], ...] = (
            Column(translate("diff", "차이"), _kind, roles={MARK_ROLE: _mark}),
            Column(translate("diff", "이전 행"), _old_row, is_number=True),
            Column(translate("diff", "이전 내용"), _old),
            Column(translate("diff", "새 행"), _new_row, is_number=True),
            Column(translate("diff", "새 내용"), _new),
        )
        self.model = LinesModel[DiffLine](columns, _key, self)
        self.table = Table(self.tr("버전 비교"))
        self.table.setModel(self.model)
        self.table.setItemDelegate(TextDelegate(theme, self.table))
        self.table.set_widths({0: 76, 1: 76, 2: 340, 3: 76}, stretch=4)
        self.title = label("", "strong")
        self.back = button(self.tr("이력으로"), theme, "caret-left")
        self.back.clicked.connect(self.closed)
        self.setLayout(column(row(self.back, self.title, None), self.table, margins=(0, 10, 0, 0)))

    def show_diff(self, old: int, new: int, lines: Sequence[DiffLine]) -> None:
        self.model.show_lines(lines)
        kinds = Counter(line.kind for line in lines)
        self.title.setText(
            self.tr("v{old} → v{new}: 추가 {a} · 변경 {c} · 삭제 {r}").format(
                old=old,
                new=new,
                a=formats.count(kinds["added"]),
                c=formats.count(kinds["changed"]),
                r=formats.count(kinds["removed"]),
            )
        )


def _key(line: DiffLine) -> object:
    return line


def kind_word(kind: str) -> str:
    return translate("diff", _KINDS[kind]) if kind in _KINDS else kind


def _kind(line: DiffLine) -> str:
    return kind_word(line.kind)


def _mark(line: DiffLine) -> object:
    return MARKS.get(line.kind)


def _old_row(line: DiffLine) -> str:
    return "" if line.old_row is None else formats.count(line.old_row)


def _new_row(line: DiffLine) -> str:
    return "" if line.new_row is None else formats.count(line.new_row)


def _old(line: DiffLine) -> str:
    return line.old


def _new(line: DiffLine) -> str:
    return line.new
