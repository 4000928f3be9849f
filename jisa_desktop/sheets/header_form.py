"""Forms, which are no tables: leave requests, personnel cards, certificates.

Their rows read 'label value label value', with other labels in every row; any row of them can
look like a header.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jisa_desktop.sheets.header_cell import Cell, CellKind, label_score
from jisa_desktop.sheets.header_grid import HeaderGrid
from jisa_desktop.sheets.header_words import LABEL_SUFFIX, LEXICON

_SURE_LABEL = 0.9
_DATUM = 0.3
_MAX_CELLS = 8
_MIN_OTHER_LABELS = 2
_LABEL_SHARE = 0.5
_COLONS = (":", "：")

_TABLE_WORDS = frozenset(
    """
    구분 항목 번호 순번 연번 no no. id 내용 내역 유형 종류 코드 단위 비고 합계 계 소계 총계 평균
    """.split()
)
"""Words that head a list of labels ('항목 / 금액' over 기본급, 식대); no field of a form."""


def form_share(grid: HeaderGrid, columns: range, rows: Sequence[int]) -> float:
    """Share of rows in which a label stands directly before something that is none."""
    return sum(_has_label_and_value(grid.distinct(row, columns)) for row in rows) / len(rows)


def _has_label_and_value(cells: Sequence[Cell]) -> bool:
    if len(cells) > _MAX_CELLS:
        return False
    return any(
        (label.key.rstrip(":：") in LEXICON or label.text.endswith(_COLONS))
        and label_score(value) < _SURE_LABEL
        for label, value in pairwise(cells)
    )


def is_form_row(grid: HeaderGrid, row: int, columns: range) -> bool:
    """The row reads 'label value', and the rows around it have other labels in that place."""
    if len(grid.distinct(row, columns)) > _MAX_CELLS:
        return False
    filled = [column for column in columns if grid.is_filled(row, column)]
    for column, following in pairwise(filled):
        label, value = grid.cells[row][column], grid.cells[row][following]
        if not _are_label_and_value(label, value):
            continue
        around = [grid.cells[near][column] for near in _block(grid, row) if near != row]
        around = [cell for cell in around if cell.text]
        others = {cell.key for cell in around if _names_a_field(cell)} - {label.key}
        if len(others) >= max(_MIN_OTHER_LABELS, _LABEL_SHARE * len(around)):
            return True
    return False


def _are_label_and_value(label: Cell, value: Cell) -> bool:
    """A field's name before no other name, or any words before a datum: '비상연락 / 010-...'."""
    if value is label or label.kind is not CellKind.TEXT:
        return False
    score = label_score(value)
    return score <= _DATUM or (score < _SURE_LABEL and _names_a_field(label))


def _names_a_field(cell: Cell) -> bool:
    key = cell.key.rstrip(":：")
    if key in _TABLE_WORDS:
        return False
    return key in LEXICON or LABEL_SUFFIX.sub("", key) in LEXICON or cell.text.endswith(_COLONS)


def _block(grid: HeaderGrid, row: int) -> range:
    """The rows around ``row`` without a blank one between."""
    first = last = row
    while first > 0 and grid.filled_columns[first - 1]:
        first -= 1
    while last + 1 < grid.height and grid.filled_columns[last + 1]:
        last += 1
    return range(first, last + 1)
