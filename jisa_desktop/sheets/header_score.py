"""How well one row, over one block of columns, would do as the bottom row of a header.

The weights were fitted on 61 labelled sheets of Korean offices and held on 61 others
(116 of 122 header rows exactly right); change one only together with that measurement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jisa_desktop.sheets.header_cell import (
    MEASURES,
    UNLIKE_TEXT,
    WORDS,
    Cell,
    CellKind,
    is_sequence,
    is_unit_row,
    label_score,
)
from jisa_desktop.sheets.header_form import form_share, is_form_row
from jisa_desktop.sheets.header_grid import HeaderGrid
from jisa_desktop.sheets.header_stack import LONGEST_STEP_DOWN, Stack, stack_upwards

_SAMPLE = 8
"""Body rows that decide whether a column is in use; a form repeats itself within fewer."""
_FORM_ROWS = 6
_FORM_TOLERANCE = 0.34
_SHORT_LABEL = 8
_TEXT_OR_ABOVE = frozenset({CellKind.TEXT, CellKind.EMPTY})
"""A column whose name stands only higher up counts like one named by a text."""
_NAMED_ABOVE = 0.6
_NEARLY_ALL = 0.8
_HALF = 0.5
_LABEL = 0.7
_CODE_LABEL = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible header: rows and columns 0-based inclusive."""

    top: int
    bottom: int
    first_column: int
    last_column: int
    score: float
    is_form: bool


@dataclass(frozen=True, slots=True)
class _BodyFit:
    """The header row against its body, each a mean over columns, 0 to 1.

    ``contrast``: header and body differ in kind; ``consistency``: one kind per body column;
    ``sameness``: a number over numbers, a code over codes: a data row over data rows.
    """

    contrast: float
    consistency: float
    sameness: float
    covered_columns: frozenset[int]


def candidates(grid: HeaderGrid, bottom: int) -> list[Candidate]:
    """Every block of columns in row ``bottom`` as a header's bottom row."""
    body = grid.body_rows(bottom)
    if not body:
        return []
    blocks = dict.fromkeys(_grow(grid, run, body) for run in grid.runs(bottom))
    found = (_candidate(grid, bottom, columns, body) for columns in blocks)
    return [candidate for candidate in found if candidate is not None]


def _grow(grid: HeaderGrid, run: tuple[int, int], body: Sequence[int]) -> range:
    """Widen a run over the neighbouring columns that the body uses."""
    sample = body[:_SAMPLE]
    enough = max(1.0, 0.5 * len(sample))

    def is_used(column: int) -> bool:
        return len(grid.filled_cells(sample, column)) >= enough

    first, last = run
    while first > 0 and is_used(first - 1):
        first -= 1
    while last < grid.width - 1 and is_used(last + 1):
        last += 1
    return range(first, last + 1)


def _candidate(
    grid: HeaderGrid, bottom: int, columns: range, body: Sequence[int]
) -> Candidate | None:
    stack = stack_upwards(grid, bottom, columns)
    fit = _fit_body(grid, stack, columns, body)
    if fit is None:
        return None
    is_form = is_form_row(grid, bottom, columns)
    score = (
        2.2 * fit.contrast
        + 0.9 * fit.consistency
        - 2.0 * fit.sameness
        + _label_points(grid, stack, columns)
        + _coverage_points(stack, fit.covered_columns)
        + _shape_points(grid, stack, columns, body)
        - _form_points(grid, bottom, columns, body, is_form=is_form)
    )
    return Candidate(stack.top, bottom, columns[0], columns[-1], score, is_form)


def _form_points(
    grid: HeaderGrid, bottom: int, columns: range, body: Sequence[int], *, is_form: bool
) -> float:
    share = form_share(grid, columns, [bottom, *body[:_FORM_ROWS]])
    return 3.0 * max(0.0, share - _FORM_TOLERANCE) + (3.0 if is_form else 0.0)


def _label_points(grid: HeaderGrid, stack: Stack, columns: range) -> float:
    """Labels look like labels, HR words most of all, and do not repeat in the bottom row."""
    in_sequence = is_sequence([grid.cells[stack.bottom][column] for column in columns])
    labels = list(stack.labels.items())
    looks = 0.0
    for column, cell in labels:
        is_own = grid.is_filled(stack.bottom, column)
        looks += label_score(cell, in_sequence=in_sequence and is_own)
    words = sum(cell.is_header_word for _, cell in labels)
    distinct = grid.distinct(stack.bottom, columns)
    unique = len({cell.key for cell in distinct}) / max(1, len(distinct))
    return 1.6 * looks / len(labels) + 1.1 * words / len(labels) + 0.5 * unique


