"""What is checked in one cell. The codes follow Frictionless' errors, the words are ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jisa_desktop.domain import numbers
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.template import Column, FieldType, PersonalDataPolicy
from jisa_desktop.domain.text import is_blank, nfc, trim

CellCheck = Callable[[int, str], Issue | None]
"""``check(row_number, value)``: the first thing wrong with a cell, None when it is right."""

MOST_SHOWN = 200
"""Characters of a cell in an issue."""

_SHOWN = frozenset({None, PersonalDataPolicy.ALLOW})

_TYPES: dict[FieldType, tuple[Callable[[str], bool], str]] = {
    FieldType.INTEGER: (lambda value: numbers.parse_integer(value) is not None, "type_integer"),
    FieldType.NUMBER: (lambda value: numbers.parse_float(value) is not None, "type_number"),
    FieldType.DATE: (numbers.is_date, "type_date"),
    FieldType.MONTH: (numbers.is_month, "type_month"),
    FieldType.BOOLEAN: (numbers.is_boolean, "type_boolean"),
    FieldType.EMAIL: (numbers.is_email, "type_email"),
}
"""Whether a value is of the type, and the wording code of the type's name."""


def shortened(value: str) -> str:
    """What of a cell is shown in a list of issues: a memo of pages would bury the rest."""
    return value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN - 1] + "…"


def cell_check(column: Column, header: str) -> CellCheck | None:
    """Everything that ``column`` demands of one cell, compiled; None when it demands nothing."""
    demands = [demand for demand in _demands(column) if demand is not None]
    if not demands and not column.required:
        return None
    is_shown = column.personal_data in _SHOWN

    def check(row_number: int, value: str) -> Issue | None:
        if is_blank(value):
            if not column.required:
                return None
            return Issue(row_number, header, Severity.ERROR, "cell_required")
        for demand in demands:
            if (fault := demand(value)) is not None:
                shown = shortened(value) if is_shown else "***"
                params = (("value", shown), *fault.params)
                return Issue(row_number, header, Severity.ERROR, fault.code, params)
        return None

    return check


@dataclass(frozen=True, slots=True)
class _Fault:
    code: str
    params: tuple[tuple[str, str], ...] = ()


_Demand = Callable[[str], _Fault | None]


def _demands(column: Column) -> tuple[_Demand | None, ...]:
    """In the order of telling: a value of the wrong type is not also out of range."""
    return (_refused(column), _typed(column), _ranged(column), _listed(column), _matching(column))


def _refused(column: Column) -> _Demand | None:
    if column.personal_data is not PersonalDataPolicy.REFUSE:
        return None
    fault = _Fault("cell_personal_data")
    return lambda _value: fault


def _typed(column: Column) -> _Demand | None:
    if column.type is FieldType.TEXT:
        return None
    is_valid, word = _TYPES[column.type]
    fault = _Fault("cell_type", (("type", word),))
    return lambda value: None if is_valid(value) else fault


def _ranged(column: Column) -> _Demand | None:
    low, high = column.minimum, column.maximum
    if low is None and high is None:
        return None
    fault = _Fault("cell_range", (("range", _range_text(low, high)),))

    def demand(value: str) -> _Fault | None:
        number = numbers.parse_float(value)
        if number is None or (low is not None and number < low):
            return fault
        return fault if high is not None and number > high else None

    return demand


def _range_text(low: float | None, high: float | None) -> str:
    """The same in every language."""
    if low is None:
        return f"≤ {high:,.15g}"
    return f"≥ {low:,.15g}" if high is None else f"{low:,.15g} ~ {high:,.15g}"


def _listed(column: Column) -> _Demand | None:
    if not column.one_of:
        return None
    allowed = frozenset(column.one_of)
    fault = _Fault("cell_not_listed", (("allowed", ", ".join(column.one_of)),))
    return lambda value: None if trim(nfc(value)) in allowed else fault


def _matching(column: Column) -> _Demand | None:
    if column.pattern is None:
        return None
    matches = re.compile(column.pattern).fullmatch
    fault = _Fault("cell_pattern", (("pattern", column.pattern),))
    return lambda value: None if matches(trim(nfc(value))) else fault
