"""Errors as the command line tells them: one sentence, its code, and where."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from jisa_desktop.domain.wording import say
from jisa_desktop.errors import ExitStatus, JisaError, UsageProblem

_PLACES = ("file", "sheet", "row", "column")
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
        case _:
            return UsageProblem("usage_wrong", detail=error.format_message())


def is_usage(error: typer.TyperException) -> bool:
    return error.exit_code == _USAGE_STATUS


def _name(error: typer.TyperException) -> str:
    """The option or argument that the error is about."""
    hint = getattr(error, "param_hint", None)
    parameter = getattr(error, "param", None)
    if hint is None and parameter is not None:
        hint = parameter.get_error_hint()
    return hint if isinstance(hint, str) else " / ".join(hint or ())
