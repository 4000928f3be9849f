"""What calamine drops of an xlsx sheet, from one pass over its raw XML.

Error cells, formulas without a value, hidden rows and columns, merges, the number format of every
cell, and the true extents, which guard calamine's dense grid. Regular expressions over chunks and
one dictionary look-up a row: expat would take several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import BinaryIO

from jisa_desktop.sheets.cells import Merge
from jisa_desktop.sheets.raw import Side, UnreadablePart
from jisa_desktop.sheets.xlsx_layout import Layouts, column_index

_CHUNK_BYTES = 1 << 20
_LONGEST_ROW_BYTES = 64 << 20
_OVERLAP_BYTES = 512
_MOST_ROWS = 1_048_576
_ROW_DIGITS = 7
_MOST_MERGES = 200_000

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_END_OF_ROWS = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_COLUMNS = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_FIRST_COLUMN = re.compile(rb"""\bmin\s*=\s*["'](\d{1,5})["']""")
_LAST_COLUMN = re.compile(rb"""\bmax\s*=\s*["'](\d{1,5})["']""")
_MERGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*["']\$?([A-Za-z]{1,3})\$?(\d{1,7}):"""
    rb"""\$?([A-Za-z]{1,3})\$?(\d{1,7})["']"""
)
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)", re.DOTALL)
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})\d""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?(?:/>|>([^<]*)<)")
_FORMULA_AT_CELL_END = re.compile(
    rb"(?:</(?:\w+:)?f\s*>|<(?:\w+:)?f(?:\s[^>]*)?/>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*></(?:\w+:)?v\s*>)?\s*</(?:\w+:)?c\s*>"
)
"""Quick sign of a formula without a value; the cell itself is looked at after that."""


class SideScan:
    """The result of one pass; extents and count are of cells that hold something."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.side = Side()
        self.merges: list[Merge] = []
        self.layouts = Layouts(codes)
        self.row_count = 0
        self.column_count = 0
        self.cell_count = 0

    def formats(self, row: int) -> Sequence[str]:
        """Number formats of a 0-based row, () when all are General."""
        return self.layouts.formats(row)

    def add_row(self, index: int, body: bytes) -> None:
        if body.find(b"</", 0, max(0, body.rfind(b"</"))) < 0:
            return  # no end tag but the row's: nothing but formats, often a million times
        layout = self.layouts.add(index, body)
        if layout.cell_count:
            self.row_count = max(self.row_count, index + 1)
            self.column_count = max(self.column_count, layout.width)
            self.cell_count += layout.cell_count
        has_formula = b"<f" in body or b":f" in body
        if layout.has_error or (has_formula and _FORMULA_AT_CELL_END.search(body)):
            self._look_closely(index, body)

    def _look_closely(self, index: int, body: bytes) -> None:
        column = -1
        for attributes, content in _CELL.findall(body):
            reference = _REFERENCE.search(attributes)
            column = column_index(reference[1]) if reference else column + 1
            kind = _TYPE.search(attributes)
            value = _VALUE.search(content)
            if kind is not None and kind[1] == b"e":
                text = value[1] if value is not None and value[1] else b"#ERROR!"
                self.side.errors.setdefault(index, {})[column] = text.decode("utf-8", "replace")
            elif b"<f" in content or b":f" in content:
                is_empty_text = value is not None and kind is not None and kind[1] == b"str"
                if not is_empty_text and (value is None or not value[1]):
                    self.side.formulas_without_value.setdefault(index, []).append(column)


def scan_sheet(stream: BinaryIO, codes: Sequence[str]) -> SideScan:
    """Read one sheet part to its end. ``codes`` are the number formats of the cell styles.

    Raises ``UnreadablePart`` when the part is damaged or not in an ASCII-like encoding.
    """
    scan = SideScan(codes)
    rest = b""
    index = -1
    is_head = True
    while True:
        chunk = stream.read(_CHUNK_BYTES)
        piece = rest + chunk
        if is_head and piece[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise UnreadablePart("encoding")
        end = _find_end_of_rows(piece, max(0, len(rest) - _OVERLAP_BYTES))
        rows = list(_ROW.finditer(piece, 0, end.start() if end else len(piece)))
        if is_head and (rows or end):
            head_end = rows[0].start() if rows else 0
            scan.side.hidden_columns = _hidden_columns(piece[:head_end])
            is_head = False
        is_last = end is not None or not chunk
        keep = None if is_last or not rows else rows.pop().start()
        for at, row in enumerate(rows):
            index = _row_index(row[1], index)
            if not 0 <= index < _MOST_ROWS:
                raise UnreadablePart("row number")
            if b"hidden" in row[1] and _HIDDEN.search(row[1]):
                scan.side.hidden_rows.add(index)
            after = rows[at + 1].start() if at + 1 < len(rows) else keep
            scan.add_row(index, piece[row.end() : after or (end.start() if end else None)])
        if is_last:
            scan.merges = find_merges(stream, piece[end.end() :] if end else b"")
            return scan
        rest = piece[keep:] if keep is not None else piece
        if len(rest) > _LONGEST_ROW_BYTES:
            raise UnreadablePart("row length")


def _find_end_of_rows(piece: bytes, start: int) -> re.Match[bytes] | None:
    at = piece.find(b"sheetData", start)
    return _END_OF_ROWS.search(piece, max(0, at - _OVERLAP_BYTES)) if at >= 0 else None


def _row_index(attributes: bytes, before: int) -> int:
    """0-based; a row without a number comes after the one before it."""
    if attributes.startswith(b' r="'):  # as nearly every program writes it
        number = attributes[4 : attributes.find(b'"', 4)]
        if number.isdigit() and len(number) <= _ROW_DIGITS:
            return int(number) - 1
    found = _ROW_NUMBER.search(attributes)
    return int(found[1]) - 1 if found else before + 1


def find_merges(stream: BinaryIO, first: bytes) -> list[Merge]:
    """Merged ranges in what follows the rows of a sheet part."""
    merges: list[Merge] = []
    piece = first
    while True:
        last = 0
        for found in _MERGE.finditer(piece):
            last = found.end()
            left, top, right, bottom = found.groups()
            merge = Merge(int(top) - 1, int(bottom) - 1, column_index(left), column_index(right))
            if merge.first_row <= merge.last_row and merge.first_column <= merge.last_column:
                merges.append(merge)
        chunk = stream.read(_CHUNK_BYTES)
        if not chunk or len(merges) > _MOST_MERGES:
            return merges[:_MOST_MERGES]
        piece = piece[max(last, len(piece) - _OVERLAP_BYTES) :] + chunk


def merges_of(stream: BinaryIO) -> list[Merge]:
    """Merged ranges of a whole sheet part, its rows skipped."""
    rest = b""
    while chunk := stream.read(_CHUNK_BYTES):
        piece = rest + chunk
        if end := _find_end_of_rows(piece, 0):
            return find_merges(stream, piece[end.end() :])
        rest = piece[-_OVERLAP_BYTES:]
    return []


def _hidden_columns(head: bytes) -> tuple[int, ...]:
    hidden: list[int] = []
    for attributes in _COLUMNS.findall(head):
        first, last = _FIRST_COLUMN.search(attributes), _LAST_COLUMN.search(attributes)
        if first and last and _HIDDEN.search(attributes):
            hidden.extend(range(int(first[1]) - 1, min(int(last[1]), 16_384)))
    return tuple(hidden)
