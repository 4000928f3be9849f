"""The preview's own delegate paints what the slower one painted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.ui.imports.cells import CellDelegate
from jisa_desktop.ui.imports.desk import PreviewRow
from jisa_desktop.ui.imports.preview_model import PreviewModel
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.tables import Table, TextDelegate

BAD = Issue(3, "부서", Severity.ERROR, "cell_required")
ROWS = [
    PreviewRow(2, ("00001", "아주 긴 부서 이름이라 칸에 다 들어가지 않는 이름", "서울\n둘째 줄")),
    PreviewRow(3, ("00002", "인사팀", "WWWWWWWWWWWWWWWWWWWW"), (BAD,)),
    PreviewRow(4, ("00003", "", "짧다")),
]


def _picture(table: Table) -> QImage:
    return table.viewport().grab().toImage()


def test_it_paints_what_the_text_delegate_paints(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    model = PreviewModel()
    table = Table("미리보기")
    qtbot.addWidget(table)
    table.setModel(model)
    table.setAlternatingRowColors(True)
    table.resize(420, 200)
    table.show()
    model.begin(("사번", "부서", "근무지"), 4)  # the fourth row is still on its way
    model.give(0, model.generation, ROWS)
    table.selectRow(2)
    table.setItemDelegate(TextDelegate(theme, table))
    slow = _picture(table)
    table.setItemDelegate(CellDelegate(theme, table, model))
    fast = _picture(table)
    differing = sum(
        slow.pixel(x, y) != fast.pixel(x, y)
        for x in range(slow.width())
        for y in range(slow.height())
    )
    assert differing < slow.width() * slow.height() / 500
    assert slow.size() == fast.size()
