"""A copy of the user's own workbook with bad cells coloured and a reason column at its right."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.domain.corrections import REASON_COLUMN
from jisa_desktop.domain.table import Issue
from jisa_desktop.errors import InputError, JisaError
from jisa_desktop.sheets.cells import Merge
from jisa_desktop.sheets.header import flatten
from jisa_desktop.sheets.issue_marks import (
    RowMarks,
    by_row,
    make_header,
    mark,
    wrap,
)
from jisa_desktop.sheets.number_format import display
from jisa_desktop.sheets.saving import save_atomically
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.text_cells import put_text

LARGEST_COPY_ROWS = 10_000
"""Loading and saving takes 2.3 s of CPU at this size and grows to 1 GB at ten times as much."""

LARGEST_COPY_COLUMNS = 1_000
_REASON_WIDTH = 60.0


def annotate_copy(
    source: Path,
    target: Path,
    sheet: str,
    header_rows: Sequence[int],
    issues: Sequence[Issue],
    *,
    name: str | None = None,
) -> None:
    """Write ``target``: ``source`` with marks on ``sheet``. ``header_rows``: Excel row numbers.

    ``name``: what the file was called, where it is kept under another name.

    For .xlsx and .xlsm of at most ``LARGEST_COPY_ROWS`` rows. Formulas, formats and other sheets
    stay; what openpyxl does not know (shapes, some charts, slicers) is lost, so this is a copy to
    look at and to correct in, never a replacement of the original.

    Raises ``InputError`` export_copy_too_large, export_copy_unreadable, sheet_unknown_name, what
    ``Source`` raises and what ``save_atomically`` raises.
    """
    called = name or source.name
    with Source(source).open() as file, _translated(called):
        _check_size(file, called)
        file.seek(0)
        book = load_workbook(file, keep_vba=called.lower().endswith(".xlsm"))
    if sheet not in book.sheetnames or not isinstance(book[sheet], Worksheet):
        raise InputError(
            "sheet_unknown_name", file=called, sheet=sheet, sheets=", ".join(book.sheetnames)
        )
    _annotate(book[sheet], header_rows, by_row(issues))
    save_atomically(target, book.save)


@contextmanager
def _translated(name: str) -> Iterator[None]:
    """openpyxl raises nearly anything on a file it does not know, and warns of what it drops."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except JisaError:
        raise
    except Exception as error:
        raise InputError("export_copy_unreadable", file=name) from error


def _check_size(file: BinaryIO, name: str) -> None:
    """Stream every sheet and stop early: a full load of a huge one would not come back."""
    with closing(load_workbook(file, read_only=True)) as book:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(), start=1):
                if number > LARGEST_COPY_ROWS or len(row) > LARGEST_COPY_COLUMNS:
                    limit = LARGEST_COPY_ROWS
                    raise InputError(
                        "export_copy_too_large", file=name, sheet=sheet.title, limit=limit
                    )


def _annotate(sheet: Worksheet, header_rows: Sequence[int], marks: Mapping[int, RowMarks]) -> None:
    places = _places(sheet, header_rows)
    reason_column = _last_used_column(sheet) + 1
    for number, row_marks in marks.items():
        if not 1 <= number <= sheet.max_row:
            continue
        for issue in row_marks.issues:
            column = _column_of(issue, places)
            if column is not None:
                mark(
                    sheet.cell(number, column), row_marks.columns.get(issue.column, issue.severity)
                )
        why = sheet.cell(number, reason_column)
        put_text(why, row_marks.reason)
        wrap(why)
        mark(why, row_marks.severity)
    if header_rows:
        title = sheet.cell(max(header_rows), reason_column)
        put_text(title, REASON_COLUMN)
        make_header(title)
    sheet.column_dimensions[sheet.cell(1, reason_column).column_letter].width = _REASON_WIDTH


def _places(sheet: Worksheet, header_rows: Sequence[int]) -> dict[str, int]:
    """Column text, as the reader named it, to column number as Excel counts."""
    last = max(header_rows, default=0)
    grid = [
        [display(cell.value, cell.number_format) for cell in row]
        for row in sheet.iter_rows(min_row=1, max_row=max(last, 1))
    ]
    merges = [
        Merge(each.min_row - 1, each.max_row - 1, each.min_col - 1, each.max_col - 1)
        for each in sheet.merged_cells.ranges
    ]
    first = min(header_rows, default=0)
    names = flatten(grid, merges, first - 1, last - 1)
    return {name: place for place, name in enumerate(names, start=1)}


def _column_of(issue: Issue, places: Mapping[str, int]) -> int | None:
    """By the cell that the reader saw, else by the column's text."""
    cell = dict(issue.params).get("cell")
    if cell:
        row, column = coordinate_to_tuple(cell)
        if row == issue.row_number:
            return int(column)
    return places.get(issue.column)


def _last_used_column(sheet: Worksheet) -> int:
    """The last column with a value: formats alone may reach to XFD."""
    return max(
        (cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None),
        default=0,
    )
