"""A language that is Korean and half as long again: «문서éñü». What it has not passed shows."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QObject, QTranslator

from tests.ui.looking.texts import CLOSE, OPEN, has_hangul

_ACCENTS = "éñüåøčžýÉÑ"
_GROWN = 0.8
"""Letters with accents a syllable: each is about half as wide, so a text is 1.4 times as long."""
_ENDING = re.compile(r"((?:\(&\w\))?[….:!?]*)$", re.DOTALL)


def pseudo(text: str) -> str:
    body, ending, _rest = _ENDING.split(text, maxsplit=1)
    count = max(1, ceil(len(body) * _GROWN) - 2)  # the brackets are two
    padding = (_ACCENTS * (count // len(_ACCENTS) + 1))[:count]
    # Long texts wrap at spaces, as those of a language would.
    broken = " ".join(padding[i : i + 8] for i in range(0, count, 8))
    joint = " " if " " in body else ""
    return f"{OPEN}{body}{joint}{broken}{CLOSE}{ending}"


class PseudoTranslator(QTranslator):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    # Overrides of QTranslator

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self, _context: str, text: str, disambiguation: str = "", n: int = -1
    ) -> str | None:
        if not has_hangul(text):
            return None
        return pseudo(text).replace("%n", str(n))
