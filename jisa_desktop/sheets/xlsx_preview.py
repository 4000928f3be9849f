"""The first rows of an xlsx sheet at a cost that does not depend on its size.

Streams the sheet until enough rows are seen, then the shared strings up to the highest index that
those rows use. No library does this: they read the whole sheet, or all strings, first.
"""

from __future__ import annotations

from collections.abc import Sequence

from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.raw import RawSheet, Side
from jisa_desktop.sheets.xlsx_cells import iso_date, number_or_text, trimmed, unescape
from jisa_desktop.sheets.xlsx_layout import column_index
from jisa_desktop.sheets.xlsx_parts import GENERAL, SheetPart, XlsxParts
from jisa_desktop.sheets.xlsx_side import merges_of
from jisa_desktop.sheets.xml_parts import Attributes, Stop, is_true, number_of, parse_xml

_MERGES_UP_TO_BYTES = 16 << 20
"""Merges stand behind the rows: looked for only in parts that unpack in some 50 ms."""
_MOST_COLUMNS = 1_024
_MOST_BLANK_ROWS = 1_000
"""Formats that reach down to row 1,048,576 would cost a preview minutes."""


class _SharedString(int):
    """The place of a string that is not read yet."""


def preview_sheet(parts: XlsxParts, sheet: SheetPart, row_limit: int) -> RawSheet:
    """At most ``row_limit`` rows that hold a cell; it also ends where nothing but formats seems to
    follow. Raises ``UnreadablePart``."""
    return _streamed(parts, sheet, _RowReader(parts.formats(), row_limit, _MOST_BLANK_ROWS))


def stream_sheet(parts: XlsxParts, sheet: SheetPart, row_limit: int) -> RawSheet:
    """The whole sheet. Raises ``UnreadablePart``."""
    return _streamed(parts, sheet, _RowReader(parts.formats(), row_limit, row_limit))


def _streamed(parts: XlsxParts, sheet: SheetPart, reader: _RowReader) -> RawSheet:
    with parts.open(sheet.part) as stream:
        is_complete = parse_xml(stream, reader.start, reader.end, reader.text)
    strings = _read_strings(parts, reader.last_string)
    rows = [(index, _fill(values, strings), formats) for index, values, formats in reader.rows]
    reader.side.date1904 = parts.date1904
    return RawSheet(
        sheet.name,
        rows,
        merges=_merges(parts, sheet),
        row_count=len(rows),
        is_truncated=not is_complete,
        side=reader.side,
    )


class _RowReader:
    """Handlers of the sheet part."""

    def __init__(self, codes: Sequence[str], row_limit: int, blank_limit: int) -> None:
        self.rows: list[tuple[int, list[CellValue], list[str]]] = []
        self.side = Side()
        self.last_string = -1
        self._codes = codes
        self._row_limit = row_limit
        self._blank_limit = blank_limit
        self._row = -1
        self._blank_count = 0
        self._column = -1
        self._kind = ""
        self._code = GENERAL
        self._parts: list[str] = []
        self._piece: list[str] | None = None
        self._is_preserved = True
        self._phonetic_depth = 0
        self._has_formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name in ("v", "t") and not self._phonetic_depth:
            self._piece = []
            self._is_preserved = name == "v" or attributes.get("xml:space") == "preserve"
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._phonetic_depth += 1
        elif name == "col" and is_true(attributes.get("hidden")):
            first, last = number_of(attributes, "min"), number_of(attributes, "max")
            hidden = range(max(first, 1) - 1, min(last, _MOST_COLUMNS))
            self.side.hidden_columns = (*self.side.hidden_columns, *hidden)

    def text(self, data: str) -> None:
        if self._piece is not None:
            self._piece.append(data)

    def end(self, name: str) -> None:
        if name in ("v", "t") and self._piece is not None:
            self._parts.append(trimmed("".join(self._piece), is_preserved=self._is_preserved))
            self._piece = None
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._phonetic_depth -= 1
        elif name == "sheetData":
            self._row_limit = -1  # complete: what follows is read for its form alone

    def _start_row(self, attributes: Attributes) -> None:
        self._blank_count += 1
        if 0 <= self._row_limit <= len(self.rows) or (
            self.rows and self._blank_count > self._blank_limit
        ):
            raise Stop
        number = number_of(attributes, "r")
        self._row = number - 1 if number else self._row + 1
        if is_true(attributes.get("hidden")):
            self.side.hidden_rows.add(self._row)
        self._column = -1

    def _start_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r", "").rstrip("0123456789")
        is_named = reference.isascii() and reference.isalpha()
        self._column = column_index(reference.encode()) if is_named else self._column + 1
        self._kind = attributes.get("t", "n")
        number = number_of(attributes, "s")
        self._code = self._codes[number] if number < len(self._codes) else GENERAL
        self._parts = []
        self._has_formula = False

    def _end_cell(self) -> None:
        text = "".join(self._parts)
        place = (self._row, self._column)
        if not text:
            if self._has_formula and self._kind != "str":
                self.side.formulas_without_value.setdefault(place[0], []).append(place[1])
            return
        if self._kind == "e":
            self.side.errors.setdefault(place[0], {})[place[1]] = text
            value: CellValue = ""
        else:
            value = self._value(text)
        if not self.rows or self.rows[-1][0] != self._row:
            self.rows.append((self._row, [], []))
            self._blank_count = 0
        _, values, formats = self.rows[-1]
        column = min(self._column, _MOST_COLUMNS)  # far right: enough for the table to tell of it
        values.extend([None] * (column + 1 - len(values)))
        formats.extend([GENERAL] * (column + 1 - len(formats)))
        values[column] = value
        formats[column] = self._code

    def _value(self, text: str) -> CellValue:
        if self._kind == "s":
            place = int(text) if text.strip().isdigit() else -1
            self.last_string = max(self.last_string, place)
            return _SharedString(place)
        if self._kind in ("str", "inlineStr"):
            return unescape(text)
        if self._kind == "b":
            return text.strip() in ("1", "true")
        return iso_date(text) if self._kind == "d" else number_or_text(text)


def _read_strings(parts: XlsxParts, last: int) -> list[str]:
    strings: list[str] = []
    stream = parts.shared_strings() if last >= 0 else None
    if stream is None:
        return strings
    item: list[str] = []
    piece: list[str] | None = None
    is_preserved = False
    phonetic_depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal piece, is_preserved, phonetic_depth
        if name == "t" and not phonetic_depth:
            piece = []
            is_preserved = attributes.get("xml:space") == "preserve"
        elif name == "rPh":
            phonetic_depth += 1

    def text(data: str) -> None:
        if piece is not None:
            piece.append(data)

    def end(name: str) -> None:
        nonlocal piece, phonetic_depth
        if name == "t" and piece is not None:
            item.append(trimmed("".join(piece), is_preserved=is_preserved))
            piece = None
        elif name == "rPh":
            phonetic_depth -= 1
        elif name == "si":
            strings.append(unescape("".join(item)))
            item.clear()
            if len(strings) > last:
                raise Stop

    with stream:
        parse_xml(stream, start, end, text)
    return strings


def _fill(values: list[CellValue], strings: Sequence[str]) -> list[CellValue]:
    return [
        (strings[value] if 0 <= value < len(strings) else "")
        if isinstance(value, _SharedString)
        else value
        for value in values
    ]


def _merges(parts: XlsxParts, sheet: SheetPart) -> list[Merge]:
    if parts.size(sheet.part) > _MERGES_UP_TO_BYTES:
        return []
    with parts.open(sheet.part) as stream:
        return merges_of(stream)
