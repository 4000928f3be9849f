"""A number as a number-format section prints it: digits, grouping, percent, scale, exponent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache

from jisa_desktop.sheets.number_format_parse import Part, Section

_GENERAL_DIGITS = 10
_GENERAL_LIMIT = 1e10
_LONGEST_INTEGER = 1e21
_SMALLEST_PLAIN = 1e-4
_GROUP = 3
_DECIMAL_DIGITS = 27
"""Decimal's own precision; so large a number has no decimals to round."""
_OPTIONAL_TAIL = re.compile(r"[#?]+$")


@dataclass(frozen=True, slots=True)
class _Layout:
    """A section with digits, laid out.

    ``integer``: placeholders and the literals among them, left to right; ``decimals``: the
    placeholders after the point; ``scale``: power of ten the value is moved by.
    """

    prefix: str
    integer: tuple[tuple[bool, str], ...]
    min_digits: int
    is_grouped: bool
    is_plain: bool
    has_point: bool
    decimals: str
    suffix: str
    scale: int


def general(number: float) -> str:
    """Excel's 'General': up to ten digits and a point; whole numbers in full.

    Excel shows long whole numbers as 1.23E+15; here their digits stay, because a card or account
    number typed as a number is wanted as text.
    """
    if number == 0:
        return "0"
    size = abs(number)
    if isinstance(number, int) or number.is_integer():
        return str(int(number)) if size < _LONGEST_INTEGER else _exponent_text(number)
    if size < _SMALLEST_PLAIN:
        return _exponent_text(number)
    if size >= _GENERAL_LIMIT:
        return str(round(number))
    digits = _GENERAL_DIGITS if size >= 1 else _GENERAL_DIGITS + _magnitude(size)
    text = f"{number:.{digits}g}"
    return f"{float(text):.15f}".rstrip("0").rstrip(".") if "e" in text else text


def _magnitude(size: float) -> int:
    """-1 for 0.5, -2 for 0.05: the zeros after the point take their places from the digits."""
    return int(f"{size:e}".partition("e")[2])


def _exponent_text(number: float) -> str:
    mantissa, _, exponent = f"{number:.5e}".partition("e")
    mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}E{exponent}"


def render_number(number: float, section: Section) -> str:
    """``number`` without its sign through ``section``."""
    if Part.GENERAL in section.parts or Part.TEXT in section.parts:
        return "".join(
            general(number) if token.part in {Part.GENERAL, Part.TEXT} else token.text
            for token in section.tokens
        )
    if Part.DIGIT not in section.parts:
        return "".join(token.text for token in section.tokens)
    if Part.SLASH in section.parts and Part.POINT not in section.parts:
        return _render_fraction(number, section)
    if Part.EXPONENT in section.parts:
        return _render_exponent(number, section)
    layout = _layout(section)
    whole, decimals = _round(number, layout)
    return f"{layout.prefix}{_place(whole, layout)}{_decimals(decimals, layout)}{layout.suffix}"


@lru_cache(maxsize=1024)
def _layout(section: Section) -> _Layout:
    tokens = section.tokens
    digits = [place for place, token in enumerate(tokens) if token.part is Part.DIGIT]
    first, last = digits[0], digits[-1]
    points = [place for place, token in enumerate(tokens) if token.part is Part.POINT]
    point = points[0] if points else None
    before = [place for place in digits if point is None or place < point]
    end = before[-1] if before else first - 1
    inside = range(before[0], end + 1) if before else range(0)
    integer = tuple(
        (tokens[place].part is Part.DIGIT, tokens[place].text)
        for place in inside
        if tokens[place].part is not Part.COMMA
    )
    placeholders = "".join(text for is_digit, text in integer if is_digit)
    thousands = _commas_after(section, end) + (_commas_after(section, last) if last != end else 0)
    percents = sum(token.part is Part.PERCENT for token in tokens)
    start = first if point is None else min(first, point)
    stop = last if point is None else max(last, point)
    return _Layout(
        prefix="".join(token.text for token in tokens[:start]),
        integer=integer,
        min_digits=len(placeholders) - placeholders.find("0") if "0" in placeholders else 0,
        is_grouped=any(tokens[place].part is Part.COMMA for place in inside),
        is_plain=all(is_digit for is_digit, _ in integer),
        has_point=point is not None,
        decimals="".join(tokens[place].text for place in digits if place not in before),
        suffix="".join(token.text for token in tokens[stop + 1 :] if token.part is not Part.COMMA),
        scale=2 * percents - 3 * thousands,
    )


