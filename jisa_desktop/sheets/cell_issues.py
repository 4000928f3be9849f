"""What is wrong in cells, told from what the reader saw beside the values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache

from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.sheets.cell_hints import CellHints
from jisa_desktop.sheets.number_format_parse import Part, parse
from jisa_desktop.sheets.raw import RawRow, Side
from jisa_desktop.sheets.staging import StagingWriter

_DAY_PARTS = frozenset({Part.YEAR, Part.MONTH, Part.DAY, Part.WEEKDAY})
_SHORTENED = re.compile(r"\d(\.\d+)?E\+\d\d|#{2,}")
_CHECKED = frozenset({float, int, datetime.time})
_LONG_FROM = 1e15
"""16 digits and more: Excel itself keeps only 15."""
NO_DATE_FROM = 2_958_466
"""The serial after 9999-12-31."""


class CellIssues:
    """Collects the issues of one sheet into the staging file, at most ``limit`` of them."""

    def __init__(
        self, side: Side, header_last: int, hints: CellHints, *, limit: int, out: StagingWriter
    ) -> None:
        self._side = side
        self._hints = hints
        self._header_last = header_last
        self._limit = limit
        self._out = out
        self._left_out_count = 0
        self._told_rows: set[int] = set()

    def overlay(self, index: int, shown: list[str], columns: Sequence[str]) -> None:
        """Put the text of error cells into ``shown``, which readers leave empty, and tell of them
        and of formulas without a value."""
        for column, text in self._side.errors.get(index, {}).items():
            shown.extend([""] * (column + 1 - len(shown)))
            shown[column] = text
            self.add(index, column, columns, "cell_error", value=text)
        missing = self._side.formulas_without_value.get(index)
        if missing:
            self._told_rows.add(index)
            self._tell_missing(index, missing, columns)

    def check(self, row: RawRow, shown: Sequence[str], columns: Sequence[str]) -> None:
        """Tell of values that lost digits or their format before they came here, and of dates
        that are none."""
        index, values, formats = row
        for column, value in enumerate(values):
            kind = value.__class__
            if kind not in _CHECKED:
                continue
            is_number = kind is not datetime.time
            if is_number and 1 <= value < NO_DATE_FROM:  # type: ignore[operator] # a number
                continue
            if self._side.date1904 and (not is_number or 0 <= value < 1):  # type: ignore[operator] # a number
                continue  # its first day is one
            if is_number and abs(value) >= _LONG_FROM:  # type: ignore[arg-type,operator] # a number
                self.add(index, column, columns, "cell_number_too_long")
            elif (
                formats is not None
                and column < len(formats)
                and shows_day(formats[column])
                and column < len(shown)
                and shown[column]
            ):
                text = shown[column]
                self.add(index, column, columns, "cell_date_out_of_range", value=text)
        if self._side.is_delimited:
            self._check_shortened(index, shown, columns)
        for column, (code, params) in self._hints.of(shown):
            self.add(index, column, columns, code, Severity.WARNING, **params)

    def _check_shortened(self, index: int, shown: Sequence[str], columns: Sequence[str]) -> None:
        """A CSV file that Excel saved has what its cells showed, not what they held."""
        for column, text in enumerate(shown):
            if ("E+" in text or "##" in text) and _SHORTENED.fullmatch(text.strip()):
                self.add(index, column, columns, "cell_digits_lost", value=text.strip())

    def add(
        self,
        index: int,
        column: int | None,
        columns: Sequence[str],
        code: str,
        severity: Severity = Severity.WARNING,
        **params: str,
    ) -> None:
        name = ""
        if column is not None:
            params["cell"] = f"{column_letters(column)}{index + 1}"
            name = columns[column] if column < len(columns) else column_letters(column)
        self._write(Issue(index + 1, name, severity, code, tuple(params.items())))

    def tell_rest(self, columns: Sequence[str]) -> None:
        """Write what no row came for: readers drop rows that hold nothing but such formulas."""
        missing = self._side.formulas_without_value
        for index in sorted(missing.keys() - self._told_rows):
            if index > self._header_last:
                self._tell_missing(index, missing[index], columns)

    def left_out(self) -> tuple[Issue, ...]:
        """Write what the reader noticed of rows; tell how many issues were too many."""
        for each in self._side.notices:
            if each.row_number:
                self._write(each)
        if not self._left_out_count:
            return ()
        return (notice("sheet_issues_left_out", count=str(self._left_out_count)),)

    def _tell_missing(self, index: int, missing: Sequence[int], columns: Sequence[str]) -> None:
        for column in missing:
            self.add(index, column, columns, "cell_formula_without_value")

    def _write(self, issue: Issue) -> None:
        if self._out.issue_count >= self._limit:
            self._left_out_count += 1
        else:
            self._out.add_issue(issue)


@lru_cache(maxsize=256)
def shows_day(code: str) -> bool:
    """Whether positive numbers show as a day of the calendar; times alone show none, and
    durations may be as long as they like."""
    section = parse(code)[0]
    return section.is_date and not _DAY_PARTS.isdisjoint(section.parts)


def column_letters(column: int) -> str:
    """0 -> 'A', 26 -> 'AA'."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def notice(code: str, **params: str) -> Issue:
    """Something to know about the sheet as a whole."""
    return Issue(0, "", Severity.WARNING, code, tuple(params.items()))
