"""The number formats of an xlsx sheet's cells, two bytes a cell, equal rows kept once."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from jisa_desktop.sheets.raw import UnreadablePart
from jisa_desktop.sheets.xlsx_parts import GENERAL

_MOST_CODES = 65_535
_MOST_COLUMNS = 16_384
_CACHED_CELLS = 500_000

_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})\d+"(?: s="(\d+)")?(?: t="(\w+)")?\s*(/?)>')
"""As Excel and most programs write it; half the time of the general one."""
_CELL = re.compile(
    rb"""<(?:\w+:)?c(?=[\s/>])(?:\s+(?:r\s*=\s*["']([A-Za-z]{1,3})\d+["']|s\s*=\s*["'](\d+)["']"""
    rb"""|t\s*=\s*["'](\w+)["']|[\w:]+\s*=\s*(?:"[^"]*"|'[^']*')))*\s*(/?)>"""
)
"""Column letters, style, type, '/' when empty: in whatever order the attributes come."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What rows with the same columns, styles and types have in common.

    ``numbers``: native unsigned shorts, the place of each column's code, trailing 0 left out.
    """

    numbers: bytes
    width: int
    cell_count: int
    has_error: bool


class Layouts:
    """``codes[i]`` is the number format of cell style i."""

    def __init__(self, codes: Sequence[str]) -> None:
        place = {GENERAL: 0}
        self._places = [place.setdefault(code, len(place)) for code in codes]
        self._codes = list(place)[:_MOST_CODES]
        self._rows: list[bytes] = []
        self._layouts: dict[tuple[tuple[bytes, ...], ...], Layout] = {}
        self._kept: dict[bytes, bytes] = {b"": b""}
        self._rendered: dict[bytes, tuple[str, ...]] = {}
        self._cached_cell_count = 0

    def add(self, index: int, body: bytes) -> Layout:
        """Note the row with the raw XML ``body``. Raises ``UnreadablePart``."""
        found = _USUAL_CELL.findall(body)
        if len(found) != body.count(b"<c ") or not found:
            found = _CELL.findall(body)
        cells: tuple[tuple[bytes, ...], ...] = tuple(found)
        layout = self._layouts.get(cells)
        if layout is None:
            layout = self._layout(cells)
            self._make_room(len(cells))
            self._layouts[cells] = layout
        if layout.numbers:
            missing = index + 1 - len(self._rows)
            if missing > 0:
                self._rows.extend([b""] * missing)
            self._rows[index] = layout.numbers
        return layout

    def formats(self, index: int) -> tuple[str, ...]:
        numbers = self._rows[index] if index < len(self._rows) else b""
        found = self._rendered.get(numbers)
        if found is None:
            self._make_room(len(numbers))
            found = tuple(self._codes[each] for each in memoryview(numbers).cast("H"))
            self._rendered[numbers] = found
        return found

    def _layout(self, cells: Sequence[Sequence[bytes]]) -> Layout:
        numbers = array("H")
        column = -1
        width = count = 0
        has_error = False
        for letters, style, kind, empty in cells:
            column = column_index(letters) if letters else column + 1
            if column >= _MOST_COLUMNS:
                raise UnreadablePart("cell reference")
            if empty:
                continue
            width = max(width, column + 1)
            count += 1
            has_error = has_error or kind == b"e"
            place = self._place(style)
            if place:
                numbers.extend([0] * (column + 1 - len(numbers)))
                numbers[column] = place
        packed = numbers.tobytes()
        return Layout(self._kept.setdefault(packed, packed), width, count, has_error)

    def _place(self, style: bytes) -> int:
        number = int(style) if style else 0
        place = self._places[number] if number < len(self._places) else 0
        return place if place < _MOST_CODES else 0

    def _make_room(self, cell_count: int) -> None:
        self._cached_cell_count += cell_count
        if self._cached_cell_count > _CACHED_CELLS:
            self._layouts.clear()
            self._kept.clear()
            self._rendered.clear()
            self._cached_cell_count = cell_count


def column_index(letters: bytes) -> int:
    """b'A' -> 0, b'AA' -> 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1
