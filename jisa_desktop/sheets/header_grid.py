"""The first rows of a sheet with merges spread out, as every header score reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.header_cell import EMPTY_CELL, Cell, CellKind, make_cell

BODY_ROWS = 25
"""How many rows below a header are looked at as its body."""


_BLANKS_THAT_END_A_TABLE = 2


class HeaderGrid:
    """A rectangle of cells; ``cells[row][column]`` has merged values at every place they cover.

    ``across`` and ``down`` give, per merged place, the columns and the rows of its merge;
    ``owner`` tells two merges apart. All coordinates are 0-based and inclusive.
    """

    def __init__(self, rows: Sequence[Sequence[CellValue]], merges: Iterable[Merge]) -> None:
        self.height = len(rows)
        self.width = max((len(row) for row in rows), default=0)
        self.cells = [self._spread(row) for row in rows]
        self.across: dict[tuple[int, int], tuple[int, int]] = {}
        self.down: dict[tuple[int, int], tuple[int, int]] = {}
        self.owner: dict[tuple[int, int], int] = {}
        for number, merge in enumerate(merges):
            self._apply(number, merge)
        self.filled_columns = [
            [column for column in range(self.width) if self.is_filled(row, column)]
            for row in range(self.height)
        ]

    def _spread(self, row: Sequence[CellValue]) -> list[Cell]:
        cells = [make_cell(value) for value in row]
        cells.extend([EMPTY_CELL] * (self.width - len(cells)))
        return cells

    def _apply(self, number: int, merge: Merge) -> None:
        if merge.first_row >= self.height or merge.first_column >= self.width:
            return
        anchor = self.cells[merge.first_row][merge.first_column]
        last_row = min(merge.last_row, self.height - 1)
        last_column = min(merge.last_column, self.width - 1)
        for row in range(merge.first_row, last_row + 1):
            for column in range(merge.first_column, last_column + 1):
                place = (row, column)
                self.cells[row][column] = anchor
                self.owner[place] = number
                if merge.last_column > merge.first_column:
                    self.across[place] = (merge.first_column, merge.last_column)
                if merge.last_row > merge.first_row:
                    self.down[place] = (merge.first_row, merge.last_row)

    def is_filled(self, row: int, column: int) -> bool:
        return self.cells[row][column].kind is not CellKind.EMPTY

    def filled_cells(self, rows: Iterable[int], column: int) -> list[Cell]:
        """The cells of a column that hold something, in the order of ``rows``."""
        cells = self.cells
        empty = CellKind.EMPTY
        return [cell for row in rows if (cell := cells[row][column]).kind is not empty]

    def distinct(self, row: int, columns: range) -> list[Cell]:
        """The filled cells of a row, a merged one once."""
        found: list[Cell] = []
        last: int | None = None
        for column in self.filled_columns[row]:
            if column not in columns:
                continue
            owner = self.owner.get((row, column))
            if owner is not None and owner == last:
                continue
            last = owner
            found.append(self.cells[row][column])
        return found

    def runs(self, row: int) -> list[tuple[int, int]]:
        """Stretches of filled cells, (first, last) column.

        One unnamed column inside a stretch does not cut it, when the row below has a cell there:
        that is a column without a name. A wholly empty one stands between two tables.
        """
        found: list[tuple[int, int]] = []
        first = last = -1
        for column in range(self.width):
            if self.is_filled(row, column):
                first = column if first < 0 else first
                last = column
            elif first >= 0 and not self._is_unnamed_column(row, column):
                found.append((first, last))
                first = -1
        if first >= 0:
            found.append((first, last))
        return found

    def _is_unnamed_column(self, row: int, column: int) -> bool:
        return (
            column + 1 < self.width
            and self.is_filled(row, column + 1)
            and row + 1 < self.height
            and self.is_filled(row + 1, column)
        )

    def body_rows(self, header_row: int) -> list[int]:
        """The rows under a header, up to two blank ones in a row."""
        found: list[int] = []
        blanks = 0
        for row in range(header_row + 1, min(self.height, header_row + 1 + BODY_ROWS)):
            if self.filled_columns[row]:
                blanks = 0
                found.append(row)
            else:
                blanks += 1
                if blanks == _BLANKS_THAT_END_A_TABLE:
                    break
        return found
