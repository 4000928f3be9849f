"""Takes the lines below a header one by one and puts them into the staging file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jisa_desktop.domain.table import Issue, RowKind, Severity, SheetRow
from jisa_desktop.sheets.body_merges import BodyMerges
from jisa_desktop.sheets.cell_hints import CellHints
from jisa_desktop.sheets.cell_issues import CellIssues, notice
from jisa_desktop.sheets.header_words import normalise
from jisa_desktop.sheets.line_kinds import LineKinds
from jisa_desktop.sheets.options import Limits
from jisa_desktop.sheets.raw import RawRow, RawSheet
from jisa_desktop.sheets.render import Renderer
from jisa_desktop.sheets.scaled_columns import ScaledColumns
from jisa_desktop.sheets.sheet_header import Header
from jisa_desktop.sheets.side_by_side import SideBySide
from jisa_desktop.sheets.staging import StagingWriter
from jisa_desktop.sheets.table_unit import UNIT_COLUMN, unit_of

_HEAD_OF_NUMBER = re.compile(r"[-+(△₩]?\d{1,3}")
_REST_OF_NUMBER = re.compile(r"\d{3}(\.\d+)?\)?원?")
_MOST_HELD = 5
"""Lines of one cell that may stand over a header that comes once more."""


class TableBuilder:
    """``above``: the displayed lines over the header; ``left_out``: places of columns that come
    empty, and are none of the table. A unit that stands there becomes a column:
    its text is the first value of each stored row, the sheet's own follow."""

    def __init__(
        self,
        sheet: RawSheet,
        header: Header,
        above: Sequence[Sequence[str]],
        renderer: Renderer,
        *,
        left_out: frozenset[int],
        limits: Limits,
        out: StagingWriter,
    ) -> None:
        self._left_out = left_out
        self._renderer = renderer
        self._column_limit = limits.columns
        self._out = out
        self._columns = header.columns[: limits.columns]
        self._unused = {each for each in header.nameless if each < limits.columns}
        self._merges = BodyMerges(sheet.merges, header.last_index, self._columns)
        named = set(range(len(self._columns))) - header.nameless
        self._named_end = max(named, default=-1) + 1
        self._cuts_numbers = sheet.side.is_delimited and bool(named)
        self._unit = (unit_of(above),) if unit_of(above) else ()
        self._unit_below = ""
        titles = {normalise(text) for line in above for text in line if text}
        self._kinds = LineKinds(titles)
        self._neighbours = SideBySide(self._columns, header.nameless)
        self._description = header.last_index + 1 if header.is_described else -1
        self._scaled = ScaledColumns(self._columns)
        self._held: list[tuple[RawRow, list[str]]] = []
        hints = CellHints(self._columns, date1904=sheet.side.date1904)
        self.issues = CellIssues(sheet.side, header.last_index, hints, limit=limits.issues, out=out)

    def add(self, row: RawRow) -> None:
        index, values, formats = row
        shown = self._renderer.row(values, formats)
        self.issues.overlay(index, shown, self._columns)
        self._merges.apply(index, values, shown)
        shared = self._merges.shared_amounts(index, shown)
        while shown and not shown[-1]:
            shown.pop()
        if not shown:
            return
        if len(shown) > len(self._columns):
            shown = self._widen(index, shown)
        kind = self._kinds.kind(index, shown, self._columns)
        if kind is None:
            return
        if self._description == index:
            kind = RowKind.NOTE
        if self._unused:
            self._unused -= {each for each in self._unused if each < len(shown) and shown[each]}
        is_alone = self._may_be_a_title(shown)
        if is_alone and kind in (RowKind.DATA, RowKind.NOTE) and (unit := unit_of([shown])):
            self._unit_below = unit
            kind = RowKind.NOTE
        if is_alone and kind is RowKind.DATA:
            self._held.append((row, shown))
            if len(self._held) > _MOST_HELD:
                self._put(*self._held.pop(0), RowKind.DATA)
            return
        is_header = kind in (RowKind.REPEATED_HEADER, RowKind.OTHER_TABLE)
        self._release(RowKind.NOTE if is_header else RowKind.DATA)
        self._put(row, shown, kind)
        if kind is RowKind.DATA:
            for column, last in shared:
                self.issues.add(index, column, self._columns, "cell_shared_amount", last=last)

    @property
    def row_count(self) -> int:
        """``DATA`` rows until now, with those that may yet turn out to be titles."""
        return self._out.row_count + len(self._held)

    def finish(self, *, is_complete: bool) -> None:
        """After the last line that was read; ``is_complete``: of the sheet."""
        self._release(RowKind.DATA)
        if is_complete:
            self.issues.tell_rest(self._columns)

    def columns(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Names of the columns that have a name or a value, and their places."""
        gone = self._unused | self._left_out
        places = [each for each in range(len(self._columns)) if each not in gone]
        names = [self._columns[each] for each in places]
        if self._unit:
            return (*names, self._unit_column()), (*(each + 1 for each in places), 0)
        return tuple(names), tuple(places)

    def all_columns(self) -> tuple[str, ...]:
        return self._columns

    def notices(self) -> tuple[Issue, ...]:
        """What a person should know of the table. The last call: issues are written as well."""
        found = [*self._neighbours.notices(self._unused), *self._kinds.notices()]
        if self._unit:
            found.insert(0, notice("sheet_unit", unit=self._unit[0], column=self._unit_column()))
        elif self._unit_below:
            found.insert(0, notice("sheet_unit_below", unit=self._unit_below))
        else:
            found += self._scaled.notices()
        return (*found, *self.issues.left_out())

    def _may_be_a_title(self, shown: Sequence[str]) -> bool:
        """One cell alone, in a table of several columns."""
        return len(shown) - shown.count("") == 1 and len(self._columns) - len(self._unused) > 1

    def _release(self, kind: RowKind) -> None:
        for row, shown in self._held:
            self._put(row, shown, kind)
        self._held.clear()

    def _put(self, row: RawRow, shown: Sequence[str], kind: RowKind) -> None:
        self._out.add(SheetRow(row[0] + 1, (*self._unit, *shown), kind))
        self._kinds.note(row[0], kind)
        if kind is RowKind.DATA:
            if self._cuts_numbers and _has_cut_number(shown, self._named_end):
                self.issues.add(row[0], None, self._columns, "row_number_cut", Severity.ERROR)
            self.issues.check(row, shown, self._columns)
            self._neighbours.look(shown)
            self._scaled.look(row[2])

    def _unit_column(self) -> str:
        name = UNIT_COLUMN
        while name in self._columns:
            name += " (표)"
        return name

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


def _has_cut_number(shown: Sequence[str], named_end: int) -> bool:
    """'1,000' without quotes became '1' and '000', and pushed a value past the last name."""
    if not any(shown[named_end:]):
        return False
    stripped = [text.strip(" '") for text in shown]
    return any(
        _HEAD_OF_NUMBER.fullmatch(head) and _REST_OF_NUMBER.fullmatch(rest)
        for head, rest in pairwise(stripped)
    )
