"""Where the header of a sheet is, and what its columns are called.

Titles, units, merged and stacked headers are the rule in offices, so the header is searched, not
assumed: every row of the first 40 is scored as a header's bottom row (``header_score``), widened
upwards over group rows (``header_stack``) and downwards over merges and units (here).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.header_cell import Cell, is_unit_row, label_score
from jisa_desktop.sheets.header_grid import BODY_ROWS, HeaderGrid
from jisa_desktop.sheets.header_levels import names_above, names_over_numbers
from jisa_desktop.sheets.header_score import Candidate, candidates
from jisa_desktop.sheets.header_stack import LABEL_LIKE, LONGEST_STEP_DOWN
from jisa_desktop.sheets.header_words import normalise
from jisa_desktop.sheets.row_kind import row_kind

__all__ = ["LOOKAHEAD", "HeaderGuess", "find_header", "flatten", "row_kind"]

LAST_HEADER_ROW = 40
"""No header is looked for below this row: longer cover texts were never seen."""

LOOKAHEAD = LAST_HEADER_ROW + BODY_ROWS
"""How many rows ``find_header`` wants to see."""

MAX_COLUMNS = 256
"""Wider sheets are judged by their first columns: an attendance sheet has about 100."""

_ACCEPTED = 4.15
_SEPARATE_TABLE = 4.6
_NEARLY_EQUAL = 0.45
_CERTAIN_APART = 6.0
_EQUAL_APART = 1.0
"""A short table loses points to the one under it, whose rows it takes for its own: a header that
is certain, with a blank row before the other, may be so much worse."""


@dataclass(frozen=True, slots=True)
class HeaderGuess:
    """Header rows ``first`` to ``last``, 0-based in the grid, both -1 when there is none.

    ``score`` runs to about 9; below ``domain.table.HEADER_CERTAIN`` a person should look.
    ``is_form``: rows read 'label value label value', so the sheet may be no table at all.
    """

    first: int
    last: int
    score: float
    is_form: bool


def find_header(grid: Sequence[Sequence[CellValue]], merges: Sequence[Merge]) -> HeaderGuess:
    """Find the header in the first ``LOOKAHEAD`` rows of a sheet."""
    table = HeaderGrid([row[:MAX_COLUMNS] for row in grid[:LOOKAHEAD]], merges)
    best = _best(table)
    if best is None:
        return HeaderGuess(-1, -1, 0.0, is_form=False)
    score = round(best.score, 2)
    if best.score < _ACCEPTED:
        return HeaderGuess(-1, -1, score, best.is_form)
    better = names_above(table, best)
    if better is not None:
        return HeaderGuess(better.top, better.bottom, score, best.is_form)
    return HeaderGuess(best.top, _last_row(table, best), score, best.is_form)


def _best(grid: HeaderGrid) -> Candidate | None:
    """The best candidate, or an earlier one of nearly its score that heads a table of its own.

    Of two tables under each other the first is meant; the second often scores a little higher.
    """
    found = [
        candidate
        for row in range(min(grid.height, LAST_HEADER_ROW))
        for candidate in candidates(grid, row)
    ]
    if not found:
        return None
    best = _first_of_equals(grid, found, max(found, key=_rank))
    enough = max(_SEPARATE_TABLE, best.score - _NEARLY_EQUAL)
    enough_apart = max(_CERTAIN_APART, best.score - _EQUAL_APART)
    while True:
        earlier = [
            each
            for each in found
            if each.bottom < best.top - 1
            and (
                each.score >= enough or (each.score >= enough_apart and _is_apart(grid, each, best))
            )
        ]
        if not earlier:
            return best
        best = max(earlier, key=_rank)


def _first_of_equals(grid: HeaderGrid, found: Sequence[Candidate], best: Candidate) -> Candidate:
    """The topmost of headers with the same words: the others repeat it on printed pages, and what
    stands between would be lost."""
    labels = _labels(grid, best)
    same = (
        each
        for each in found
        if each.bottom < best.bottom and each.score >= _ACCEPTED and _labels(grid, each) == labels
    )
    return min(same, key=lambda each: (each.bottom, -each.score), default=best)


def _labels(grid: HeaderGrid, candidate: Candidate) -> list[str]:
    columns = range(candidate.first_column, candidate.last_column + 1)
    return [cell.key for cell in grid.distinct(candidate.bottom, columns)]


def _is_apart(grid: HeaderGrid, first: Candidate, second: Candidate) -> bool:
    """Whether a table of its own, with a row at least, ends in a blank row before the second."""
    between = range(first.bottom + 1, second.top)
    return bool(grid.filled_columns[between[0]]) and any(
        not grid.filled_columns[row] for row in between
    )


def _rank(candidate: Candidate) -> tuple[float, int]:
    return candidate.score, -candidate.bottom


def _last_row(grid: HeaderGrid, found: Candidate) -> int:
    """Go down to where the header's merges end, then over a row of units."""
    columns = range(found.first_column, found.last_column + 1)
    last = found.bottom
    for column in columns:
        for row in range(found.top, found.bottom + 1):
            end = grid.down.get((row, column), (row, row))[1]
            if last < end <= last + LONGEST_STEP_DOWN and _reads_as_labels(grid, end, columns):
                last = end
    while names_over_numbers(grid, last + 1, columns):
        last += 1
    below = last + 1
    if below + 1 < grid.height and is_unit_row(grid.distinct(below, columns)):
        return below
    return last


