"""A report as a workbook: plain tables of text and numbers, one a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jisa_desktop.sheets.issue_marks import make_header
from jisa_desktop.sheets.saving import save_atomically
from jisa_desktop.sheets.text_cells import put_text

LAST_ROW = 1_048_576
"""Rows of one sheet, Excel's own limit."""


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """``rows`` may be an iterator; beyond Excel's limit they go on in a sheet of their own."""

    title: str
    header: Sequence[str]
    widths: Sequence[float]
    rows: Iterable[Sequence[str | int]]


def write_report(path: Path, sheets: Sequence[ReportSheet], last_row: int = LAST_ROW) -> None:
    """Text stays text, whatever it begins with. Raises what ``save_atomically`` raises."""

    def write(file: IO[bytes]) -> None:
        book = Workbook(write_only=True)
        for sheet in sheets:
            _fill(book, sheet, last_row)
        book.save(file)

    save_atomically(path, write)


def _fill(book: Workbook, given: ReportSheet, last_row: int) -> None:
    part, number, used = _begin(book, given, 1), 1, 1
    for row in given.rows:
        if used == last_row:
            number, used = number + 1, 1
            part = _begin(book, given, number)
        part.append([_cell(part, value) for value in row])
        used += 1


def _begin(book: Workbook, given: ReportSheet, number: int) -> WriteOnlyWorksheet:
    sheet = book.create_sheet(given.title if number == 1 else f"{given.title} {number}")
    sheet.freeze_panes = "A2"
    for place, width in enumerate(given.widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    header = [_cell(sheet, text) for text in given.header]
    for cell in header:
        make_header(cell)
    sheet.append(header)
    return sheet


def _cell(sheet: WriteOnlyWorksheet, value: str | int) -> Cell:
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet)
    if value:
        put_text(cell, value)
    return cell
