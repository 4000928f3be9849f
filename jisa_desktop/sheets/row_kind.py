"""What a line below the header is: data, a total, the header again, or a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jisa_desktop.domain.table import RowKind
from jisa_desktop.sheets.header_cell import CellKind, kind_of
from jisa_desktop.sheets.header_words import match_key, normalise

_TOTAL = re.compile(
    r"(합계|소계|총계|누계|총합)(금?액)?$|^(grand|sub)?[- ]?total$",
    re.IGNORECASE,
)
"""Says 'total' wherever it stands."""
_TOTAL_AMONG_NUMBERS = re.compile(
    r"^(계|평균|전체|총인원|총원|최[대소고저](값|액)?|증감(액|율|률)?|전[월년]대비)$"
    r"|^(부서|팀|본부|지점|그룹|사업장|현장|월|분기|년|연)계$"
)
"""Says 'total' only beside numbers: '전체 | 경조금 | 100,000' is whom a benefit is for."""
_DEPARTMENT_SUM = re.compile(r"\S\s+(계|요약)$")
"""'영업팀 계', not '회계'; '영업 요약' as a pivot table has it."""
_TOTAL_HINT = re.compile(
    "계|균|요약|전 *체|총 *합|총 *인? *원|최 *[대소고저]|증 *감|대 *비|[Tt][Oo][Tt]|[\u1100-\u11ff]"
)
"""Each total has one of these, or decomposed Hangul: the quick way out."""
_TOTAL_NOISE = re.compile(r"\([^()]*\)$|[\[\](){}<>【】:：*※]")
"""Beside the word: '[영업팀 소계]', '합계 (4명)'."""
_TOTAL_MAX_LENGTH = 20
_TEXTS_LOOKED_AT = 3
_BESIDE_NUMBERS = frozenset({CellKind.EMPTY, CellKind.NUMBER, CellKind.DASH, CellKind.ERROR})

_NOTE_MARKS = ("※", "*", "주)", "주:", "비고", "작성", "□", "○")
_GROUP_MARKS = (*"■▣◆▶●☞[【<〈", "범례", "출처", "참고:", "주의:")
"""The name of a group, or a legend: alone in its line, where others have several cells."""
_INSTRUCTIONS = frozenset("필수 선택 필수입력 선택입력 필수항목 선택항목".split())
"""The line of an entry form that says which columns must be filled."""
_SIGNATURES = frozenset(
    """
    작성일 작성일자 작성자 작성부서 확인 확인자 검토 검토자 승인자
    결재일 출력일 출력일시 출력자 인쇄일
    """.split()
)
_SIGNATURE_STARTS = frozenset("작확검승결출인")
_INSTRUCTION_STARTS = frozenset("필선예eE([<* ")
_EXAMPLE = re.compile(r"^[(<\[]?\s*(예|예시|ex|e\.g)\s*[.):>\]：]", re.IGNORECASE)
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
    if len(filled) == 1:
        return RowKind.NOTE if _is_note(filled[0][1], len(columns)) else RowKind.DATA
    is_note = _is_instruction(filled) or _is_signature(filled, len(columns))
    return RowKind.NOTE if is_note else RowKind.DATA


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
    """One of the first texts says 'total', and there are numbers or nothing beside it."""
    if not _TOTAL_HINT.search("\n".join(values)):
        return False
    for place, value in enumerate(values):
        if len(value) > _TOTAL_MAX_LENGTH or not _TOTAL_HINT.search(value):
            continue
        text = _TOTAL_NOISE.sub("", normalise(value)).strip()
        word = text.replace(" ", "")
        if _TOTAL.search(word) and kind_of(text) is CellKind.TEXT:
            texts = sum(kind_of(before) is CellKind.TEXT for before in values[:place])
            return texts < _TEXTS_LOOKED_AT and _has_amounts(values)
        if _TOTAL_AMONG_NUMBERS.match(word) or _DEPARTMENT_SUM.search(text):
            return _is_alone_among_numbers(values, place)
    return False


def _is_alone_among_numbers(values: Sequence[str], label: int) -> bool:
    others = {kind_of(value) for place, value in enumerate(values) if place != label}
    return others <= _BESIDE_NUMBERS and (CellKind.NUMBER in others or len(values) == 1)


def _has_amounts(values: Sequence[str]) -> bool:
    kinds = [kind_of(value) for value in values]
    if CellKind.NUMBER in kinds:
        return True
    return sum(kind is not CellKind.DASH for kind in kinds) == 1


def _is_instruction(filled: Sequence[tuple[int, str]]) -> bool:
    """'필수 | 필수 | 선택' or '예) 00001 | 예) 홍길동', which entry forms have under the header."""
    if filled[0][1][0] not in _INSTRUCTION_STARTS:  # the quick way out
        return False
    first = normalise(filled[0][1])
    if _EXAMPLE.match(first):
        return all(_EXAMPLE.match(normalise(value)) for _, value in filled)
    return match_key(first) in _INSTRUCTIONS and all(
        match_key(value) in _INSTRUCTIONS for _, value in filled
    )


def _is_signature(filled: Sequence[tuple[int, str]], column_count: int) -> bool:
    """'작성일 | 2024-03-31', '결재 | 담당 | 팀장': who made and approved the sheet."""
    first = filled[0][1]
    if first[0] not in _SIGNATURE_STARTS or column_count < _NOTE_MIN_COLUMNS:
        return False
    key = match_key(first).rstrip(":：")
    if key == "결재":
        return all(kind_of(value) is CellKind.TEXT for _, value in filled)
    return key in _SIGNATURES and len(filled) == 2 and column_count > _NOTE_MIN_COLUMNS  # noqa: PLR2004 - a label and its value


def _is_note(text: str, column_count: int) -> bool:
    """A marked line, or a long one alone in a table of several columns."""
    plain = normalise(text)
    return (
        plain.startswith(_NOTE_MARKS)
        or (column_count > 1 and plain.startswith(_GROUP_MARKS))
        or (column_count >= _NOTE_MIN_COLUMNS and len(plain) > _NOTE_MIN_LENGTH)
    )
