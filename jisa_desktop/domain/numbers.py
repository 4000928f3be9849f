"""Numbers, dates and truth values as Korean sheets display them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from jisa_desktop.domain.text import trim

LARGEST_EXACT = 2**53
"""Whole numbers beyond this change when an index keeps them as float64, which all do."""

_NARROW = {0x3000: " ", 0xA0: " ", 0xFFE6: "₩", 0x2212: "-"} | {
    code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)
}
"""Full-width forms only: NFKC would also make '10²' into 102."""

_CURRENCY = r"(?:[₩\\$€£¥]|KRW)"
_UNIT = r"(?:원|명|건|개|회|일|시간|년|점|KRW|%)"
_PLAIN = re.compile(
    rf"(?P<sign>[-+△]?)\s*{_CURRENCY}?\s*(?P<inner_sign>[-+△]?)\s*"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]*)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    r"(?P<exponent>E[-+]?[0-9]{1,3})?"
    rf"\s*(?P<unit>{_UNIT}?)(?P<end_sign>-?)",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(rf"{_CURRENCY}?\s*\((?P<inner>[^()]*)\)\s*{_UNIT}?")
_SIGNS = ("sign", "inner_sign", "end_sign")

_YEAR = r"(?P<year>[0-9]{4}|(?<![0-9])[0-9]{2})"
_WEEKDAY = r"(?:\s*\([월화수목금토일](?:요일)?\)|\s+[월화수목금토일](?:요일)?)?"
_CLOCK = (
    r"(?:[T ]\s*(?:(?:오전|오후|[AP]M)\s*)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:\s*[AP]M)?)?"
)
_DATES = tuple(
    re.compile(pattern + _WEEKDAY + _CLOCK)
    for pattern in (
        rf"{_YEAR}\s*(?P<mark>[-.])\s*(?P<month>[0-9]{{1,2}})\s*(?P=mark)\s*(?P<day>[0-9]{{1,2}})\.?",
        r"(?P<year>[0-9]{4})/(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        rf"{_YEAR}년\s*(?P<month>[0-9]{{1,2}})월\s*(?P<day>[0-9]{{1,2}})일",
    )
)
_MONTHS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>[0-9]{4})\s*[-./]\s*(?P<month>[0-9]{1,2})\.?",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})",
        rf"{_YEAR}년\s*(?P<month>[0-9]{{1,2}})월",
        r"(?P<month>[0-9]{1,2})월",
    )
)
_TRUE = frozenset("y yes true t 1 o ○ 예 네 여 유 참 해당".split())
_FALSE = frozenset("n no false f 0 x × 아니오 아니요 부 무 거짓 미해당".split())
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@.<>(),;:\"]+(?:\.[^\s@.<>(),;:\"]+)+")


def parse_number(text: str) -> Decimal | None:
    """The number a cell displays, None when it is none.

    Thousands commas, a currency or a unit, (1,000) and △1,000 for negatives, 12.5% as 0.125, and
    a lone '-', which is how Excel's comma style (쉼표 스타일) shows zero. '▲' is refused: in some
    reports it is minus, in others a rise. So are '천원' and '만원': nobody said to multiply.
    """
    cleaned = trim(text.translate(_NARROW))
    if cleaned == "-":
        return Decimal(0)
    if found := _PARENTHESES.fullmatch(cleaned):
        inner = _PLAIN.fullmatch(trim(found["inner"]))
        is_unsigned = inner is not None and not any(inner[sign] for sign in _SIGNS)
        return -_value(inner, cleaned) if inner is not None and is_unsigned else None
    plain = _PLAIN.fullmatch(cleaned)
    if plain is None:
        return None
    signs = "".join(plain[sign] for sign in _SIGNS)
    if len(signs) > 1:
        return None
    value = _value(plain, cleaned)
    return -value if signs in {"-", "△"} else value


def parse_integer(text: str) -> int | None:
    """A whole number that float64 keeps exactly, else None."""
    number = parse_number(text)
    if number is None or abs(number) > LARGEST_EXACT or number != number.to_integral_value():
        return None
    return int(number)


def parse_float(text: str) -> float | None:
    """The nearest float64, None also when it would be infinite."""
    number = parse_number(text)
    if number is None:
        return None
    value = float(number)
    return value if value - value == 0 else None


def is_date(text: str) -> bool:
    """A day of the calendar, year first: 2024-03-05, 24.3.5, 20240305, 2024년 3월 5일 (화)."""
    cleaned = trim(text.translate(_NARROW))
    for pattern in _DATES:
        if found := pattern.fullmatch(cleaned):
            year = int(found["year"])
            is_short = len(found["year"]) < len("2024")
            return _is_day(year + 2000 if is_short else year, found["month"], found["day"])
    return False


def is_month(text: str) -> bool:
    """2024-03, 2024.3, 202403, 2024년 3월, 3월."""
    cleaned = trim(text.translate(_NARROW))
    matches = (pattern.fullmatch(cleaned) for pattern in _MONTHS)
    return any(_is_day(2000, found["month"], "1") for found in matches if found)


def is_boolean(text: str) -> bool:
    folded = trim(text.translate(_NARROW)).casefold()
    return folded in _TRUE or folded in _FALSE


def is_email(text: str) -> bool:
    return _EMAIL.fullmatch(trim(text)) is not None


def _value(match: re.Match[str], whole: str) -> Decimal:
    digits = match["digits"].replace(",", "") + (match["exponent"] or "")
    return Decimal(digits) / 100 if "%" in whole else Decimal(digits)


def _is_day(year: int, month: str, day: str) -> bool:
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True
