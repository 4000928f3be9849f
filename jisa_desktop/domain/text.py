"""How names and identifiers are compared: what counts as the same text, and what as nothing."""

from __future__ import annotations

import unicodedata

_ZERO_WIDTH = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_EDGE = _SPACES + _ZERO_WIDTH
_WITHOUT_SPACES = {ord(character): None for character in _EDGE}


def nfc(text: str) -> str:
    """The composed form: Hangul from macOS arrives in pieces and must not differ for it."""
    return unicodedata.normalize("NFC", text)


def trim(text: str) -> str:
    """Without spaces at either end: also NBSP, the ideographic space and zero-width ones."""
    return text.strip(_EDGE)


def is_blank(text: str) -> bool:
    return not text.strip(_EDGE)


def normalise_identifier(text: str) -> str:
    """What identifiers and keys are compared by: NFKC, trimmed, nothing else.

    Leading zeros and case are kept, because two numbers that differ in them are two employees
    (design, section 6, invariant 5).
    """
    return unicodedata.normalize("NFKC", text).strip(_EDGE)


def header_key(text: str) -> str:
    """What column names are compared by: NFKC, case folded, every space removed.

    People stretch headers by hand: '성    명' is '성명', and 'Ｎame' is 'name'.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_WITHOUT_SPACES)
    return unicodedata.normalize("NFKC", folded)
