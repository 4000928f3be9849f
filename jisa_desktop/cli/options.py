"""Arguments and options that several commands take."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import UsageProblem

Document = Annotated[str, typer.Argument(metavar="DOC", help="문서의 ID 또는 정확한 제목")]
AnyDocument = Annotated[
    str | None, typer.Argument(metavar="[DOC]", help="문서의 ID 또는 정확한 제목")
]
Workbook = Annotated[Path, typer.Argument(metavar="FILE", help="엑셀, CSV 파일")]
Wait = Annotated[
    float,
    typer.Option("--wait", metavar="S", min=0, help="네트워크가 끊겼을 때 기다리는 시간(초)"),
]
TemplateName = Annotated[
    str | None, typer.Option("--template", metavar="T", help="템플릿 이름 또는 JSON 파일 경로")
]
ModeChoice = Annotated[Mode | None, typer.Option("--mode", help="전사 공통 또는 직원별")]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="S", help="시트 이름")]
Header = Annotated[
    str | None, typer.Option("--header", metavar="R[-S]", help="머리글 행(엑셀 행 번호)")
]
WithoutHidden = Annotated[
    bool, typer.Option("--without-hidden", help="시트에서 숨긴 행과 열을 읽지 않습니다.")
]
Title = Annotated[str | None, typer.Option("--title", metavar="S", help="문서 제목")]
IntoDocument = Annotated[
    str | None, typer.Option("--document", metavar="ID", help="이 문서의 새 버전으로")
]
Password = Annotated[
    str | None,
    typer.Option("--password", metavar="P", help="파일 암호. 다른 사용자에게 보일 수 있습니다."),
]
PasswordStdin = Annotated[
    bool, typer.Option("--password-stdin", help="파일 암호를 표준 입력에서 읽습니다.")
]
Version = Annotated[int | None, typer.Option("--version", metavar="N", help="버전 번호")]


def header_rows(text: str | None) -> tuple[int, int] | None:
    """``R`` or ``R-S``, Excel rows. Raises ``UsageProblem('usage_bad_value')``."""
    if text is None:
        return None
    first, _, last = text.partition("-")
    try:
        rows = (int(first), int(last or first))
    except ValueError:
        rows = (0, 0)
    if not 1 <= rows[0] <= rows[1]:
        raise UsageProblem("usage_bad_value", name="--header")
    return rows


def read_password(given: str | None, *, is_on_stdin: bool) -> str | None:
    """One password for all files of the call; of standard input, its first line."""
    if not is_on_stdin:
        return given
    if given is not None:
        raise UsageProblem("usage_conflict", first="--password", second="--password-stdin")
    return sys.stdin.readline().rstrip("\r\n")
