"""Workbooks as calamine alone reads them: the base for xlsb, the last resort for xls and ods."""

from __future__ import annotations

from python_calamine import CalamineSheet

from jisa_desktop.errors import InputError
from jisa_desktop.sheets import calamine_reader
from jisa_desktop.sheets.calamine_reader import CalamineReader
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.raw import RawSheet, SheetEntry, Side
from jisa_desktop.sheets.source import Source


class CalamineBook:
    """Error cells come as empty ones, number formats and hidden rows do not come at all: the
    table says so in a notice. Raises ``InputError`` sheet_extent_too_large."""

    encoding = ""
    delimiter = ""

    def __init__(self, source: Source, kind: str, limits: Limits) -> None:
        self.format = kind
        self._file = source.name
        self._limits = limits
        self._reader = CalamineReader(source)
        self._last: tuple[str, CalamineSheet] | None = None

    def close(self) -> None:
        self._reader.close()

    def sheets(self) -> list[SheetEntry]:
        return self._reader.sheets()

    def has_data(self, name: str) -> bool:
        return self._sheet(name).start is not None

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:  # noqa: ARG002 - Book
        sheet = self._sheet(name)
        last_row, last_column = sheet.end or (-1, -1)
        self._check_extent(name, last_row + 1, last_column + 1)
        return RawSheet(
            name,
            calamine_reader.rows(sheet),
            calamine_reader.merges(sheet),
            row_count=last_row + 1,
            side=Side(notices=[notice("sheet_details_unknown")]),
        )

    def _check_extent(self, name: str, row_count: int, column_count: int) -> None:
        if row_count * column_count > self._limits.cells:
            raise InputError("sheet_extent_too_large", file=self._file, sheet=name)

    def _sheet(self, name: str) -> CalamineSheet:
        """Kept until another one is asked for: opening a sheet is the whole parse of it."""
        if self._last is None or self._last[0] != name:
            self._last = (name, self._reader.sheet(name))
        return self._last[1]
