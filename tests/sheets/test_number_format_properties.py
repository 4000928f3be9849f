"""What holds for every value and format code, whatever they are."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jisa_desktop.domain.numbers import is_date, parse_number
from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format import BUILTIN, display


@given(st.integers(0, 10**12), st.integers(1, 14))
def test_leading_zeros_stay(number: int, width: int) -> None:
    assert display(number, "0" * width) == str(number).zfill(width)
    assert display(float(number), "0" * width) == str(number).zfill(width)


@given(st.integers(-(10**15), 10**15))
def test_thousands_are_grouped_as_python_groups_them(number: int) -> None:
    assert display(number, "#,##0") == f"{number:,}"
    assert display(number, '#,##0"원"') == f"{number:,}원"


@given(st.decimals(min_value=0, max_value=10**9, places=6, allow_nan=False), st.integers(1, 6))
def test_decimals_round_half_up(number: Decimal, places: int) -> None:
    expected = Decimal(repr(float(number))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert display(float(number), "0." + "0" * places) == f"{expected:f}"


@given(st.integers(0, 99_999_999_999))
def test_phone_digits_survive_their_hyphens(number: int) -> None:
    shown = display(number, "000-0000-0000")
    assert shown.replace("-", "") == str(number).zfill(11)


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)), st.booleans())
def test_dates_show_themselves(day: dt.date, is_1904: bool) -> None:
    if is_1904 and day < dt.date(1904, 1, 1):
        day = day.replace(year=1904)
    assert display(day, "yyyy-mm-dd", date1904=is_1904) == day.isoformat()
    epoch = dt.date(1904, 1, 1) if is_1904 else dt.date(1899, 12, 30)
    serial = (day - epoch).days
    assert display(serial, "yyyy-mm-dd", date1904=is_1904) == day.isoformat()


@given(st.times().map(lambda time: time.replace(microsecond=0)))
def test_times_show_themselves(time: dt.time) -> None:
    assert display(time, "hh:mm:ss") == time.isoformat()


@given(st.integers(0, 10**6))
def test_durations_count_on_past_a_day(minutes: int) -> None:
    shown = display(dt.timedelta(minutes=minutes), "[h]:mm")
    assert shown == f"{minutes // 60}:{minutes % 60:02d}"


AMOUNT_CODES = (
    "General",
    "0",
    "#,##0",
    BUILTIN[37],
    BUILTIN[38],
    BUILTIN[41],
    BUILTIN[42],
    "#,##0_);(#,##0)",
    "#,##0_);[Red](#,##0)",
    '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    "#,##0;△#,##0",
    "[>=0]#,##0;[<0]△#,##0",
    '"₩"#,##0',
    "[$₩-412]#,##0;-[$₩-412]#,##0",
    '#,##0"원"',
    "#,##0원",
    '#,##0\\ "원"',
    '#,##0"명"',
    '[=0]"-";#,##0',
    "[$KRW] #,##0",
    "#,##0_ ;[Red]\\-#,##0\\ ",
)


@given(st.integers(-(10**14), 10**14), st.sampled_from(AMOUNT_CODES))
def test_an_amount_shown_in_a_usual_format_is_read_back(amount: int, code: str) -> None:
    """A format hides signs and zeros in many ways; a number typed column reads what it shows."""
    assert parse_number(display(float(amount), code)) == amount


@given(st.integers(-(10**8), 10**8), st.integers(0, 3))
def test_a_percentage_is_read_back_as_its_share(basis_points: int, places: int) -> None:
    value = Decimal(basis_points).scaleb(-4)
    code = "0." + "0" * places + "%" if places else "0%"
    expected = abs(value).quantize(Decimal(1).scaleb(-places - 2), ROUND_HALF_UP)
    assert parse_number(display(float(value), code)) == expected.copy_sign(value)


DAY_CODES = (
    "yyyy-mm-dd",
    "yyyy/m/d",
    "yyyy.mm.dd",
    "yyyy. m. d.",
    'yyyy"년" m"월" d"일"',
    '[$-412]yyyy"년" m"월" d"일" dddd',
    "yyyy-mm-dd(aaa)",
    "yyyymmdd",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    "yyyy-mm-dd h:mm:ss",
    "[$-412]yyyy-mm-dd AM/PM h:mm",
    BUILTIN[31],
    BUILTIN[14],
)


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 30)), st.times(), st.sampled_from(DAY_CODES))
def test_a_day_shown_in_a_usual_format_is_a_date(day: dt.date, time: dt.time, code: str) -> None:
    shown = display(dt.datetime.combine(day, time), code)
    assert is_date(shown), shown


codes = st.one_of(
    st.text(max_size=20),
    st.lists(
        st.sampled_from(
            [*'0#?.,%@/;"\\_*[]()-+ ymdhsaE', *"E+ [h] [Red] [<5] General AM/PM".split(), '"원"']
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip
values = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8),
    st.dates(), st.datetimes(), st.times(), st.timedeltas(),
)  # fmt: skip


@settings(max_examples=600)
@given(values, codes, st.booleans())
def test_no_code_and_no_value_raises(value: CellValue, code: str, is_1904: bool) -> None:
    assert isinstance(display(value, code, date1904=is_1904), str)


@given(st.text(min_size=1))
def test_text_is_never_changed_by_number_formats(text: str) -> None:
    assert display(text, "General") == text
    assert display(text, "#,##0;(#,##0)") == text
