"""Old workbooks, BIFF 2 to 8.

xlrd reads values, number formats, error cells, hidden rows and merges in one pass; calamine, which
knows values and merges only, steps in where xlrd gives up.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from jisa_desktop.sheets.calamine_book import CalamineBook
from jisa_desktop.sheets.calamine_reader import LibraryFailure, guarded
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.number_format import BUILTIN
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.raw import Book, RawRow, RawSheet, SheetEntry, Side
from jisa_desktop.sheets.source import Source

GENERAL = "General"


class XlsBook:
    """Raises ``LibraryFailure`` when xlrd cannot read the file."""

    format = "xls"
    encoding = ""
    delimiter = ""

    def __init__(self, source: Source) -> None:
        import xlrd

        self._xlrd = xlrd
        content = source.read()
        self._book: Any = guarded(
            lambda: xlrd.open_workbook(
                file_contents=content,
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
                logfile=io.StringIO(),
            )
        )
        self._codes: dict[int, str] = {}

    def close(self) -> None:
        self._book.release_resources()

    def sheets(self) -> list[SheetEntry]:
        hidden = self._book._sheet_visibility  # public per sheet only, which would load each
        return [
            SheetEntry(name, is_hidden=place < len(hidden) and hidden[place] != 0)
            for place, name in enumerate(self._book.sheet_names())
        ]

    def has_data(self, name: str) -> bool:
        sheet = self._sheet(name)
        empty = (self._xlrd.XL_CELL_EMPTY, self._xlrd.XL_CELL_BLANK)
        return any(kind not in empty for row in range(sheet.nrows) for kind in sheet.row_types(row))

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:  # noqa: ARG002 - Book
        sheet = self._sheet(name)
        side = Side(
            hidden_columns=tuple(
                sorted(place for place, each in sheet.colinfo_map.items() if each.hidden)
            ),
            date1904=self._book.datemode == 1,
        )
        for place in sorted(sheet.rowinfo_map):
            if sheet.rowinfo_map[place].hidden:
                side.hidden_rows.add(place)
        merges = [
            Merge(top, bottom - 1, left, right - 1)
            for top, bottom, left, right in sheet.merged_cells
        ]
        return RawSheet(name, self._rows(sheet, side), merges, sheet.nrows, side=side)

    def _sheet(self, name: str) -> Any:
        return guarded(lambda: self._book.sheet_by_name(name))

    def _rows(self, sheet: Any, side: Side) -> Iterator[RawRow]:
        for row in range(sheet.nrows):
            values: list[CellValue] = []
            for column, (kind, value) in enumerate(
                zip(sheet.row_types(row), sheet.row_values(row), strict=True)
            ):
                if kind == self._xlrd.XL_CELL_ERROR:
                    text = self._xlrd.error_text_from_code.get(value, "#ERROR!")
                    side.errors.setdefault(row, {})[column] = text
                    values.append(None)
                else:
                    values.append(bool(value) if kind == self._xlrd.XL_CELL_BOOLEAN else value)
            yield row, values, self._formats(sheet, row, len(values))

    def _formats(self, sheet: Any, row: int, width: int) -> list[str]:
        return [self._code(sheet.cell_xf_index(row, column)) for column in range(width)]

    def _code(self, style: int) -> str:
        code = self._codes.get(style)
        if code is None:
            key = self._book.xf_list[style].format_key if style < len(self._book.xf_list) else -1
            known = self._book.format_map.get(key)
            code = BUILTIN.get(key) or (known.format_str if known is not None else GENERAL)
            self._codes[style] = code
        return code


def open_xls(source: Source, limits: Limits) -> Book:
    """xlrd first, calamine second. Raises ``LibraryFailure`` when both fail."""
    try:
        return XlsBook(source)
    except LibraryFailure:
        return CalamineBook(source, "xls", limits)
