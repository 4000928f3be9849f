"""Previews behind the import page: those that are open, by id, and the pages asked of them."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.app.desks.describing import described
from jisa_desktop.app.desks.requests import for_a_look
from jisa_desktop.app.desks.turns import Turns
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.imports.desk import ImportRequest, Looking, Preview, PreviewRow

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.domain.employees import Employee
    from jisa_desktop.domain.table import Issue
    from jisa_desktop.pipeline.preview import LookProgress, LookStage
    from jisa_desktop.pipeline.preview import Preview as OpenPreview
    from jisa_desktop.pipeline.workspace import Workspace

_CHECKING = "checking"
_WHOLES_AT_ONCE = 2
"""One is read while another is checked; the desk's other threads are for all other questions."""


class RealPreviewDesk:
    def __init__(self, access: Access) -> None:
        self._access = access
        self._open = OpenPreviews()
        self._looking: dict[Path, CancelToken] = {}
        self._turns = Turns(_WHOLES_AT_ONCE)

    async def first(self, request: ImportRequest) -> Preview | None:
        with self._look(request.path) as token, self._turns.first():
            return await self._access.do(self._open.first, request, token)

    async def open(self, request: ImportRequest, progress: Callable[[Looking], None]) -> Preview:
        loop = asyncio.get_running_loop()

        def tell(stage: LookStage, done: int, total: int) -> None:
            if not loop.is_closed():
                looking = Looking(stage == _CHECKING, done, total)
                loop.call_soon_threadsafe(progress, looking)

        with self._look(request.path) as token:
            async with self._turns.whole(token):
                return await self._access.do(self._open.open, request, token, tell)

    def opened(self, preview_id: str) -> OpenPreview | None:
        """None when it was forgotten meanwhile."""
        return self._open.of(preview_id)

    def cancel(self, path: Path) -> None:
        if (token := self._looking.get(path)) is not None:
            token.cancel()
            self._turns.look_again()

    @contextmanager
    def _look(self, path: Path) -> Iterator[CancelToken]:
        """The newest look at a file ends the one before."""
        self.cancel(path)
        token = self._looking[path] = CancelToken()
        try:
            yield token
        finally:
            if self._looking.get(path) is token:
                del self._looking[path]

    async def rows(self, preview_id: str, start: int, limit: int) -> Sequence[PreviewRow]:
        return await self._access.pool.run(self._open.rows, preview_id, start, limit)

    async def issues(self, preview_id: str, start: int, limit: int) -> Sequence[Issue]:
        return await self._access.pool.run(self._open.issues, preview_id, start, limit)

    async def position(self, preview_id: str, row_number: int) -> int:
        return await self._access.pool.run(self._open.position, preview_id, row_number)

    async def text(self, preview_id: str, position: int) -> str:
        return await self._access.pool.run(self._open.text, preview_id, position)

    async def forget(self, preview_id: str) -> None:
        await self._access.pool.run(self._open.forget, preview_id)

    def stop(self) -> None:
        """Files that are being read are left where they stand."""
        for token in self._looking.values():
            token.cancel()
        self._turns.look_again()
        self._open.stop()

    def close(self) -> None:
        self._open.close()


class OpenPreviews:
    """Safe for all threads; every method blocks."""

    def __init__(self) -> None:
        self._kept: dict[str, OpenPreview] = {}
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)

    def first(
        self, workspace: Workspace, request: ImportRequest, cancel: CancelToken
    ) -> Preview | None:
        opened = workspace.previews.first(for_a_look(request), cancel)
        if opened.head.total_rows >= 0:  # it is small: its whole is there as soon
            opened.close()
            return None
        return self._keep(opened, request, [])

    def open(
        self,
        workspace: Workspace,
        request: ImportRequest,
        cancel: CancelToken,
        progress: LookProgress,
    ) -> Preview:
        opened = workspace.previews.whole(for_a_look(request), cancel, progress)
        return self._keep(opened, request, workspace.people.all())

    def _keep(
        self, opened: OpenPreview, request: ImportRequest, employees: list[Employee]
    ) -> Preview:
        with self._lock:
            preview_id = f"preview-{next(self._numbers)}"
            self._kept[preview_id] = opened
        return described(preview_id, opened, request, employees)

    def rows(self, preview_id: str, start: int, limit: int) -> list[PreviewRow]:
        kept = self.of(preview_id)
        rows = kept.rows(start, start + limit) if kept else []
        if kept is None or not rows:
            return []
        by_row: dict[int, list[Issue]] = {}
        for issue in kept.issues_of(rows[0].row_number, rows[-1].row_number):
            by_row.setdefault(issue.row_number, []).append(issue)
        return [
            PreviewRow(row.row_number, row.values, tuple(by_row.get(row.row_number, ())))
            for row in rows
        ]

    def issues(self, preview_id: str, start: int, limit: int) -> list[Issue]:
        kept = self.of(preview_id)
        return [] if kept is None else kept.issue_page(start, start + limit)

    def position(self, preview_id: str, row_number: int) -> int:
        """By halving: rows stand in the order of their Excel numbers."""
        kept = self.of(preview_id)
        if kept is None:
            return 0
        low, high = 0, kept.head.total_rows
        while low < high:
            middle = (low + high) // 2
            found = kept.rows(middle, middle + 1)
            if found and found[0].row_number < row_number:
                low = middle + 1
            else:
                high = middle
        return min(low, max(0, kept.head.total_rows - 1))

    def text(self, preview_id: str, position: int) -> str:
        kept = self.of(preview_id)
        # Before a sheet was surveyed, nobody knows whether its template's patterns come to an end.
        found = kept.parsed(position, position + 1) if kept and kept.outlook else []
        return found[0].text if found else ""

    def forget(self, preview_id: str) -> None:
        with self._lock:
            kept = self._kept.pop(preview_id, None)
        if kept is not None:
            kept.close()

    def stop(self) -> None:
        """What is being worked out of a preview ends."""
        with self._lock:
            kept = list(self._kept.values())
        for one in kept:
            one.stop()

    def close(self) -> None:
        for preview_id in list(self._kept):
            self.forget(preview_id)

    def of(self, preview_id: str) -> OpenPreview | None:
        """None when it was forgotten while its page was on the way."""
        with self._lock:
            return self._kept.get(preview_id)
