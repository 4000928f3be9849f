"""Rows right under a header's names: a last level without merges, or words that explain them."""

from __future__ import annotations

from collections.abc import Sequence

from jisa_desktop.sheets.header_cell import MEASURES, CellKind, label_score
from jisa_desktop.sheets.header_grid import HeaderGrid
from jisa_desktop.sheets.header_score import Candidate
from jisa_desktop.sheets.header_stack import Stack, stack_upwards

_LOWEST_NAMES = 2
_NAME = 0.7
_MOSTLY = 0.6


def is_description(grid: HeaderGrid, row: int) -> bool:
    """Words over what is numbers further down, in all columns: '5자리 숫자 | 한글 | 원 단위', or
    the header once more in English. A row of data has a number or a code itself."""
    if row >= grid.height or len(grid.filled_columns[row]) < _LOWEST_NAMES:
        return False
    if any(
        grid.cells[row][column].kind is not CellKind.TEXT for column in grid.filled_columns[row]
    ):
        return False
    body = grid.body_rows(row)
    measured = [column for column in range(grid.width) if _is_measured(grid, body, column)]
    return len(measured) >= _LOWEST_NAMES and all(grid.is_filled(row, each) for each in measured)


def names_above(grid: HeaderGrid, found: Candidate) -> Stack | None:
    """The row above, when that has the names and the row found only explains them."""
    columns = range(found.first_column, found.last_column + 1)
    above = found.top - 1
    if found.top != found.bottom or above < 0 or not is_description(grid, found.bottom):
        return None
    cells = [grid.cells[above][column] for column in columns]
    words = sum(cell.is_header_word for cell in cells)
    known = sum(grid.cells[found.bottom][column].is_header_word for column in columns)
    is_merged = any((above, column) in grid.owner for column in columns)
    if is_merged or words <= known or words < _MOSTLY * len(cells):
        return None
    return stack_upwards(grid, above, columns)


def names_over_numbers(grid: HeaderGrid, row: int, columns: range) -> bool:
    """A last level without merges: a few names, all of them over nothing but numbers. A row of
    data names its person or its thing as well."""
    if row + 1 >= grid.height:
        return False
    cells = {column: grid.cells[row][column] for column in columns if grid.is_filled(row, column)}
    if not _LOWEST_NAMES <= len(cells) < len(columns):
        return False
    if any(cell.kind is not CellKind.TEXT or label_score(cell) < _NAME for cell in cells.values()):
        return False
    body = grid.body_rows(row)
    return len({cell.key for cell in cells.values()}) == len(cells) and all(
        _is_measured(grid, body, column) for column in cells
    )


def _is_measured(grid: HeaderGrid, body: Sequence[int], column: int) -> bool:
    cells = grid.filled_cells(body, column)
    return bool(cells) and all(cell.kind in MEASURES for cell in cells)
