"""The preview's table paints by itself what a delegate would paint, in less time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage
from pytestqt.qtbot import QtBot

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.ui.imports.cells import CellTable
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


def _shown(qtbot: QtBot, theme: Theme, table: Table, model: PreviewModel) -> Table:
    qtbot.addWidget(table)
    theme.dress(table)
    table.setModel(model)
    table.resize(420, 200)
    table.show()
    table.selectRow(2)
    return table


def _slow(theme: Theme) -> Table:
    table = Table("미리보기")
    table.setAlternatingRowColors(True)
    table.setItemDelegate(TextDelegate(theme, table))
    return table


def _differing(slow: QImage, fast: QImage) -> int:
    assert slow.size() == fast.size()
    places = ((x, y) for x in range(slow.width()) for y in range(slow.height()))
    return sum(slow.pixel(x, y) != fast.pixel(x, y) for x, y in places)


@pytest.mark.parametrize("scrolled", [0, 57])
def test_it_paints_what_the_text_delegate_paints(qtbot: QtBot, theme: Theme, scrolled: int) -> None:
    model = PreviewModel()
    model.begin(("사번", "부서", "근무지", "비고"), 4)  # the fourth row is still on its way
    model.give(0, model.generation, ROWS)
    pictures = []
    for table in (_slow(theme), CellTable(theme, "미리보기", model)):
        shown = _shown(qtbot, theme, table, model)
        shown.verticalHeader().hide()
        shown.horizontalScrollBar().setValue(scrolled)
        pictures.append(shown.viewport().grab().toImage())
    slow, fast = pictures
    assert _differing(slow, fast) < slow.width() * slow.height() / 500


def test_only_the_rows_that_are_seen_are_asked_for(qtbot: QtBot, theme: Theme) -> None:
    model = PreviewModel()
    model.begin(("사번",), 1_000_000)
    pages: list[int] = []
    model.page_wanted.connect(lambda page, _generation: pages.append(page))
    table = _shown(qtbot, theme, CellTable(theme, "미리보기", model), model)
    table.scrollTo(model.index(500_000, 0))
    table.grab()
    assert set(pages) <= {0, 2499, 2500}
    assert 2500 in pages


def test_the_header_has_room_for_the_greatest_number_that_is_known(
    qtbot: QtBot, theme: Theme
) -> None:
    """And asks for no page to know it: the last ones are fetched when they are looked at."""
    model = PreviewModel()
    model.begin(("사번",), 1_000)
    pages: list[int] = []
    model.page_wanted.connect(lambda page, _generation: pages.append(page))
    table = _shown(qtbot, theme, CellTable(theme, "미리보기", model), model)
    table.verticalHeader().setVisible(True)
    table.grab()
    narrow = table.verticalHeader().width()
    assert set(pages) == {0}
    far = [PreviewRow(900_000 + n, ("1",)) for n in range(200)]
    model.give(0, model.generation, far)
    table.grab()
    wide = table.verticalHeader().width()
    assert wide > narrow
    bold = QFontMetrics(theme.font(12, QFont.Weight.Bold))
    assert wide >= bold.horizontalAdvance("900,199") + 20


def test_a_press_on_a_number_selects_its_row(qtbot: QtBot, theme: Theme) -> None:
    model = PreviewModel()
    model.begin(("사번", "부서", "근무지"), 3)
    model.give(0, model.generation, ROWS)
    table = _shown(qtbot, theme, CellTable(theme, "미리보기", model), model)
    header = table.verticalHeader()
    header.setVisible(True)
    spot = QPoint(10, header.sectionViewportPosition(1) + 5)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table.selected_rows() == [1]
