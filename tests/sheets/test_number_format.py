"""What Korean Excel shows for a value under a format code."""

from __future__ import annotations

import datetime as dt

import pytest

from jisa_desktop.sheets.cells import CellValue
from jisa_desktop.sheets.number_format import BUILTIN, display

MARCH_1 = 45352  # 2024-03-01, a Friday
MORNING = MARCH_1 + 0.39600694444  # 09:30:15
ACCOUNTING = '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-'
NAIVE = dt.datetime(2024, 3, 1, 9, 30)  # noqa: DTZ001 - a workbook knows no time zone


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("00000", 123, "00123"),
        ("00000", 1234567, "1234567"),
        ("0000000", 42.0, "0000042"),
        ("000000-0000000", 9001011234567, "900101-1234567"),
        ("000000-0000000", 101013234567, "010101-3234567"),
        ("000-0000-0000", 1012345678, "010-1234-5678"),
        ("000-00-00000", 1208147521, "120-81-47521"),
        ("[<=9999999]###-####;(0##) ###-####", 212345678, "(021) 234-5678"),
        ("[<=9999999]###-####;(0##) ###-####", 2345678, "234-5678"),
        ('"S"0000', 7, "S0007"),
        ("A-0000", 7, "A-0007"),
        ("0\\-00", 123, "1-23"),
    ],
)
def test_numbers_that_are_names(code: str, value: float, shown: str) -> None:
    assert display(value, code) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("#,##0", 3500000, "3,500,000"),
        ("#,##0", 0, "0"),
        ("#,###", 0, ""),
        ('#,##0"원"', 3500000, "3,500,000원"),
        ("#,##0원", 3500000, "3,500,000원"),
        ("₩#,##0", 3500000, "₩3,500,000"),
        ("₩#,##0", -5, "-₩5"),
        ("[$₩-412]#,##0", 1000, "₩1,000"),
        ('#,##0,"천원"', 3500000, "3,500천원"),
        ('#,##0.0,,"백만"', 1234567890, "1,234.6백만"),
        ("#,##0,", 499, "0"),
        ("#,##0,", 500, "1"),
        ("0.0%", 0.155, "15.5%"),
        ("0%", 0.03, "3%"),
        ("0.00%", 0.12345, "12.35%"),
        ("#,##0;(#,##0)", -3500, "(3,500)"),
        ("#,##0_);[Red](#,##0)", -3500, "(3,500)"),
        ("#,##0;[Red]-#,##0", -3500, "-3,500"),
        ('#,##0;"△"#,##0', -3500, "△3,500"),
        ("[Red]#,##0", 45, "45"),
        (ACCOUNTING, 3500000, "3,500,000"),
        (ACCOUNTING, -3500000, "-3,500,000"),
        (ACCOUNTING, 0, "-"),
        (ACCOUNTING, "미정", "미정"),
        ("_-₩* #,##0_-", 3500000, "₩3,500,000"),
        ("#,##0.00", 1234.5, "1,234.50"),
        ("#,##0.00", 1234.005, "1,234.01"),
        ("0.##", 1.5, "1.5"),
        ("0.??", 1.5, "1.5"),
        ("0", 0.5, "1"),
        ("0", -0.4, "0"),
        ("0", 2.5, "3"),
        ('0"days"', 45, "45days"),
        ("0.00E+00", 12345, "1.23E+04"),
        ("0.00E+00", 0.00012345, "1.23E-04"),
        ("0.0E+0", 99.99, "1.0E+2"),
        ("##0.0E+0", 12345, "12.3E+3"),
        ("# ?/?", 1.5, "1 1/2"),
        ("# ?/?", 0.25, "1/4"),
        ("# ?/8", 2.25, "2 2/8"),
        ("?/?", 1.5, "3/2"),
        (";;;", 123, ""),
        ("[=1]\"남\";[=2]\"여\";General", 1, "남"),
        ("[=1]\"남\";[=2]\"여\";General", 2, "여"),
        ("[=1]\"남\";[=2]\"여\";General", 3, "3"),
        ('[>=1000000]#,##0,,"백만";#,##0', 3500000, "4백만"),
        ('[>=1000000]#,##0,,"백만";#,##0', 35000, "35,000"),
        ('[>=100]"많음";0', -5, "-5"),
        ("[<0]\"▼\"0;0", -5, "▼5"),
        ("#,##0", 1e21, "1,000,000,000,000,000,000,000"),
    ],
)  # fmt: skip
def test_amounts(code: str, value: CellValue, shown: str) -> None:
    assert display(value, code) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5.0, "5"),
        (20100001.0, "20100001"),
        (0.1 + 0.2, "0.3"),
        (1 / 3, "0.333333333"),
        (-1 / 3, "-0.333333333"),
        (3166666.66666667, "3166666.667"),
        (1234567890123456.0, "1234567890123456"),
        (12345678901.5, "12345678902"),
        (0.05, "0.05"),
        (0.00012, "0.00012"),
        (0.00001, "1E-05"),
        (0, "0"),
        (-0.0, "0"),
        (1e22, "1E+22"),
        (True, "TRUE"),
        (False, "FALSE"),
        ("00123", "00123"),
        (None, ""),
        ("", ""),
        (float("nan"), "nan"),
    ],
)
def test_general(value: CellValue, shown: str) -> None:
    assert display(value, "General") == shown
    assert display(value, "") == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("@", 123, "123"),
        ("@", 20240001.0, "20240001"),
        ("@", "0012", "0012"),
        ('@"님"', "김민준", "김민준님"),
        ('0;0;0;"["@"]"', "메모", "[메모]"),
        ("#,##0", "3,500", "3,500"),
        ('General"명"', 45, "45명"),
        ("G/표준", 45.0, "45"),
        (";;;", "숨김", ""),
        (";;;@", "보임", "보임"),
        ("yyyy-mm-dd", "2024년", "2024년"),
    ],
)
def test_text(code: str, value: CellValue, shown: str) -> None:
    assert display(value, code) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("yyyy-mm-dd", MARCH_1, "2024-03-01"),
        ("yyyy/mm/dd", dt.date(2024, 3, 1), "2024/03/01"),
        ('yyyy"년" m"월" d"일"', MARCH_1, "2024년 3월 1일"),
        ("yyyy년 m월 d일", MARCH_1, "2024년 3월 1일"),
        ('[$-412]yyyy"년 "m"월 "d"일 "dddd', MARCH_1, "2024년 3월 1일 금요일"),
        ("[$-ko-KR]ddd", MARCH_1, "금"),
        ("[$-409]ddd", MARCH_1, "Fri"),
        ("dddd", MARCH_1, "Friday"),
        ("[$-F800]dddd, mmmm dd, yyyy", MARCH_1, "2024년 3월 1일 금요일"),
        ("yyyymmdd", MARCH_1, "20240301"),
        ("yy.mm.dd", MARCH_1, "24.03.01"),
        ("m/d/yyyy", MARCH_1, "3/1/2024"),
        ("d-mmm-yy", MARCH_1, "1-Mar-24"),
        ("mmmm", MARCH_1, "March"),
        ('mm"월"', MARCH_1, "03월"),
        ("aaa", MARCH_1, "금"),
        ("aaaa", MARCH_1, "금요일"),
        ("yyyy-mm-dd(aaa)", dt.date(2024, 3, 2), "2024-03-02(토)"),
        ("yyyy-mm-dd hh:mm:ss", MORNING, "2024-03-01 09:30:15"),
        ("yyyy-mm-dd h:mm", NAIVE, "2024-03-01 9:30"),
        ("h:mm", 0.375, "9:00"),
        ("h:mm", dt.time(9, 5), "9:05"),
        ('h"시" mm"분"', 0.375, "9시 00분"),
        ("[$-412]AM/PM h:mm", 0.375, "오전 9:00"),
        ("오전/오후 h:mm", 0.75, "오후 6:00"),
        ("[$-F400]h:mm:ss AM/PM", 0.75, "오후 6:00:00"),
        ("h:mm AM/PM", 0.75, "6:00 PM"),
        ("h:mm A/P", 0.0, "12:00 A"),
        ("mm:ss", 22.5 / 1440, "22:30"),
        ("mm:ss.0", 90.25 / 86400, "01:30.3"),
        ("[h]:mm", 209.5 / 24, "209:30"),
        ("[h]:mm", dt.timedelta(hours=52, minutes=30), "52:30"),
        ("[hh]:mm:ss", dt.timedelta(minutes=5), "00:05:00"),
        ("[mm]", dt.timedelta(hours=2), "120"),
        ("[s]", 1.0, "86400"),
        ("[h]:mm", dt.timedelta(hours=-1, minutes=-30), "-1:30"),
        ("yyyy-mm-dd", 0, "1900-01-00"),
        ("yyyy-mm-dd", 1, "1900-01-01"),
        ("yyyy-mm-dd", 60, "1900-02-29"),
        ("yyyy-mm-dd", 61, "1900-03-01"),
        ("yyyy-mm-dd", 20240301.0, "20240301"),
        ("yyyy-mm-dd", -1.0, "-1"),
        ("yyyy-mm-dd;@", MARCH_1, "2024-03-01"),
    ],
)
def test_dates_and_times(code: str, value: CellValue, shown: str) -> None:
    assert display(value, code) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (dt.date(2024, 3, 1), "2024-03-01"),
        (NAIVE, "2024-03-01 09:30"),
        (NAIVE.replace(second=5), "2024-03-01 09:30:05"),
        (NAIVE.replace(hour=0, minute=0), "2024-03-01"),
        (dt.time(9, 30), "09:30"),
        (dt.timedelta(hours=30), "30:00:00"),
    ],
)
def test_dates_without_a_date_format_are_plain(value: CellValue, shown: str) -> None:
    assert display(value, "General") == shown


@pytest.mark.parametrize("number", [27, 31, 36, 50, 57])
def test_built_in_dates_of_korean_excel(number: int) -> None:
    shown = display(MARCH_1, BUILTIN[number])
    assert shown in {"2024년 03월 01일", "2024年 03月 01日"}


def test_built_in_times_of_korean_excel() -> None:
    assert display(0.5, BUILTIN[32]) == "12시 00분"
    assert display(0.5, BUILTIN[33]) == "12시 00분 00초"
    assert set(range(27, 37)) | set(range(50, 59)) <= set(BUILTIN)


def test_the_1904_calendar() -> None:
    assert display(0, "yyyy-mm-dd", date1904=True) == "1904-01-01"
    assert display(MARCH_1 - 1462, "yyyy-mm-dd", date1904=True) == "2024-03-01"
    assert display(dt.date(2024, 3, 1), "yyyy-mm-dd", date1904=True) == "2024-03-01"
