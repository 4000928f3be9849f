"""Stored values to the text that Excel shows, row by row and quickly."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format import display

GENERAL = "General"
_PLAIN_TEXT_CODES = frozenset({GENERAL, "@", ""})


def clean(text: str) -> str:
    """NFC, line ends as '\\n', without the control characters that no program shows."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in text if char >= " " or char in "\n\t")


class Renderer:
    """Renders the rows of one sheet."""

    def __init__(self, *, date1904: bool) -> None:
        self._display = lru_cache(maxsize=1 << 16, typed=True)(
            lambda value, code: clean(display(value, code, date1904=date1904))
        )

    def row(self, values: Sequence[CellValue], formats: Sequence[str] | None) -> list[str]:
        count = len(formats) if formats is not None else 0
        return [
            self.cell(value, formats[at] if formats is not None and at < count else GENERAL)
            for at, value in enumerate(values)
        ]

    def cell(self, value: CellValue, code: str) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, str) and ("@" not in code or code in _PLAIN_TEXT_CODES):
            return clean(value)
        return self._display(value, code)
