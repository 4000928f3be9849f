"""What calamine drops of an xlsb workbook, from one pass over its binary records ([MS-XLSB]).

Number formats, error cells, hidden rows and columns, and the used range, which guards calamine's
dense grid.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jisa_desktop.sheets.cells import Merge
from jisa_desktop.sheets.number_format import BUILTIN
from jisa_desktop.sheets.raw import Side, UnreadablePart
from jisa_desktop.sheets.sniff import ZIP_ERRORS
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.xml_parts import Attributes, parse_xml

GENERAL = "General"
_ROW, _LAST_CELL, _RICH_CELL = 0, 11, 62
_BLANK, _ERRORS = 1, (3, 11)
_FORMAT, _STYLE, _COLUMNS = 44, 47, 60
_PROPERTIES, _SHEET, _MERGE = 153, 156, 176
_STYLES_BEGIN, _STYLES_END = 617, 618
_ERROR_TEXTS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x10, 0x01
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_CELL, _STYLE_MASK = struct.Struct("<II"), 0xFFFFFF
_NO_TEXT, _MOST_SIZE_BITS = 0xFFFFFFFF, 21
_READ_ERRORS = (*ZIP_ERRORS, IndexError)

Record = tuple[int, bytes]


@dataclass(slots=True)
class XlsbSide:
    """One sheet. ``formats`` maps a 0-based row to the codes of its columns."""

    side: Side = field(default_factory=Side)
    merges: list[Merge] = field(default_factory=list)
    row_count: int = 0
    column_count: int = 0
    cell_count: int = 0
    rows: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def formats(self, row: int) -> Sequence[str]:
        return self.rows.get(row, ())


class XlsbParts:
    """Raises ``UnreadablePart`` when the parts are not where they should be, or damaged."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._is_1904 = False
        self._relations: dict[str, tuple[str, str]] = {}
        self._sheets: dict[str, str] = {}
        try:
            self._read_workbook()
            self._codes = self._read_styles()
        except _READ_ERRORS as error:
            raise UnreadablePart("xlsb") from error

    def scan(self, name: str) -> XlsbSide:
        try:
            found = _scan(self._read(self._sheets[name]), self._codes)
        except _READ_ERRORS as error:
            raise UnreadablePart("xlsb") from error
        found.side.date1904 = self._is_1904
        return found

    def _read(self, part: str) -> bytes:
        with self._source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = {name.lower().lstrip("/"): name for name in archive.namelist()}
            return archive.read(names[part.lower()])

    def _read_workbook(self) -> None:
        def start(element: str, attributes: Attributes) -> None:
            if element == "Relationship":
                target = posixpath.join("/xl", attributes.get("Target", "").replace("\\", "/"))
                kind = attributes.get("Type", "").rpartition("/")[2]
                path = posixpath.normpath(target).lstrip("/")
                self._relations[attributes.get("Id", "")] = (kind, path)

        parse_xml(io.BytesIO(self._read("xl/_rels/workbook.bin.rels")), start)
        for kind, content in _records(self._read("xl/workbook.bin")):
            if kind == _PROPERTIES:
                self._is_1904 = bool(content[0] & 1)
            elif kind == _SHEET:
                key, at = _text(content, 8)
                name, _ = _text(content, at)
                if key in self._relations:
                    self._sheets[name] = self._relations[key][1]

    def _read_styles(self) -> list[str]:
        """The number format of each cell style."""
        parts = [path for kind, path in self._relations.values() if kind == "styles"]
        custom: dict[int, str] = {}
        codes: list[str] = []
        is_inside = False
        for kind, content in _records(self._read(parts[0])) if parts else ():
            if kind == _FORMAT:
                custom[int.from_bytes(content[:2], "little")] = _text(content, 2)[0]
            elif kind in (_STYLES_BEGIN, _STYLES_END):
                is_inside = kind == _STYLES_BEGIN
            elif kind == _STYLE and is_inside:
                number = int.from_bytes(content[2:4], "little")
                codes.append(custom.get(number) or BUILTIN.get(number, GENERAL))
        return codes


def _scan(data: bytes, codes: Sequence[str]) -> XlsbSide:
    found = XlsbSide()
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    row = -1
    formats: list[str] = []
    for kind, content in _records(data):
        if _BLANK < kind <= _LAST_CELL or kind == _RICH_CELL:
            column, style = _CELL.unpack_from(content)
            if column >= _MOST_COLUMNS:
                raise UnreadablePart("cell reference")
            number = style & _STYLE_MASK
            formats.extend([GENERAL] * (column + 1 - len(formats)))
            formats[column] = codes[number] if number < len(codes) else GENERAL
            found.column_count = max(found.column_count, column + 1)
            found.row_count = row + 1
            found.cell_count += 1
            if kind in _ERRORS:
                text = _ERROR_TEXTS.get(content[8], "#ERROR!")
                found.side.errors.setdefault(row, {})[column] = text
        elif kind == _ROW:
            _keep(found, row, formats, known)
            row, formats = int.from_bytes(content[:4], "little"), []
            if row >= _MOST_ROWS:
                raise UnreadablePart("row number")
            if content[11] & _HIDDEN_ROW:
                found.side.hidden_rows.add(row)
        elif kind == _COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<IIIIH", content)
            if flags & _HIDDEN_COLUMN:
                places = range(first, min(last + 1, _MOST_COLUMNS))
                found.side.hidden_columns = (*found.side.hidden_columns, *places)
        elif kind == _MERGE:
            found.merges.append(Merge(*struct.unpack_from("<IIII", content)))
    _keep(found, row, formats, known)
    return found


def _keep(
    found: XlsbSide,
    row: int,
    formats: Sequence[str],
    known: dict[tuple[str, ...], tuple[str, ...]],
) -> None:
    """Equal rows are kept once."""
    if any(code != GENERAL for code in formats):
        key = tuple(formats)
        found.rows[row] = known.setdefault(key, key)


def _records(data: bytes) -> Iterator[Record]:
    """Type and content of each record: both lengths are variable, seven bits a byte."""
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            piece = data[at]
            at += 1
            size |= (piece & 0x7F) << shift
            shift += 7
            if not piece & 0x80 or shift > _MOST_SIZE_BITS:
                break
        yield kind, data[at : at + size]
        at += size


def _text(content: bytes, at: int) -> tuple[str, int]:
    """A string of 16-bit characters with its count before it, and where it ends."""
    count = int.from_bytes(content[at : at + 4], "little")
    if count == _NO_TEXT:
        return "", at + 4
    end = at + 4 + 2 * count
    return content[at + 4 : end].decode("utf-16-le", "replace"), end
