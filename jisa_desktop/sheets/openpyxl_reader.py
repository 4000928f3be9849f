"""The second reader for xlsx: slower, in need of less memory, and forgiving in other places."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from jisa_desktop.sheets.calamine_reader import FormatLookup, guarded
from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format import BUILTIN
from jisa_desktop.sheets.raw import RawRow, SheetEntry, Side
from jisa_desktop.sheets.source import Source

GENERAL = "General"
_MONEY = frozenset({5, 6, 7, 8, *range(37, 45)})


class OpenpyxlReader:
    """One workbook, read row by row. Every call may raise ``LibraryFailure``."""

    def __init__(self, source: Source) -> None:
        import openpyxl

        self._stream = source.open()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of what it leaves out; we only read
            self._book: Any = guarded(
                lambda: openpyxl.load_workbook(self._stream, read_only=True, data_only=True)
            )
        self.date1904 = self._book.epoch.year == 1904  # noqa: PLR2004 - that is its name

    def close(self) -> None:
        self._book.close()
        self._stream.close()

    def sheets(self) -> list[SheetEntry]:
        return [
            SheetEntry(each.title, is_hidden=each.sheet_state != "visible")
            for each in self._book.worksheets
        ]

    def rows(self, name: str, side: Side, formats: FormatLookup | None = None) -> Iterator[RawRow]:
        """Error cells go to ``side`` as they come. ``formats`` are better than openpyxl's own
        where they are known."""
        sheet = guarded(lambda: self._book[name])
        # A written <dimension> may lie, and would cut rows and columns off.
        guarded(sheet.reset_dimensions)
        return _rows(guarded(lambda: iter(sheet.iter_rows())), side, formats)


def _rows(lines: Iterator[Any], side: Side, formats: FormatLookup | None) -> Iterator[RawRow]:
    codes: dict[int, str] = {}
    index = -1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        while (cells := guarded(lambda: next(lines, None))) is not None:
            index += 1
            if cells:
                values = list(_values(index, cells, side))
                own = None if formats else [_code(cell, codes) for cell in cells]
                yield index, values, formats(index) if formats else own


def _values(index: int, cells: Any, side: Side) -> Iterator[CellValue]:
    for column, cell in enumerate(cells):
        if cell.data_type == "e" and cell.value is not None:
            side.errors.setdefault(index, {})[column] = str(cell.value)
            yield None
        else:
            yield cell.value


def _code(cell: Any, codes: dict[int, str]) -> str:
    """The format of a cell by its style, each looked up once.

    Built-in formats by our table, which has the Korean ones; but openpyxl files a workbook's own
    format under a built-in number when it reads like the American one, so not for money.
    """
    style = getattr(cell, "_style_id", None)
    if style is None:
        return GENERAL
    if style not in codes:
        number = guarded(lambda: cell.style_array.numFmtId)
        known = None if number in _MONEY else BUILTIN.get(number)
        codes[style] = known or guarded(lambda: cell.number_format) or GENERAL
    return codes[style]
