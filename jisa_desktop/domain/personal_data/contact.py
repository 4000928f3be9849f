"""Phone numbers and e-mail addresses."""

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

_MOBILE = "1[016789]"
_AREA = "(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|80|50[2-8]?)"
_COUNTRY = r"(?:\+\s?82|0082|(?<![0-9])82(?=[-\s.(1]))[-\s.]{0,2}(?:\(0\)|0)?"
_GAP = r"[-\s./)_~]{0,3}"
_HARD_GAP = r"(?:\s?[-./)_~]\s?|\s)"
_TAIL_DIGITS = 4


def _phone(*forms: str) -> re.Pattern[str]:
    return re.compile(f"{NO_DIGIT_BEFORE}(?:{'|'.join(forms)}){NO_DIGIT_AFTER}")


def _rest(gap: str) -> str:
    return rf"{gap}[0-9*]{{3,4}}{gap}[0-9*]{{4}}"


_INTERNATIONAL = f"{_COUNTRY}(?:{_MOBILE}|{_AREA}){_rest(_GAP)}"


def _mask_phone(match: re.Match[str]) -> str:
    """The group before the last four digits goes: 010-****-1234, 02-***-4567."""
    text = match[0]
    count = places(text)
    middle = re.search(r"([0-9*]{3,4})[^0-9*]{1,3}[0-9*]{4}$", text)
    width = len(middle[1]) if middle else _TAIL_DIGITS
    return hide_digits(text, count - _TAIL_DIGITS - width, count - _TAIL_DIGITS)


PHONE = KindRule(
    PersonalKind.PHONE,
    loose=_phone(
        _INTERNATIONAL,
        rf"\(?0(?:{_MOBILE}|{_AREA}){_rest(_GAP)}",
        rf"10{_rest('[-]?')}",  # a number cell loses the leading zero
        "1[5-8][0-9]{2}[-. ][0-9*]{4}",
        "[2-9][0-9*]{2,3}[-.][0-9*]{4}",
    ),
    strict=_phone(
        _INTERNATIONAL,
        rf"\(?0(?:{_MOBILE}|{_AREA}){_rest(_HARD_GAP)}",
        "010[0-9*]{8}",
        "10-[0-9*]{4}-[0-9*]{4}",
    ),
    mask=_mask_phone,
)

_LOCAL = r"[^\s@<>()\[\],;:\"/]+"
_DOMAIN = r"[A-Za-z0-9가-힣-]+(?:\.[A-Za-z0-9가-힣-]+)+"
_AT = r"(?:\s?@\s?|\s?[\[(]at[\])]\s?|\sat\s)"
_SHOWN_LETTERS = 2


def _mask_email(match: re.Match[str]) -> str:
    """Two letters of the name stay, of a short name one, of one letter none: ho**@example.com."""
    local = match["local"]
    shown = min(_SHOWN_LETTERS, len(local) - 1)
    return local[:shown] + "*" * (len(local) - shown) + match["domain"]


EMAIL = KindRule(
    PersonalKind.EMAIL,
    loose=re.compile(rf"(?P<local>{_LOCAL})(?P<domain>{_AT}{_DOMAIN})", re.IGNORECASE),
    strict=re.compile(rf"{_LOCAL}@{_DOMAIN}"),
    mask=_mask_email,
)
