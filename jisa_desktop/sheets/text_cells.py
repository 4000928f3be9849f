"""Text on its way into a cell: nothing that a workbook cannot hold, nothing a formula."""

from __future__ import annotations

import re

from openpyxl.cell.cell import Cell

LONGEST_TEXT = 32_767
"""Characters in one cell, Excel's own limit."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LOOK_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TEXT_FORMAT = "@"


def put_text(cell: Cell, text: str) -> None:
    """Set a text cell. Its format is text too, so that editing 00123 in Excel keeps the zeros.

    A text like '=SUM(A1)' stays what it reads: the cell's type is text, and Excel's leading-quote
    mark keeps it so when someone edits the cell.
    """
    cell.value = writable(text)
    cell.data_type = "s"
    cell.number_format = _TEXT_FORMAT
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def writable(text: str) -> str:
    """Without control characters and halves of pairs, cut to what one cell holds.

    '_x0041_' typed by a person would be read back as 'A'; escaping its underline keeps it.
    """
    kept = _ESCAPE_LOOK_ALIKE.sub("_x005F_", _UNWRITABLE.sub("", text))
    return kept[:LONGEST_TEXT]
