"""The second reader for xlsx: slower, in need of less memory, and forgiving in other places."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

from jisa_desktop.sheets.calamine_reader import guarded
from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format import BUILTIN
from jisa_desktop.sheets.raw import RawRow, SheetEntry, Side
from jisa_desktop.sheets.source import Source

GENERAL = "General"


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

    def rows(self, name: str, side: Side) -> Iterator[RawRow]:
        """Error cells go to ``side`` as they come."""
        sheet = self._book[name]
        # A written <dimension> may lie, and would cut rows and columns off.
        guarded(sheet.reset_dimensions)
        codes: dict[int, str] = {}
        iterator = guarded(lambda: iter(sheet.iter_rows()))
        index = -1
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            while (cells := guarded(lambda: next(iterator, None))) is not None:
                index += 1
                if cells:
                    yield self._row(index, cells, codes, side)

    def _row(self, index: int, cells: Any, codes: dict[int, str], side: Side) -> RawRow:
        values: list[CellValue] = []
        formats: list[str] = []
        for column, cell in enumerate(cells):
            value = cell.value
            if value is None:
                values.append(None)
                formats.append(GENERAL)
                continue
            if cell.data_type == "e":
                side.errors.setdefault(index, {})[column] = str(value)
                value = None
            values.append(value)
            formats.append(self._code(cell, codes))
        while values and values[-1] is None:
            values.pop()
        return index, values, formats

    def _code(self, cell: Any, codes: dict[int, str]) -> str:
        """Built-in formats by our table: openpyxl's has no Korean dates."""
        style = cell._style_id  # its public way makes a style object per cell
        code = codes.get(style)
        if code is None:
            number = guarded(lambda: cell.style_array.numFmtId)
            code = BUILTIN.get(number) or guarded(lambda: cell.number_format) or GENERAL
            codes[style] = code
        return code
