"""What a cell shows in Excel is what comes out, from every format."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.sheets.number_format import BUILTIN, display
from jisa_desktop.sheets.render import Renderer, clean
from tests.sheets import binary_books, books
from tests.sheets.conftest import Parse

SHOWN = (
    ("사번", 42, "00000", "00042"),
    ("연락처", 1012345678, "000-0000-0000", "010-1234-5678"),
    ("기본급", 3500000, "#,##0", "3,500,000"),
    ("비율", 0.125, "0.0%", "12.5%"),
    ("정수", 5, "General", "5"),
    ("소수", 0.1, "General", "0.1"),
    ("입사일", datetime.date(2024, 3, 1), "yyyy-mm-dd", "2024-03-01"),
    ("한글날짜", datetime.date(2024, 3, 1), 'yyyy"년" m"월" d"일"', "2024년 3월 1일"),
    (
        "시각",
        datetime.datetime.fromisoformat("2024-03-01T09:05"),
        "yyyy-mm-dd hh:mm",
        "2024-03-01 09:05",
    ),
    ("근무", datetime.timedelta(hours=27, minutes=30), "[h]:mm", "27:30"),
    ("재직", True, "General", "TRUE"),
    ("문자", "00123", "General", "00123"),
)


def _fill(sheet: Worksheet) -> None:
    sheet.append([name for name, _, _, _ in SHOWN])
    for number in (2, 3):
        for column, (_, value, code, _) in enumerate(SHOWN, 1):
            place = sheet.cell(number, column, value)
            place.number_format = code


def test_xlsx(parse: Parse) -> None:
    table = parse(books.workbook(_fill))
    assert table.head.columns == tuple(name for name, _, _, _ in SHOWN)
    assert [row.values for row in table] == [tuple(text for _, _, _, text in SHOWN)] * 2


def test_xls(parse: Parse) -> None:
    cells = [
        *(
            binary_books.label(0, column, text)
            for column, text in enumerate(("사번", "입사일", "금액", "율"))
        ),
        *(binary_books.number(1, 0, 42, 1), binary_books.number(1, 1, 45352, 2)),
        *(binary_books.number(1, 2, 3500000, 3), binary_books.number(1, 3, 5)),
    ]
    table = parse(binary_books.xls(cells, formats=["00000", "yyyy-mm-dd", "#,##0"]), "급여.xls")
    assert [row.values for row in table] == [("00042", "2024-03-01", "3,500,000", "5")]


def test_korean_built_in_date_format_is_a_date(parse: Parse) -> None:
    """Format 31 is Excel's own date style in Korea; other libraries give the serial 45352."""
    rows = [books.text_row(1, "성명", "입사일"), *_people_with_style(3)]
    content = books.replace_part(
        books.raw_xlsx(rows, formats=["@"]),
        "xl/styles.xml",
        lambda xml: xml.replace(b'<xf numFmtId="164"/>', b'<xf numFmtId="31"/>'),
    )
    assert {row.values[1] for row in parse(content)} == {"2024년 03월 01일"}


def _people_with_style(count: int) -> list[str]:
    return [
        books.row(at, books.cell(f"A{at}", f"이름{at}"), books.cell(f"B{at}", 45352, style=1))
        for at in range(2, count + 2)
    ]


def test_1904_workbook(parse: Parse) -> None:
    content = books.replace_part(
        books.raw_xlsx(
            [books.text_row(1, "성명", "입사일"), *_people_with_style(2)], formats=["yyyy-mm-dd"]
        ),
        "xl/workbook.xml",
        lambda xml: xml.replace(b"<sheets>", b'<workbookPr date1904="true"/><sheets>'),
    )
    assert {row.values[1] for row in parse(content)} == {"2028-03-02"}


def test_serial_beyond_the_calendar_is_shown_and_told(parse: Parse) -> None:
    rows = [
        books.text_row(1, "성명", "입사일"),
        books.row(2, books.cell("A2", "홍길동"), books.cell("B2", 20240301, style=1)),
    ]
    table = parse(books.raw_xlsx(rows, formats=["yyyy-mm-dd"]))
    assert [row.values for row in table] == [("홍길동", "20240301")]
    (issue,) = table.issues()
    assert (issue.row_number, issue.column, issue.code) == (2, "입사일", "cell_date_out_of_range")


def test_number_of_16_digits_is_told(parse: Parse) -> None:
    rows = [
        books.text_row(1, "성명", "카드번호"),
        books.row(2, books.cell("A2", "홍길동"), books.cell("B2", 1234567890123456)),
        books.row(3, books.cell("A3", "김철수"), books.cell("B3", 123456789012345)),
        books.row(4, books.cell("A4", "이영희"), books.cell("B4", "1234567890123456")),
    ]
    table = parse(books.raw_xlsx(rows, formats=["0"]))
    assert [(each.row_number, each.column, each.code) for each in table.issues()] == [
        (2, "카드번호", "cell_number_too_long")
    ]


def test_text_is_composed_and_without_control_characters(parse: Parse) -> None:
    name = unicodedata.normalize("NFD", "홍길동")
    rows = [
        books.text_row(1, "성명", "메모"),
        books.text_row(2, name, "첫줄_x000D_\n둘째_x0007_줄"),
    ]
    assert [row.values for row in parse(books.raw_xlsx(rows))] == [("홍길동", "첫줄\n둘째줄")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\ufeff00123", "00123"),
        ("홍\u200b길\u2060동\u00ad", "홍길동"),
        ("\u200e010\u202c", "010"),
        ("ㄱ\x85ㄴ\x7f", "ㄱㄴ"),
        ("\u1112\u200b\u1169\u11bc", "홍"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("가\u00a0나\u3000다", "가\u00a0나\u3000다"),
    ],
)
def test_what_nobody_sees_is_not_in_the_text(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_clean_text_is_stable_and_fits_the_staging_file(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(char < " " and char not in "\n\t" for char in cleaned)


CODES = (
    "General",
    "0",
    "#",
    "#,##0",
    "#,###",
    "00000",
    "0.0%",
    "@",
    BUILTIN[37],
    BUILTIN[38],
    BUILTIN[41],
)


@given(
    st.sampled_from(CODES),
    st.one_of(
        st.integers(-(10**12), 10**12).map(float),
        st.floats(allow_nan=False, allow_infinity=False, width=32),
        st.booleans(),
        st.text(max_size=5),
    ),
)
def test_quick_ways_show_what_the_format_shows(code: str, value: float | bool | str) -> None:
    (shown,) = Renderer(date1904=False).row([value], [code])
    assert shown == ("" if value == "" else clean(display(value, code)))


@pytest.mark.parametrize("first", [True, 1, 1.0])
def test_equal_values_of_other_types_do_not_share_their_text(first: bool | int | float) -> None:
    renderer = Renderer(date1904=False)
    renderer.row([first], ["0.0"])
    assert renderer.row([True, 1, 1.0], ["0.0"] * 3) == ["TRUE", "1.0", "1.0"]
