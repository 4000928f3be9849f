"""preview, process, egress: what begins with a file."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import (
    Header,
    IntoDocument,
    ModeChoice,
    Password,
    PasswordStdin,
    Sheet,
    TemplateName,
    Title,
    Wait,
    WithoutHidden,
    Workbook,
    header_rows,
    read_password,
)
from jisa_desktop.cli.personal_data import personal_data_value
from jisa_desktop.cli.session import WAIT_S, Session
from jisa_desktop.cli.shapes import issue_value
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import UsageProblem
from jisa_desktop.pipeline.preview import Preview, PreviewRequest
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.workspace import Workspace

area = new_area()

_ROWS_SHOWN = 200
_ROWS_WHOLE = 10

Limit = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="보여 줄 행 수")]


@command(area, "preview")
def preview(
    session: Session,
    *,
    file: Workbook,
    template: TemplateName = None,
    mode: ModeChoice = None,
    sheet: Sheet = None,
    header: Header = None,
    document: IntoDocument = None,
    title: Title = None,
    without_hidden: WithoutHidden = False,
    password: Password = None,
    password_stdin: PasswordStdin = False,
    limit: Limit = _ROWS_SHOWN,
) -> Answer:
    """파일을 읽은 결과와 문제를 보여 줍니다. 아무것도 저장하거나 보내지 않습니다."""
    request = PreviewRequest(
        file, template, mode, sheet, header_rows(header), document, title,
        read_password(password, is_on_stdin=password_stdin), leaves_out_hidden=without_hidden,
    )  # fmt: skip
    with session.workspace() as workspace, _look(workspace, request) as found:
        outlook, cost = found.outlook, workspace.costs.of_preview(found)
        return Answer(
            {
                "file": found.head.file_name,
                "sheet": found.head.sheet,
                "sheets": [one.name for one in found.summary.sheets],
                "header_rows": list(found.head.header_rows),
                "columns": list(found.head.columns),
                "total_rows": found.head.total_rows,
                "rows": [
                    {
                        "row_number": row.row_number,
                        "values": dict(zip(found.head.columns, row.values, strict=True)),
                    }
                    for row in found.rows(0, limit)
                ],
                "issues": [issue_value(one) for one in found.issues],
                "personal_data": personal_data_value(found.treatments),
                "is_held": found.is_held,
                "template": found.template.name,
                "template_is_suggested": found.is_suggested,
                "title": found.title,
                "document_id": found.document.document_id if found.document else None,
                "stored_rows": outlook.stored_count if outlook else 0,
                "skipped_rows": outlook.skipped_count if outlook else 0,
                "error_rows": outlook.failed_count if outlook else found.head.total_rows,
                "texts_to_embed": outlook.new_text_count if outlook else 0,
                "cost": asdict(cost) if cost else None,
                "changes": asdict(outlook.changes) if outlook and outlook.changes else None,
            }
        )


@command(area, "process")
def process(
    session: Session,
    *,
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="엑셀, CSV 파일")],
    template: TemplateName = None,
    mode: ModeChoice = None,
    sheet: Sheet = None,
    document: IntoDocument = None,
    title: Title = None,
    is_new: Annotated[bool, typer.Option("--new", help="새 문서로 만듭니다.")] = False,
    header: Header = None,
    accept_changes: Annotated[
        bool, typer.Option("--accept-changes", help="행이 절반 넘게 줄어도 진행합니다.")
    ] = False,
    without_hidden: WithoutHidden = False,
    password: Password = None,
    password_stdin: PasswordStdin = False,
    wait: Wait = WAIT_S,
) -> Answer:
    """파일을 새 문서나 새 버전으로 처리합니다."""
    from jisa_desktop.cli.processing import process_files

    if is_new and document is not None:
        raise UsageProblem("usage_conflict", first="--new", second="--document")
    header_range = header_rows(header)
    secret = read_password(password, is_on_stdin=password_stdin)
    with session.writer(wait) as workspace:
        name = workspace.template_named(template) if template else None
        requests = [
            ProcessRequest(
                file, name, mode, sheet, header_range, document, title, is_new, accept_changes,
                secret, leaves_out_hidden=without_hidden,
            )
            for file in files
        ]  # fmt: skip
        return process_files(session, workspace, requests)


@command(area, "egress")
def egress(
    session: Session,
    *,
    file: Workbook,
    template: TemplateName = None,
    mode: ModeChoice = None,
    sheet: Sheet = None,
    header: Header = None,
    without_hidden: WithoutHidden = False,
    password: Password = None,
    password_stdin: PasswordStdin = False,
    limit: Limit = _ROWS_WHOLE,
) -> Answer:
    """처리하면 어느 행의 어느 필드가 어디로 나가는지 보여 줍니다."""
    from jisa_desktop.pipeline.egress import egress_of

    request = PreviewRequest(
        file, template, mode, sheet, header_rows(header),
        password=read_password(password, is_on_stdin=password_stdin),
        leaves_out_hidden=without_hidden,
    )  # fmt: skip
    with session.workspace() as workspace, _look(workspace, request) as found:
        leaving = egress_of(found, session.config(), limit)
    return Answer(
        {
            "file": found.head.file_name,
            "sheet": found.head.sheet,
            "template": found.template.name,
            "destinations": [
                asdict(one) | {"leaves_computer": one.leaves_computer}
                for one in leaving.destinations
            ],
            "fields": [asdict(one) for one in leaving.fields],
            "personal_data": personal_data_value(found.treatments),
            "is_held": found.is_held,
            "stores_text": leaving.stores_text,
            "total_rows": len(leaving.row_numbers),
            "row_numbers": list(leaving.row_numbers),
            "texts_to_embed": leaving.new_text_count,
            "characters": leaving.character_count,
            "rows": [
                {
                    "row_number": row.row_number,
                    "text": row.text,
                    "metadata": dict(row.metadata),
                }
                for row in leaving.rows
            ],
        }
    )


def _look(workspace: Workspace, request: PreviewRequest) -> AbstractContextManager[Preview]:
    """The whole sheet; a template given as a file is used without being kept."""
    from dataclasses import replace

    if isinstance(request.template, str):
        request = replace(request, template=workspace.find_template(request.template))
    return workspace.previews.whole(request, CancelToken())
