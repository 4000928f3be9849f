"""Rows of stored values to a staged table: header, displayed text, row kinds, issues."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from jisa_desktop.domain.table import RowKind, SheetRow, TableHead
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.body_merges import BodyMerges
from jisa_desktop.sheets.cell_issues import CellIssues
from jisa_desktop.sheets.header import row_kind
from jisa_desktop.sheets.options import Limits, ReadOptions
from jisa_desktop.sheets.raw import RawRow, RawSheet
from jisa_desktop.sheets.render import Renderer
from jisa_desktop.sheets.sheet_header import Header, read_header, sheet_notices, take_top
from jisa_desktop.sheets.staging import StagingWriter

ProgressSink = Callable[[int, int], None]


def assemble(
    sheet: RawSheet,
    file: str,
    options: ReadOptions,
    limits: Limits,
    out: StagingWriter,
    *,
    progress: ProgressSink,
    stop_after: int | None = None,
) -> tuple[TableHead, tuple[int, ...]]:
    """Write the table to ``out``; the places tell which stored values stand under its columns.

    ``stop_after`` ends after that many ``DATA`` rows; ``total_rows`` is -1 when rows remain.
    Raises ``InputError`` sheet_no_data, sheet_header_out_of_range.
    """
    renderer = Renderer(date1904=sheet.side.date1904)
    source = _with_error_rows(sheet)
    top = take_top(source, sheet.side, options)
    if not top:
        raise InputError("sheet_no_data", file=file, sheet=sheet.name)
    header = read_header(top, sheet, options, renderer, file)
    builder = _TableBuilder(sheet, header, renderer, limits, out)
    is_complete = not sheet.is_truncated
    done = 0
    for row in chain(top, source):
        if row[0] <= header.last_index:
            continue
        if out.row_count == stop_after:
            is_complete = False
            break
        builder.add(row)
        done = row[0] + 1
        progress(done, sheet.row_count if sheet.row_count > done else 0)
    progress(done, done)
    if is_complete:
        builder.issues.tell_rest(builder.all_columns())
    columns, places = builder.columns()
    notices = sheet_notices(sheet.side, header, builder.all_columns())
    notices += builder.issues.left_out()
    out.finish()
    head = TableHead(
        file_name=file,
        sheet=nfc(sheet.name),
        header_rows=header.excel_rows,
        columns=columns,
        total_rows=out.row_count if is_complete else -1,
        header_score=header.score,
        notices=notices,
    )
    return head, places


def _with_error_rows(sheet: RawSheet) -> Iterator[RawRow]:
    """Rows that hold nothing but error cells are missing where a reader takes these for empty."""
    missing = sorted(sheet.side.errors)
    at = 0
    for row in sheet.rows:
        while at < len(missing) and missing[at] <= row[0]:
            if missing[at] < row[0]:
                yield missing[at], (), None
            at += 1
        yield row
    for index in missing[at:]:
        yield index, (), None


class _TableBuilder:
    """Takes the lines below the header, one by one."""

    def __init__(
        self,
        sheet: RawSheet,
        header: Header,
        renderer: Renderer,
        limits: Limits,
        out: StagingWriter,
    ) -> None:
        self._renderer = renderer
        self._column_limit = limits.columns
        self._out = out
        self._columns = header.columns[: limits.columns]
        self._unused = {each for each in header.nameless if each < limits.columns}
        self._merges = BodyMerges(sheet.merges, header.last_index, self._columns)
        self.issues = CellIssues(sheet.side, header.last_index, limits.issues, out)

    def add(self, row: RawRow) -> None:
        index, values, formats = row
        shown = self._renderer.row(values, formats)
        self.issues.overlay(index, shown, self._columns)
        self._merges.apply(index, values, shown)
        while shown and not shown[-1]:
            shown.pop()
        if not shown:
            return
        if len(shown) > len(self._columns):
            shown = self._widen(index, shown)
        kind = row_kind(shown, self._columns)
        if kind is None:
            return
        if self._unused:
            self._unused -= {each for each in self._unused if each < len(shown) and shown[each]}
        self._out.add(SheetRow(index + 1, tuple(shown), kind))
        if kind is RowKind.DATA:
            self.issues.check(row, self._columns)

    def columns(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Names of the columns that have a name or a value, and their places."""
        places = tuple(each for each in range(len(self._columns)) if each not in self._unused)
        return tuple(self._columns[each] for each in places), places

    def all_columns(self) -> tuple[str, ...]:
        return self._columns

    def _widen(self, index: int, shown: list[str]) -> list[str]:
        """Cells right of the header: columns named by their place, up to the limit."""
        taken = set(self._columns)
        for place in range(len(self._columns), min(len(shown), self._column_limit)):
            name = f"열{place + 1}"
            while name in taken:
                name += " (2)"
            self._unused.add(place)
            self._columns = (*self._columns, name)
        if len(shown) > self._column_limit:
            self.issues.add(index, None, self._columns, "row_cells_outside_table")
        return shown[: self._column_limit]
