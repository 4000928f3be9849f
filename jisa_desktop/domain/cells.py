"""What is checked in one cell. The codes follow Frictionless' errors, the words are ours."""

from __future__ import annotations

import re
from collections.abc import Callable

from jisa_desktop.domain import numbers
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.template import Column, FieldType, PersonalDataPolicy
from jisa_desktop.domain.text import is_blank, nfc, trim

CellCheck = Callable[[int, str], Issue | None]
"""``check(row_number, value)``: the first thing wrong with a cell, None when it is right."""

_SHOWN = frozenset({None, PersonalDataPolicy.ALLOW})

_IS_VALID: dict[FieldType, Callable[[str], bool]] = {
    FieldType.INTEGER: lambda value: numbers.parse_integer(value) is not None,
    FieldType.NUMBER: lambda value: numbers.parse_float(value) is not None,
    FieldType.DATE: numbers.is_date,
    FieldType.MONTH: numbers.is_month,
    FieldType.BOOLEAN: numbers.is_boolean,
    FieldType.EMAIL: numbers.is_email,
}


def cell_check(column: Column, header: str) -> CellCheck | None:
    """Everything that ``column`` demands of one cell, compiled; None when it demands nothing."""
    demands = [check for check in _demands(column) if check is not None]
    if not demands and not column.required:
        return None
    is_shown = column.personal_data in _SHOWN

    def issue(row_number: int, code: str, value: str, params: dict[str, str]) -> Issue:
        shown = {"value": value} if is_shown and value else {}
        filled = tuple({**shown, **params}.items())
        return Issue(row_number, header, Severity.ERROR, code, filled)

    def check(row_number: int, value: str) -> Issue | None:
        if is_blank(value):
            return issue(row_number, "cell_required", "", {}) if column.required else None
        for demand in demands:
            if (fault := demand(value)) is not None:
                code, params = fault
                return issue(row_number, code, value, params)
        return None

    return check


_Demand = Callable[[str], tuple[str, dict[str, str]] | None]


def _demands(column: Column) -> tuple[_Demand | None, ...]:
    """Cheapest to explain first: a value of the wrong type is not also out of range."""
    return (_refused(column), _typed(column), _ranged(column), _listed(column), _matching(column))


def _refused(column: Column) -> _Demand | None:
    if column.personal_data is not PersonalDataPolicy.REFUSE:
        return None
    return lambda _value: ("cell_personal_data", {})


def _typed(column: Column) -> _Demand | None:
    is_valid = _IS_VALID.get(column.type)
    if is_valid is None:
        return None
    fault = ("cell_type", {"type": column.type.value})
    return lambda value: None if is_valid(value) else fault


def _ranged(column: Column) -> _Demand | None:
    low, high = column.minimum, column.maximum
    if low is None and high is None:
        return None
    bounds = {
        "minimum": "" if low is None else f"{low:,.15g}",
        "maximum": "" if high is None else f"{high:,.15g}",
    }

    def demand(value: str) -> tuple[str, dict[str, str]] | None:
        number = numbers.parse_float(value)
        is_inside = (
            number is not None
            and (low is None or number >= low)
            and (high is None or number <= high)
        )
        return None if is_inside else ("cell_range", bounds)

    return demand


def _listed(column: Column) -> _Demand | None:
    if not column.one_of:
        return None
    allowed = frozenset(column.one_of)
    fault = ("cell_not_listed", {"allowed": ", ".join(column.one_of)})
    return lambda value: None if trim(nfc(value)) in allowed else fault


def _matching(column: Column) -> _Demand | None:
    if column.pattern is None:
        return None
    matches = re.compile(column.pattern).fullmatch
    fault = ("cell_pattern", {"pattern": column.pattern})
    return lambda value: None if matches(trim(nfc(value))) else fault
