"""What one kind of personal data looks like, and what of it may be shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from jisa_desktop.domain.personal_data.canonical import digit_count
from jisa_desktop.domain.personal_data.kinds import PersonalKind

NO_DIGIT_BEFORE = r"(?<![0-9*])(?<![0-9*]-)"
NO_DIGIT_AFTER = r"(?![0-9*])(?!-[0-9*])"

LONGEST_VALUE = 300
"""Longer texts are no single value; the bound also bounds how long a pattern may search."""

_LONGEST_REMAINDER = 12
_FEW_DIGITS = 4


def _always(_match: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class KindRule:
    """Two patterns over ``canonical`` text, for ``search``.

    ``loose``: what a value may look like in a column that is known to hold the kind; masking uses
    it. ``strict``: what no other data looks like, confirmed by ``check``. Both also match values
    that are masked already. ``mask`` rewrites one match of ``loose``.
    """

    kind: PersonalKind
    loose: re.Pattern[str]
    strict: re.Pattern[str]
    mask: Callable[[re.Match[str]], str]
    check: Callable[[re.Match[str]], bool] = _always
    loose_check: Callable[[re.Match[str]], bool] = _always

    def is_loose(self, text: str) -> bool:
        """Whether ``text`` may be of the kind; other digits beside it speak against it."""
        match = self.loose.search(text) if len(text) <= LONGEST_VALUE else None
        if match is None or not self.loose_check(match):
            return False
        return digit_count(self.loose.sub("", text)) < _FEW_DIGITS

    def is_strict(self, text: str) -> bool:
        """Whether ``text`` is one of the kind and little else; a sentence that holds one is not."""
        match = self.strict.search(text) if len(text) <= LONGEST_VALUE else None
        if match is None or not self.check(match):
            return False
        rest = self.strict.sub("", text)
        letters = sum(character.isalnum() for character in rest)
        return letters <= _LONGEST_REMAINDER and digit_count(rest) < _FEW_DIGITS


def hide_digits(text: str, first: int, last: int) -> str:
    """Stars for the digits numbered ``first`` up to, not including, ``last``; all else stays."""
    place = 0
    out: list[str] = []
    for character in text:
        if character.isdigit() or character == "*":
            out.append("*" if first <= place < last else character)
            place += 1
        else:
            out.append(character)
    return "".join(out)


def places(text: str) -> int:
    """How many digits a text has, masked ones too."""
    return sum(character.isdigit() or character == "*" for character in text)