def _coverage_points(stack: Stack, body_columns: frozenset[int]) -> float:
    """Every column of the body has a name, and every name a body."""
    both = len(body_columns & stack.labels.keys())
    return 1.4 * both / max(1, len(body_columns)) + 0.5 * both / len(stack.labels)


def _shape_points(grid: HeaderGrid, stack: Stack, columns: range, body: Sequence[int]) -> float:
    """Long bodies and wide headers are likelier; a lone cell is a title; earlier rows win ties."""
    width = len(stack.labels)
    body_count = len(body)
    points = 0.25 * min(body_count, _SAMPLE) / _SAMPLE + 0.5 * min(width, _SAMPLE) / _SAMPLE
    if width == 1:
        points -= 2.0
    if body_count == 1:
        points -= 0.4
    if len(columns) > 1 and len(grid.distinct(stack.bottom, columns)) == 1:
        points -= 1.5
    if _is_cut_by_merge(grid, stack.bottom, columns):
        points -= 1.8
    if _is_followed_by_labels(grid, columns, body):
        points -= 1.5
    points -= 1.5 * _split_share(grid, stack.bottom, columns, body[0])
    return points - 0.02 * stack.bottom


def _is_cut_by_merge(grid: HeaderGrid, row: int, columns: range) -> bool:
    """Some columns go on below this row in a merge of their own: the header ends further down."""
    crossing = [
        grid.down[row, column]
        for column in columns
        if (row, column) in grid.down and grid.down[row, column][1] > row
    ]
    has_more_rows = row + 1 < grid.height
    return (
        bool(crossing)
        and has_more_rows
        and len(crossing) < len(columns)
        and crossing[0][1] - row <= LONGEST_STEP_DOWN
    )


def _split_share(grid: HeaderGrid, row: int, columns: range, below: int) -> float:
    """Share of columns under a merged label that the next row divides: a group's name."""
    split = sum(
        (row, column) in grid.across
        and grid.across.get((below, column)) != grid.across[row, column]
        and grid.down.get((row, column), (row, row))[1] < below
        for column in columns
    )
    return split / len(columns)


def _is_followed_by_labels(grid: HeaderGrid, columns: range, body: Sequence[int]) -> bool:
    """The first body row is labels over numbers: it is the header's bottom row, not this one."""
    below, rest = body[0], body[1 : 1 + _SAMPLE]
    filled = [column for column in columns if grid.is_filled(below, column)]
    if not rest or len(filled) < _NEARLY_ALL * len(columns):
        return False
    heads = [grid.cells[below][column] for column in filled]
    if any(label_score(cell) < _LABEL for cell in heads) or is_unit_row(heads):
        return False
    measured = sum(
        all(cell.kind in MEASURES for cell in grid.filled_cells(rest, column)) for column in filled
    )
    return measured >= _HALF * len(filled)


def _fit_body(
    grid: HeaderGrid, stack: Stack, columns: range, body: Sequence[int]
) -> _BodyFit | None:
    """Compare header and body column by column; None when no column has a body."""
    in_sequence = is_sequence([grid.cells[stack.bottom][column] for column in columns])
    contrast = consistency = 0.0
    same = 0
    covered: list[int] = []
    for column in columns:
        cells = grid.filled_cells(body, column)
        if not cells:
            continue
        covered.append(column)
        usual, count = Counter(cell.kind for cell in cells).most_common(1)[0]
        share = count / len(cells)
        consistency += share
        if column not in stack.labels:
            continue
        head = grid.cells[stack.bottom][column]
        if usual in UNLIKE_TEXT and head.kind in _TEXT_OR_ABOVE:
            contrast += share
        elif head.kind is CellKind.EMPTY:
            contrast += _NAMED_ABOVE if len(cells) == len(body) else 0.0
        else:
            contrast += _contrast(head, cells, in_sequence=in_sequence)
        same += head.kind is usual and not in_sequence and _is_datum(head)
    if not covered:
        return None
    count = len(covered)
    return _BodyFit(contrast / len(columns), consistency / count, same / count, frozenset(covered))


def _is_datum(head: Cell) -> bool:
    """A number, a date or a code such as A20240001, none of which names a column."""
    return head.kind in MEASURES or (
        head.kind is CellKind.CODE and label_score(head) <= _CODE_LABEL
    )


def _contrast(head: Cell, cells: Sequence[Cell], *, in_sequence: bool) -> float:
    """A word over its own kind: less than over numbers, more when the body's texts are longer."""
    if head.kind in WORDS and all(cell.key != head.key for cell in cells):
        mean_length = sum(len(cell.text) for cell in cells) / len(cells)
        is_shorter = len(head.text) <= _SHORT_LABEL and mean_length > 1.6 * len(head.text)
        return 0.6 if is_shorter else 0.35
    return 0.9 if head.kind in MEASURES and in_sequence else 0.0
