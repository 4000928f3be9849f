"""Which columns of a sheet hold personal data, from their names and a sample of their values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from jisa_desktop.domain.personal_data.canonical import canonical
from jisa_desktop.domain.personal_data.financial import ACCOUNT_SHAPE
from jisa_desktop.domain.personal_data.headers import (
    HeaderKind,
    header_kinds,
    names_bank,
    names_free_text,
    names_other_number,
)
from jisa_desktop.domain.personal_data.kinds import Basis, Finding, PersonalKind
from jisa_desktop.domain.personal_data.values import RULES, kind_of_value
from jisa_desktop.domain.text import is_blank

SAMPLE_ROWS = 1_000
"""More rows say nothing new; 200 are enough."""

_NAMED_SHARE = 0.2
_BANKED_SHARE = 0.5
_OTHERWISE_NAMED_SHARE = 0.5
_ENOUGH_VALUES: Mapping[PersonalKind, float] = MappingProxyType(
    {
        PersonalKind.RESIDENT_NUMBER: 0.03,
        PersonalKind.FOREIGNER_NUMBER: 0.03,
        PersonalKind.CARD: 0.1,
        PersonalKind.DRIVER_LICENCE: 0.1,
        PersonalKind.EMAIL: 0.1,
        PersonalKind.PHONE: 0.1,
        PersonalKind.ACCOUNT: 0.2,
        PersonalKind.ADDRESS: 0.2,
        PersonalKind.PASSPORT: 0.5,
    }
)
"""From which share on values alone make a finding: the worse a leak, the lower."""

_PLAIN_TO_SEE = frozenset({PersonalKind.EMAIL, PersonalKind.ADDRESS})
_BORN_ON = frozenset({PersonalKind.RESIDENT_NUMBER, PersonalKind.FOREIGNER_NUMBER})
_BIRTH_DIGITS = 6
_DIFFERENT_BIRTHS = 0.2
_DIGITS_ONLY = re.compile("[^0-9*]")
_LONG_TEXT = 20


def classify(columns: Sequence[str], sample_rows: Sequence[Sequence[str]]) -> tuple[Finding, ...]:
    """Findings in the order of ``columns``; a column may have two (연락처: phones and e-mails).

    ``sample_rows`` are displayed texts, ``sample_rows[i][j]`` under ``columns[j]``; 200 rows from
    all over the sheet are enough. Free-text columns are not searched here.
    """
    has_banks = any(names_bank(column) for column in columns)
    found: list[Finding] = []
    for place, column in enumerate(columns):
        values = _values(sample_rows, place)
        found += _by_name(column, values)
        found += _by_values(column, values, {each.kind for each in found if each.column == column})
        if has_banks and not any(each.column == column for each in found):
            found += _account_beside_banks(column, values)
    return tuple(found)


def free_text_columns(
    columns: Sequence[str], sample_rows: Sequence[Sequence[str]]
) -> tuple[str, ...]:
    """Columns of sentences, by name or because their texts are long and have spaces."""
    return tuple(
        column
        for place, column in enumerate(columns)
        if names_free_text(column) or _are_sentences(_values(sample_rows, place))
    )


def _values(rows: Sequence[Sequence[str]], place: int) -> list[str]:
    return [
        row[place] for row in rows[:SAMPLE_ROWS] if place < len(row) and not is_blank(row[place])
    ]


def _by_name(column: str, values: Sequence[str]) -> Iterator[Finding]:
    for named in header_kinds(column):
        share = _share(values, named)
        if not values or (named.is_sure and share < _NAMED_SHARE):
            yield Finding(column, named.kind, share, Basis.HEADER)
        elif share >= _NAMED_SHARE:
            yield Finding(column, named.kind, share, Basis.HEADER_AND_VALUES)


def _share(values: Sequence[str], named: HeaderKind) -> float:
    if not values:
        return 0.0
    rule = RULES[named.kind]
    return sum(rule.is_loose(canonical(value)) for value in values) / len(values)


def _by_values(column: str, values: Sequence[str], known: set[PersonalKind]) -> Iterator[Finding]:
    """Kinds that the name does not tell, from values that those which it tells do not explain."""
    if not values:
        return
    counts: dict[PersonalKind, int] = {}
    for value in values:
        plain = canonical(value)
        if any(RULES[kind].is_loose(plain) for kind in known):
            continue
        kind = kind_of_value(value)
        if kind is not None:
            counts[kind] = counts.get(kind, 0) + 1
    is_other = names_other_number(column)
    for kind, count in counts.items():
        share = count / len(values)
        enough = _ENOUGH_VALUES[kind]
        if is_other and kind not in _PLAIN_TO_SEE:
            enough = max(enough, _OTHERWISE_NAMED_SHARE)
        if share < enough or kind in known:
            continue
        if kind in _BORN_ON and not _births_vary(values):
            continue
        yield Finding(column, kind, share, Basis.VALUES)


def _births_vary(values: Sequence[str]) -> bool:
    """Numbers of companies (법인등록번호) read 110111-1234567: many numbers, a few 'births'."""
    numbers = {digits for value in values if (digits := _DIGITS_ONLY.sub("", canonical(value)))}
    births = {number[:_BIRTH_DIGITS] for number in numbers}
    return len(births) >= _DIFFERENT_BIRTHS * len(numbers)


def _account_beside_banks(column: str, values: Sequence[str]) -> Iterator[Finding]:
    """Account numbers without a telling name, in a table that has a column of banks."""
    if not values or names_other_number(column):
        return
    count = sum(ACCOUNT_SHAPE.fullmatch(canonical(value)) is not None for value in values)
    share = count / len(values)
    if share >= _BANKED_SHARE:
        yield Finding(column, PersonalKind.ACCOUNT, share, Basis.VALUES)


def _are_sentences(values: Sequence[str]) -> bool:
    if not values:
        return False
    long = sum(len(value) >= _LONG_TEXT and " " in value.strip() for value in values)
    return long >= len(values) / 2 and not any(
        kind_of_value(value) is PersonalKind.ADDRESS for value in values
    )
