"""Errors as the command line tells them: one sentence, its code, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping

import typer

from jisa_desktop.domain.wording import say
from jisa_desktop.errors import ExitStatus, JisaError, UsageProblem

_PLACES = ("file", "sheet", "row", "column")
_SENTENCES = (
    (re.compile(r"No such command '(?P<name>.*)'"), "usage_unknown_command"),
    (re.compile(r"unexpected extra arguments? *(\(s\))? *\((?P<name>.*)\)"), "usage_too_many"),
    (re.compile(r"Option '(?P<name>.*)' requires"), "usage_missing"),
    (re.compile(r"Missing command"), "usage_no_command"),
)
_USAGE_STATUS = int(ExitStatus.USAGE)


def error_value(code: str, params: Mapping[str, object]) -> dict[str, object]:
    """``{"code", "message", "next_step", "file", "sheet", "row", "column"}``."""
    words = say(code, params)
    return {
        "code": code,
        "message": words.sentence,
        "next_step": words.next_step,
        **{place: params.get(place) for place in _PLACES},
    }


def value_of(error: JisaError) -> dict[str, object]:
    return error_value(error.code, error.params)


def usage_problem(error: typer.TyperException) -> UsageProblem:
    """What typer says of a call that it cannot read, in our words. It tells its kinds of error
    apart by class alone, and keeps those classes to itself."""
    name = _name(error)
    match type(error).__name__:
        case "MissingParameter":
            return UsageProblem("usage_missing", name=name)
        case "NoSuchOption":
            return UsageProblem("usage_unknown_option", name=getattr(error, "option_name", name))
        case "BadParameter" if name:
            return UsageProblem("usage_bad_value", name=name)
        case "NoArgsIsHelpError":
            return UsageProblem("usage_no_command")
        case _:
            return _of_words(error.format_message())


def _of_words(message: str) -> UsageProblem:
    """Typer has no class for these, only sentences. One that is not known is handed on."""
    for pattern, code in _SENTENCES:
        if found := pattern.search(message):
            return UsageProblem(code, **found.groupdict())
    return UsageProblem("usage_wrong", detail=message)


def is_usage(error: typer.TyperException) -> bool:
    return error.exit_code == _USAGE_STATUS


def _name(error: typer.TyperException) -> str:
    """The option or argument that the error is about."""
    hint = getattr(error, "param_hint", None)
    parameter = getattr(error, "param", None)
    if hint is None and parameter is not None:
        hint = parameter.get_error_hint()
    return hint if isinstance(hint, str) else " / ".join(hint or ())
