"""What every reader of a format hands to the assembler: rows with their stored values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from jisa_desktop.domain.table import Issue
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.row_runs import RowRuns

RawRow = tuple[int, Sequence[CellValue], Sequence[str] | None]
"""0-based row of the sheet, its values from column A on, and their number formats.

Formats may be shorter than the values (the rest is 'General') or ``None`` (no formats known)."""


@dataclass(slots=True)
class Side:
    """What stands beside the values, by 0-based row (and column).

    ``notices`` with a row number belong to that row, those with 0 to the sheet. ``is_delimited``:
    the cells were cut at a delimiter, which may also stand inside a value.
    """

    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas_without_value: dict[int, list[int]] = field(default_factory=dict)
    hidden_rows: RowRuns = field(default_factory=RowRuns)
    hidden_columns: tuple[int, ...] = ()
    date1904: bool = False
    is_delimited: bool = False
    notices: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class RawSheet:
    """One sheet. ``rows`` come in ascending order, once; blank ones may be missing.

    ``row_count`` is for progress only, 0 when unknown.
    ``is_truncated``: the reader stopped before the end, as it was allowed to. ``side`` knows each
    row by the time that row is handed out.
    """

    name: str
    rows: Iterable[RawRow]
    merges: Sequence[Merge] = ()
    row_count: int = 0
    is_truncated: bool = False
    side: Side = field(default_factory=Side)


@dataclass(frozen=True, slots=True)
class SheetEntry:
    name: str
    is_hidden: bool


class Book(Protocol):
    """An opened file."""

    @property
    def format(self) -> str: ...

    @property
    def encoding(self) -> str: ...

    @property
    def delimiter(self) -> str: ...

    def sheets(self) -> Sequence[SheetEntry]:
        """Those that can hold cells, in the workbook's order."""

    def has_data(self, name: str) -> bool: ...

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:
        """``row_limit`` allows to stop after so many rows, if that is quicker."""

    def close(self) -> None: ...


class UnreadablePart(Exception):
    """A part of the file is missing or damaged; the place is its name, never its content."""
