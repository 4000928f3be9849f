"""One workbook read by openpyxl, its cells compared with the texts that this program shows.

Runs in a process of its own: openpyxl hangs on some files.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format import BUILTIN, display
from jisa_desktop.sheets.render import clean

_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
Place = tuple[int, int]
"""Row and column, 1-based."""


@dataclass(slots=True)
class Comparison:
    """``classes`` counts cells by kind of difference; ``examples`` has the first place of each."""

    cells: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)


def serve(connection: Connection) -> None:
    """Take (path, sheet, first row, shown texts), answer a ``Comparison`` or a word of failure."""
    warnings.simplefilter("ignore")
    while True:
        try:
            path, sheet, first_row, shown = connection.recv()
        except EOFError:
            return
        try:
            connection.send(_compare(path, sheet, first_row, shown))
        except Exception as error:
            connection.send(f"openpyxl: {type(error).__name__}")


def _compare(path: Path, name: str, first_row: int, shown: Mapping[Place, str]) -> Comparison | str:
    import openpyxl

    with path.open("rb") as stream:
        book = openpyxl.load_workbook(stream, data_only=True)
        sheet: Any = {_nfc(each.title): each for each in book.worksheets}.get(name)
        if sheet is None:
            return "openpyxl: finds no such sheet"
        merged = set(_covered(sheet))
        date1904 = book.epoch.year == 1904
        theirs = {
            (cell.row, cell.column): cell
            for line in sheet.iter_rows(min_row=first_row)
            for cell in line
            if cell.value is not None
        }
    result = Comparison()
    for place in theirs.keys() | shown.keys():
        result.cells += 1
        cell = theirs.get(place)
        ours = shown.get(place, "")
        text = "" if cell is None else _text(cell, date1904=date1904)
        if ours != text:
            kind = _kind(ours, text, place in merged, cell)
            result.classes[kind] += 1
            result.examples.setdefault(
                kind, f"row {place[0]}, column {place[1]}: {ours!r} {text!r}"
            )
    return result


def _text(cell: Any, *, date1904: bool) -> str:
    value: CellValue = cell.value
    if not isinstance(value, str | bool | int | float) and not hasattr(value, "isoformat"):
        value = value if hasattr(value, "total_seconds") else str(value)
    return clean(display(value, _code(cell), date1904=date1904))


def _code(cell: Any) -> str:
    """openpyxl files a workbook's own format under a built-in number when it reads like the
    American one; those for money differ in Korea."""
    number = cell._style.numFmtId
    known = None if number in (5, 6, 7, 8, *range(37, 45)) else BUILTIN.get(number)
    return known or cell.number_format or "General"


def _kind(ours: str, theirs: str, is_merged: bool, cell: Any) -> str:
    """The first that fits."""
    is_filled = bool(ours and not theirs)
    kinds = (
        ("a merged label filled down", is_merged and is_filled),
        ("a value under a merge", is_merged),
        ("an error cell", cell is not None and cell.data_type == "e"),
        ("white space at the edges", ours.split() == theirs.split()),
        ("an escape such as _x000D_", _ESCAPE.search(theirs) is not None),
        ("empty here", not ours),
        ("empty there", not theirs),
        ("a date", cell is not None and cell.is_date),
        ("a number", cell is not None and cell.data_type == "n"),
    )
    return next((kind for kind, fits in kinds if fits), "a text")


def _covered(sheet: Any) -> Iterator[Place]:
    for each in sheet.merged_cells.ranges:
        for row in range(each.min_row, each.max_row + 1):
            for column in range(each.min_col, each.max_col + 1):
                if (row, column) != (each.min_row, each.min_col):
                    yield row, column


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
