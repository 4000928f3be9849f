"""The user's own rows back, bad cells coloured, with the reason beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jisa_desktop.domain.corrections import (
    ERROR_SHEET,
    ORIGINAL_ROW_COLUMN,
    OWN_COLUMNS,
    REASON_COLUMN,
)
from jisa_desktop.domain.table import Issue, SheetRow, TableHead
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.issue_marks import (
    RowMarks,
    by_row,
    make_header,
    mark,
    reason,
    wrap,
)
from jisa_desktop.sheets.saving import save_atomically
from jisa_desktop.sheets.text_cells import put_text

LAST_ROW = 1_048_576
"""Rows of one sheet, Excel's own limit."""

_OTHER_SHEET = "그 밖의 문제"
_WIDTHS = {ORIGINAL_ROW_COLUMN: 9.0, REASON_COLUMN: 60.0}
_WIDTH = 16.0


def write_error_workbook(
    path: Path, head: TableHead, rows: Sequence[SheetRow], issues: Sequence[Issue]
) -> None:
    """Write ``rows`` to a new workbook: row 1 the header, then every row with its marks.

    Columns: the row's Excel number in the user's file, the reasons, then the user's columns as
    text. Those two columns of an earlier error workbook are not repeated. Issues of the sheet as
    a whole, and of rows that are not given, stand on a second sheet.

    Raises ``InputError`` export_too_many_rows, and what ``save_atomically`` raises.
    """
    if len(rows) >= LAST_ROW:
        raise InputError("export_too_many_rows", file=path.name, count=len(rows), limit=LAST_ROW)
    save_atomically(path, lambda file: _write_book(file, head.columns, rows, issues))


def _write_book(
    file: IO[bytes], columns: Sequence[str], rows: Sequence[SheetRow], issues: Sequence[Issue]
) -> None:
    book = Workbook(write_only=True)
    _write_rows(book.create_sheet(ERROR_SHEET), columns, rows, by_row(issues))
    given = {row.row_number for row in rows}
    others = [issue for issue in issues if issue.row_number not in given]
    if others:
        _write_others(book.create_sheet(_OTHER_SHEET), others)
    book.save(file)


def _write_rows(
    sheet: WriteOnlyWorksheet,
    columns: Sequence[str],
    rows: Iterable[SheetRow],
    marks: Mapping[int, RowMarks],
) -> None:
    places = [place for place, column in enumerate(columns) if column not in OWN_COLUMNS]
    header = [*OWN_COLUMNS, *(columns[place] for place in places)]
    _lay_out(sheet, header)
    sheet.append([_header_cell(sheet, text) for text in header])
    for row in rows:
        sheet.append(_row_cells(sheet, columns, places, row, marks.get(row.row_number)))


def _lay_out(sheet: WriteOnlyWorksheet, header: Sequence[str]) -> None:
    """Widths and panes, which a streamed sheet must know before its first row."""
    sheet.freeze_panes = "C2"
    for place, text in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(text, _WIDTH)


def _header_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = _text_cell(sheet, text)
    make_header(cell)
    return cell


def _row_cells(
    sheet: WriteOnlyWorksheet,
    columns: Sequence[str],
    places: Sequence[int],
    row: SheetRow,
    marks: RowMarks | None,
) -> list[Cell | None]:
    number = WriteOnlyCell(sheet, value=row.row_number)
    why = _text_cell(sheet, marks.reason if marks else "")
    wrap(why)
    if marks:
        mark(number, marks.severity)
    cells: list[Cell | None] = [number, why]
    for place in places:
        text = row.values[place] if place < len(row.values) else ""
        severity = marks.columns.get(columns[place]) if marks else None
        if not text and not severity:
            cells.append(None)
            continue
        cell = _text_cell(sheet, text)
        if severity:
            mark(cell, severity)
        cells.append(cell)
    return cells


def _write_others(sheet: WriteOnlyWorksheet, issues: Iterable[Issue]) -> None:
    header = (ORIGINAL_ROW_COLUMN, "열", REASON_COLUMN)
    _lay_out(sheet, header)
    sheet.append([_header_cell(sheet, text) for text in header])
    for number, marks in sorted(by_row(issues).items()):
        for issue in marks.issues:
            why = _text_cell(sheet, reason([issue]))
            wrap(why)
            place = WriteOnlyCell(sheet, value=number or None)
            sheet.append([place, _text_cell(sheet, issue.column), why])


def _text_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    cell = WriteOnlyCell(sheet)
    if text:
        put_text(cell, text)
    return cell
