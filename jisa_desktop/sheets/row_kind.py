"""What a line below the header is: data, a total, the header again, or a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jisa_desktop.domain.table import RowKind
from jisa_desktop.sheets.header_cell import CellKind, kind_of
from jisa_desktop.sheets.header_words import match_key, normalise

_TOTAL = re.compile(
    r"^(합\s*계|소\s*계|총\s*계|총\s*합\s*계|누\s*계|계|평\s*균|전체|subtotal|total|grand total)"
    r"\s*[:：]?$|(합계|소계|총계|누계)\s*[:：)]?$",
    re.IGNORECASE,
)
_TOTAL_HINT = re.compile("[계균체\u1100-\u11ff]|[Tt][Oo][Tt]")
"""Each match of ``_TOTAL`` has one of these, or decomposed Hangul: the quick way out."""
_TOTAL_MAX_LENGTH = 12
_TEXTS_LOOKED_AT = 3

_NOTE_MARKS = ("※", "*", "주)", "주:", "비고", "작성", "□", "○")
_NOTE_MIN_LENGTH = 25
_NOTE_MIN_COLUMNS = 3

_KEY_NOISE = "*()[]<>"
"""What ``match_key`` takes off the front of a text, of what is printable ASCII."""
_REPEAT_SHARE = 0.8
_REPEAT_MIN = 2


def row_kind(values: Sequence[str], columns: Sequence[str]) -> RowKind | None:
    """Kind of one line; None when it is blank. ``values[i]`` stands under ``columns[i]``.

    A line that is not data is marked, never dropped: a person sees it in the preview.
    """
    filled = [(place, value) for place, value in enumerate(values) if value and not value.isspace()]
    if not filled:
        return None
    if _repeats_header(filled, tuple(columns)):
        return RowKind.REPEATED_HEADER
    if _is_total([value for _, value in filled]):
        return RowKind.TOTAL
    if len(filled) == 1 and _is_note(filled[0][1], len(columns)):
        return RowKind.NOTE
    return RowKind.DATA


def _repeats_header(filled: Sequence[tuple[int, str]], columns: tuple[str, ...]) -> bool:
    """At least 80 % of the cells, and two, say what their own column says at some level."""
    levels, starts = _level_keys(columns)
    misses_left = len(filled) - max(_REPEAT_MIN, _REPEAT_SHARE * len(filled))
    if misses_left < 0:
        return False
    for place, value in filled:
        first = value[0]
        is_other = first not in starts and ("가" <= first <= "힣" or "!" < first < "{")
        if is_other or place >= len(levels) or match_key(value) not in levels[place]:
            misses_left -= 1
            if misses_left < 0:
                return False
    return True


@lru_cache(maxsize=16)
def _level_keys(columns: tuple[str, ...]) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
    """Per column the keys of its levels; and what any of them starts with, in either case."""
    levels = tuple(
        frozenset({match_key(column), *(match_key(level) for level in column.split(" / "))})
        for column in columns
    )
    starts = {*_KEY_NOISE, *(key[:1] for keys in levels for key in keys)}
    return levels, frozenset(starts | {start.upper() for start in starts})


def _is_total(values: Sequence[str]) -> bool:
    """One of the first texts says 'total', and the rest is numbers or nothing."""
    if not _TOTAL_HINT.search("\n".join(values)):
        return False
    for place, value in enumerate(values):
        if len(value) > _TOTAL_MAX_LENGTH:
            continue
        text = normalise(value)
        if _TOTAL.search(text) and kind_of(text) is CellKind.TEXT:
            texts = sum(kind_of(before) is CellKind.TEXT for before in values[:place])
            return texts < _TEXTS_LOOKED_AT and _has_amounts(values)
    return False


def _has_amounts(values: Sequence[str]) -> bool:
    kinds = [kind_of(value) for value in values]
    if CellKind.NUMBER in kinds:
        return True
    return sum(kind is not CellKind.DASH for kind in kinds) == 1


def _is_note(text: str, column_count: int) -> bool:
    """A marked line, or a long one alone in a table of several columns."""
    plain = normalise(text)
    return plain.startswith(_NOTE_MARKS) or (
        len(plain) > _NOTE_MIN_LENGTH and column_count >= _NOTE_MIN_COLUMNS
    )
