"""Rows of stored values to a staged table: header, displayed text, row kinds, issues."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from jisa_desktop.domain.table import TableHead
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.hidden import HiddenParts
from jisa_desktop.sheets.options import Limits, ReadOptions
from jisa_desktop.sheets.raw import RawRow, RawSheet
from jisa_desktop.sheets.render import Renderer
from jisa_desktop.sheets.sheet_header import read_header, sheet_notices, take_top
from jisa_desktop.sheets.staging import StagingWriter
from jisa_desktop.sheets.table_builder import TableBuilder

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
    Raises ``InputError`` sheet_no_data, sheet_only_hidden_rows, sheet_header_out_of_range.
    """
    renderer = Renderer(date1904=sheet.side.date1904)
    hidden = HiddenParts(sheet.side, is_left_out=options.leaves_out_hidden)
    source = hidden.visible(_with_error_rows(sheet))
    top = take_top(source, sheet.side, options)
    if not top:
        code = "sheet_only_hidden_rows" if hidden.has_left_out_rows else "sheet_no_data"
        raise InputError(code, file=file, sheet=sheet.name)
    header = read_header(top, sheet, options, renderer, file)
    above = [
        renderer.row(values, formats)
        for index, values, formats in top
        if header.excel_rows and index + 1 < header.excel_rows[0]
    ]
    builder = TableBuilder(
        sheet, header, above, renderer,
        left_out=hidden.columns_left_out, limits=limits, out=out,
    )  # fmt: skip
    is_complete = not sheet.is_truncated
    done = 0
    for row in chain(top, source):
        if row[0] <= header.last_index:
            continue
        if builder.row_count == stop_after:
            is_complete = False
            break
        builder.add(hidden.without_columns(row))
        done = row[0] + 1
        progress(done, sheet.row_count if sheet.row_count > done else 0)
    progress(done, done)
    builder.finish(is_complete=is_complete)
    columns, places = builder.columns()
    notices = sheet_notices(sheet.side, header, above)
    notices += hidden.notices(builder.all_columns())
    notices += builder.notices()
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
