"""A template tried on a workbook: its first rows, read at once, and nothing kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jisa_desktop.ui.templates.desk import Trial, TrialRequest, TrialRow

if TYPE_CHECKING:
    from jisa_desktop.domain.cancel import CancelToken
    from jisa_desktop.domain.rows import ParsedRow
    from jisa_desktop.pipeline.preview import Preview
    from jisa_desktop.pipeline.workspace import Workspace

MOST_ROWS = 100


def try_out(workspace: Workspace, request: TrialRequest, cancel: CancelToken) -> Trial:
    """Raises what reading a file raises."""
    from jisa_desktop.domain.linking import fed_fields
    from jisa_desktop.pipeline.preview import PreviewRequest

    asked = PreviewRequest(
        request.path,
        template=request.template,
        sheet=request.sheet,
        password=request.password,
    )
    with workspace.previews.tried(asked, cancel) as preview:
        head = preview.head
        return Trial(
            file_name=head.file_name,
            sheet=head.sheet,
            sheets=tuple(one.name for one in preview.summary.sheets),
            header_rows=head.header_rows,
            columns=head.columns,
            fed=tuple(fed_fields(request.template, head.columns).items()),
            rows=_rows(preview),
            issues=tuple(preview.issues),
            mismatch=preview.mismatch,
        )


def _rows(preview: Preview) -> tuple[TrialRow, ...]:
    if (reader := preview.reader) is None:
        return tuple(
            TrialRow(row.row_number, row.values, "", (), ()) for row in preview.rows(0, MOST_ROWS)
        )
    from jisa_desktop.domain.rows import UniqueChecker

    unique = UniqueChecker(reader)
    return tuple(_row(unique.check(row)) for row in preview.parsed(0, MOST_ROWS))


def _row(row: ParsedRow) -> TrialRow:
    return TrialRow(
        row.row_number,
        tuple(value for _, value in row.values),
        row.text,
        tuple((name, str(value)) for name, value in row.metadata),
        row.issues,
    )
