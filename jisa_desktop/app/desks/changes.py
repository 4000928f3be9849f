"""The rows that a file would change, asked of a preview that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jisa_desktop.ui.imports.changed import ChangedRow, ChangedRows

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.app.desks.previews import RealPreviewDesk
    from jisa_desktop.pipeline.preview import Preview as OpenPreview
    from jisa_desktop.pipeline.row_outlook import RowAhead
    from jisa_desktop.pipeline.workspace import Workspace

MOST_ROWS = 1_000


class RealChangesDesk:
    def __init__(self, access: Access, previews: RealPreviewDesk) -> None:
        self._access = access
        self._previews = previews

    async def rows(self, preview_id: str) -> ChangedRows | None:
        opened = self._previews.opened(preview_id)
        return None if opened is None else await self._access.do(_rows, opened)


def _rows(workspace: Workspace, opened: OpenPreview) -> ChangedRows | None:
    from jisa_desktop.pipeline.row_outlook import rows_that_change

    found = rows_that_change(workspace.store, opened, MOST_ROWS)
    if found is None:
        return None
    return ChangedRows(tuple(_row(row) for row in found.rows), found.count - len(found.rows))


def _row(row: RowAhead) -> ChangedRow:
    kind = "added" if row.old_row is None else "removed" if row.new_row is None else "changed"
    sides = (
        (name, row.old.get(name, ""), row.new.get(name, "")) for name in {**row.new, **row.old}
    )
    cells = tuple((name, old, new) for name, old, new in sides if old != new)
    return ChangedRow(kind, row.old_row, row.new_row, cells)
