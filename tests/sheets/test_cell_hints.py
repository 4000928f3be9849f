"""Values that lost their zeros or their format, and those that only look so."""

from __future__ import annotations

import pytest

from jisa_desktop.sheets.cell_hints import CellHints
from tests.sheets import books
from tests.sheets.conftest import Parse

ZEROS, SERIAL = "cell_leading_zero_lost", "cell_date_as_number"


def _hint(column: str, value: str, *, date1904: bool = False) -> str:
    found = list(CellHints(["사번", column], date1904=date1904).of(["1", value]))
    return found[0][1][0] if found else ""


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("휴대폰", "1012345678", ZEROS),
        ("연락처 / 휴대폰 번호", "1112345678", ZEROS),
        ("H.P", "1012345678", ZEROS),
        ("전화번호", "212345678", ZEROS),
        ("전화번호", "314567890", ZEROS),
        ("주민등록번호", "103154123456", ZEROS),
        ("우편번호", "6236", ZEROS),
        ("생년월일", "10101", ZEROS),
        ("입사일", "45352", SERIAL),
        ("입사 일자", "45352.375", SERIAL),
        ("발령 / 기준일", "45352", SERIAL),
        ("생년월일", "31137", SERIAL),
        ("휴대폰", "01012345678", ""),
        ("휴대폰", "010-1234-5678", ""),
        ("대표전화", "15881234", ""),
        ("주민등록번호", "8503011234567", ""),
        ("우편번호", "06236", ""),
        ("생년월일", "850301", ""),
        ("입사일", "20240301", ""),
        ("입사일", "2024-03-01", ""),
        ("입사일", "10000", ""),
        ("근무일", "45352", ""),
        ("기본급", "45352", ""),
        ("사원번호", "1012345678", ""),
    ],
)
def test_what_is_told_of_which_column(column: str, value: str, code: str) -> None:
    assert _hint(column, value) == code


def test_the_date_is_that_of_the_workbooks_calendar() -> None:
    ((_, (_, params)),) = CellHints(["입사일"], date1904=True).of(["43890"])
    assert params == {"value": "43890", "date": "2024-03-01"}


def test_the_value_stays_and_the_cell_is_told(parse: Parse) -> None:
    rows = [
        books.text_row(1, "성명", "입사일", "휴대폰"),
        books.row(2, books.cell("A2", "홍"), books.cell("B2", 45352), books.cell("C2", 1012345678)),
    ]
    table = parse(books.raw_xlsx(rows))
    assert [row.values for row in table] == [("홍", "45352", "1012345678")]
    assert [(each.column, each.code, dict(each.params)["cell"]) for each in table.issues()] == [
        ("입사일", SERIAL, "B2"),
        ("휴대폰", ZEROS, "C2"),
    ]


@pytest.mark.parametrize("value", [0, -5, 0.25])
def test_a_day_before_the_calendar_is_told(parse: Parse, value: float) -> None:
    """VLOOKUP of an empty cell gives 0, which Excel shows as 1900-01-00."""
    rows = [
        books.text_row(1, "성명", "퇴사일"),
        books.row(2, books.cell("A2", "홍"), books.cell("B2", value, style=1)),
        books.row(3, books.cell("A3", "김"), books.cell("B3", 45352, style=1)),
    ]
    table = parse(books.raw_xlsx(rows, formats=["yyyy-mm-dd"]))
    assert [(each.row_number, each.code) for each in table.issues()] == [
        (2, "cell_date_out_of_range")
    ]


@pytest.mark.parametrize("code", ["h:mm", "yyyy-mm-dd;;", "[h]:mm"])
def test_times_and_hidden_zeros_are_no_bad_days(parse: Parse, code: str) -> None:
    rows = [
        books.text_row(1, "성명", "시각"),
        books.row(2, books.cell("A2", "홍"), books.cell("B2", 0, style=1)),
        books.row(3, books.cell("A3", "김"), books.cell("B3", 45352.5, style=1)),
    ]
    assert parse(books.raw_xlsx(rows, formats=[code])).issues() == []


def test_the_first_day_of_the_1904_calendar_is_a_day(parse: Parse) -> None:
    rows = [
        books.text_row(1, "성명", "날짜"),
        books.row(2, books.cell("A2", "홍"), books.cell("B2", 0, style=1)),
        books.row(3, books.cell("A3", "김"), books.cell("B3", 43890, style=1)),
    ]
    content = books.replace_part(
        books.raw_xlsx(rows, formats=["yyyy-mm-dd"]),
        "xl/workbook.xml",
        lambda part: part.replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>'),
    )
    table = parse(content)
    assert [row.values[1] for row in table] == ["1904-01-01", "2024-03-01"]
    assert table.issues() == []
