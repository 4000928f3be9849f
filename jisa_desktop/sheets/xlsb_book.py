"""xlsb: calamine for the values, the side pass for the rest."""

from __future__ import annotations

from jisa_desktop.sheets import calamine_reader
from jisa_desktop.sheets.calamine_book import CalamineBook
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.raw import RawSheet, UnreadablePart
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.xlsb_side import XlsbParts, XlsbSide


class XlsbBook(CalamineBook):
    """Without the side pass (parts that are damaged or in unusual places) values come as calamine
    has them, and a notice says so."""

    def __init__(self, source: Source, limits: Limits) -> None:
        super().__init__(source, "xlsb", limits)
        self._scanned: dict[str, XlsbSide] = {}
        self._parts: XlsbParts | None
        try:
            self._parts = XlsbParts(source)
        except UnreadablePart:
            self._parts = None

    def has_data(self, name: str) -> bool:
        scan = self._scan(name)
        return scan.cell_count > 0 if scan is not None else super().has_data(name)

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:
        scan = self._scan(name)
        if scan is None:
            return super().read(name, row_limit)
        self._check_extent(name, scan.row_count, scan.column_count)
        rows = calamine_reader.rows(self._sheet(name), scan.formats)
        return RawSheet(name, rows, scan.merges, scan.row_count, side=scan.side)

    def _scan(self, name: str) -> XlsbSide | None:
        if self._parts is None:
            return None
        if name not in self._scanned:
            try:
                self._scanned = {name: self._parts.scan(name)}
            except UnreadablePart:
                return None
        return self._scanned[name]
