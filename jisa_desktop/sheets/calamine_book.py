"""Workbooks that calamine reads and nothing else needs to: xlsb and ods."""

from __future__ import annotations

from jisa_desktop.sheets import calamine_reader
from jisa_desktop.sheets.calamine_reader import CalamineReader
from jisa_desktop.sheets.options import SheetSummary
from jisa_desktop.sheets.raw import RawSheet
from jisa_desktop.sheets.sniff import Format
from jisa_desktop.sheets.source import Source


class CalamineBook:
    encoding = ""
    delimiter = ""

    def __init__(self, source: Source, kind: Format) -> None:
        self.format = str(kind)
        self._reader = CalamineReader(source)

    def sheets(self) -> tuple[SheetSummary, ...]:
        return tuple(
            SheetSummary(
                each.name,
                is_hidden=calamine_reader.is_hidden(each),
                has_data=self._reader.sheet(each.name).start is not None,
            )
            for each in self._reader.sheets()
        )

    def read(self, name: str) -> RawSheet:
        sheet = self._reader.sheet(name)
        return RawSheet(
            name,
            calamine_reader.rows(sheet),
            merges=calamine_reader.merges(sheet),
            row_count=sheet.end[0] + 1 if sheet.end else 0,
        )
