"""One cell as the header detector sees it: its kind, and how much it looks like a label."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.header_words import (
    CODE_TEXT,
    DATE_TEXT,
    EMAIL_TEXT,
    ERROR_TEXT,
    LABEL_SUFFIX,
    LEXICON,
    NUMBER_TEXT,
    SEQUENCE,
    UNIT,
    match_key,
    normalise,
)

_ASCII_WORD = re.compile(r"^[A-Za-z]{3,}\d?$")
_SENTENCE_ENDS = ("다.", "요.", "?")
_SENTENCE_LENGTH = 40
_LONG_LABEL = 25
_FIRST_YEAR, _LAST_YEAR = 1990, 2035
_DASHES = frozenset("-–—")
_SEQUENCE_MIN = 3
_LAST_NUMBER = 2100
_LONGEST_MONTH = 31
_UNEVENNESS = 3


class CellKind(StrEnum):
    EMPTY = "empty"
    BOOLEAN = "boolean"
    NUMBER = "number"
    DATE = "date"
    DASH = "dash"
    ERROR = "error"
    CODE = "code"
    TEXT = "text"


MEASURES = frozenset({CellKind.NUMBER, CellKind.DATE})
WORDS = frozenset({CellKind.TEXT, CellKind.CODE})
UNLIKE_TEXT = frozenset(
    {CellKind.NUMBER, CellKind.DATE, CellKind.CODE, CellKind.ERROR, CellKind.DASH}
)
_NEVER_LABELS = frozenset({CellKind.EMPTY, CellKind.ERROR, CellKind.DASH, CellKind.BOOLEAN})


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with everything the scores ask for, worked out once."""

    value: CellValue
    kind: CellKind
    text: str
    key: str

    @property
    def is_header_word(self) -> bool:
        """In the lexicon, or one step of a sequence such as '3월'."""
        return self.key in LEXICON or bool(SEQUENCE.match(self.text))


EMPTY_CELL = Cell(None, CellKind.EMPTY, "", "")


def make_cell(value: CellValue) -> Cell:
    kind = kind_of(value)
    if kind is CellKind.EMPTY:
        return EMPTY_CELL
    text = normalise(str(value))
    return Cell(value, kind, text, match_key(text))


def kind_of(value: CellValue) -> CellKind:
    """What a value is, numbers and dates written as text included."""
    if value is None or value == "":
        return CellKind.EMPTY
    if isinstance(value, bool):
        return CellKind.BOOLEAN
    if isinstance(value, (int, float)):
        return CellKind.NUMBER
    if isinstance(value, str):
        return _kind_of_text(normalise(value))
    return CellKind.DATE


def _kind_of_text(text: str) -> CellKind:  # noqa: PLR0911 - one return a kind
    if not text:
        return CellKind.EMPTY
    if text in _DASHES:
        return CellKind.DASH
    if ERROR_TEXT.match(text):
        return CellKind.ERROR
    if NUMBER_TEXT.match(text) and not SEQUENCE.match(text):
        return CellKind.NUMBER
    if DATE_TEXT.match(text):
        return CellKind.DATE
    if CODE_TEXT.match(text) or EMAIL_TEXT.search(text):
        return CellKind.CODE
    return CellKind.TEXT


def label_score(cell: Cell, *, in_sequence: bool = False) -> float:  # noqa: PLR0911 - a table
    """How header-like one cell is, 0 to 1.

    ``in_sequence``: the cell belongs to a row of running numbers or dates (an attendance sheet's
    1..31), where a number is a label. A number alone is one only when it could be a year.
    """
    if cell.kind in _NEVER_LABELS:
        return 0.0
    if cell.kind is CellKind.NUMBER:
        return _number_label_score(cell, in_sequence=in_sequence)
    if cell.kind is CellKind.DATE:
        return 0.7 if in_sequence else 0.05
    if cell.key in LEXICON:
        return 1.0
    if SEQUENCE.match(cell.text):
        return 0.95
    if LABEL_SUFFIX.sub("", cell.key) in LEXICON:
        return 0.97
    if cell.kind is CellKind.CODE:
        has_digit = any(character.isdigit() for character in cell.text)
        return 0.15 if has_digit and not _ASCII_WORD.match(cell.text) else 0.7
    return _text_label_score(cell.text)


def _number_label_score(cell: Cell, *, in_sequence: bool) -> float:
    try:
        number = float(str(cell.value).replace(",", ""))
    except ValueError:  # '3,500원': an amount, no label
        return 0.0
    if in_sequence:
        return 0.8
    return 0.3 if number.is_integer() and _FIRST_YEAR <= number <= _LAST_YEAR else 0.0


def _text_label_score(text: str) -> float:
    """Labels are short; a sentence, or 'name: value', is none."""
    if len(text) > _SENTENCE_LENGTH or text.endswith(_SENTENCE_ENDS):
        return 0.1
    if len(text) > _LONG_LABEL:
        return 0.4
    if ":" in text or "：" in text:
        return 0.3
    return 0.75


def is_unit_row(cells: Sequence[Cell]) -> bool:
    """'(원)', '(%)', '명': what the labels above are counted in."""
    return bool(cells) and all(UNIT.match(cell.text) for cell in cells)


def is_sequence(cells: Sequence[Cell]) -> bool:
    """Whether numbers or dates run evenly over the row (1..31, years): then they are labels."""
    numbers = [
        float(cell.value)
        for cell in cells
        if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
    ]
    filled = sum(cell.kind is not CellKind.EMPTY for cell in cells)
    if len(numbers) >= _SEQUENCE_MIN and len(numbers) >= 0.5 * filled and _run_evenly(numbers):
        return True
    days = [_day(cell.value) for cell in cells if isinstance(cell.value, datetime.date)]
    return len(days) >= _SEQUENCE_MIN and _run_by_day(days)


def _run_evenly(numbers: Sequence[float]) -> bool:
    first = numbers[0]
    if not all(math.isfinite(number) for number in numbers) or not first.is_integer():
        return False
    step = numbers[1] - first
    steps = (after - before for before, after in pairwise(numbers))
    return (
        step != 0 and 0 <= first <= _LAST_NUMBER and all(math.isclose(each, step) for each in steps)
    )


def _day(value: datetime.date) -> datetime.date:
    return value.date() if isinstance(value, datetime.datetime) else value


def _run_by_day(days: Sequence[datetime.date]) -> bool:
    """Steps of 1 to 31 days that differ by at most 3: days, weeks, month ends."""
    steps = [(after - before).days for before, after in pairwise(days)]
    return (
        all(0 < step <= _LONGEST_MONTH for step in steps) and max(steps) - min(steps) <= _UNEVENNESS
    )
