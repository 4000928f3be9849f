"""Stored values to the text that Excel shows, a row at a time and quickly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, repeat

from jisa_desktop.domain.text import nfc
from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format import BUILTIN, display

GENERAL = "General"
_PLAIN = frozenset({GENERAL, "0", "#", "@"})
_GROUPED = frozenset({"#,##0", "#,###", BUILTIN[37], BUILTIN[38], BUILTIN[41]})
_TEXT_CODES = frozenset({GENERAL, "@", BUILTIN[41], BUILTIN[43], BUILTIN[44]})
"""Formats that show a text as it is, although some have an '@'."""
_FAST_BELOW = 1e11
"""General shows whole numbers of up to 11 digits in full, however narrow the column."""


_INVISIBLE = dict.fromkeys(
    [
        *(code for code in range(0x20) if code not in b"\n\t"),
        *range(0x7F, 0xA0),
        *(0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, 0xFEFF),
    ]
)
"""Control characters, zero-width spaces, marks of direction. Joiners stay: emoji need them."""


def clean(text: str) -> str:
    """NFC, line ends as '\\n', without what no program shows: a name with a zero-width space in it,
    pasted from a web page, would be found by nobody who types it."""
    if text.isascii() and text.isprintable():
        return text
    text = nfc(text)
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(text.translate(_INVISIBLE))


class Renderer:
    """Renders the rows of one sheet."""

    def __init__(self, *, date1904: bool) -> None:
        self._date1904 = date1904
        # Dates and amounts repeat, so most cells cost a look-up; 1, 1.0 and True differ.
        self._slow = lru_cache(maxsize=1 << 16, typed=True)(self._render)

    def row(self, values: Sequence[CellValue], formats: Sequence[str] | None) -> list[str]:
        """``formats`` may be shorter than ``values``: the rest is General."""
        codes = chain(formats or (), repeat(GENERAL))
        return [
            ("" if value is None or value == "" else self._cell(value, code))
            for value, code in zip(values, codes, strict=False)
        ]

    def _cell(self, value: CellValue, code: str) -> str:
        """The common cases here, each as ``display`` would show it (a test compares them)."""
        kind = value.__class__
        if kind is str and (code in _TEXT_CODES or "@" not in code):
            return clean(value)  # type: ignore[arg-type] # a str
        if kind is float and 0 < value < _FAST_BELOW and value.is_integer():  # type: ignore[operator,union-attr] # a float
            if code in _PLAIN:
                return str(int(value))  # type: ignore[arg-type] # a float
            if code in _GROUPED:
                return f"{int(value):,}"  # type: ignore[arg-type] # a float
            if not code.strip("0"):
                return f"{int(value):0{len(code)}d}"  # type: ignore[arg-type] # a float
        return self._slow(value, code)

    def _render(self, value: CellValue, code: str) -> str:
        return clean(display(value, code, date1904=self._date1904))
