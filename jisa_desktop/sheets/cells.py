"""What a cell of a workbook can hold, and which cells are merged. Every reader hands up these."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

CellValue = (
    bool
    | int
    | float
    | str
    | datetime.date
    | datetime.datetime
    | datetime.time
    | datetime.timedelta
    | None
)
"""One cell as stored, before its number format is applied; ``None`` when it is empty."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, 0-based and inclusive. Only its top left cell counts."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
