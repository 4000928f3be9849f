"""The text and values of raw xlsx cells, for the reader that streams."""

from __future__ import annotations

import datetime
import re

from jisa_desktop.sheets.cells import CellValue

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_XML_SPACE = " \t\r\n"


def unescape(text: str) -> str:
    """'_x000D_' is how xlsx writes a carriage return; '_x005F_' an underscore."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def trimmed(text: str, *, is_preserved: bool) -> str:
    """White space around text counts only where xml:space says so."""
    return text if is_preserved else text.strip(_XML_SPACE)


def number_or_text(text: str) -> CellValue:
    try:
        return float(text)
    except ValueError:
        return text


def iso_date(text: str) -> CellValue:
    """A cell of type 'd'; the text itself when it is no ISO date."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.date() if "T" not in text and " " not in text else moment
