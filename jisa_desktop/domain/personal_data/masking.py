"""What of a personal value may be shown."""

from __future__ import annotations

from jisa_desktop.domain.personal_data.canonical import canonical, digit_count
from jisa_desktop.domain.personal_data.headers import header_kinds
from jisa_desktop.domain.personal_data.kinds import PersonalKind
from jisa_desktop.domain.personal_data.rules import LONGEST_VALUE
from jisa_desktop.domain.personal_data.values import RULES, kind_of_value

HIDDEN = "***"
"""For what no rule knows how to show in part."""

_FEW_DIGITS = 4


def mask(text: str, kind: PersonalKind) -> str:
    """``text`` with the telling part of each value of ``kind`` replaced by stars.

    900101-1******, 010-****-1234, 110-***-***789, 1234-56**-****-7890, M1234****,
    11-20-******-78, ho**@example.com, 서울특별시 강남구 ***. A text that does not look like the
    kind, or that holds other numbers beside it, becomes ``HIDDEN``: nothing is shown by mistake.
    """
    plain = canonical(text)
    rule = RULES[kind]
    if not plain:
        return ""
    matches = list(rule.loose.finditer(plain)) if len(plain) <= LONGEST_VALUE else []
    if not matches or not all(map(rule.loose_check, matches)):
        return HIDDEN
    if digit_count(rule.loose.sub("", plain)) >= _FEW_DIGITS:
        return HIDDEN
    return rule.loose.sub(rule.mask, plain)


def mask_field(field: str, value: str) -> str:
    """The ``Mask`` of ``domain.row_parts``: the kind by the field's name, else by the value."""
    kinds = [named.kind for named in header_kinds(field)]
    for kind in kinds:
        if (masked := mask(value, kind)) != HIDDEN:
            return masked
    kind_by_value = kind_of_value(value)
    return HIDDEN if kind_by_value is None else mask(value, kind_by_value)
