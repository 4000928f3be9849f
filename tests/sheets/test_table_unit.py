"""The unit that stands above a table and means every number in it."""

from __future__ import annotations

import pytest

from jisa_desktop.sheets.table_unit import unit_of
from tests.sheets import books
from tests.sheets.conftest import Parse


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("(단위: 천원)", "천원"),
        ("( 단위 : 만 원 )", "만 원"),
        ("[단위:백만원]", "백만원"),
        ("단위 천원", "천원"),
        ("2024년 급여대장 (단위: 천원, %)", "천원, %"),
        ("(금액단위: 억원)", "억원"),
        ("(단위 : 천원 / 명)", "천원 / 명"),
        ("(VAT 별도, 단위: 천원)", "천원"),
        ("(천원)", "천원"),
        ("(단위: %)", "%"),
        ("(단위: 1,000원)", "1,000원"),
        ("(단위: 천원, 2024년)", "천원"),
        ("(단위: 원, %)", "원, %"),
        ("Unit: USD", "USD"),
        ("(단위：천원)", "천원"),
        ("(단위: 천\u3000원)", "천 원"),
    ],
)
def test_units_that_change_what_a_number_means(text: str, unit: str) -> None:
    assert unit_of([["급여대장", ""], ["", text]]) == unit


@pytest.mark.parametrize(
    "text",
    [
        "(단위: 원)",
        "(단위: 원, 명)",
        "(원)",
        "사업단위: 천안지점",
        "단위 조직: 영업본부",
        "(단위: 팀)",
        "근무단위 : 시간",
        "2024년 3월",
        "3,500천원",
        "(단위: 원, 2024.3 기준)",
    ],
)
def test_what_is_no_such_unit(text: str) -> None:
    assert unit_of([[text]]) == ""


def test_the_last_one_above_the_table_counts() -> None:
    assert unit_of([["(단위: 천원)"], ["2분기"], ["(단위: 백만원)"]]) == "백만원"


TITLE = books.text_row(1, "2024년 3월 급여대장 (단위: 천원)")
HEADER = books.text_row(2, "사번", "성명", "기본급")


def test_every_row_carries_the_unit(parse: Parse) -> None:
    """3,500 alone, in an index, is three and a half thousand."""
    rows = [TITLE, HEADER, books.text_row(3, "0001", "홍길동", "3,500")]
    table = parse(books.raw_xlsx([*rows, books.text_row(4, "합계", "", "3,500")]))
    assert table.head.columns == ("사번", "성명", "기본급", "단위")
    assert [row.values for row in table] == [("0001", "홍길동", "3,500", "천원")]
    assert [row.values for row in table.other_rows()] == [("합계", "", "3,500", "천원")]
    assert table.head.notices[0].code == "sheet_unit"
    assert table.head.notices[0].params == (("unit", "천원"), ("column", "단위"))


@pytest.mark.parametrize("text", ["※ 단위: 천원", "(단위: 백만원)", "* 금액 단위: 만원"])
def test_a_unit_below_the_table_is_told(parse: Parse, text: str) -> None:
    """The rows are read by then; that a person reads of it is what is left."""
    rows = [
        books.text_row(1, "사번", "성명", "기본급"),
        books.text_row(2, "0001", "홍길동", "3,500"),
        books.text_row(4, text),
    ]
    table = parse(books.raw_xlsx(rows))
    assert [row.row_number for row in table] == [2]
    codes = [each.code for each in table.head.notices]
    assert codes == ["sheet_unit_below", "sheet_notes_left_out"]


def test_a_column_of_that_name_stays_what_it_is(parse: Parse) -> None:
    header = books.text_row(2, "품명", "단위", "단가")
    rows = [
        TITLE,
        header,
        books.text_row(3, "의자", "개", "35"),
        books.text_row(4, "", "", "", "x"),
    ]
    table = parse(books.raw_xlsx(rows))
    assert table.head.columns == ("품명", "단위", "단가", "열4", "단위 (표)")
    assert [row.values for row in table] == [
        ("의자", "개", "35", "", "천원"),
        ("", "", "", "x", "천원"),
    ]


@pytest.mark.parametrize(
    ("header", "code", "told"),
    [
        ("매출", "#,##0,", "매출"),
        ("매출", "#,##0.0,,", "매출"),
        ("매출(천원)", "#,##0,", ""),
        ("매출", '#,##0,"천원"', ""),
        ("매출", '[$₩-412]#,##0,,"M"', ""),
        ("매출", "#,##0", ""),
        ("매출", '#,##0"원,"', ""),
        ("매출", "yyyy-mm-dd", ""),
    ],
)
def test_a_format_that_shows_thousands_without_saying_so_is_told(
    parse: Parse, header: str, code: str, told: str
) -> None:
    rows = [
        books.text_row(1, "부서", header),
        *(
            books.row(at, books.cell(f"A{at}", "영업"), books.cell(f"B{at}", 12345678, style=1))
            for at in (2, 3, 4)
        ),
    ]
    notices = parse(books.raw_xlsx(rows, formats=[code])).head.notices
    found = [dict(each.params)["columns"] for each in notices if each.code == "sheet_scaled"]
    assert found == ([told] if told else [])


def test_a_noted_unit_says_what_the_format_hides(parse: Parse) -> None:
    rows = [
        TITLE,
        books.text_row(2, "부서", "매출"),
        books.row(3, books.cell("A3", "영업"), books.cell("B3", 12345678, style=1)),
    ]
    table = parse(books.raw_xlsx(rows, formats=["#,##0,"]))
    assert [row.values for row in table] == [("영업", "12,346", "천원")]
    assert [each.code for each in table.head.notices] == ["sheet_unit"]
