"""The table of the preview: it paints its cells by itself, in half the time.

It is painted anew at each step of a scroll while batches run on other threads. A delegate is asked
for each cell by way of the style sheet, and whatever goes through Qt is a chance to wait for
another thread; here a row has one ground and one line, and a cell at most a mark and a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView

from jisa_desktop.ui import formats
from jisa_desktop.ui.imports.preview_model import PreviewModel
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.tables import Table

_PAD = 10
_SPARE = 8
"""The numbers of the header are bolder than its font says."""
_ALIGN = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
)
_TOKENS = (
    *("text", "border", "surface2", "primary_soft"),
    *("danger", "danger_soft", "warning", "warning_soft"),
)


class _RowNumbers(QHeaderView):
    """As wide as the last number needs: Qt would ask for two hundred of them, twice at each look,
    and for pages that nobody sees."""

    def __init__(self, table: Table, model: PreviewModel) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._shown = model
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(table.verticalHeader().defaultSectionSize())

    # Overrides of QHeaderView

    def sizeHint(self) -> QSize:
        number = formats.count(self._shown.greatest_number)
        return QSize(self.fontMetrics().horizontalAdvance(number) + 2 * _PAD + _SPARE, 0)


class CellTable(Table):
    """Every other row has another ground; a marked cell has the colours of its mark."""

    def __init__(self, theme: Theme, name: str, model: PreviewModel) -> None:
        super().__init__(name)
        self._theme = theme
        self._shown = model
        self.setVerticalHeader(_RowNumbers(self, model))
        self.setModel(model)
        model.grown.connect(self._on_grown)

    def _on_grown(self) -> None:
        self.verticalHeader().geometriesChanged.emit()

    def _rows(self, top: int, bottom: int) -> Iterator[tuple[int, int, int]]:
        """Number, top and height of the rows between two heights of the viewport."""
        first = self.rowAt(top)
        last = self.rowAt(bottom)
        if first < 0:
            return
        for row in range(first, (last if last >= 0 else self._shown.rowCount() - 1) + 1):
            yield row, self.rowViewportPosition(row), self.rowHeight(row)

    def _sections(self, left: int, right: int) -> list[tuple[int, int, int]]:
        """Number, left and width of the columns between two places of the viewport."""
        found = (
            (one, self.columnViewportPosition(one), self.columnWidth(one))
            for one in range(self._shown.columnCount())
        )
        return [(one, at, px) for one, at, px in found if px and at <= right and at + px > left]

    # Overrides of QTableView

    def paintEvent(self, event: QPaintEvent) -> None:
        room = event.rect()
        sections = self._sections(room.left(), room.right())
        if not sections:
            return
        left = sections[0][1]
        wide = sections[-1][1] + sections[-1][2] - left
        colours = {token: self._theme.colour(token) for token in _TOKENS}
        is_selected = self.selectionModel().isRowSelected
        painter = QPainter(self.viewport())
        metrics = painter.fontMetrics()
        for row, top, high in self._rows(room.top(), room.bottom()):
            if is_selected(row):
                painter.fillRect(left, top, wide, high, colours["primary_soft"])
            elif row % 2:
                painter.fillRect(left, top, wide, high, colours["surface2"])
            painter.fillRect(left, top + high - 1, wide, 1, colours["border"])
            for section, at, px in sections:
                text, mark = self._shown.cell(row, section)
                if mark:
                    ground = colours[f"{mark}_soft"]
                    painter.fillRect(at + 1, top + 1, px - 2, high - 3, ground)
                if text:
                    line = _fitting(text, px - 2 * _PAD, metrics)
                    painter.setPen(colours[mark or "text"])
                    painter.drawText(at + _PAD, top, px - 2 * _PAD, high, _ALIGN, line)
        painter.end()


def _fitting(text: str, px: int, metrics: QFontMetrics) -> str:
    """The first line, cut where it is too long."""
    line = text.split("\n", 1)[0]
    if len(line) * metrics.height() <= px:  # no letter is wider than it is high
        return line
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, px)
