"""Payment cards and bank accounts."""

from __future__ import annotations

import re

from jisa_desktop.domain.personal_data.kinds import PersonalKind
from jisa_desktop.domain.personal_data.rules import (
    NO_DIGIT_AFTER,
    NO_DIGIT_BEFORE,
    KindRule,
    hide_digits,
    places,
)

_GROUP = "[0-9*xX]{4}"
_SHORTEST_ACCOUNT, _LONGEST_ACCOUNT = 9, 16
_NARROW_ACCOUNT = 11
_CARD_HEAD, _CARD_TAIL = 6, 4


def _card(gap: str, first: str) -> str:
    """Four groups of four, or the 4-6-5 of one brand."""
    return (
        rf"{NO_DIGIT_BEFORE}(?:{first}[0-9]{{3}}(?:{gap}{_GROUP}){{3}}"
        rf"|3[47][0-9]{{2}}{gap}[0-9*xX]{{6}}{gap}[0-9*xX]{{5}}){NO_DIGIT_AFTER}"
    )


def _is_card(match: re.Match[str]) -> bool:
    """Sixteen digits in one piece must satisfy Luhn's check; in groups they need not."""
    return not match[0].isdigit() or has_luhn_digit(match[0])


def has_luhn_digit(number: str) -> bool:
    """Whether the digits end in Luhn's check digit (ISO/IEC 7812-1)."""
    total = 0
    for place, character in enumerate(reversed(number)):
        digit = int(character) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit  # noqa: PLR2004 - the sum of its two digits
    return total % 10 == 0


def _mask_card(match: re.Match[str]) -> str:
    """The first six and the last four digits stay, as on receipts: 1234-56**-****-7890."""
    text = re.sub("[xX]", "*", match[0])
    return hide_digits(text, _CARD_HEAD, places(text) - _CARD_TAIL)


CARD = KindRule(
    PersonalKind.CARD,
    loose=re.compile(_card(r"[-\s.]?", "[0-9]")),
    strict=re.compile("|".join((_card(r"[-\s.]", "[3-69]"), _card("", "[3-69]")))),
    mask=_mask_card,
    check=_is_card,
)

_BANKS = (
    "(?:(?:국민|신한|우리|하나|농협|기업|제일|SC제일|씨티|한국씨티|카카오|케이|토스|산업|수협|부산|대구|"
    "광주|전북|경남|제주|아이엠|iM|KB|KB국민|NH|NH농협|IBK|IBK기업|KDB|KEB하나|SC|K)\\s?(?:은행|뱅크|중앙회)"
    "|국민|신한|농협|카카오|케이뱅크|토스|수협|새마을금고|새마을|MG새마을금고|신협|우체국|KB|NH|IBK)"
)
_DIGITS = r"[0-9]{2,3}[0-9*]{0,4}(?:[-\s.][0-9*]{1,8}){1,4}|[0-9]{3}[0-9*]{6,13}"
_SHAPES = "|".join(
    "-".join(f"[0-9*]{{{length}}}" for length in shape)
    for shape in (
        (3, 3, 6),
        (3, 2, 6),
        (6, 2, 6),
        (4, 3, 6),
        (3, 6, 5),
        (3, 4, 4, 2),
        (4, 2, 7),
        (3, 6, 2, 3),
        (3, 2, 6, 1),
        (3, 4, 4, 3),
        (4, 3, 7),
        (3, 3, 7),
    )
)


def _is_account(match: re.Match[str]) -> bool:
    return _SHORTEST_ACCOUNT <= places(match[0]) <= _LONGEST_ACCOUNT


def _mask_account(match: re.Match[str]) -> str:
    """The first three digits, which tell the branch, and the last ones stay: 110-***-***789."""
    count = places(match[0])
    return hide_digits(match[0], 3, count - (3 if count >= _NARROW_ACCOUNT else 2))


ACCOUNT = KindRule(
    PersonalKind.ACCOUNT,
    loose=re.compile(rf"{NO_DIGIT_BEFORE}(?:{_DIGITS}){NO_DIGIT_AFTER}"),
    strict=re.compile(
        rf"{_BANKS}[\s:/)(]{{0,3}}(?:[가-힣]{{2,4}}\s?[:/]?\s?)?(?:{_DIGITS}){NO_DIGIT_AFTER}"
    ),
    mask=_mask_account,
    check=_is_account,
    loose_check=_is_account,
)
ACCOUNT_SHAPE = re.compile(rf"(?:{_SHAPES})(?:\s*\(?[가-힣]{{2,4}}\)?)?")
"""Groups that banks write; other numbers share them, so they count beside a column of banks."""
