"""A book that was read whole at its opening, sheet by sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jisa_desktop.sheets.cells import Merge
from jisa_desktop.sheets.raw import RawRow, RawSheet, SheetEntry, Side


@dataclass(slots=True)
class ParsedSheet:
    name: str
    is_hidden: bool = False
    rows: list[RawRow] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    side: Side = field(default_factory=Side)


class ParsedBook:
    delimiter = ""

    def __init__(self, kind: str, sheets: Sequence[ParsedSheet], encoding: str = "") -> None:
        self.format = kind
        self.encoding = encoding
        self._sheets = {each.name: each for each in sheets}

    def close(self) -> None:
        self._sheets.clear()

    def sheets(self) -> list[SheetEntry]:
        return [SheetEntry(each.name, each.is_hidden) for each in self._sheets.values()]

    def has_data(self, name: str) -> bool:
        return any(
            value is not None and value != "" for row in self._sheets[name].rows for value in row[1]
        )

    def read(self, name: str, row_limit: int | None = None) -> RawSheet:  # noqa: ARG002 - Book
        sheet = self._sheets[name]
        row_count = sheet.rows[-1][0] + 1 if sheet.rows else 0
        return RawSheet(name, sheet.rows, sheet.merges, row_count, side=sheet.side)
