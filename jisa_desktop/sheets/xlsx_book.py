"""xlsx: calamine for the values, the side pass for the rest, openpyxl as a second try."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from jisa_desktop.sheets import calamine_reader, guards
from jisa_desktop.sheets.calamine_reader import CalamineReader, LibraryFailure
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.openpyxl_reader import OpenpyxlReader
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.raw import RawRow, RawSheet, SheetEntry, Side, UnreadablePart
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.xlsx_parts import SheetPart, XlsxParts
from jisa_desktop.sheets.xlsx_preview import preview_sheet, stream_sheet
from jisa_desktop.sheets.xlsx_side import SideScan, scan_sheet

_HAS_VALUE = re.compile(rb"<(?:\w+:)?(?:v(?:\s[^>]*)?>[^<]|is\b)")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHUNK_BYTES = 1 << 18
_OVERLAP_BYTES = 64


class XlsxBook:
    """Raises ``LibraryFailure`` when no reader makes sense of the file."""

    format = "xlsx"
    encoding = ""
    delimiter = ""

    def __init__(self, source: Source, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._parts: XlsxParts | None
        try:
            self._parts = XlsxParts(source)
        except UnreadablePart:
            self._parts = None
        self._openpyxl: OpenpyxlReader | None = None
        self._calamine: CalamineReader | None = None

    def close(self) -> None:
        for each in (self._parts, self._openpyxl, self._calamine):
            if each is not None:
                each.close()

    def sheets(self) -> list[SheetEntry]:
        if self._parts is not None and self._parts.sheets:
            return [SheetEntry(each.name, each.is_hidden) for each in self._parts.sheets]
        try:
            return self._second().sheets()
        except LibraryFailure:
            return self._first().sheets()

    def has_data(self, name: str) -> bool:
        if self._parts is None or not self._parts.sheets:
            return True  # only reading can tell
        try:
            with self._parts.open(self._part(name).part) as stream:
                piece = b""
                while chunk := stream.read(_CHUNK_BYTES):
                    if chunk.startswith(_UTF16) and not piece:
                        return True  # only its readers can tell
                    piece = piece[-_OVERLAP_BYTES:] + chunk
                    if _HAS_VALUE.search(piece):
                        return True
        except UnreadablePart:
            return True  # let the reading itself find out, and say so
        return False

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:
        if row_limit is not None and self._parts is not None and self._parts.sheets:
            try:
                return preview_sheet(self._parts, self._part(name), row_limit)
            except UnreadablePart:
                pass  # a damaged part is the full readers' case
        scan = self._scan(name)
        if scan is None:
            return self._read_without_scan(name)
        if guards.is_streaming_better(
            scan.row_count, scan.column_count, scan.cell_count, self._limits
        ):
            return self._read_second(name, scan)
        try:
            sheet = self._first().sheet(name)
        except LibraryFailure:
            scan.side.notices.append(notice("sheet_read_by_fallback"))
            return self._read_second(name, scan)
        rows = calamine_reader.rows(sheet, scan.formats)
        return RawSheet(name, rows, scan.merges, scan.row_count, side=scan.side)

    def _scan(self, name: str) -> SideScan | None:
        if self._parts is None or not self._parts.sheets:
            return None
        try:
            with self._parts.open(self._part(name).part) as stream:
                scan = scan_sheet(stream, self._parts.formats())
        except UnreadablePart:
            return None
        scan.side.date1904 = self._parts.date1904
        return scan

    def _read_second(self, name: str, scan: SideScan) -> RawSheet:
        """openpyxl; where it too gives up, the reader that previews, without its limit."""
        try:
            rows = self._second().rows(name, scan.side, scan.formats)
        except LibraryFailure as error:
            assert self._parts is not None  # noqa: S101 - they were scanned
            try:
                return stream_sheet(self._parts, self._part(name), self._limits.rows)
            except UnreadablePart:
                raise error from None
        return RawSheet(
            name, self._rescued(name, rows), scan.merges, scan.row_count, side=scan.side
        )

    def _rescued(self, name: str, rows: Iterable[RawRow]) -> Iterator[RawRow]:
        """openpyxl meets what it cannot read only on its way, such as a word in a cell that says
        it is a number: the streaming reader goes on from there."""
        last = -1
        try:
            for row in rows:
                last = row[0]
                yield row
        except LibraryFailure as error:
            assert self._parts is not None  # noqa: S101 - they were scanned
            try:
                rest = stream_sheet(self._parts, self._part(name), self._limits.rows).rows
            except UnreadablePart:
                raise error from None
            yield from (row for row in rest if row[0] > last)

    def _read_without_scan(self, name: str) -> RawSheet:
        """The raw parts make no sense: the forgiving reader first, as nothing guards calamine
        here but the worker's memory limit."""
        side = Side()
        side.notices.append(notice("sheet_details_unknown"))
        try:
            reader = self._second()
        except LibraryFailure:
            sheet = self._first().sheet(name)
            rows = calamine_reader.rows(sheet)
            return RawSheet(name, rows, calamine_reader.merges(sheet), side=side)
        side.date1904 = reader.date1904
        return RawSheet(name, reader.rows(name, side), side=side)

    def _first(self) -> CalamineReader:
        if self._calamine is None:
            self._calamine = CalamineReader(self._source)
        return self._calamine

    def _second(self) -> OpenpyxlReader:
        if self._openpyxl is None:
            self._openpyxl = OpenpyxlReader(self._source)
        return self._openpyxl

    def _part(self, name: str) -> SheetPart:
        assert self._parts is not None  # noqa: S101 - asked only where there are parts
        return next(each for each in self._parts.sheets if each.name == name)
