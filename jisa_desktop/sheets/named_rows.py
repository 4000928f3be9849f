"""Rows that a notice speaks of: how many, and the first of them by number."""

from __future__ import annotations

_MOST = 10


class NamedRows:
    """Takes 0-based rows in order; names them as Excel does."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[int] = []

    def add(self, index: int) -> None:
        self.count += 1
        if len(self._first) < _MOST:
            self._first.append(index + 1)

    @property
    def first(self) -> str:
        return str(self._first[0])

    @property
    def names(self) -> str:
        """'3, 5'; ' …' follows where there are more."""
        more = " …" if self.count > len(self._first) else ""
        return ", ".join(map(str, self._first)) + more
