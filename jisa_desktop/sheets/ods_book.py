"""OpenDocument spreadsheets: the file keeps the text that each cell shows, so that is what is read.

Calamine gives values without formats, errors and hidden rows, and runs out of memory on repeated
cells; it steps in where this reader finds the XML damaged.
"""

from __future__ import annotations

import math
import re
import zipfile

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.number_format_number import general
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.parsed_book import ParsedBook, ParsedSheet
from jisa_desktop.sheets.raw import UnreadablePart
from jisa_desktop.sheets.sniff import ZIP_ERRORS
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.xlsx_cells import number_or_text
from jisa_desktop.sheets.xml_parts import Attributes, local, number_of, parse_xml

_MOST_COLUMNS = 16_384
_SPACES = " \t\r\n"
_DURATION = re.compile(r"PT(\d+)H(\d\d)M(\d\d)(?:[.,]\d+)?S")
_APART = frozenset({"annotation", "shapes", "forms", "frame", "custom-shape", "g"})
"""Notes and drawings: their text is not the cell's."""


def open_ods(source: Source, limits: Limits) -> ParsedBook:
    """Raises ``UnreadablePart``, and ``InputError`` sheet_extent_too_large."""
    reader = _Reader(source.name, limits)
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            for part in ("styles.xml", "content.xml"):
                if part in archive.namelist():
                    with archive.open(part) as content:
                        parse_xml(content, reader.start, reader.end, reader.text)  # type: ignore[arg-type] # it reads
    except ZIP_ERRORS as error:
        raise UnreadablePart("packed data") from error
    return ParsedBook("ods", reader.sheets)


class _Reader:
    """Handlers. Rows and cells that repeat are written once with a count."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.sheets: list[ParsedSheet] = []
        self._file = file
        self._limits = limits
        self._cell_count = 0
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._row_repeat = 0
        self._is_hidden_row = False
        self._column = self._column_repeat = 0
        self._values: list[CellValue] = []
        self._errors: dict[int, str] = {}
        self._missing: list[int] = []
        self._cell: Attributes = {}
        self._paragraphs: list[str] = []
        self._text: list[str] | None = None
        self._apart_depth = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in _APART or self._apart_depth:
            self._apart_depth += name in _APART
            return
        plain = {local(key): value for key, value in attributes.items()}
        if name in ("table-cell", "covered-table-cell"):
            self._cell, self._paragraphs = plain, []
        elif name == "p":
            self._text = []
        elif name in ("s", "tab", "line-break") and self._text is not None:
            count = number_of(plain, "c") or 1
            self._text.append({"s": " " * min(count, 999), "tab": "\t"}.get(name, "\n"))
        elif name == "table-row":
            self._start_row(plain)
        elif name == "table-column":
            self._add_columns(plain)
        elif name == "table":
            self.sheets.append(
                ParsedSheet(plain.get("name", ""), plain.get("style-name") in self._hidden_styles)
            )
            self._row = self._column = 0
        elif name == "style":
            self._style = plain.get("name", "")
        elif name == "table-properties" and plain.get("display") == "false":
            self._hidden_styles.add(self._style)

    def text(self, data: str) -> None:
        if self._text is not None and not self._apart_depth:
            self._text.append(data)

    def end(self, name: str) -> None:
        if name in _APART:
            self._apart_depth -= 1
        elif self._apart_depth:
            return
        elif name == "p" and self._text is not None:
            self._paragraphs.append("".join(self._text).strip(_SPACES))
            self._text = None
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif name == "table-row":
            self._end_row()

    @property
    def _sheet(self) -> ParsedSheet:
        if not self.sheets:
            raise UnreadablePart("row outside a table")
        return self.sheets[-1]

    def _add_columns(self, attributes: Attributes) -> None:
        count = number_of(attributes, "number-columns-repeated") or 1
        if attributes.get("visibility") in ("collapse", "filter") and self.sheets:
            places = range(self._column, min(self._column + count, _MOST_COLUMNS))
            self._sheet.side.hidden_columns = (*self._sheet.side.hidden_columns, *places)
        self._column += count

    def _start_row(self, attributes: Attributes) -> None:
        self._row_repeat = number_of(attributes, "number-rows-repeated") or 1
        self._is_hidden_row = attributes.get("visibility") in ("collapse", "filter")
        self._column = 0
        self._values, self._errors, self._missing = [], {}, []

    def _end_cell(self) -> None:
        cell, text = self._cell, "\n".join(self._paragraphs)
        if not self._paragraphs:
            text = _text_of_value(cell)
        repeat = number_of(cell, "number-columns-repeated") or 1
        kind = cell.get("value-type", "")
        if "formula" in cell and not kind and not text:
            self._missing.append(self._column)
        elif "formula" in cell and text.startswith(("#", "Err:")):
            self._errors[self._column] = text
        if text:
            if self._column + repeat > _MOST_COLUMNS:
                raise InputError("sheet_extent_too_large", file=self._file, sheet=self._sheet.name)
            self._values.extend([None] * (self._column - len(self._values)))
            self._values.extend([text] * repeat)
        self._add_merge(cell)
        self._column += repeat

    def _add_merge(self, cell: Attributes) -> None:
        width = number_of(cell, "number-columns-spanned") or 1
        height = number_of(cell, "number-rows-spanned") or 1
        if width > 1 or height > 1:
            last_row, last_column = self._row + height - 1, self._column + width - 1
            self._sheet.merges.append(Merge(self._row, last_row, self._column, last_column))

    def _end_row(self) -> None:
        sheet, repeat = self._sheet, self._row_repeat
        self._cell_count += len(self._values) * repeat
        if self._values and (
            self._row + repeat > self._limits.rows or self._cell_count > self._limits.cells
        ):
            raise InputError("sheet_extent_too_large", file=self._file, sheet=sheet.name)
        if self._values or self._missing:
            for row in range(self._row, self._row + repeat):
                sheet.rows.append((row, self._values, None))
                if self._is_hidden_row:
                    sheet.side.hidden_rows.add(row)
                if self._errors:
                    sheet.side.errors[row] = self._errors
                if self._missing:
                    sheet.side.formulas_without_value[row] = self._missing
        self._row += repeat


def _text_of_value(cell: Attributes) -> str:
    """Some programs write values without the text that shows them: their plainest form."""
    kind = cell.get("value-type", "")
    if kind in ("float", "currency", "percentage"):
        value = number_or_text(cell.get("value", ""))
        if not isinstance(value, float) or not math.isfinite(value):
            return cell.get("value", "")
        return f"{general(value * 100)}%" if kind == "percentage" else general(value)
    if kind == "date":
        return cell.get("date-value", "").replace("T", " ").removesuffix(" 00:00:00")
    if kind == "time":
        found = _DURATION.fullmatch(cell.get("time-value", ""))
        return f"{int(found[1])}:{found[2]}:{found[3]}" if found else cell.get("time-value", "")
    if kind == "boolean":
        return cell.get("boolean-value", "").upper()
    return cell.get("string-value", "")
