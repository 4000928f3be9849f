"""templates: how workbooks are read."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Annotated

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import command, new_area
from jisa_desktop.cli.options import (
    Header,
    Password,
    PasswordStdin,
    Sheet,
    Workbook,
    header_rows,
    read_password,
)
from jisa_desktop.cli.session import Session
from jisa_desktop.cli.shapes import Value
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.template import Template, template_to_json

area = new_area()
_templates = new_area("템플릿을 관리합니다.")
area.add_typer(_templates, name="templates")

File = Annotated[Path, typer.Argument(metavar="FILE", help="템플릿 JSON 파일")]


@command(_templates, "list")
def list_templates(session: Session) -> Answer:
    """템플릿 목록을 보여 줍니다."""
    from jisa_desktop.pipeline.workspace import add_builtin_templates

    with session.store() as store:
        add_builtin_templates(store)
        with store.reading() as tx:
            found = [_value(one.template, one.revision) for one in tx.templates.all()]
    return Answer({"templates": found})


@command(_templates, "import")
def import_template(session: Session, file: File) -> Answer:
    """JSON 파일을 템플릿의 새 개정으로 가져옵니다."""
    with session.writer() as workspace:
        template, revision = workspace.import_template(file)
    return Answer({"templates": [_value(template, revision)]})


@command(_templates, "export")
def export_template(
    session: Session,
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="템플릿 이름")],
    file: File,
) -> Answer:
    """템플릿을 JSON 파일로 내보냅니다."""
    from jisa_desktop.pipeline.workspace import add_builtin_templates
    from jisa_desktop.sheets.saving import save_atomically

    with session.store() as store:
        add_builtin_templates(store)
        with store.reading() as tx:
            stored = tx.templates.get(name)
    body = f"{template_to_json(stored.template)}\n".encode()

    def write(stream: IO[bytes]) -> None:
        stream.write(body)

    save_atomically(file, write)
    return Answer(
        {"templates": [_value(stored.template, stored.revision)], "file": str(file)},
    )


@command(_templates, "suggest")
def suggest(
    session: Session,
    *,
    file: Workbook,
    sheet: Sheet = None,
    header: Header = None,
    password: Password = None,
    password_stdin: PasswordStdin = False,
) -> Answer:
    """파일의 머리글에 맞는 템플릿을 추천합니다."""
    from jisa_desktop.pipeline.preview import PreviewRequest

    request = PreviewRequest(
        file, sheet=sheet, header=header_rows(header),
        password=read_password(password, is_on_stdin=password_stdin),
    )  # fmt: skip
    with (
        session.workspace() as workspace,
        workspace.previews.first(request, CancelToken()) as preview,
    ):
        found = preview.suggestions
    return Answer(
        {
            "suggestions": [
                {"name": one.name, "score": one.score, "missing": list(one.missing)}
                for one in found
            ]
        }
    )


def _value(template: Template, revision: int) -> Value:
    return {
        "name": template.name,
        "revision": revision,
        "fields": [column.field for column in template.columns],
        "employee_column": template.employee_column,
        "key_columns": list(template.key_columns),
        "description": template.description,
    }
