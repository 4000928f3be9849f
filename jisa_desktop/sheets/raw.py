"""What every reader of a format hands to the assembler: rows with their stored values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from jisa_desktop.domain.table import Issue
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.options import SheetSummary

RawRow = tuple[int, Sequence[CellValue], Sequence[str] | None]
"""0-based row of the sheet, its values from column A on, and their number formats.

Formats may be shorter than the values (the rest is 'General') or ``None`` (no formats known)."""


@dataclass(slots=True)
class Side:
    """What stands beside the values, by 0-based row (and column).

    ``notices`` with a row number belong to that row, those with 0 to the sheet.
    """

    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas_without_value: dict[int, list[int]] = field(default_factory=dict)
    hidden_row_count: int = 0
    hidden_columns: tuple[int, ...] = ()
    date1904: bool = False
    notices: list[Issue] = field(default_factory=list)


@dataclass(slots=True)
class RawSheet:
    """One sheet. ``rows`` come in ascending order, once; blank ones may be missing.

    ``row_count`` is for progress only, 0 when unknown. ``side`` knows each
    row by the time that row is handed out.
    """

    name: str
    rows: Iterable[RawRow]
    merges: Sequence[Merge] = ()
    row_count: int = 0
    side: Side = field(default_factory=Side)


class Book(Protocol):
    """An opened file."""

    @property
    def format(self) -> str: ...

    @property
    def encoding(self) -> str: ...

    @property
    def delimiter(self) -> str: ...

    def sheets(self) -> tuple[SheetSummary, ...]: ...

    def read(self, name: str) -> RawSheet: ...
