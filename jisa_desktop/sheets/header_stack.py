"""Headers of several rows: which rows above the bottom one are group rows and belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.sheets.header_cell import MEASURES, Cell, is_sequence, label_score
from jisa_desktop.sheets.header_grid import HeaderGrid
from jisa_desktop.sheets.header_words import TITLE

LONGEST_STEP_DOWN = 2
"""How many rows a header's vertical merge may reach below the row looked at."""
LABEL_LIKE = 0.5
"""Label score from which a row may be a header row."""
_CERTAIN_LABEL = 0.7
_YEAR_LABEL = 0.3
_MAX_LEVELS = 5
_WIDE_SHARE = 0.6
_NEARLY_ALL = 0.8
_FULL = 0.95
_REPEATING_SHARE = 0.7
_GROUP = 2


@dataclass(frozen=True, slots=True)
class Stack:
    """Header rows ``top`` to ``bottom``; ``labels``: per column the lowest label found."""

    top: int
    bottom: int
    labels: dict[int, Cell]


def stack_upwards(grid: HeaderGrid, bottom: int, columns: range) -> Stack:
    """Take in the row above as long as it groups, repeats or completes the rows below it."""
    labels = {
        column: grid.cells[bottom][column] for column in columns if grid.is_filled(bottom, column)
    }
    top = bottom
    while top > 0 and bottom - top < _MAX_LEVELS - 1:
        above = _RowAbove(grid, top - 1, columns, labels)
        if not above.belongs():
            break
        top -= 1
        for column in above.filled:
            labels.setdefault(column, grid.cells[top][column])
    return Stack(top, bottom, labels)


class _RowAbove:
    """The row over a stack, and the reasons for which it may be part of it."""

    def __init__(self, grid: HeaderGrid, row: int, columns: range, labels: dict[int, Cell]) -> None:
        self.grid = grid
        self.row = row
        self.columns = columns
        self.labels = labels
        self.filled = [column for column in columns if grid.is_filled(row, column)]
        self.distinct = grid.distinct(row, columns)
        self.in_sequence = is_sequence(self.distinct)

    def belongs(self) -> bool:
        if not self.filled or self._mean_label_score() < LABEL_LIKE or self._is_title():
            return False
        return self._is_joined() and not self._has_measures()

    def _mean_label_score(self) -> float:
        scores = [label_score(cell, in_sequence=self.in_sequence) for cell in self.distinct]
        return sum(scores) / len(scores)

    def _is_title(self) -> bool:
        """One text alone is a title, unless a merge ties it to the columns below."""
        if len(self.distinct) > 1:
            return False
        tied = self._merges_down() or self._merges_across()
        return not tied or bool(TITLE.search(self.distinct[0].text))

    def _is_joined(self) -> bool:
        return (
            self._merges_down()
            or self._merges_across()
            or self._repeats_labels()
            or self._repeats_label_below()
            or self._fills_gaps()
            or self._groups_without_merge()
        )

    def _has_measures(self) -> bool:
        """A number or a date that is no label: we have left the header."""
        return not self.in_sequence and any(
            cell.kind in MEASURES and label_score(cell) < _YEAR_LABEL for cell in self.distinct
        )

    def _merges_down(self) -> bool:
        """A cell of this row reaches down into the stack."""
        down = self.grid.down
        return any(
            (self.row, column) in down and down[self.row, column][1] > self.row
            for column in self.columns
        )

    def _merges_across(self) -> bool:
        """A merge stands over at least two of the columns, but not over all of them."""
        first, last = self.columns[0], self.columns[-1]
        for column in self.columns:
            span = self.grid.across.get((self.row, column))
            if span is None or (span[0] <= first and span[1] >= last):
                continue
            if min(span[1], last) > max(span[0], first):
                return True
        return False

    def _repeats_labels(self) -> bool:
        """Group names written out over each column: '상반기 상반기 하반기 하반기'."""
        if len(self.filled) < _WIDE_SHARE * len(self.columns) or len(self.distinct) <= _GROUP:
            return False
        if any((self.row, column) in self.grid.owner for column in self.filled):
            return False
        keys = {self.grid.cells[self.row][column].key for column in self.filled}
        return len(keys) <= _REPEATING_SHARE * len(self.filled)

    def _repeats_label_below(self) -> bool:
        """A merge that was split on export: the same word in both rows."""
        below = self.row + 1
        return len(self.filled) >= _WIDE_SHARE * len(self.columns) and any(
            self.grid.is_filled(below, column)
            and self.grid.cells[self.row][column].key == self.grid.cells[below][column].key
            for column in self.filled
        )

    def _fills_gaps(self) -> bool:
        """Names columns that the stack leaves blank, and together they name nearly all."""
        width = len(self.columns)
        new = [column for column in self.filled if column not in self.labels]
        together = len(set(self.labels) | set(self.filled))
        return (
            bool(new)
            and together >= _NEARLY_ALL * width
            and len(self.labels) < _FULL * width
            and len(self.distinct) >= _GROUP
        )

    def _groups_without_merge(self) -> bool:
        """Labels at the left edge of runs of columns, nothing merged."""
        width = len(self.columns)
        if len(self.distinct) < _GROUP or len(self.filled) > _WIDE_SHARE * width:
            return False
        if any(label_score(cell) < _CERTAIN_LABEL or ":" in cell.text for cell in self.distinct):
            return False
        ends = [*(column - 1 for column in self.filled[1:]), self.columns[-1]]
        runs = [end - first + 1 for first, end in zip(self.filled, ends, strict=True)]
        wide_runs = sum(run >= _GROUP for run in runs)
        named = sum(column in self.labels for column in self.columns)
        return wide_runs >= max(1, len(runs) - 1) and named >= _NEARLY_ALL * width
