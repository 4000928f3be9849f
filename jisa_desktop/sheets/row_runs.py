"""Rows of a sheet as runs of neighbours."""

from __future__ import annotations

from bisect import bisect_right


class RowRuns:
    """0-based rows as runs: a filter may hide a million of them, in few places."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._ends: list[int] = []
        self.count = 0

    def add(self, index: int, count: int = 1) -> None:
        """``count`` rows from ``index`` on, all after those that were added before."""
        if self._ends and self._ends[-1] == index:
            self._ends[-1] += count
        else:
            self._firsts.append(index)
            self._ends.append(index + count)
        self.count += count

    def __contains__(self, index: int) -> bool:
        at = bisect_right(self._firsts, index) - 1
        return at >= 0 and index < self._ends[at]
