"""Previews behind the import page: those that are open, by id, and the pages asked of them."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui.imports.desk import Change, ImportRequest, Looking, Preview, PreviewRow, Route

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.domain.employees import Employee
    from jisa_desktop.domain.table import Issue
    from jisa_desktop.pipeline.outlook import Outlook
    from jisa_desktop.pipeline.preview import LookProgress, LookStage, PreviewRequest
    from jisa_desktop.pipeline.preview import Preview as OpenPreview
    from jisa_desktop.pipeline.workspace import Workspace

translate = QCoreApplication.translate
_CHECKING = "checking"
_MOST_FIRST_ROWS = 1_000


class RealPreviewDesk:
    def __init__(self, access: Access) -> None:
        self._access = access
        self._open = OpenPreviews()
        self._looking: dict[Path, CancelToken] = {}

    async def first(self, request: ImportRequest) -> Preview | None:
        with self._look(request.path) as token:
            return await self._access.do(self._open.first, request, token)

    async def open(self, request: ImportRequest, progress: Callable[[Looking], None]) -> Preview:
        loop = asyncio.get_running_loop()

        def tell(stage: LookStage, done: int, total: int) -> None:
            if not loop.is_closed():
                looking = Looking(stage == _CHECKING, done, total)
                loop.call_soon_threadsafe(progress, looking)

        with self._look(request.path) as token:
            return await self._access.do(self._open.open, request, token, tell)

    def cancel(self, path: Path) -> None:
        if (token := self._looking.get(path)) is not None:
            token.cancel()

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
        opened = workspace.previews.first(_asked(request), cancel)
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
        opened = workspace.previews.whole(_asked(request), cancel, progress)
        return self._keep(opened, request, workspace.people.all())

    def _keep(
        self, opened: OpenPreview, request: ImportRequest, employees: list[Employee]
    ) -> Preview:
        with self._lock:
            preview_id = f"preview-{next(self._numbers)}"
            self._kept[preview_id] = opened
        return _described(preview_id, opened, request, employees)

    def rows(self, preview_id: str, start: int, limit: int) -> list[PreviewRow]:
        kept = self._of(preview_id)
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
        kept = self._of(preview_id)
        return [] if kept is None else kept.issue_page(start, start + limit)

    def position(self, preview_id: str, row_number: int) -> int:
        """By halving: rows stand in the order of their Excel numbers."""
        kept = self._of(preview_id)
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
        kept = self._of(preview_id)
        # Before a sheet was surveyed, nobody knows whether its template's patterns come to an end.
        found = kept.parsed(position, position + 1) if kept and kept.outlook else []
        return found[0].text if found else ""

    def forget(self, preview_id: str) -> None:
        with self._lock:
            kept = self._kept.pop(preview_id, None)
        if kept is not None:
            kept.close()

    def close(self) -> None:
        for preview_id in list(self._kept):
            self.forget(preview_id)

    def _of(self, preview_id: str) -> OpenPreview | None:
        """None when it was forgotten while its page was on the way."""
        with self._lock:
            return self._kept.get(preview_id)


def _asked(request: ImportRequest) -> PreviewRequest:
    from jisa_desktop.pipeline.preview import PreviewRequest

    return PreviewRequest(
        path=request.path,
        template=request.revised or request.template,
        mode=request.mode,
        sheet=request.sheet,
        header=request.header_rows,
        document=None if request.is_new else request.document_id,
        title=request.title,
        password=request.password,
        is_new=request.is_new,
        asks_for_mode=True,
        encoding=request.encoding,
        delimiter=request.delimiter,
    )


def _described(
    preview_id: str,
    opened: OpenPreview,
    request: ImportRequest,
    employees: list[Employee],
) -> Preview:
    outlook, document, mode = opened.outlook, opened.document, opened.mode
    good_rows, error_rows = _sound(opened)
    rows = opened.head.total_rows
    is_whole = rows >= 0
    if not is_whole:
        rows = len(opened.rows(0, _MOST_FIRST_ROWS))
    score = next((one.score for one in opened.suggestions if one.name == opened.template.name), 0.0)
    return Preview(
        preview_id=preview_id,
        path=request.path,
        head=opened.head,
        sheets=tuple(one.name for one in opened.summary.sheets),
        template=opened.template.name,
        template_score=score,
        is_template_suggested=opened.is_suggested,
        has_employee_column=_has_employees(opened),
        mode=mode,
        title=opened.title,
        resembles=document.document_id if document is not None else None,
        row_count=rows,
        good_rows=good_rows,
        skipped_rows=outlook.skipped_count if outlook else 0,
        error_rows=error_rows,
        issue_count=opened.issue_count,
        routes=_routes(outlook, employees) if mode is Mode.EMPLOYEE_SPLIT else (),
        change=_change(outlook, is_known=document is not None) if mode is not None else None,
        new_text_count=outlook.new_text_count if outlook else 0,
        fits=opened.mismatch is None,
        fields=tuple(column.field for column in opened.template.columns),
        fed=_fed(opened),
        remembered_header=opened.template.header_rows,
        encoding=opened.summary.encoding,
        delimiter=opened.summary.delimiter,
        is_whole=is_whole,
    )


def _fed(opened: OpenPreview) -> tuple[tuple[str, str], ...]:
    from jisa_desktop.domain.linking import fed_fields

    return tuple(fed_fields(opened.template, opened.head.columns).items())


def _has_employees(opened: OpenPreview) -> bool:
    reader = opened.reader
    return reader is not None and reader.employee_header is not None


def _sound(opened: OpenPreview) -> tuple[int, int]:
    """(rows that would be stored, rows that would fail)."""
    outlook = opened.outlook
    if outlook is None:
        return 0, 0
    if opened.mode is not None:
        return outlook.stored_count, outlook.failed_count
    return opened.head.total_rows - outlook.faulty_count, outlook.faulty_count


def _change(outlook: Outlook | None, *, is_known: bool) -> Change | None:
    if outlook is None:
        return None
    changes = outlook.changes
    if changes is None or not is_known:
        return Change(added=outlook.stored_count)
    return Change(
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        unchanged=changes.unchanged,
        lost=changes.losing_count,
        is_mass_change=changes.is_massive,
    )


def _routes(outlook: Outlook | None, employees: list[Employee]) -> tuple[Route, ...]:
    """Those that need a person first: without a number, then unknown numbers, then the rest."""
    if outlook is None:
        return ()
    routing = outlook.routing
    by_id = {one.employee_id: one for one in employees}
    routes: list[Route] = []
    if routing.blank_row_count:
        nobody = translate("imports", "사번이 비어 있음")
        routes.append(Route("", "", nobody, routing.blank_row_count, is_known=False))
    for unplaced in routing.unplaced:
        near = ", ".join(f"{one.employee_number} {one.name}" for one in unplaced.near)
        routes.append(Route("", unplaced.identifier, near, unplaced.row_count, is_known=False))
    if routing.more_row_count:
        others = translate("imports", "그 밖의 모르는 사번")
        routes.append(Route("", "", others, routing.more_row_count, is_known=False))
    for employee_id, row_count in routing.rows_by_employee.items():
        one = by_id.get(employee_id)
        if one is not None:
            routes.append(Route(one.namespace, one.employee_number, one.name, row_count))
    return tuple(routes)
