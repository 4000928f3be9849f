"""Workbooks as calamine alone reads them: the base for xlsb, the last resort for xls and ods."""

from __future__ import annotations

from python_calamine import CalamineSheet

from jisa_desktop.sheets import calamine_reader
from jisa_desktop.sheets.calamine_reader import CalamineReader
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.raw import RawSheet, SheetEntry, Side
from jisa_desktop.sheets.source import Source


class CalamineBook:
    """Error cells come as empty ones, number formats and hidden rows do not come at all: the
    table says so in a notice."""

    encoding = ""
    delimiter = ""

    def __init__(self, source: Source, kind: str) -> None:
        self.format = kind
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
        return RawSheet(
            name,
            calamine_reader.rows(sheet),
            calamine_reader.merges(sheet),
            row_count=sheet.end[0] + 1 if sheet.end else 0,
            side=Side(notices=[notice("sheet_details_unknown")]),
        )

    def _sheet(self, name: str) -> CalamineSheet:
        """Kept until another one is asked for: opening a sheet is the whole parse of it."""
        if self._last is None or self._last[0] != name:
            self._last = (name, self._reader.sheet(name))
        return self._last[1]
