"""The fake desk of the previews page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from jisa_desktop.domain.cancel import Cancelled
from jisa_desktop.domain.table import Issue
from jisa_desktop.errors import JisaError
from jisa_desktop.ui.imports.desk import ImportRequest, Looking, Preview, PreviewRow
from tests.ui.fakes.world import (
    COLUMNS,
    ISSUES,
    World,
    preview,
    values,
)


class FakePreviewDesk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def first(self, request: ImportRequest) -> Preview | None:
        return self.world.firsts.get(request.path.name)

    async def open(self, request: ImportRequest, progress: Callable[[Looking], None]) -> Preview:
        self.world.asked.append(("preview", request))
        if (gate := self.world.gates.get(request.path.name)) is not None:
            progress(Looking(is_checking=True, done=620, total=1240))
            if not await asyncio.shield(gate):
                raise Cancelled
        found = self.world.previews.get(request.path.name)
        if isinstance(found, JisaError):
            raise found
        if found is None:
            return preview(request)
        return replace(found, mode=request.mode or found.mode)

    def cancel(self, path: Path) -> None:
        self.world.asked.append(("cancel_preview", path))
        if (gate := self.world.gates.get(path.name)) is not None and not gate.done():
            gate.set_result(False)

    async def rows(self, preview_id: str, start: int, limit: int) -> Sequence[PreviewRow]:
        self.world.asked.append(("preview_rows", start))
        by_row: dict[int, list[Issue]] = {}
        for issue in ISSUES:
            by_row.setdefault(issue.row_number, []).append(issue)
        return tuple(
            PreviewRow(n + 5, values(n), tuple(by_row.get(n + 5, ())))
            for n in range(start, min(start + limit, 1240))
        )

    async def issues(self, preview_id: str, start: int, limit: int) -> Sequence[Issue]:
        return ISSUES[start : start + limit]

    async def position(self, preview_id: str, row_number: int) -> int:
        return row_number - 5

    async def text(self, preview_id: str, position: int) -> str:
        return "\n".join(f"{c}: {v}" for c, v in zip(COLUMNS, values(position), strict=True) if v)

    async def forget(self, preview_id: str) -> None:
        self.world.asked.append(("forget", preview_id))
