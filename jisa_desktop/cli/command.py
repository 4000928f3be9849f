"""Makes a typer command of a plain function: every one takes ``--home`` and ``--json``, hands back
an ``Answer``, and ends in one of the five exit statuses."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.session import Session, Surroundings
from jisa_desktop.errors import UsageProblem

Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="DIR", help="작업 폴더. 환경 변수 JISA_HOME으로도 정합니다."),
]
AsJson = Annotated[bool, typer.Option("--json", help="표준 출력에 JSON 하나만 씁니다.")]


@dataclass(slots=True)
class Call:
    """One call of the program: the folder and form that were asked for, and what came of it."""

    surroundings: Surroundings
    home: Path | None = None
    is_json: bool = False
    answer: Answer | None = None


Body = Callable[..., Answer]


def check_home(home: Path | None) -> None:
    """``--home ""``, of a variable that is not set, would mean whatever folder we stand in."""
    if home is not None and home == Path():
        raise UsageProblem("usage_bad_value", name="--home")


def command(area: typer.Typer, name: str) -> Callable[[Body], Body]:
    """Register ``body(session, ...)``; its first docstring line is the help, in Korean."""

    def register(body: Body) -> Body:
        own = list(inspect.signature(body, eval_str=True).parameters.values())[1:]

        def run(context: typer.Context, home: Home, as_json: AsJson, **given: Any) -> None:
            call = context.find_object(Call)
            assert call is not None, "the root puts it there"  # noqa: S101 - a fact of program.py
            check_home(home)
            call.home = home or call.home
            session = Session(
                call.surroundings, call.home, is_json=as_json or call.is_json, name=name
            )
            call.answer = body(session, **given)

        run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # what typer reads
            [
                inspect.Parameter(
                    "context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context
                ),
                *(one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own),
                inspect.Parameter(
                    "home", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Home
                ),
                inspect.Parameter(
                    "as_json", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=AsJson
                ),
            ]
        )
        area.command(name, help=inspect.getdoc(body))(run)
        return body

    return register


def new_area(help_text: str = "") -> typer.Typer:
    return typer.Typer(help=help_text or None, add_completion=False, no_args_is_help=True)
