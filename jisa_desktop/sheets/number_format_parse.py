"""Excel number-format codes, taken apart once and kept.

A code has up to four sections (positive;negative;zero;text); a section is a run of tokens:
digit placeholders, date parts, literals. Source: ECMA-376 part 1, 18.8.31, and what Korean Excel
makes of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|오전/오후|General|G/표준|E[+-]'
    r"|y+|e+|m+|d+|a{3,4}|h+|s+|[0#?]|.",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\-\]]*)(?:-([^\]]*))?\]")
_KOREAN_LANGUAGE = 0x0412
_SYSTEM_DATE = 'yyyy"년" m"월" d"일" dddd'
_SYSTEM_TIME = "AM/PM h:mm:ss"
_GENERAL = frozenset({"general", "g/표준"})
_MERIDIEM = frozenset({"am/pm", "a/p", "오전/오후"})
_MONTH_OR_MINUTE = 2


class Part(StrEnum):
    """What a token stands for."""

    LITERAL = "literal"
    GENERAL = "general"
    TEXT = "text"
    DIGIT = "digit"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    SLASH = "slash"
    EXPONENT = "exponent"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    FRACTION = "fraction"
    MERIDIEM = "meridiem"
    ELAPSED = "elapsed"


DATE_PARTS = frozenset(
    {
        Part.YEAR,
        Part.MONTH,
        Part.DAY,
        Part.WEEKDAY,
        Part.HOUR,
        Part.MINUTE,
        Part.SECOND,
        Part.MERIDIEM,
        Part.ELAPSED,
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` is what a literal prints, or the token in lower case ('yyyy', '0', 'e+')."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    operator: str
    bound: float

    def holds(self, number: float) -> bool:
        return {
            "<": number < self.bound,
            "<=": number <= self.bound,
            ">": number > self.bound,
            ">=": number >= self.bound,
            "=": number == self.bound,
            "<>": number != self.bound,
        }[self.operator]


@dataclass(frozen=True, slots=True)
class Section:
    """``parts`` is the set of what occurs in ``tokens``; ``is_korean``: names in Korean."""

    tokens: tuple[Token, ...]
    parts: frozenset[Part]
    condition: Condition | None
    is_korean: bool

    @property
    def is_date(self) -> bool:
        return Part.DIGIT not in self.parts and not self.parts.isdisjoint(DATE_PARTS)


@lru_cache(maxsize=4096)
def parse(code: str) -> tuple[Section, ...]:
    """The sections of a code; one General section for an empty code."""
    return tuple(_parse_section(text) for text in _split(code or "General"))


def _split(code: str) -> list[str]:
    """Cut at semicolons that are neither quoted nor escaped."""
    sections = [""]
    is_quoted = is_escaped = False
    for character in code:
        if character == '"' and not is_escaped:
            is_quoted = not is_quoted
        if character == ";" and not is_quoted and not is_escaped:
            sections.append("")
        else:
            sections[-1] += character
        is_escaped = character == "\\" and not is_quoted and not is_escaped
    return sections


def _parse_section(code: str) -> Section:
    match = _CONDITION.search(code)
    condition = Condition(match[1], float(match[2])) if match else None
    is_korean = False
    for _, language in _CURRENCY.findall(code):
        key = language.lower()
        if key in {"f800", "x-sysdate"}:
            code, is_korean = _SYSTEM_DATE, True
        elif key in {"f400", "x-systime"}:
            code, is_korean = _SYSTEM_TIME, True
        else:
            is_korean = is_korean or _is_korean(key)
    tokens = _minutes_and_fractions([_token(raw) for raw in _TOKEN.findall(code)])
    parts = frozenset(token.part for token in tokens)
    if Part.DIGIT in parts:
        tokens = [_undated(token) for token in tokens]
        parts = frozenset(token.part for token in tokens)
    return Section(tuple(tokens), parts, condition, is_korean)


def _is_korean(language: str) -> bool:
    """'412', 'ko-KR', 'ko-KR,1042', '1000412': the low word is the language."""
    if language.startswith("ko"):
        return True
    try:
        return int(language, 16) & 0xFFFF == _KOREAN_LANGUAGE
    except ValueError:
        return False


_SIMPLE_PARTS = {
    "@": Part.TEXT,
    ".": Part.POINT,
    ",": Part.COMMA,
    "%": Part.PERCENT,
    "/": Part.SLASH,
    "e+": Part.EXPONENT,
    "e-": Part.EXPONENT,
    "0": Part.DIGIT,
    "#": Part.DIGIT,
    "?": Part.DIGIT,
    **dict.fromkeys(_GENERAL, Part.GENERAL),
    **dict.fromkeys(_MERIDIEM, Part.MERIDIEM),
    "aaa": Part.WEEKDAY,
    "aaaa": Part.WEEKDAY,
}
_LETTER_PARTS = {
    "y": Part.YEAR,
    "e": Part.YEAR,
    "m": Part.MONTH,
    "d": Part.DAY,
    "h": Part.HOUR,
    "s": Part.SECOND,
}


def _token(raw: str) -> Token:
    lower = raw.lower()
    if lower in _SIMPLE_PARTS:
        return Token(_SIMPLE_PARTS[lower], lower)
    if lower[0] in _LETTER_PARTS:
        return Token(_LETTER_PARTS[lower[0]], lower)
    return _literal(raw)


def _literal(raw: str) -> Token:
    first = raw[0]
    if len(raw) == 1:
        return Token(Part.LITERAL, raw)
    if first == '"':
        return Token(Part.LITERAL, raw[1:-1])
    if first == "[":
        if elapsed := _ELAPSED.fullmatch(raw):
            return Token(Part.ELAPSED, elapsed[1].lower())
        currency = _CURRENCY.match(raw)  # '[$₩-412]' prints the ₩; colours and conditions nothing
        return Token(Part.LITERAL, currency[1] if currency else "")
    # '\x' prints x, '_x' leaves its width blank, '*x' fills the cell
    return Token(Part.LITERAL, {"\\": raw[1:], "_": " ", "*": ""}[first])


def _minutes_and_fractions(tokens: list[Token]) -> list[Token]:
    """'m' beside hours or seconds means minutes; '.00' after seconds their fraction."""
    result: list[Token] = []
    previous: Part | None = None
    for place, token in enumerate(tokens):
        new = token
        if token.part is Part.MONTH and len(token.text) <= _MONTH_OR_MINUTE:
            is_after_hour = previous is Part.HOUR or previous is Part.ELAPSED
            if is_after_hour or _next_date_part(tokens, place) is Part.SECOND:
                new = Token(Part.MINUTE, token.text)
        elif token.part is Part.DIGIT and result and previous is Part.SECOND:
            before = result[-1]
            if before.part in {Part.POINT, Part.FRACTION}:
                new = Token(Part.FRACTION, token.text)
        if new.part in DATE_PARTS and new.part is not Part.MERIDIEM:
            previous = new.part
        result.append(new)
    return result


def _next_date_part(tokens: list[Token], place: int) -> Part | None:
    return next(
        (
            token.part
            for token in tokens[place + 1 :]
            if token.part in DATE_PARTS and token.part is not Part.MERIDIEM
        ),
        None,
    )


def _undated(token: Token) -> Token:
    """A letter among digit placeholders was meant as itself: '0h', 'A-0000'."""
    return Token(Part.LITERAL, token.text) if token.part in DATE_PARTS else token
