"""HTML tables that ERP systems name .xls: standard library parser, spans as merges."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.encoding import canonical_encoding, decode, detect_encoding
from jisa_desktop.sheets.options import Limits, ReadOptions
from jisa_desktop.sheets.raw import RawRow, RawSheet, SheetEntry, Side
from jisa_desktop.sheets.row_runs import RowRuns
from jisa_desktop.sheets.source import Source

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.IGNORECASE
)
_FRAMES = re.compile(r"<frameset\b|\brel\s*=\s*[\"']?File-List\b", re.IGNORECASE)
"""A workbook saved as a web page: its sheets are files in a folder beside this one."""
_HEAD_BYTES = 4_096
_CHUNK_CHARS = 1 << 16
_MOST_ROWS_SPANNED = 65_534
_SPACES = re.compile(r"[ \t\r\n\f\xa0]+")
_IGNORED = frozenset({"script", "style", "head", "title", "xml", "template"})
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)


class HtmlBook:
    """One HTML file, seen as a workbook of one sheet: its tables below each other, as Excel opens
    it. Raises ``InputError`` sheet_html_without_table."""

    format = "html"
    delimiter = ""

    def __init__(self, source: Source, options: ReadOptions, limits: Limits) -> None:
        content = source.read()
        self._name = source.path.stem
        self.encoding = _encoding(content, options, source.name)
        text, _ = decode(content, self.encoding)
        self._tables = _TableParser(limits)
        for start in range(0, len(text), _CHUNK_CHARS):
            self._tables.feed(text[start : start + _CHUNK_CHARS])
        self._tables.close()
        if not self._tables.has_table:
            code = "sheet_is_web_page_set" if _FRAMES.search(text) else "sheet_html_without_table"
            raise InputError(code, file=source.name)
        if self._tables.is_too_large:
            raise InputError("sheet_too_large_for_memory", file=source.name)

    def close(self) -> None:
        self._tables.reset()

    def sheets(self) -> list[SheetEntry]:
        return [SheetEntry(self._name, is_hidden=False)]

    def has_data(self, name: str) -> bool:  # noqa: ARG002 - Book
        return any(any(values) for _, values, _ in self._tables.rows)

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:  # noqa: ARG002 - Book
        tables = self._tables
        hidden = tuple(sorted(tables.hidden_columns))
        side = Side(hidden_rows=tables.hidden_rows, hidden_columns=hidden)
        return RawSheet(name, tables.rows, tables.merges, len(tables.rows), side=side)


class _TableParser(HTMLParser):
    """Collects rows of texts. Missing end tags and nested tables are what exporters write."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[RawRow] = []
        self.merges: list[Merge] = []
        self.has_table = False
        self.is_too_large = False
        self.hidden_rows = RowRuns()
        self.hidden_columns: set[int] = set()
        self._limits = limits
        self._cell_count = 0
        self._outer: list[_OpenTable] = []
        self._table: _OpenTable | None = None
        self._ignored_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _IGNORED:
            self._ignored_depth += 1
        elif tag == "table":
            self.has_table = True
            if self._table is not None:
                self._outer.append(self._table)
            self._table = _OpenTable()
        elif self._table is None:
            return
        elif tag == "tr":
            self._end_row()
            self._table.start_row(is_hidden=_is_hidden(attrs))
        elif tag == "col":
            self.hidden_columns |= self._table.add_column(dict(attrs), is_hidden=_is_hidden(attrs))
        elif tag in ("td", "th"):
            self._table.start_cell(dict(attrs), is_hidden=_is_hidden(attrs))
        elif tag in ("br", "p", "div", "li"):
            self._table.add_text("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _IGNORED:
            self._ignored_depth = max(0, self._ignored_depth - 1)
        elif self._table is None:
            return
        elif tag == "tr":
            self._end_row()
        elif tag in ("td", "th"):
            self._table.end_cell()
        elif tag == "table":
            self._end_row()
            self._table = self._outer.pop() if self._outer else None

    def handle_data(self, data: str) -> None:
        if self._table is not None and not self._ignored_depth:
            self._table.add_text(data)

    def close(self) -> None:
        super().close()
        while self._table is not None:
            self._end_row()
            self._table = self._outer.pop() if self._outer else None

    def _end_row(self) -> None:
        assert self._table is not None  # noqa: S101 - callers looked
        values, spans = self._table.take_row()
        if values is None:
            return
        self.hidden_columns |= self._table.hidden_columns
        self._cell_count += len(values)
        if self._cell_count > self._limits.cells or len(self.rows) >= self._limits.rows:
            self.is_too_large = True
            return
        index = len(self.rows)
        self.rows.append((index, values, None))
        if self._table.is_row_hidden:
            self.hidden_rows.add(index)
        for column, width, height in spans:
            self.merges.append(Merge(index, index + height - 1, column, column + width - 1))


class _OpenTable:
    """A table whose end is not seen yet. Spans from rows above push cells to the right."""

    def __init__(self) -> None:
        self._covered: dict[int, int] = {}
        self._values: list[CellValue] | None = None
        self._spans: list[tuple[int, int, int]] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._is_hidden_cell = False
        self._column_count = 0
        self.is_row_hidden = False
        self.hidden_columns: set[int] = set()

    def add_column(self, attributes: dict[str, str | None], *, is_hidden: bool) -> set[int]:
        """A column told of before the rows; the columns that it hides."""
        first = self._column_count
        self._column_count += _span(attributes.get("span"), 1_000)
        return set(range(first, self._column_count)) if is_hidden else set()

    def start_row(self, *, is_hidden: bool = False) -> None:
        self.is_row_hidden = is_hidden
        self._values = []
        self._spans = []

    def start_cell(self, attributes: dict[str, str | None], *, is_hidden: bool) -> None:
        if self._values is None:
            self.start_row()
        self.end_cell()
        self._text = []
        self._is_hidden_cell = is_hidden
        self._span = (
            _span(attributes.get("colspan"), 1_000),
            _span(attributes.get("rowspan"), _MOST_ROWS_SPANNED),
        )

    def add_text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end_cell(self) -> None:
        if self._text is None or self._values is None:
            return
        self._skip_covered()
        column = len(self._values)
        width, height = self._span
        if self._is_hidden_cell:
            self.hidden_columns.update(range(column, column + width))
        self._values.append(_text(self._text))
        self._values.extend([""] * (width - 1))
        self._text = None
        if (width, height) != (1, 1):
            self._spans.append((column, width, height))
        if height > 1:
            self._covered.update(dict.fromkeys(range(column, column + width), height))

    def take_row(self) -> tuple[list[CellValue] | None, Sequence[tuple[int, int, int]]]:
        """The row that ends here and its spans as (column, width, height); None if none is open."""
        self.end_cell()
        values, spans = self._values, self._spans
        self._values, self._spans = None, []
        if values is not None:
            self._covered = {place: left - 1 for place, left in self._covered.items() if left > 1}
        return values, spans

    def _skip_covered(self) -> None:
        assert self._values is not None  # noqa: S101 - a cell is open
        while len(self._values) in self._covered:
            self._values.append("")


def _encoding(content: bytes, options: ReadOptions, file: str) -> str:
    """What a person chose, the file says, or its bytes show: in Korea a wrong charset is common,
    so what the file says must decode it."""
    if options.encoding:
        return canonical_encoding(options.encoding, file)
    declared = _CHARSET.search(content[:_HEAD_BYTES])
    detected = detect_encoding(content)
    if declared is None or detected.startswith(("utf-16", "utf-32", "utf-8-sig")):
        return detected
    try:
        named = canonical_encoding(declared[1].decode("ascii"), file)
        content.decode(named)
    except (InputError, UnicodeError):
        return detected
    return named


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return _HIDING.search(dict(attrs).get("style") or "") is not None


def _span(value: str | None, most: int) -> int:
    text = (value or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else 1


def _text(pieces: Sequence[str]) -> str:
    lines = "".join(piece if piece == "\n" else _SPACES.sub(" ", piece) for piece in pieces)
    return "\n".join(line.strip() for line in lines.split("\n")).strip()
