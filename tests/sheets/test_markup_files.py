"""HTML tables and SpreadsheetML 2003, which systems name .xls."""

from __future__ import annotations

from pathlib import Path

import pytest

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.html_book import HtmlBook
from jisa_desktop.sheets.options import Limits, ReadOptions
from jisa_desktop.sheets.source import Source
from tests.sheets.conftest import Parse

HTML = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<style>td {{ mso-number-format:"\\@" }}</style></head><body>
<table border=1><tr><td colspan=4>2024년 급여대장</td></tr>
<tr><th rowspan=2>부서<th rowspan=2>사번<th colspan=2>지급</tr><tr><th>기본급<th>상여</tr>
<tr><td rowspan=2>인사&nbsp;팀</td><td>00123</td><td rowspan=2>3,000,000</td><td>5 &lt; 6</td></tr>
<tr style="display: none"><td>00124</td><td>첫줄<br>둘째줄</td></tr>
<tr><td>총무팀<td>00125<td>1<td>2</tr></table></body></html>"""


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("euc-kr", "cp949"),
        ("utf-8", "utf-8"),
        ("utf-8", "cp949"),
        ("euc-kr", "utf-8"),
        ("x", "utf-16"),
    ],
)
def test_html_table(parse: Parse, charset: str, encoding: str) -> None:
    """Also where the charset that it says is not the one that it has."""
    table = parse(HTML.format(charset=charset).encode(encoding), "급여.xls")
    assert table.head.header_rows == (2, 3)
    assert table.head.columns == ("부서", "사번", "지급 / 기본급", "지급 / 상여")
    assert [(row.row_number, row.values) for row in table] == [
        (4, ("인사 팀", "00123", "3,000,000", "5 < 6")),
        (5, ("인사 팀", "00124", "", "첫줄\n둘째줄")),
        (6, ("총무팀", "00125", "1", "2")),
    ]
    assert {each.code for each in table.head.notices} == {"sheet_hidden_rows"}


def _html(content: str, limits: Limits | None = None) -> HtmlBook:
    return HtmlBook(Source(Path("급여.xls"), content.encode()), ReadOptions(), limits or Limits())


def test_tables_one_after_another_and_inside_each_other() -> None:
    inner = "<table><tr><td>사번<td>성명</tr><tr><td>1<td>홍길동</tr></table>"
    rows = _html(f"<table><tr><td>{inner}</td></tr></table><p>글</p>{inner}").read("급여").rows
    assert [values for _, values, _ in rows] == [
        *(["사번", "성명"], ["1", "홍길동"], [""], ["사번", "성명"], ["1", "홍길동"])
    ]


def test_spans_beyond_reason_are_bounded(parse: Parse) -> None:
    rows = "<tr><td colspan=1000000 rowspan=999999>사번" * 3
    table = parse(f"<table>{rows}".encode(), "급여.xls")
    assert len(table.head.columns) <= Limits().columns


@pytest.mark.parametrize(
    "table",
    [
        "<col><col style='display: none'><tr><td>사번<td>주민번호<td>금액<tr><td>1<td>2<td>3",
        "<tr><td>사번<td style='DISPLAY:none'>주민번호<td>금액<tr><td>1<td>2<td>3",
    ],
)
def test_columns_that_the_page_hides_are_told(parse: Parse, table: str) -> None:
    content = f"<table>{table}</table>".encode()
    found = {each.code: dict(each.params) for each in parse(content, header=(1, 1)).head.notices}
    assert found == {"sheet_hidden_columns": {"columns": "주민번호"}}


@pytest.mark.parametrize("limits", [Limits(cells=3), Limits(rows=1)])
def test_html_beyond_the_limits_is_refused(limits: Limits) -> None:
    with pytest.raises(InputError, match="sheet_too_large_for_memory"):
        _html("<table><tr><td>1<td>2<tr><td>3<td>4</table>", limits)


XML = """<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>
<Style ss:ID="s1"><NumberFormat ss:Format="00000"/></Style>
<Style ss:ID="s2"><NumberFormat ss:Format="Short Date"/></Style></Styles>
<Worksheet ss:Name="숨김">
<Table>
<Row>
<Cell>
<Data ss:Type="String">비밀</Data>
</Cell>
</Row>
</Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
<Worksheet ss:Name="급여"><Table>
<Row>
<Cell>
<Data ss:Type="String">사번</Data>
</Cell>
<Cell>
<Data ss:Type="String">입사일</Data>
</Cell>
<Cell ss:Index="4"><Data ss:Type="String">금액</Data></Cell></Row>
<Row ss:Index="4">
<Cell ss:StyleID="s1" ss:MergeDown="1">
<Data ss:Type="Number">42</Data>
<Comment><ss:Data>메모</ss:Data></Comment></Cell>
<Cell ss:StyleID="s2">
<Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data>
</Cell>
<Cell ss:Index="4" ss:Formula="=1/0">
<Data ss:Type="Error">#DIV/0!</Data>
</Cell>
</Row>
<Row ss:Hidden="1">
<Cell ss:Index="2" ss:StyleID="s2">
<Data ss:Type="DateTime">2024-03-02T00:00:00.000</Data>
</Cell><Cell ss:Index="4" ss:Formula="=A1"/></Row>
<Row ss:Span="2"/>
<Row>
<Cell>
<Data ss:Type="Number">7</Data>
</Cell>
<Cell>
<Data ss:Type="Boolean">1</Data>
</Cell>
<Cell ss:Index="4">
<Data ss:Type="Number">5</Data>
</Cell>
</Row>
</Table>
</Worksheet>
</Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "euc-kr", "ks_c_5601-1987", "CP949"])
def test_spreadsheet_xml(parse: Parse, encoding: str) -> None:
    text = XML.replace("UTF-8", encoding)
    table = parse(text.encode(encoding), "급여.xls", sheet="급여", header=(1, 1))
    assert table.head.columns == ("사번", "입사일", "금액")
    assert [(row.row_number, row.values) for row in table] == [
        (4, ("00042", "2024-03-01", "#DIV/0!")),
        (5, ("00042", "2024-03-02", "")),
        (9, ("7", "TRUE", "5")),
    ]
    assert [(each.row_number, each.code) for each in table.issues()] == [
        (4, "cell_error"),
        (5, "cell_formula_without_value"),
    ]
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told == {"sheet_hidden_rows": {"count": "1"}, "sheet_hidden_sheets": {"sheets": "숨김"}}


