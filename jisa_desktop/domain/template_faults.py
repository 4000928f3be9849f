"""A template's first fault, from pydantic's terms into ours: where it is, and a wording code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

MAX_CHARACTERS = 1_000_000

_REASONS = {
    "missing": "template_missing",
    "extra_forbidden": "template_unknown_key",
    "json_invalid": "template_not_json",
    "enum": "template_not_listed",
    "literal_error": "template_not_listed",
    "string_too_short": "template_blank",
    "string_too_long": "template_too_long",
    "finite_number": "template_wrong_type",
}
"""Every other pydantic error of our models says that a value is of the wrong type or shape."""


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """``field`` is a path such as ``columns[0].pattern``, '' for the template as a whole;
    ``reason`` a wording code; ``name`` the field name or key it is about, '' when none."""

    field: str
    reason: str
    name: str = ""


def first_fault(error: ValidationError) -> TemplateFault:
    return all_faults(error)[0]


def all_faults(error: ValidationError) -> tuple[TemplateFault, ...]:
    """In the order of the template; one at least."""
    return tuple(_fault(details) for details in error.errors(include_url=False))


def _fault(details: ErrorDetails) -> TemplateFault:
    if details["type"] != "template":
        name = str(details["loc"][-1]) if details["type"] == "extra_forbidden" else ""
        reason = _REASONS.get(details["type"], "template_wrong_type")
        return TemplateFault(_path(details["loc"]), reason, name)
    return _own_fault(details)


def syntax_fault(text: str) -> TemplateFault | None:
    """What pydantic does not refuse: a key that is given twice. None when nothing is wrong."""
    if len(text) > MAX_CHARACTERS:
        return TemplateFault("", "template_too_long")
    twice: list[str] = []

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in items:
            if key in found:
                twice.append(key)
            found[key] = value
        return found

    try:
        json.loads(text, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        return TemplateFault("", "template_not_json")
    return TemplateFault(twice[0], "template_key_twice", twice[0]) if twice else None


def _own_fault(details: ErrorDetails) -> TemplateFault:
    context = details.get("ctx", {})
    inner = str(context["at"])
    outer = _path(details["loc"])
    path = f"{outer}.{inner}" if outer and inner else outer or inner
    return TemplateFault(path, str(context["reason"]), str(context["name"]))


def _path(location: Sequence[int | str]) -> str:
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        else:
            path += f".{step}" if path else step
    return path
