"""A date, a time or a duration as a number-format section prints it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from jisa_desktop.sheets.number_format_parse import Part, Section

_WEEKDAYS_KO = "월화수목금토일"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MICROSECONDS_A_DAY = 86_400_000_000
_MICROSECONDS_A_SECOND = 1_000_000
_LAST_SERIAL = 2_958_466
_LEAP_DAY_1900 = 60
_EPOCH_1900 = datetime.date(1899, 12, 30)
_EPOCH_1904 = datetime.date(1904, 1, 1)
_WEDNESDAY = 2
_SATURDAY = 5
_DIGITS = 2
_SHORT_NAME = 3
_INITIAL = 5
_NOON = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A serial number in parts. ``day`` may be 0: serial 0 is 1900-01-00 in Excel."""

    year: int
    month: int
    day: int
    weekday: int
    microseconds: int
    total_microseconds: int


def to_serial(
    value: datetime.date | datetime.time | datetime.timedelta, *, date1904: bool = False
) -> float:
    """Days since the workbook's epoch, as Excel keeps dates, times and durations."""
    if isinstance(value, datetime.timedelta):
        return value / datetime.timedelta(days=1)
    if isinstance(value, datetime.time):
        return _microseconds(value) / _MICROSECONDS_A_DAY
    epoch = _EPOCH_1904 if date1904 else _EPOCH_1900
    time_of_day = 0.0
    day = value
    if isinstance(value, datetime.datetime):
        day = value.date()
        time_of_day = _microseconds(value.time()) / _MICROSECONDS_A_DAY
    days = (day - epoch).days
    if not date1904 and 0 < days <= _LEAP_DAY_1900:
        days -= 1  # Excel believes in 29 February 1900
    return days + time_of_day


def _microseconds(value: datetime.time) -> int:
    seconds = (value.hour * 60 + value.minute) * 60 + value.second
    return seconds * _MICROSECONDS_A_SECOND + value.microsecond


def to_moment(serial: float, section: Section, *, date1904: bool) -> Moment | None:
    """The serial rounded to what the section shows; None outside Excel's calendar."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    unit = _MICROSECONDS_A_SECOND
    if Part.FRACTION in section.parts:
        unit //= 10 ** sum(token.part is Part.FRACTION for token in section.tokens)
        unit = max(unit, 1)
    total = (round(serial * _MICROSECONDS_A_DAY) + unit // 2) // unit * unit
    days, microseconds = divmod(total, _MICROSECONDS_A_DAY)
    year, month, day, weekday = _calendar(days, date1904=date1904)
    return Moment(year, month, day, weekday, microseconds, total)


def _calendar(days: int, *, date1904: bool) -> tuple[int, int, int, int]:
    if not date1904:
        if days == 0:
            return 1900, 1, 0, _SATURDAY
        if days == _LEAP_DAY_1900:
            return 1900, 2, 29, _WEDNESDAY
        if days < _LEAP_DAY_1900:
            days += 1
    epoch = _EPOCH_1904 if date1904 else _EPOCH_1900
    try:
        date = epoch + datetime.timedelta(days=days)
    except OverflowError:  # 9999-12-31 rounded up
        date = datetime.date.max
    return date.year, date.month, date.day, date.weekday()


def render_date(moment: Moment, section: Section) -> str:
    seconds = moment.microseconds // _MICROSECONDS_A_SECOND
    hour, rest = divmod(seconds, 3600)
    minute, second = divmod(rest, 60)
    has_meridiem = Part.MERIDIEM in section.parts
    fraction = f"{moment.microseconds % _MICROSECONDS_A_SECOND:06d}"
    out: list[str] = []
    for token in section.tokens:
        text = token.text
        match token.part:
            case Part.YEAR:
                out.append(_year(moment.year, text))
            case Part.MONTH:
                out.append(_month(moment.month, len(text), is_korean=section.is_korean))
            case Part.DAY:
                out.append(_day(moment, len(text), is_korean=section.is_korean))
            case Part.WEEKDAY:
                out.append(_weekday_ko(moment.weekday, is_long=len(text) > _SHORT_NAME))
            case Part.HOUR:
                shown = (hour % _NOON or _NOON) if has_meridiem else hour
                out.append(str(shown).zfill(min(len(text), _DIGITS)))
            case Part.MINUTE:
                out.append(str(minute).zfill(len(text)))
            case Part.SECOND:
                out.append(str(second).zfill(min(len(text), _DIGITS)))
            case Part.FRACTION:
                out.append(fraction[:1])
                fraction = fraction[1:]
            case Part.MERIDIEM:
                out.append(_meridiem(hour, text, is_korean=section.is_korean))
            case Part.ELAPSED:
                out.append(_elapsed(moment.total_microseconds, text))
            case _:
                out.append(text)
    return "".join(out)


def _year(year: int, text: str) -> str:
    return f"{year % 100:02d}" if text in {"y", "yy"} else f"{year:04d}"


def _month(month: int, length: int, *, is_korean: bool) -> str:
    if length <= _DIGITS:
        return str(month).zfill(length)
    if is_korean:
        return str(month) if length == _SHORT_NAME else f"{month}월"
    name = _MONTHS[month - 1]
    return name[:3] if length == _SHORT_NAME else name[0] if length == _INITIAL else name


def _day(moment: Moment, length: int, *, is_korean: bool) -> str:
    if length <= _DIGITS:
        return str(moment.day).zfill(length)
    if is_korean:
        return _weekday_ko(moment.weekday, is_long=length > _SHORT_NAME)
    name = _WEEKDAYS[moment.weekday]
    return name[:3] if length == _SHORT_NAME else name


def _weekday_ko(weekday: int, *, is_long: bool) -> str:
    return _WEEKDAYS_KO[weekday] + ("요일" if is_long else "")


def _meridiem(hour: int, text: str, *, is_korean: bool) -> str:
    is_morning = hour < _NOON
    if is_korean or text == "오전/오후":
        return "오전" if is_morning else "오후"
    if text == "a/p":
        return "A" if is_morning else "P"
    return "AM" if is_morning else "PM"


def _elapsed(total_microseconds: int, text: str) -> str:
    """Whole hours, minutes or seconds since zero: '[h]' of 26 hours is 26."""
    seconds = total_microseconds // _MICROSECONDS_A_SECOND
    unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
    return str(seconds // unit).zfill(len(text))
