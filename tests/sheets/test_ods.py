"""OpenDocument: the text that cells show, errors, hidden rows, repeats within reason."""

from __future__ import annotations

import pytest

from jisa_desktop.errors import InputError
from tests.sheets import books
from tests.sheets.conftest import Parse

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods(rows: str, *, before: str = "", styles: str = "") -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{before}"
        f'<table:table table:name="급여">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return books.archive({"mimetype": kind, "content.xml": content.encode()})


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", attributes: str = "") -> str:
    inner = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


HEAD = row(cell("사번"), cell("성명"), cell("금액"), cell("비고"))


def test_cells_show_what_the_file_says_they_show(parse: Parse) -> None:
    value = 'office:value-type="float" office:value="42"'
    note = "<office:annotation><text:p>메모</text:p></office:annotation>"
    rows = HEAD + row(
        cell("00042", value),
        cell(f"홍<text:s text:c='2'/>길동</text:p><text:p>둘째{note}줄"),
        cell("3,000,000원", 'office:value-type="currency" office:value="3000000"'),
        cell("2024년 3월 1일", 'office:value-type="date" office:date-value="2024-03-01"'),
    )
    assert [each.values for each in parse(ods(rows), "급여.ods", header=(1, 1))] == [
        ("00042", "홍  길동\n둘째줄", "3,000,000원", "2024년 3월 1일")
    ]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('office:value-type="float" office:value="3500000"', "3500000"),
        ('office:value-type="currency" office:value="3500.5"', "3500.5"),
        ('office:value-type="percentage" office:value="0.035"', "3.5%"),
        ('office:value-type="date" office:date-value="2024-03-01T00:00:00"', "2024-03-01"),
        ('office:value-type="time" office:time-value="PT209H30M00S"', "209:30:00"),
        ('office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        ('office:value-type="string" office:string-value="홍"', "홍"),
        ('office:value-type="float" office:value="x"', "x"),
        ('office:value-type="float"', ""),
    ],
)
def test_a_value_without_its_text_is_not_lost(parse: Parse, attributes: str, shown: str) -> None:
    rows = HEAD + row(cell("1"), cell("홍"), cell("", attributes), cell("끝"))
    assert [each.values for each in parse(ods(rows), "급여.ods", header=(1, 1))] == [
        ("1", "홍", shown, "끝")
    ]


def test_a_value_that_its_format_hides_stays_hidden(parse: Parse) -> None:
    hidden = "<table:table-cell office:value-type='float' office:value='5'><text:p/>"
    rows = HEAD + row(cell("1"), cell("홍"), hidden + "</table:table-cell>", cell("끝"))
    assert next(iter(parse(ods(rows), "급여.ods", header=(1, 1)))).values[2] == ""


def test_errors_and_formulas_without_value(parse: Parse) -> None:
    formula = 'table:formula="of:=1/0"'
    rows = HEAD + row(cell("1"), cell("홍"), cell("#DIV/0!", formula), cell("", formula))
    table = parse(ods(rows), "급여.ods", header=(1, 1))
    assert [each.values for each in table] == [("1", "홍", "#DIV/0!", "")]
    assert [(each.column, each.code) for each in table.issues()] == [
        ("금액", "cell_error"),
        ("비고", "cell_formula_without_value"),
    ]


def test_repeats_spans_and_hidden_parts(parse: Parse) -> None:
    columns = (
        "<table:table-column/>"
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    )
    rows = columns + HEAD
    rows += row(
        cell("인사", 'table:number-rows-spanned="2"'),
        cell("같음", 'table:number-columns-repeated="3"'),
    )
    rows += row("<table:covered-table-cell/>", cell("둘"), attributes='table:visibility="filter"')
    rows += row(cell(), attributes='table:number-rows-repeated="3"')
    rows += row(cell("총무"), attributes='table:number-rows-repeated="2"')
    rows += row(
        cell("", 'table:number-columns-repeated="16384"'),
        attributes='table:number-rows-repeated="1048569"',
    )
    hidden = '<table:table table:name="숨김" table:style-name="ta2"></table:table>'
    style = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="ta2">{style}</style:style>'
    table = parse(ods(rows, before=hidden, styles=style), "급여.ods", header=(1, 1))
    assert [(each.row_number, each.values) for each in table] == [
        (2, ("인사", "같음", "같음", "같음")),
        (3, ("인사", "둘", "", "")),
        (7, ("총무", "", "", "")),
        (8, ("총무", "", "", "")),
    ]
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told == {
        "sheet_hidden_rows": {"count": "1"},
        "sheet_hidden_columns": {"columns": "성명, 금액"},
        "sheet_hidden_sheets": {"sheets": "숨김"},
    }


@pytest.mark.parametrize(
    ("rows", "columns"), [(999_999_999, 999_999_999), (1_000_000, 1_000), (1, 20_000)]
)
def test_repeats_beyond_reason_are_refused(parse: Parse, rows: int, columns: int) -> None:
    """One cell of 1 KB that claims to stand everywhere: 10^18 cells."""
    bomb = row(
        cell("X", f'table:number-columns-repeated="{columns}"'),
        attributes=f'table:number-rows-repeated="{rows}"',
    )
    with pytest.raises(InputError, match="sheet_extent_too_large") as caught:
        parse(ods(bomb), "급여.ods")
    assert caught.value.params == {"file": "급여.ods", "sheet": "급여"}


def test_damaged_content_is_refused(parse: Parse) -> None:
    content = books.replace_part(ods(HEAD), "content.xml", lambda xml: xml[: len(xml) // 2])
    with pytest.raises(InputError, match="sheet_broken"):
        parse(content, "급여.ods")