STYLES = """<Style ss:ID="Default"><NumberFormat ss:Format="#,##0"/></Style>
<Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style>
<Style ss:ID="s2" ss:Parent="s1"><Font/></Style>
<Style ss:ID="s3" ss:Parent="s2"/><Style ss:ID="s4"><NumberFormat/></Style>
<Style ss:ID="s5" ss:Parent="s5"/>"""


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("", "1,000"),
        ('ss:StyleID="s3"', "100000.00%"),
        ('ss:StyleID="s4"', "1000"),
        ('ss:StyleID="s5"', "1000"),
        ('ss:Index="3"', "100000.00%"),
    ],
)
def test_styles_come_from_parents_and_columns(parse: Parse, cell: str, shown: str) -> None:
    """3.5% shown as 0.035 reads as another rate."""
    number = f'<Cell {cell}><Data ss:Type="Number">1000</Data></Cell>'
    words = "".join(f'<Cell><Data ss:Type="String">{each}</Data></Cell>' for each in "가나다")
    columns = '<Column/><Column ss:Index="3" ss:StyleID="s2"/>'
    content = f"""<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles>{STYLES}</Styles>
<Worksheet ss:Name="급여"><Table>{columns}<Row>{words}</Row><Row>{number}</Row></Table>
</Worksheet></Workbook>"""
    (row,) = parse(content.encode(), "급여.xls", header=(1, 1))
    assert [value for value in row.values if value] == [shown]


def test_hidden_columns_of_spreadsheet_xml_are_told(parse: Parse) -> None:
    start = '<Worksheet ss:Name="급여"><Table>'
    hidden = f'{start}<Column/><Column ss:Hidden="1" ss:Span="1"/>'
    table = parse(XML.replace(start, hidden).encode(), "급여.xls", sheet="급여", header=(1, 1))
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told["sheet_hidden_columns"] == {"columns": "입사일, 열3"}


def test_an_encoding_that_nobody_knows_is_a_damaged_file(parse: Parse) -> None:
    with pytest.raises(InputError, match="sheet_broken"):
        parse(XML.replace("UTF-8", "big5").encode("utf-8"), "급여.xls")


def test_hidden_sheet_is_not_the_default(parse: Parse) -> None:
    assert parse(XML.encode(), "급여.xls").head.sheet == "급여"
