"""``{{field}}`` in an embedding text: taking it apart.

A name is anything a header can hold (spaces, Korean, parentheses, slashes, even a pair of single
braces); blanks inside the double braces do not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jisa_desktop.domain.text import trim

_PLACEHOLDER = re.compile(r"\{\{((?:[^{}]|\{[^{}]*\})*)\}\}")


@dataclass(frozen=True, slots=True)
class TextParts:
    """``literals`` has one item more than ``names``: literal, name, literal, ..., literal."""

    literals: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def is_unclosed(self) -> bool:
        """A '{{' that no '}}' ends would be embedded as it stands; nobody means that."""
        return any("{{" in literal for literal in self.literals)


def split_text(pattern: str) -> TextParts:
    pieces = _PLACEHOLDER.split(pattern)
    return TextParts(tuple(pieces[::2]), tuple(trim(name) for name in pieces[1::2]))
