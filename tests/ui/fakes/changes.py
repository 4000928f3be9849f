"""The fake desk of the rows that a file would change."""

from __future__ import annotations

from jisa_desktop.errors import JisaError
from jisa_desktop.ui.imports.changed import ChangedRow, ChangedRows
from tests.ui.fakes.world import COLUMNS, World, values

CHANGED = ChangedRows(
    (
        ChangedRow("changed", 9, 9, (("기본급", "3,000,000", "3,120,000"), ("직급", "", "과장"))),
        ChangedRow("changed", 12, 13, ()),
        ChangedRow("removed", 88, None, (("사번", "00083", ""), ("성명", "오세훈", ""))),
        ChangedRow(
            "added", None, 1203,
            tuple((name, "", value) for name, value in zip(COLUMNS, values(1198), strict=True)),
        ),
    ),
    more_count=234,
)  # fmt: skip


class FakeChangesDesk:
    def __init__(self, world: World) -> None:
        self.world = world
        self.found: ChangedRows | JisaError | None = CHANGED

    async def rows(self, preview_id: str) -> ChangedRows | None:
        self.world.asked.append(("changed_rows", preview_id))
        if isinstance(self.found, JisaError):
            raise self.found
        return self.found
