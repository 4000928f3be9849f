"""What the import page asks about the rows that a file would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """``kind``: 'added' (no ``old_row``), 'removed' (no ``new_row``) or 'changed'. ``cells``:
    (column, old, new) of those that differ, '' where there is no row or nothing stands; () where
    all columns read as before, and only the text that is embedded or the employee differs."""

    kind: str
    old_row: int | None
    new_row: int | None
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ChangedRows:
    """The first rows that change, in the order of the file; ``more_count``: how many follow."""

    rows: tuple[ChangedRow, ...]
    more_count: int = 0


class ChangesDesk(Protocol):
    async def rows(self, preview_id: str) -> ChangedRows | None:
        """Of a file that was looked at whole, against the active version; None where there is
        none to compare with."""
        ...
