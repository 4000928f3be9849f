"""One way of writing: what all patterns of this package are matched against."""

from __future__ import annotations

import unicodedata

from jisa_desktop.domain.text import trim

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー─ㅡ－"), "-")
_STARS = dict.fromkeys(map(ord, "●•○∗✱＊ⅹ"), "*")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_ONE_WAY = {**_DASHES, **_STARS, **_DROPPED}


def canonical(text: str) -> str:
    """Half width, one kind of hyphen and of mask, no zero-width characters, trimmed."""
    return trim(unicodedata.normalize("NFKC", text.translate(_ONE_WAY)))


def same_length(text: str) -> str:
    """As ``canonical``, but each character stays one, so that places in it are places in ``text``.

    For search inside sentences; zero-width characters stay.
    """
    return "".join(map(_one, text.translate(_DASHES | _STARS)))


def _one(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def digit_count(text: str) -> int:
    return sum(character.isdigit() for character in text)
