"""The header of one sheet: found or chosen, flattened, and what is to be said of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from jisa_desktop.domain.table import Issue
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.cell_issues import NO_DATE_FROM, notice, shows_day
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.header import LOOKAHEAD, MAX_COLUMNS, find_header, flatten
from jisa_desktop.sheets.header_cell import MEASURES, kind_of
from jisa_desktop.sheets.header_grid import HeaderGrid
from jisa_desktop.sheets.header_levels import is_description
from jisa_desktop.sheets.options import ReadOptions
from jisa_desktop.sheets.raw import RawRow, RawSheet, Side
from jisa_desktop.sheets.render import Renderer

_DAY_1900 = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zone
_DAY_1904 = datetime.datetime(1904, 1, 1)  # noqa: DTZ001
_CHOSEN_BY_A_PERSON = 10.0
_ROWS_OF_A_TABLE = 2
_CELLS_OF_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Header:
    """Excel rows are 1-based; ``last_index`` is 0-based in the sheet, -1 without a header.
    ``is_described``: the line below explains the names, as entry forms do."""

    excel_rows: tuple[int, ...]
    last_index: int
    columns: tuple[str, ...]
    nameless: frozenset[int]
    score: float
    is_form: bool = False
    is_described: bool = False


def take_top(rows: Iterator[RawRow], side: Side, options: ReadOptions) -> list[RawRow]:
    """The rows that the header is looked for in, from the first that is not blank."""
    top: list[RawRow] = []
    end = options.header[1] if options.header else 0
    for row in rows:
        is_blank = row[0] not in side.errors and all(each is None or each == "" for each in row[1])
        if is_blank and not top:
            continue
        top.append(row)
        if row[0] - top[0][0] >= LOOKAHEAD and row[0] >= end:
            break
    return top


def read_header(
    top: Sequence[RawRow], sheet: RawSheet, options: ReadOptions, renderer: Renderer, file: str
) -> Header:
    offset = top[0][0]
    if options.header:
        offset = max(0, min(offset, options.header[0] - 1))
    merges = [
        Merge(each.first_row - offset, each.last_row - offset, each.first_column, each.last_column)
        for each in sheet.merges
        if offset <= each.first_row <= top[-1][0]
    ]
    by_index = {index: (values, formats) for index, values, formats in top}
    end = min(top[-1][0] + 1, max(offset + LOOKAHEAD, options.header[1] if options.header else 0))
    lines = [by_index.get(index, ((), None)) for index in range(offset, end)]
    seen = [_dated(values, formats, sheet.side) for values, formats in lines]
    if options.header:
        first, last = options.header[0] - 1 - offset, options.header[1] - 1 - offset
        if not 0 <= first <= last < len(lines):
            raise InputError(
                "sheet_header_out_of_range", file=file, sheet=sheet.name, row=options.header[0]
            )
        score, is_form = _CHOSEN_BY_A_PERSON, False
    else:
        guess = find_header(seen[:LOOKAHEAD], merges)
        first, last, score, is_form = guess.first, guess.last, guess.score, guess.is_form
    shown = [renderer.row(values, formats) for values, formats in lines]
    columns = flatten(shown, merges, first, last)
    if first < 0:
        return Header((), -1, columns, frozenset(range(len(columns))), score, is_form)
    nameless = frozenset(place for place, name in enumerate(columns) if name == f"열{place + 1}")
    rows = tuple(range(offset + first + 1, offset + last + 2))
    grid = HeaderGrid([row[:MAX_COLUMNS] for row in seen], merges)
    return Header(
        *(rows, offset + last, columns, nameless, score),
        is_form=is_form,
        is_described=is_description(grid, last + 1),
    )


def _dated(
    values: Sequence[CellValue], formats: Sequence[str] | None, side: Side
) -> Sequence[CellValue]:
    """Serials under a date format as dates: some readers hand up numbers, and a header over a
    column of dates is told from one over amounts."""
    if not formats:
        return values
    first_day = _DAY_1904 if side.date1904 else _DAY_1900
    end = NO_DATE_FROM - (_DAY_1904 - _DAY_1900).days
    return [
        first_day + datetime.timedelta(days=value)
        if isinstance(value, float) and 0 < value < end and shows_day(code)
        else value
        for value, code in zip_longest(values, formats[: len(values)], fillvalue="")
    ]


def _looks_like_data(line: Sequence[str]) -> bool:
    """Several cells, a number or a date among them: no line of a title."""
    kinds = [kind_of(text) for text in line if text]
    return len(kinds) >= _CELLS_OF_A_ROW and not MEASURES.isdisjoint(kinds)


def sheet_notices(side: Side, header: Header, above: Sequence[Sequence[str]]) -> tuple[Issue, ...]:
    """What a person should know of the sheet before trusting the table. ``above``: the displayed
    lines over the header."""
    notices = [each for each in side.notices if not each.row_number]
    if header.score < _CHOSEN_BY_A_PERSON:
        count = sum(map(_looks_like_data, above))
        if count >= _ROWS_OF_A_TABLE:
            row = str(header.excel_rows[0])
            notices.append(notice("sheet_rows_above_header", count=str(count), row=row))
    if header.is_form:
        notices.append(notice("sheet_looks_like_form"))
    if not header.excel_rows:
        notices.append(notice("sheet_without_header"))
    return tuple(notices)
