"""What calamine drops is found in the raw XML, however it is written."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.table import Severity
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.raw import UnreadablePart
from jisa_desktop.sheets.reader import StagedTable
from jisa_desktop.sheets.xlsx_side import SideScan, scan_sheet
from tests.sheets import books
from tests.sheets.conftest import Parse

TITLE = books.text_row(1, "사번", "성명", "금액")


def _scan(sheet_xml: bytes, codes: tuple[str, ...] = ("General", "00000")) -> SideScan:
    class Trickle:
        """Hands out a few bytes at a time, so that every cut falls somewhere else."""

        at = 0

        def read(self, size: int) -> bytes:
            piece = sheet_xml[self.at : self.at + min(size, 37)]
            self.at += len(piece)
            return piece

    return scan_sheet(Trickle(), codes)  # type: ignore[arg-type] # reads alone


def test_error_cell_shows_its_error_and_warns(parse: Parse) -> None:
    rows = [
        TITLE,
        books.text_row(2, "1", "홍길동").replace(
            "</row>", books.cell("C2", "#REF!", kind="e") + "</row>"
        ),
    ]
    table = parse(books.raw_xlsx(rows))
    assert table.rows(0, 9)[0].values == ("1", "홍길동", "#REF!")
    (issue,) = table.issues()
    assert (issue.row_number, issue.column, issue.severity) == (2, "금액", Severity.WARNING)
    assert (issue.code, dict(issue.params)) == ("cell_error", {"cell": "C2", "value": "#REF!"})


def test_formula_without_value_is_empty_and_warns(parse: Parse) -> None:
    rows = [
        TITLE,
        books.row(
            2, books.cell("A2", "1"), books.cell("B2", "홍"), books.cell("C2", formula="A1*2")
        ),
        books.row(
            3, books.cell("A3", "2"), books.cell("B3", "김"), books.cell("C3", 7, formula="A1*2")
        ),
        books.row(
            4,
            books.cell("A4", "3"),
            books.cell("B4", "이"),
            books.cell("C4", "", kind="str", formula="A1"),
        ),
        books.row(6, books.cell("C6", formula="SUM(C2:C4)")),
    ]
    table = parse(books.raw_xlsx(rows))
    assert [row.values[2] for row in table] == ["", "7", ""]
    assert [(each.row_number, each.code, dict(each.params)["cell"]) for each in table.issues()] == [
        (2, "cell_formula_without_value", "C2"),
        (6, "cell_formula_without_value", "C6"),
    ]


def test_hidden_rows_columns_and_sheets_are_read_and_told(parse: Parse) -> None:
    rows = [
        TITLE,
        books.text_row(2, "1", "홍길동", "5").replace("<row ", '<row hidden="1" '),
        books.text_row(3, "2", "김철수", "6"),
    ]
    before = '<cols><col min="2" max="3" width="9" hidden="true"/></cols>'
    content = books.raw_xlsx(rows, before=before, states={"급여": "visible", "비밀": "veryHidden"})
    table = parse(content)
    assert table.head.total_rows == 2
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told["sheet_hidden_rows"] == {"count": "1"}
    assert told["sheet_hidden_columns"] == {"columns": "성명, 금액"}
    assert told["sheet_hidden_sheets"] == {"sheets": "비밀"}


def test_attributes_in_any_order_prefixes_and_quotes() -> None:
    usual = (
        b'<worksheet><sheetData><row r="2"><c r="C2" s="1" t="e"><v>#N/A</v></c>'
        b'<c r="D2" s="1"/></row></sheetData>'
    )
    unusual = (
        b"<x:worksheet><x:sheetData><x:row spans='1:4' r='2'>"
        b"<x:c t='e' cm=\"1\" s='1' r='C2'><x:v>#N/A</x:v></x:c>"
        b"<x:c  s = '1' r='D2' /></x:row></x:sheetData>"
    )
    for xml in (usual, unusual):
        scan = _scan(xml)
        assert scan.side.errors == {1: {2: "#N/A"}}
        assert scan.formats(1) == ("General", "General", "00000")
        assert (scan.row_count, scan.column_count, scan.cell_count) == (2, 3, 1)


def test_rows_and_cells_without_references_follow_each_other() -> None:
    scan = _scan(
        b'<sheetData><row><c/><c s="1"><v>1</v></c></row>'
        b'<row r="5"><c r="B5"><f>x</f></c></row></sheetData>'
    )
    assert scan.formats(0) == ("General", "00000")
    assert scan.side.formulas_without_value == {4: [1]}


def test_merges_behind_the_rows_are_found_across_cuts() -> None:
    merges = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (at, at + 1) for at in range(1, 200, 2))
    scan = _scan(b"<sheetData></sheetData><mergeCells>" + merges + b"</mergeCells>")
    assert len(scan.merges) == 100
    assert (scan.merges[0].last_row, scan.merges[0].last_column) == (1, 1)


@pytest.mark.parametrize(
    "xml",
    [
        b'<sheetData><row r="1048577"/><row/></sheetData>',
        b'<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>',
    ],
)
def test_places_outside_any_sheet_are_refused(xml: bytes) -> None:
    with pytest.raises(UnreadablePart):
        _scan(xml)


def _places(table: StagedTable) -> list[tuple[int, str]]:
    return [(row.row_number, row.values[0]) for row in table]


@pytest.mark.parametrize("corner", ["XFD1048576", "A1048576", "XFD3"])
def test_a_stray_cell_far_away_neither_kills_nor_hides_the_table(parse: Parse, corner: str) -> None:
    """calamine aborts its process over a cell at XFD1048576."""
    number = int(corner.lstrip("AXFD"))
    rows = [
        TITLE,
        books.text_row(2, "0001", "홍길동", "5"),
        books.row(number, books.cell(corner, "끝")),
    ]
    table = parse(books.raw_xlsx(rows))
    assert table.head.columns[:3] == ("사번", "성명", "금액")
    assert _places(table)[0] == (2, "0001")
    outside = [each.row_number for each in table.issues() if each.code == "row_cells_outside_table"]
    assert outside == ([number] if corner.startswith("XFD") else [])


@pytest.mark.parametrize("reference", ["A1", "A1:XFD1048576", "C7:D9"])
def test_a_dimension_that_lies_is_not_believed(parse: Parse, reference: str) -> None:
    rows = [TITLE, books.text_row(2, "0001", "홍길동", "5")]
    table = parse(books.raw_xlsx(rows, before=f'<dimension ref="{reference}"/>'))
    assert _places(table) == [(2, "0001")]
    assert len(table.head.columns) == 3


def test_a_billion_laughs_end_in_a_sentence(parse: Parse) -> None:
    levels = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    laughs = f'<!DOCTYPE x [<!ENTITY l0 "하하하하하하하하하하">{levels}]>'.encode()
    content = books.raw_xlsx([TITLE, books.text_row(2, "1", "&l9;", "5")])
    hostile = books.replace_part(
        content,
        "xl/worksheets/sheet1.xml",
        lambda xml: laughs + xml.replace(b"&amp;l9;", b"&l9;"),
    )
    with pytest.raises(InputError, match="sheet_broken"):
        parse(hostile)


def test_what_calamine_refuses_openpyxl_reads(parse: Parse) -> None:
    """A relationship without its part is enough for calamine to give up."""
    content = books.replace_part(
        books.people_workbook(),
        "xl/styles.xml",
        lambda xml: xml.replace(b"<cellXfs", b"<cellXfs count='x'"),
    )
    assert parse(content).head.total_rows == 3