def _reads_as_labels(grid: HeaderGrid, row: int, columns: range) -> bool:
    cells = (grid.cells[row][column] for column in columns if grid.is_filled(row, column))
    return all(label_score(cell) >= LABEL_LIKE for cell in cells)


def flatten(
    grid: Sequence[Sequence[CellValue]], merges: Sequence[Merge], first: int, last: int
) -> tuple[str, ...]:
    """Column texts for every column of the grid, as wide as its widest row.

    Levels are joined top down with ' / ', a level that repeats the one above is left out; texts
    are NFC and unique (repeats end in ' (2)'); a column without a label is '열3' by its place.
    ``first`` -1 (no header) names all columns so. Cells may be values or displayed texts.
    """
    width = max((len(row) for row in grid), default=0)
    if first < 0:
        return tuple(f"열{column + 1}" for column in range(width))
    header = HeaderGrid(grid[: last + 1], merges)
    in_use = _columns_in_use(grid[first:], width)
    names = [_column_name(header, column, first, last, in_use) for column in range(header.width)]
    names += [""] * (width - header.width)
    return _unique([name or f"열{column + 1}" for column, name in enumerate(names)])


def _columns_in_use(rows: Sequence[Sequence[CellValue]], width: int) -> list[bool]:
    in_use = [False] * width
    for row in rows:
        for column, value in enumerate(row):
            if value is not None and value != "":
                in_use[column] = True
    return in_use


def _column_name(
    header: HeaderGrid, column: int, first: int, last: int, in_use: Sequence[bool]
) -> str:
    parts: list[str] = []
    last_key = ""
    for row in range(first, last + 1):
        cell = header.cells[row][column]
        if not header.is_filled(row, column):
            group = _group_to_the_left(header, row, column, last, in_use)
            if group is None:
                continue
            cell = group
        if cell.key != last_key or not parts:
            parts.append(_label_text(cell))
            last_key = cell.key
    return " / ".join(parts)


def _group_to_the_left(
    header: HeaderGrid, row: int, column: int, last: int, in_use: Sequence[bool]
) -> Cell | None:
    """The unmerged group label that stands for this column too: '지급' over 기본급, 상여.

    Only over a named column, never across an unused one, and only from a label that heads a
    column of its own, so that '사번' beside a group does not spread.
    """
    if not any(header.is_filled(below, column) for below in range(row + 1, last + 1)):
        return None
    left = column
    while left >= 0 and not header.is_filled(row, left):
        if not in_use[left]:
            return None
        left -= 1
    if left < 0 or (row, left) in header.owner:
        return None
    label = header.cells[row][left]
    heads = any(
        header.is_filled(below, left) and header.cells[below][left].key != label.key
        for below in range(row + 1, last + 1)
    )
    return label if heads else None


def _label_text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time.min:
        return value.date().isoformat()
    return normalise(str(value))


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    taken = set(names)
    seen: dict[str, int] = {}
    result: list[str] = []
    for name in names:
        count = seen.get(name, 0) + 1
        text = name
        if count > 1:
            text = f"{name} ({count})"
            while text in taken:
                count += 1
                text = f"{name} ({count})"
            taken.add(text)
        seen[name] = count
        result.append(text)
    return tuple(result)
