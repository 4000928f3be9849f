"""The program ``jisa``: finds the command, runs it, prints its answer, returns its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from jisa_desktop import __version__
from jisa_desktop.cli.answer import Answer
from jisa_desktop.cli.command import AsJson, Call, Home, check_home
from jisa_desktop.cli.failure import is_usage, usage_problem, value_of
from jisa_desktop.cli.session import Session, Surroundings
from jisa_desktop.cli.stdout import CleanStdout, print_json
from jisa_desktop.domain.wording import say
from jisa_desktop.errors import ExitStatus, JisaError, Rejected

# Each area is imported when one of its commands is called: a short command stays quick.


def _files() -> typer.Typer:
    from jisa_desktop.cli.commands.files import area

    return area


def _documents() -> typer.Typer:
    from jisa_desktop.cli.commands.documents import area

    return area


def _changes() -> typer.Typer:
    from jisa_desktop.cli.commands.changes import area

    return area


def _foresight() -> typer.Typer:
    from jisa_desktop.cli.commands.foresight import area

    return area


def _index() -> typer.Typer:
    from jisa_desktop.cli.commands.index import area

    return area


def _employees() -> typer.Typer:
    from jisa_desktop.cli.commands.employees import area

    return area


def _templates() -> typer.Typer:
    from jisa_desktop.cli.commands.templates import area

    return area


def _moving() -> typer.Typer:
    from jisa_desktop.cli.commands.moving import area

    return area


def _settings() -> typer.Typer:
    from jisa_desktop.cli.commands.settings import area

    return area


def _safety() -> typer.Typer:
    from jisa_desktop.cli.commands.safety import area

    return area


_COMMANDS: Mapping[str, Callable[[], typer.Typer]] = {
    **dict.fromkeys(("preview", "process", "egress"), _files),
    **dict.fromkeys(("documents", "history", "show", "routing", "errors"), _documents),
    **dict.fromkeys(("rollback", "undo", "cleanup", "discard"), _changes),
    **dict.fromkeys(("retry", "resume", "pause", "cancel"), _changes),
    **dict.fromkeys(("plan", "diff"), _foresight),
    **dict.fromkeys(("search", "records", "sync", "verify"), _index),
    "move": _moving,
    "employees": _employees,
    "templates": _templates,
    **dict.fromkeys(("config", "retention", "audit"), _settings),
    **dict.fromkeys(("backup", "restore", "set-aside", "selftest", "demo"), _safety),
}


class _Commands(TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - of typer
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - of typer
        if (area := _COMMANDS.get(cmd_name)) is None:
            return None
        return typer.main.get_group(area()).commands[cmd_name]


_ROOT = typer.Typer(
    name="jisa",
    cls=_Commands,
    help="엑셀 파일을 벡터 인덱스에 넣고, 넣기 전과 똑같이 되돌립니다.",
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_INTERRUPTED = 130
"""What typer makes of Ctrl+C."""


@_ROOT.callback()
def _root(context: typer.Context, home: Home = None, as_json: AsJson = False) -> None:
    call = context.find_object(Call)
    assert call is not None, "main puts it there"  # noqa: S101 - a fact of this module
    check_home(home)
    call.home, call.is_json = home, as_json


def main(argv: Sequence[str] | None = None, surroundings: Surroundings | None = None) -> int:
    """Run one command. Returns its exit status (design, section 8)."""
    _open_closed_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        print(__version__)
        return ExitStatus.DONE
    is_json = "--json" in arguments
    with CleanStdout() if is_json else nullcontext():
        ended = _run(arguments, Call(surroundings or Surroundings()))
    if isinstance(ended, int):
        return ended
    try:
        _print(ended, is_json=is_json)
    except BrokenPipeError:  # who reads has seen enough
        _forget_stdout()
    except OSError:  # a full disk behind a ">": the work is done, and nobody can read of it
        _forget_stdout()
        words = say("output_unwritable")
        print(words.sentence, words.next_step, file=sys.stderr)
        return max(ended.status, ExitStatus.NEEDS_ATTENTION)
    return ended.status


def _open_closed_streams() -> None:
    """A scheduler may start us without any of the three. Their numbers would go to the next files
    that are opened, the database's among them, and a print would be written into it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, stream)


def _forget_stdout() -> None:
    """The last flush must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str], call: Call) -> Answer | int:
    """The answer, or the exit status of what answers by itself: help."""
    try:
        status = typer.main.get_command(_ROOT).main(
            args=arguments, prog_name="jisa", standalone_mode=False, obj=call
        )
    except typer.TyperException as error:
        if not is_usage(error):
            raise
        return _failed(usage_problem(error))
    except typer.Abort:
        return ExitStatus.FAILED
    except JisaError as error:
        return _failed(error, call)
    except Exception as error:
        from jisa_desktop.pipeline.faulting import named_error

        return _failed(named_error(error))
    if status == _INTERRUPTED:
        return _failed(JisaError("job_stopped"))
    return call.answer or int(status or 0)


def _failed(error: JisaError, call: Call | None = None) -> Answer:
    value = value_of(error)
    if error.code in {"store_damaged", "store_missing"} and call is not None:
        from jisa_desktop.cli.rescue import ways_out

        value["next_step"] = ways_out(Session(call.surroundings, call.home, name="rescue"))
    status = ExitStatus.REFUSED if isinstance(error, Rejected) else error.exit_status
    return Answer({"error": value}, status)


def _print(answer: Answer, *, is_json: bool) -> None:
    if is_json:
        print_json(answer.value)
        return
    from jisa_desktop.cli.text import show

    show(answer.value)
