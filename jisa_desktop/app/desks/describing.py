"""A preview of the pipeline as the import page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.ui.imports.desk import Change, ImportRequest, Preview, Route

if TYPE_CHECKING:
    from jisa_desktop.domain.employees import Employee
    from jisa_desktop.pipeline.outlook import Outlook
    from jisa_desktop.pipeline.preview import Preview as OpenPreview

translate = QCoreApplication.translate
_MOST_FIRST_ROWS = 1_000


def described(
    preview_id: str,
    opened: OpenPreview,
    request: ImportRequest,
    employees: list[Employee],
) -> Preview:
    outlook, document = opened.outlook, opened.document
    good_rows, error_rows = _sound(opened)
    rows = opened.head.total_rows
    is_whole = rows >= 0
    if not is_whole:
        rows = len(opened.rows(0, _MOST_FIRST_ROWS))
    score = next((one.score for one in opened.suggestions if one.name == opened.template.name), 0.0)
    unrouted = _unrouted(opened, score)
    mode = None if unrouted and request.mode is None else opened.mode
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
        undecided=opened.treatments.undecided_columns if opened.is_held else (),
        unrouted=unrouted,
    )


def _fed(opened: OpenPreview) -> tuple[tuple[str, str], ...]:
    from jisa_desktop.domain.linking import fed_fields

    return tuple(fed_fields(opened.template, opened.head.columns).items())


def _has_employees(opened: OpenPreview) -> bool:
    reader = opened.reader
    return reader is not None and reader.employee_header is not None


def _unrouted(opened: OpenPreview, score: float) -> str:
    """The column of employees' numbers that would go to the whole company unnoticed."""
    from jisa_desktop.domain.binding import Binding
    from jisa_desktop.domain.employees import EMPLOYEE_SHEET
    from jisa_desktop.domain.suggest import TRUSTED_SCORE

    if opened.document is not None or _has_employees(opened) or score >= TRUSTED_SCORE:
        return ""
    binding = Binding(EMPLOYEE_SHEET, opened.head.columns)
    place = binding.position_of.get(EMPLOYEE_SHEET.columns[0].field)
    return "" if place is None else binding.columns[place]


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
