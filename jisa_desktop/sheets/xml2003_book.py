"""SpreadsheetML 2003, the XML that many systems name .xls."""

from __future__ import annotations

import datetime

from jisa_desktop.sheets.calamine_reader import LibraryFailure
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.parsed_book import ParsedBook, ParsedSheet
from jisa_desktop.sheets.raw import UnreadablePart
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.xlsx_cells import number_or_text
from jisa_desktop.sheets.xml_parts import Attributes, is_true, local, number_of, parse_xml

GENERAL = "General"
_NAMED_FORMATS = {
    "General Number": GENERAL,
    "General Date": "yyyy-mm-dd h:mm",
    "Short Date": "yyyy-mm-dd",
    "Medium Date": "dd-mmm-yy",
    "Long Date": 'yyyy"년" m"월" d"일"',
    "Short Time": "h:mm",
    "Medium Time": "h:mm AM/PM",
    "Long Time": "h:mm:ss",
    "Currency": "₩#,##0",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}
_DEFAULT_STYLE = "Default"
_MOST_PARENTS = 8
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576


def open_xml2003(source: Source) -> ParsedBook:
    """Raises ``LibraryFailure`` when it is no well-formed XML."""
    reader = _Reader()
    try:
        with source.open() as stream:
            parse_xml(stream, reader.start, reader.end, reader.text)
    except UnreadablePart as error:
        raise LibraryFailure("xml2003") from error
    return ParsedBook("xml2003", reader.sheets)


class _Reader:
    """Handlers; ``Index`` attributes are 1-based and leave gaps."""

    def __init__(self) -> None:
        self.sheets: list[ParsedSheet] = []
        self._formats: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._column_styles: dict[int, str] = {}
        self._next_column = 0
        self._style = self._row_style = ""
        self._row = self._column = -1
        self._rows_spanned = self._columns_spanned = 0
        self._values: list[CellValue] = []
        self._codes: list[str] = []
        self._kind = ""
        self._code = GENERAL
        self._has_formula = self._has_data = self._is_in_comment = False
        self._text: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        plain = {local(key): value for key, value in attributes.items()}
        if name == "Cell":
            self._start_cell(plain)
        elif name == "Data" and not self._is_in_comment:
            self._kind = plain.get("Type", "String")
            self._text = []
            self._has_data = True
        elif name == "Row":
            self._start_row(plain)
        elif name == "Worksheet":
            self.sheets.append(ParsedSheet(plain.get("Name", "")))
            self._row, self._rows_spanned = -1, 0
            self._column_styles, self._next_column = {}, 0
        elif name == "Column":
            self._add_columns(plain)
        elif name == "Style":
            self._style = plain.get("ID", "")
            self._parents[self._style] = plain.get("Parent", _DEFAULT_STYLE)
        elif name == "NumberFormat":
            code = plain.get("Format", GENERAL)
            self._formats[self._style] = _NAMED_FORMATS.get(code, code)
        elif name == "Comment":
            self._is_in_comment = True
        elif name == "Visible":
            self._text = []

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end(self, name: str) -> None:
        if name == "Data" and self._text is not None:
            self._set_value("".join(self._text))
            self._text = None
        elif name == "Cell":
            self._end_cell()
        elif name == "Row":
            self._sheet.rows.append((self._row, self._values, self._codes))
        elif name == "Comment":
            self._is_in_comment = False
        elif name == "Visible" and self._text is not None:
            self._sheet.is_hidden = "".join(self._text).strip() in (
                "SheetHidden",
                "SheetVeryHidden",
            )
            self._text = None

    @property
    def _sheet(self) -> ParsedSheet:
        if not self.sheets:
            raise UnreadablePart("row outside a worksheet")
        return self.sheets[-1]

    def _add_columns(self, attributes: Attributes) -> None:
        first = max(number_of(attributes, "Index") - 1, self._next_column)
        self._next_column = first + number_of(attributes, "Span") + 1
        places = range(first, min(self._next_column, _MOST_COLUMNS))
        if is_true(attributes.get("Hidden")):
            self._sheet.side.hidden_columns = (*self._sheet.side.hidden_columns, *places)
        if style := attributes.get("StyleID"):
            self._column_styles.update(dict.fromkeys(places, style))

    def _format(self, style: str) -> str:
        """A style without a format has that of its parent, and the last parent is 'Default'."""
        for _ in range(_MOST_PARENTS):
            if style in self._formats:
                return self._formats[style]
            if style == _DEFAULT_STYLE:
                break
            style = self._parents.get(style, _DEFAULT_STYLE)
        return GENERAL

    def _start_row(self, attributes: Attributes) -> None:
        after = self._row + self._rows_spanned + 1
        self._row = max(number_of(attributes, "Index") - 1, after)
        if self._row >= _MOST_ROWS:
            raise UnreadablePart("row number")
        self._rows_spanned = number_of(attributes, "Span")
        self._row_style = attributes.get("StyleID", "")
        self._column, self._columns_spanned = -1, 0
        self._values, self._codes = [], []
        if is_true(attributes.get("Hidden")):
            self._sheet.side.hidden_rows.add(self._row, 1 + self._rows_spanned)

    def _start_cell(self, attributes: Attributes) -> None:
        after = self._column + self._columns_spanned + 1
        self._column = max(number_of(attributes, "Index") - 1, after)
        self._columns_spanned = number_of(attributes, "MergeAcross")
        down = number_of(attributes, "MergeDown")
        if max(self._column + self._columns_spanned, 0) >= _MOST_COLUMNS:
            raise UnreadablePart("cell reference")
        if self._columns_spanned or down:
            last_row = min(self._row + down, _MOST_ROWS - 1)
            last_column = self._column + self._columns_spanned
            self._sheet.merges.append(Merge(self._row, last_row, self._column, last_column))
        style = attributes.get("StyleID") or self._row_style
        self._code = self._format(style or self._column_styles.get(self._column, _DEFAULT_STYLE))
        self._has_formula = "Formula" in attributes
        self._has_data = False

    def _set_value(self, text: str) -> None:
        value: CellValue = text
        if self._kind == "Number":
            value = number_or_text(text)
        elif self._kind == "DateTime":
            value = _moment(text)
        elif self._kind == "Boolean":
            value = is_true(text)
        elif self._kind == "Error":
            self._sheet.side.errors.setdefault(self._row, {})[self._column] = text
            value = None
        missing = self._column - len(self._values)
        self._values += [*[None] * missing, value]
        self._codes += [*[GENERAL] * missing, self._code]

    def _end_cell(self) -> None:
        if self._has_formula and not self._has_data:
            missing = self._sheet.side.formulas_without_value
            missing.setdefault(self._row, []).append(self._column)


def _moment(text: str) -> CellValue:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.date() if moment.time() == datetime.time.min else moment
