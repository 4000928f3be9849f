"""Resident and foreigner numbers, passports, driver's licences (고유식별정보)."""

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

_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_GAP = r"[-\s./_]{0,3}"
_HIDDEN_PART = r"(?:[0-9]{6}|[*xX]{6})"
_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_LENGTH = 13
_CHECK_FROM = 2020
_HIDDEN_DIGITS = 6


def _number(first_1900: str, first_2000: str) -> str:
    """Birth date, seventh digit, six digits.

    The seventh digit tells century, sex and nationality. Nobody at work was born before 1930 or
    is born after 2039, which keeps document numbers such as 240301-1000001 out.
    """
    return (
        rf"{NO_DIGIT_BEFORE}(?P<birth>(?:[3-9][0-9]{_MONTH_DAY}(?={_GAP}[{first_1900}])"
        rf"|[0-3][0-9]{_MONTH_DAY}(?={_GAP}[{first_2000}])))"
        rf"(?P<gap>{_GAP})(?P<first>[0-9]){_HIDDEN_PART}{NO_DIGIT_AFTER}"
    )


def _loose_number(firsts: str) -> str:
    """Also without the leading zero that a number cell loses: 10101-3234567."""
    birth = rf"[0-9]?[0-9]{_MONTH_DAY}"
    return rf"{NO_DIGIT_BEFORE}{birth}{_GAP}[{firsts}*xX]{_HIDDEN_PART}{NO_DIGIT_AFTER}"


def _is_checked(match: re.Match[str]) -> bool:
    """Thirteen digits in one piece must satisfy the check digit; with a hyphen they need not.

    Numbers given since October 2020 have a random ending, so the check says nothing of who was
    born in 2020 or later, and a failed check alone is never a reason to let a number pass.
    """
    if match["gap"] or not match[0].isdigit():
        return True
    born = int(match["birth"][:2]) + (2000 if match["first"] in "3478" else 1900)
    return born >= _CHECK_FROM or has_check_digit(match[0])


def has_check_digit(number: str) -> bool:
    """Whether 13 digits end in the check digit of a resident or foreigner number."""
    if len(number) != _LENGTH or not number.isdigit():
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    base = 13 if number[6] in "5678" else 11
    return (base - total % 11) % 10 == int(number[-1])


def _mask_number(match: re.Match[str]) -> str:
    """Birth date and first digit stay: 900101-1******."""
    text = re.sub("[xX]", "*", match[0])
    count = places(text)
    return hide_digits(text, count - _HIDDEN_DIGITS, count)


RESIDENT_NUMBER = KindRule(
    PersonalKind.RESIDENT_NUMBER,
    loose=re.compile(_loose_number("0-49")),
    strict=re.compile(_number("12", "34")),
    mask=_mask_number,
    check=_is_checked,
)
FOREIGNER_NUMBER = KindRule(
    PersonalKind.FOREIGNER_NUMBER,
    loose=re.compile(_loose_number("5-8")),
    strict=re.compile(_number("56", "78")),
    mask=_mask_number,
    check=_is_checked,
)

_NO_LETTER_BEFORE = r"(?<![A-Za-z0-9])"
_NO_LETTER_AFTER = r"(?![A-Za-z0-9*])"


def _mask_passport(match: re.Match[str]) -> str:
    """The last four digits go: M1234****."""
    count = places(match[0])
    return hide_digits(match[0], count - 4, count)


PASSPORT = KindRule(
    PersonalKind.PASSPORT,
    loose=re.compile(
        rf"{_NO_LETTER_BEFORE}(?:[A-Za-z]{{1,2}}[-\s]?[0-9]{{3,4}}[-\s]?[0-9*]{{4}}"
        rf"|[A-Za-z][-\s]?[0-9]{{3}}[A-Za-z][0-9*]{{4}}|[0-9]{{5}}[0-9*]{{4}}){_NO_LETTER_AFTER}"
    ),
    # M12345678 is also what employee and product numbers look like; only the form that is
    # issued since December 2021, M123A4567, speaks for itself.
    strict=re.compile(
        rf"{_NO_LETTER_BEFORE}[MSRGDmsrgd][0-9]{{3}}[A-Za-z][0-9*]{{4}}{_NO_LETTER_AFTER}"
    ),
    mask=_mask_passport,
)

_REGIONS = (
    "(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주)"
)
_REGION_CODE = "(?:1[1-9]|2[0-8])"


def _mask_licence(match: re.Match[str]) -> str:
    """The six digits of the serial number go: 11-20-******-78."""
    count = places(match[0])
    return hide_digits(match[0], count - 8, count - 2)


DRIVER_LICENCE = KindRule(
    PersonalKind.DRIVER_LICENCE,
    loose=re.compile(
        rf"(?:{_REGIONS}[-\s]{{0,2}}|{NO_DIGIT_BEFORE}{_REGION_CODE}[-\s.]{{0,2}})"
        rf"[0-9]{{2}}[-\s.]{{0,2}}[0-9*]{{6}}[-\s.]{{0,2}}[0-9]{{2}}{NO_DIGIT_AFTER}"
    ),
    strict=re.compile(
        rf"(?:{_REGIONS}[-\s]{{0,2}}|{NO_DIGIT_BEFORE}{_REGION_CODE}[-\s.])"
        rf"[0-9]{{2}}[-\s.][0-9*]{{6}}[-\s.][0-9]{{2}}{NO_DIGIT_AFTER}"
    ),
    mask=_mask_licence,
)
