"""Tables beside each other on one sheet: each row of them is read as one, which it is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from jisa_desktop.domain.table import Issue
from jisa_desktop.sheets.cell_issues import notice

_PERSON = re.compile(
    r"^(사번|사원번호|사원코드|직원번호|직번|행번|성명|이름|사원명|직원명|employee_?(id|number)?|name)$",
    re.IGNORECASE,
)
_REPEAT = re.compile(r" \(\d+\)$")
_BLOCK = 2
"""Columns that a table has at least: a lone one is a spacer's neighbour."""
_ROWS_APART = 2


class SideBySide:
    """Looks at the names of the columns, and at which rows fill which block of them."""

    def __init__(self, columns: Sequence[str], nameless: Collection[int]) -> None:
        self._columns = columns
        runs: list[list[int]] = [[]]
        for place in range(len(columns)):
            if place in nameless:
                runs.append([])
            else:
                runs[-1].append(place)
        self._blocks = [range(run[0], run[-1] + 1) for run in runs if len(run) >= _BLOCK]
        self._gaps = frozenset(
            place
            for left, right in pairwise(self._blocks)
            for place in range(left.stop, right.start)
        )
        self._blank_counts = [0] * len(self._blocks)
        self._has_resumed = False

    def look(self, shown: Sequence[str]) -> None:
        """At one data row."""
        if not self._gaps or self._has_resumed:
            return
        for number, block in enumerate(self._blocks):
            if not any(shown[block.start : block.stop]):
                self._blank_counts[number] += 1
            elif self._blank_counts[number]:
                self._has_resumed = True

    def notices(self, unused: Collection[int]) -> tuple[Issue, ...]:
        """``unused``: columns that have neither a name nor a value."""
        counts = Counter(map(_lowest_level, self._columns))
        twice = [name for name, count in counts.items() if count > 1 and _PERSON.match(name)]
        if twice:
            return (notice("sheet_side_by_side", columns=", ".join(twice)),)
        if self._gaps and self._gaps <= set(unused) and self._has_shorter_table():
            starts = [self._columns[block.start] for block in self._blocks]
            return (notice("sheet_side_by_side", columns=", ".join(starts)),)
        return ()

    def _has_shorter_table(self) -> bool:
        """One block ends above the others: rows of one table fill all its blocks by and large."""
        return not self._has_resumed and max(self._blank_counts) >= _ROWS_APART


def _lowest_level(column: str) -> str:
    """'1분기 / 사 번 (2)' -> '사번'."""
    return _REPEAT.sub("", column.rpartition(" / ")[2]).replace(" ", "")