def scale_of(section: Section) -> int:
    """The power of ten that a number is moved by before it is shown: -3 for thousands."""
    return _layout(section).scale


def _commas_after(section: Section, place: int) -> int:
    """Commas right behind the digits divide by 1,000 each: '#,##0,' shows thousands."""
    count = 0
    for token in section.tokens[place + 1 :]:
        if token.part is not Part.COMMA:
            break
        count += 1
    return count


def _round(number: float, layout: _Layout) -> tuple[str, str]:
    """Digits before and after the point, rounded half away from zero as Excel does."""
    places = len(layout.decimals)
    if not places and not layout.scale and float(number).is_integer():
        return str(int(number)), ""
    exact = Decimal(repr(number)).scaleb(layout.scale)
    if exact.adjusted() + places < _DECIMAL_DIGITS:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = format(exact, "f").partition(".")
    return whole, decimals


def _place(whole: str, layout: _Layout) -> str:
    """Integer digits onto their placeholders, from the right; the rest before the leftmost."""
    digits = whole.lstrip("0").rjust(layout.min_digits, "0")
    if layout.is_plain:
        if layout.is_grouped and len(digits) > _GROUP:
            return _group(digits)
        return digits.rjust(len(layout.integer)) if _pads(layout) else digits
    out: list[str] = []
    left = digits
    slots = sum(is_digit for is_digit, _ in layout.integer)
    for is_digit, text in reversed(layout.integer):
        if not is_digit:
            out.append(text)
            continue
        slots -= 1
        if slots == 0:
            out.append(left)
        elif left:
            out.append(left[-1])
            left = left[:-1]
        elif text == "?":
            out.append(" ")
    return "".join(reversed(out))


def _pads(layout: _Layout) -> bool:
    return any(text == "?" for _, text in layout.integer)


def _group(digits: str) -> str:
    head = len(digits) % _GROUP
    groups = [digits[:head]] if head else []
    groups += [digits[place : place + _GROUP] for place in range(head, len(digits), _GROUP)]
    return ",".join(groups)


def _decimals(digits: str, layout: _Layout) -> str:
    if not layout.has_point:
        return ""
    required = len(_OPTIONAL_TAIL.sub("", layout.decimals))
    shown = digits.rstrip("0").ljust(required, "0")
    return f".{shown}"


def _render_exponent(number: float, section: Section) -> str:
    """'0.00E+00', and engineering '##0.0E+0' whose exponent is a multiple of three."""
    tokens = section.tokens
    mark = next(place for place, token in enumerate(tokens) if token.part is Part.EXPONENT)
    point = next((place for place, token in enumerate(tokens) if token.part is Part.POINT), mark)
    digit_places = [place for place, token in enumerate(tokens) if token.part is Part.DIGIT]
    step = max(1, sum(place < min(point, mark) for place in digit_places))
    decimals = sum(point < place < mark for place in digit_places)
    width = sum(place > mark for place in digit_places)
    exponent = Decimal(repr(number)).adjusted() // step * step if number else 0
    mantissa = Decimal(repr(number)).scaleb(-exponent)
    mantissa = mantissa.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if mantissa >= 10**step:  # 9.99 rounded up
        mantissa = mantissa.scaleb(-step).quantize(Decimal(1).scaleb(-decimals))
        exponent += step
    sign = "-" if exponent < 0 else "+" if tokens[mark].text == "e+" else ""
    start, stop = digit_places[0], digit_places[-1]
    prefix = "".join(token.text for token in tokens[:start])
    suffix = "".join(token.text for token in tokens[stop + 1 :])
    return f"{prefix}{mantissa:f}E{sign}{str(abs(exponent)).zfill(width)}{suffix}"


def _render_fraction(number: float, section: Section) -> str:
    """'# ?/?': the nearest fraction with as many digits below the line; '# ?/8': of eighths."""
    code = "".join(token.text for token in section.tokens)
    above, _, below = code.partition("/")
    below = below.strip()
    has_whole = len(above.split()) > 1
    fixed = re.match(r"[1-9]\d*", below)
    exact = Fraction(repr(number))
    if fixed:
        fraction = Fraction(round(exact * int(fixed[0])), 1) / int(fixed[0])
        line = int(fixed[0])
    else:
        limit = 10 ** max(1, len(re.findall(r"[0#?]", below))) - 1
        fraction = exact.limit_denominator(limit)
        line = fraction.denominator
    count = fraction.numerator * line // fraction.denominator
    if not has_whole:
        return f"{count}/{line}"
    whole, count = divmod(count, line)
    if not count:
        return str(whole)
    return f"{whole} {count}/{line}" if whole else f"{count}/{line}"
