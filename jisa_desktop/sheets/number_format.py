"""The text that Excel shows in a cell: its value through its number format.

HR sheets keep meaning in formats: employee number 42 shown as 00042, a phone number without its
leading zero, 0.033 shown as 3.3%, thousands of won. What is shown is what people mean.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format_date import render_date, to_moment, to_serial
from jisa_desktop.sheets.number_format_number import general, render_number
from jisa_desktop.sheets.number_format_parse import Part, Section, parse

BUILTIN: Mapping[int, str] = MappingProxyType(
    {
        0: "General",
        1: "0",
        2: "0.00",
        3: "#,##0",
        4: "#,##0.00",
        5: "₩#,##0;-₩#,##0",
        6: "₩#,##0;[Red]-₩#,##0",
        7: "₩#,##0.00;-₩#,##0.00",
        8: "₩#,##0.00;[Red]-₩#,##0.00",
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        14: "yyyy-mm-dd",
        15: "d-mmm-yy",
        16: "d-mmm",
        17: "mmm-yy",
        18: "h:mm AM/PM",
        19: "h:mm:ss AM/PM",
        20: "h:mm",
        21: "h:mm:ss",
        22: "yyyy-mm-dd h:mm",
        27: 'yyyy"年" mm"月" dd"日"',
        28: "mm-dd",
        29: "mm-dd",
        30: "mm-dd-yy",
        31: 'yyyy"년" mm"월" dd"일"',
        32: 'h"시" mm"분"',
        33: 'h"시" mm"분" ss"초"',
        34: "yyyy-mm-dd",
        35: "yyyy-mm-dd",
        36: 'yyyy"年" mm"月" dd"日"',
        37: "#,##0;-#,##0",
        38: "#,##0;[Red]-#,##0",
        39: "#,##0.00;-#,##0.00",
        40: "#,##0.00;[Red]-#,##0.00",
        41: '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-',
        42: '_-₩* #,##0_-;-₩* #,##0_-;_-₩* "-"_-;_-@_-',
        43: '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
        44: '_-₩* #,##0.00_-;-₩* #,##0.00_-;_-₩* "-"??_-;_-@_-',
        45: "mm:ss",
        46: "[h]:mm:ss",
        47: "mm:ss.0",
        48: "##0.0E+0",
        49: "@",
        50: 'yyyy"年" mm"月" dd"日"',
        51: "mm-dd",
        52: "yyyy-mm-dd",
        53: "yyyy-mm-dd",
        54: "mm-dd",
        55: "yyyy-mm-dd",
        56: "yyyy-mm-dd",
        57: 'yyyy"年" mm"月" dd"日"',
        58: "mm-dd",
    }
)
"""Format codes by id as Korean Excel means them (ECMA-376 part 1, 18.8.30, list for ko-kr)."""

_TEXT_SECTION = 3


def display(value: CellValue, format_code: str, *, date1904: bool = False) -> str:
    """``value`` as Korean Excel shows it under ``format_code``, without padding blanks.

    A cell too narrow, which Excel fills with '#', and a serial outside the calendar show the
    number. ``date1904``: the workbook counts days from 1904. An unknown code never raises.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    sections = parse(format_code)
    if isinstance(value, str):
        return _show_text(value, sections)
    if isinstance(value, (int, float)):
        is_number = math.isfinite(value)
        return _show_number(value, sections, date1904=date1904) if is_number else str(value)
    return _show_date(value, sections, date1904=date1904)


def _show_date(
    value: datetime.date | datetime.time | datetime.timedelta,
    sections: Sequence[Section],
    *,
    date1904: bool,
) -> str:
    number = to_serial(value, date1904=date1904)
    section = _choose(number, sections)
    if Part.GENERAL in section.parts or Part.TEXT in section.parts:
        return _plain_date(value)
    return _show_number(number, sections, date1904=date1904)


def _show_text(text: str, sections: Sequence[Section]) -> str:
    """Text goes through the fourth section, or through the last one that has an '@'."""
    if len(sections) > _TEXT_SECTION:
        section = sections[_TEXT_SECTION]
    elif Part.TEXT in sections[-1].parts:
        section = sections[-1]
    else:
        return text
    if Part.TEXT not in section.parts and Part.GENERAL in section.parts:
        return text
    return "".join(
        text if token.part is Part.TEXT else token.text for token in section.tokens
    ).strip()


def _show_number(number: float, sections: Sequence[Section], *, date1904: bool) -> str:
    section = _choose(number, sections)
    if section.is_date:
        moment = to_moment(abs(number), section, date1904=date1904)
        if moment is None or (number < 0 and Part.ELAPSED not in section.parts):
            return general(number)
        return _signed(number, sections, section, render_date(moment, section))
    return _signed(number, sections, section, render_number(abs(number), section))


def _signed(number: float, sections: Sequence[Section], section: Section, shown: str) -> str:
    """Put the minus back, unless the section is for negative numbers alone and shows its own."""
    text = shown.strip()
    if number >= 0 or not _shows_minus(sections, section):
        return text
    has_amount = any(character in "123456789" for character in text)
    return f"-{text}" if has_amount else text


def _shows_minus(sections: Sequence[Section], section: Section) -> bool:
    condition = section.condition
    if condition is not None:
        return not (condition.operator.startswith("<") and condition.bound <= 0)
    is_negative_section = len(sections) > 1 and section is sections[1]
    return not (is_negative_section and sections[0].condition is None)


def _choose(number: float, sections: Sequence[Section]) -> Section:
    """Positive;negative;zero, unless the first two sections say their own conditions."""
    numeric = sections[:_TEXT_SECTION]
    if any(section.condition is not None for section in numeric):
        return _choose_by_condition(number, numeric)
    if number < 0 and len(numeric) > 1:
        return numeric[1]
    if number == 0 and len(numeric) == _TEXT_SECTION:
        return numeric[2]
    return numeric[0]


def _choose_by_condition(number: float, sections: Sequence[Section]) -> Section:
    for section in sections[:2]:
        if section.condition is not None and section.condition.holds(number):
            return section
    unconditional = [section for section in sections if section.condition is None]
    return unconditional[-1] if unconditional else sections[-1]


def _plain_date(value: datetime.date | datetime.time | datetime.timedelta) -> str:
    """A date whose format is unknown: ISO, seconds only when there are any."""
    if isinstance(value, datetime.timedelta):
        return _show_number(value / datetime.timedelta(days=1), parse("[h]:mm:ss"), date1904=False)
    if isinstance(value, datetime.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value.time() == datetime.time.min:
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second else "minutes")
