"""Writes one sheet the way offices do: title, unit line, stacked header, totals; byte for byte the
same at every call."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | dt.date | dt.time | None

WRITTEN_AT = dt.datetime(2026, 4, 6, 9, 0, 0)  # noqa: DTZ001 - a workbook's times have no zone

TEXT, AMOUNT, PERCENT, DAY, CLOCK, HOURS = "@", "#,##0", "0.0%", "yyyy-mm-dd", "hh:mm", "0.0"
EMPLOYEE_NUMBER = "00000000"

_HEADER_FILL = PatternFill("solid", fgColor="E9EEF7")
_TOTAL_FILL = PatternFill("solid", fgColor="F5F6F8")
_THIN = Side(style="thin", color="B8BEC8")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its label, the label of the group it stands under, its number format."""

    label: str
    number_format: str = TEXT
    group: str = ""
    width: int = 12
    is_summed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """``preamble`` lines stand above the header; ``rows`` are aligned with ``headings``."""

    name: str
    headings: tuple[Heading, ...]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    preamble: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())


def workbook_bytes(sheet: Sheet) -> bytes:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)  # noqa: S101 - a new workbook has one sheet
    page.title = sheet.name
    header = _write_preamble(page, sheet)
    body = _write_header(page, sheet.headings, header)
    _write_rows(page, sheet, body)
    for place, heading in enumerate(sheet.headings, 1):
        page.column_dimensions[get_column_letter(place)].width = heading.width
    page.freeze_panes = page.cell(row=body, column=1)
    book.properties.creator = "인사팀"
    book.properties.created = WRITTEN_AT
    raw = io.BytesIO()
    book.save(raw)
    return _with_fixed_times(raw.getvalue())


def _write_preamble(page: Worksheet, sheet: Sheet) -> int:
    """Title over the whole width, then the lines under it; returns the header's first row."""
    lines = ([sheet.title] if sheet.title else []) + list(sheet.preamble)
    for number, line in enumerate(lines, 1):
        page.cell(row=number, column=1, value=line)
        if number == 1:
            page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(sheet.headings))
            page.cell(row=1, column=1).font = Font(size=16, bold=True)
            page.cell(row=1, column=1).alignment = Alignment(horizontal="center")
    return len(lines) + 1


def _write_header(page: Worksheet, headings: Sequence[Heading], first: int) -> int:
    """One row, or two with merged groups; returns the first row of the body."""
    has_groups = any(heading.group for heading in headings)
    last = first + 1 if has_groups else first
    for place, heading in enumerate(headings, 1):
        for row in range(first, last + 1):
            _style(page.cell(row=row, column=place), _HEADER_FILL, is_bold=True)
        page.cell(row=last if heading.group else first, column=place).value = heading.label
        if heading.group and (place == 1 or headings[place - 2].group != heading.group):
            end = place + sum(other.group == heading.group for other in headings) - 1
            page.cell(row=first, column=place).value = heading.group
            page.merge_cells(start_row=first, start_column=place, end_row=first, end_column=end)
        elif has_groups and not heading.group:
            page.merge_cells(start_row=first, start_column=place, end_row=last, end_column=place)
    return last + 1


def _write_rows(page: Worksheet, sheet: Sheet, first: int) -> None:
    row = first
    for values in sheet.rows:
        for place, (heading, value) in enumerate(zip(sheet.headings, values, strict=True), 1):
            if value is not None:
                cell = page.cell(row=row, column=place, value=value)
                cell.number_format = heading.number_format
        row += 1
    if any(heading.is_summed for heading in sheet.headings):
        for place, heading in enumerate(sheet.headings, 1):
            cell = page.cell(row=row, column=place)
            _style(cell, _TOTAL_FILL, is_bold=True)
            if heading.is_summed:
                cell.value = sum(_number(values[place - 1]) for values in sheet.rows)
                cell.number_format = heading.number_format
        page.cell(row=row, column=1).value = "합계"
        row += 1
    for note in sheet.notes:
        page.cell(row=row + 1, column=1, value=note)
        row += 1


def _number(value: Value) -> int | float:
    return value if isinstance(value, int | float) else 0


def _style(cell: Cell, fill: PatternFill, *, is_bold: bool) -> None:
    cell.fill = fill
    cell.font = Font(bold=is_bold)
    cell.border = _BORDER
    cell.alignment = Alignment(horizontal="center", vertical="center")


def _with_fixed_times(raw: bytes) -> bytes:
    """The same workbook without the moment it was written in."""
    stamp = WRITTEN_AT.isoformat().encode() + b"Z"
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(fixed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, WRITTEN_AT.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            after.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return fixed.getvalue()


def parts(raw: bytes) -> Iterable[tuple[str, bytes]]:
    """Names and contents of the workbook's parts: what must not differ between two machines."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)
