"""What a sheet hides: read and told, or left out where a person chose so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from jisa_desktop.domain.table import Issue
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.named_rows import NamedRows
from jisa_desktop.sheets.raw import RawRow, Side


class HiddenParts:
    """``is_left_out``: rows and columns that the sheet hides are as if they were not there."""

    def __init__(self, side: Side, *, is_left_out: bool) -> None:
        self._side = side
        self._is_left_out = is_left_out
        self._left_out = NamedRows()

    @property
    def has_left_out_rows(self) -> bool:
        return self._left_out.count > 0

    @cached_property
    def columns_left_out(self) -> frozenset[int]:
        """Known once a row has come."""
        return frozenset(self._side.hidden_columns if self._is_left_out else ())

    def visible(self, rows: Iterator[RawRow]) -> Iterator[RawRow]:
        """The rows to be read, in order. What the side knows of the others is forgotten."""
        if not self._is_left_out:
            yield from rows
            return
        for row in rows:
            if row[0] in self._side.hidden_rows:
                self._leave_out(row[0], row[1])
            else:
                yield row
        missing = self._side.formulas_without_value  # of rows that readers drop as well
        for index in [one for one in missing if one in self._side.hidden_rows]:
            del missing[index]

    def without_columns(self, row: RawRow) -> RawRow:
        """The row as it is read; what the side knows of its hidden cells is forgotten."""
        hidden = self.columns_left_out
        if not hidden:
            return row
        index, values, formats = row
        errors = self._side.errors.get(index)
        missing = self._side.formulas_without_value.get(index)
        if errors:
            self._side.errors[index] = {k: v for k, v in errors.items() if k not in hidden}
        if missing:
            self._side.formulas_without_value[index] = [k for k in missing if k not in hidden]
        shown = [None if place in hidden else value for place, value in enumerate(values)]
        return index, shown, formats

    def notices(self, columns: Sequence[str]) -> tuple[Issue, ...]:
        """``columns``: the sheet's, hidden ones too."""
        found = []
        if self._left_out.count:
            left_out = self._left_out
            told = {"count": str(left_out.count), "rows": left_out.names}
            found.append(notice("sheet_hidden_rows_left_out", **told))
        elif self._side.hidden_rows.count and not self._is_left_out:
            found.append(notice("sheet_hidden_rows", count=str(self._side.hidden_rows.count)))
        hidden = [columns[each] for each in self._side.hidden_columns if each < len(columns)]
        if hidden:
            code = "sheet_hidden_columns"
            if self._is_left_out:
                code = "sheet_hidden_columns_left_out"
            found.append(notice(code, columns=", ".join(hidden)))
        return tuple(found)

    def _leave_out(self, index: int, values: Sequence[CellValue]) -> None:
        known = self._side.errors.pop(index, None)
        self._side.formulas_without_value.pop(index, None)
        if known or any(each is not None and each != "" for each in values):
            self._left_out.add(index)
