"""Which template fits a sheet: proposed when a file is dropped, never chosen in silence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.placeholders import split_text
from jisa_desktop.domain.row_parts import absent_columns
from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Template

FALLBACK_SCORE = 0.1
"""기본 fits everything and says nothing; what scores no better is not proposed."""

TRUSTED_SCORE = 0.5
"""What scores lower shares a name or two with the sheet and would leave most of it out."""

_UNUSABLE = 0.5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``missing``: names that the template uses and the sheet does not have."""

    name: str
    score: float
    missing: tuple[str, ...]


def suggest(templates: Sequence[Template], columns: Sequence[str]) -> list[Suggestion]:
    """Templates that fit the columns, best first, 기본 always last.

    The score is 0.7 x the share of the template's names that the sheet has, plus 0.3 x the share
    of the sheet's columns that the template names; halved when something is missing that the
    template cannot do without. 1.0: every name found, no column left over.
    """
    scored = [
        _suggestion(template, columns)
        for template in templates
        if template.name != DEFAULT_TEMPLATE.name
    ]
    fitting = [found for found in scored if found.score > FALLBACK_SCORE]
    fitting.sort(key=lambda found: (-found.score, found.name))
    return [*fitting, Suggestion(DEFAULT_TEMPLATE.name, FALLBACK_SCORE, ())]


def _suggestion(template: Template, columns: Sequence[str]) -> Suggestion:
    binding = Binding(template, columns)
    names = _names(template)
    found = {name: binding.find(name) for name in names}
    missing = tuple(name for name, position in found.items() if position is None)
    positions = {position for position in found.values() if position is not None}
    if not names or not columns:
        return Suggestion(template.name, 0.0, missing)
    score = 0.7 * (len(names) - len(missing)) / len(names) + 0.3 * len(positions) / len(columns)
    if absent_columns(template, binding):
        score *= _UNUSABLE
    return Suggestion(template.name, round(score, 4), missing)


def _names(template: Template) -> tuple[str, ...]:
    """Every field that the template speaks of, each once, its own columns first."""
    declared = {name: column.field for column in template.columns for name in column.names}
    spoken = (
        *template.key_columns,
        *([template.employee_column] if template.employee_column else []),
        *template.metadata_fields,
        *split_text(template.embedding_text or "").names,
    )
    own = [column.field for column in template.columns]
    return tuple(dict.fromkeys([*own, *(declared.get(name, name) for name in spoken)]))
