"""From rows to a table: header, columns, merges, blank lines, notices."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.domain.table import RowKind
from jisa_desktop.errors import InputError
from tests.sheets import binary_books, books
from tests.sheets.conftest import Parse


def _sheet(rows: list[list[object]], *merges: str) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for values in rows:
            sheet.append(values)
        for each in merges:
            sheet.merge_cells(each)

    return books.workbook(fill)


PAY = [
    ["2024년 3월 급여대장", None, None, None, None],
    [None, None, None, None, None],
    ["부서", "사번", "성명", "지급", None],
    [None, None, None, "기본급", "상여"],
    ["인사팀", 20240001, "홍길동", 3000000, 500000],
    [None, 20240002, "김철수", 2900000, None],
    [None, None, None, None, None],
    ["총무팀", 20240003, "이영희", 3100000, 100000],
    ["합계", None, None, 9000000, 600000],
]
MERGES = ("A1:E1", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "A5:A6", "E5:E6")


def test_title_stacked_header_merges_and_total(parse: Parse) -> None:
    table = parse(_sheet(PAY, *MERGES))
    assert table.head.header_rows == (3, 4)
    assert table.head.columns == ("부서", "사번", "성명", "지급 / 기본급", "지급 / 상여")
    assert [(row.row_number, row.values) for row in table] == [
        (5, ("인사팀", "20240001", "홍길동", "3000000", "500000")),
        (6, ("인사팀", "20240002", "김철수", "2900000", "")),
        (8, ("총무팀", "20240003", "이영희", "3100000", "100000")),
    ]
    assert [(row.row_number, row.kind) for row in table.other_rows()] == [(9, RowKind.TOTAL)]


def test_merged_labels_are_filled_down_amounts_never(parse: Parse) -> None:
    rows: list[list[object]] = [
        ["사번", "성명", "구분", "기준일", "금액", "시간"],
        [20240001, "홍길동", "기본급", "2024-03-01", 3000000, "1,200"],
        [None, None, "상여", None, None, None],
        [20240002, "김철수", "기본급", "2024-03-02", 2900000, "900"],
    ]
    table = parse(_sheet(rows, "A2:A3", "B2:B3", "D2:D3", "E2:E3", "F2:F3"))
    assert table.rows(1, 2)[0].values == ("20240001", "홍길동", "상여", "2024-03-01", "", "")


@pytest.mark.parametrize(
    ("merges", "told"),
    [
        (("A2:A3", "D2:D3"), [(2, "성과급", "D3")]),
        (("B2:B3", "D2:D3"), []),
        (("A2:A3",), []),
        (("D2:E2",), [(2, "성과급", "E2")]),
        (("B2:B3", "D2:E3"), [(2, "성과급", "E3")]),
        (("C2:E2",), []),
    ],
)
def test_an_amount_that_several_rows_share_is_told(
    parse: Parse, merges: tuple[str, ...], told: list[tuple[int, str, str]]
) -> None:
    """The team's bonus stands in the first member's row; merged as far as the name, it is one
    person's."""
    rows: list[list[object]] = [
        ["부서", "성명", "구분", "성과급", "수당"],
        ["영업팀", "홍길동", "상반기", 5000000, None],
        ["", "김철수", "하반기", None, 100],
    ]
    found = [
        (each.row_number, each.column, dict(each.params)["last"])
        for each in parse(_sheet(rows, *merges)).issues()
        if each.code == "cell_shared_amount"
    ]
    assert found == told


def test_merged_labels_are_filled_down_in_xls_too(parse: Parse) -> None:
    texts = [("부서", "성명"), ("인사팀", "홍길동"), ("", "김철수"), ("총무팀", "이영희")]
    cells = [
        binary_books.label(at, column, text)
        for at, line in enumerate(texts)
        for column, text in enumerate(line)
        if text
    ]
    table = parse(binary_books.xls([*cells, binary_books.merged((1, 2, 0, 0))]), "급여.xls")
    assert [row.values[0] for row in table] == ["인사팀", "인사팀", "총무팀"]


def test_hidden_rows_and_error_cells_of_xls_are_told(parse: Parse) -> None:
    cells = [
        *(binary_books.label(0, 0, "사번"), binary_books.label(0, 1, "금액")),
        *(binary_books.label(1, 0, "0001"), binary_books.error(1, 1, 0x07)),
        *(binary_books.hidden_row(2), binary_books.label(2, 0, "0002")),
    ]
    table = parse(binary_books.xls(cells), "급여.xls", header=(1, 1))
    assert [row.values for row in table] == [("0001", "#DIV/0!"), ("0002", "")]
    assert [(each.row_number, each.code) for each in table.issues()] == [(2, "cell_error")]
    assert [(each.code, each.params) for each in table.head.notices] == [
        ("sheet_hidden_rows", (("count", "1"),))
    ]


def test_values_under_a_merge_are_not_shown(parse: Parse) -> None:
    """KOSIS repeats the year under the merge: Excel shows it once, and so do we."""
    rows = [
        books.text_row(1, "연도", "메모", "값"),
        *(books.text_row(at, "2016", f"ㄱ{at}", "5") for at in (2, 3)),
    ]
    after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B3:C3"/></mergeCells>'
    table = parse(books.raw_xlsx(rows, after=after))
    assert [row.values for row in table] == [("2016", "ㄱ2", "5"), ("2016", "ㄱ3", "")]


def test_blank_merged_rows_do_not_become_people(parse: Parse) -> None:
    rows: list[list[object]] = [
        ["부서", "성명"],
        ["인사팀", "홍길동"],
        [None, None],
        ["총무팀", "김철수"],
    ]
    assert [row.row_number for row in parse(_sheet(rows, "A2:A3"))] == [2, 4]


def test_columns_that_hold_nothing_are_left_out(parse: Parse) -> None:
    rows: list[list[object]] = [[], [None, "사번", None, "성명"], [None, "0001", None, "홍길동"]]
    table = parse(_sheet(rows))
    assert table.head.columns == ("사번", "성명")
    assert [(row.row_number, row.values) for row in table] == [(3, ("0001", "홍길동"))]


def test_value_right_of_the_header_gets_a_column(parse: Parse) -> None:
    rows: list[list[object]] = [
        ["사번", "성명"],
        ["0001", "홍길동"],
        ["0002", "김철수", None, "메모"],
    ]
    table = parse(_sheet(rows))
    assert table.head.columns == ("사번", "성명", "열4")
    assert [row.values[2] for row in table] == ["", "메모"]


def test_chosen_header_wins(parse: Parse) -> None:
    table = parse(_sheet(PAY, *MERGES), header=(3, 3))
    assert table.head.header_rows == (3,)
    assert table.head.columns[3] == "지급"
    assert [(row.row_number, row.kind) for row in table.other_rows()] == [
        (4, RowKind.NOTE),
        (9, RowKind.TOTAL),
    ]
    assert parse(_sheet(PAY, *MERGES), header=(1, 4)).head.header_rows == (1, 2, 3, 4)


def test_chosen_header_may_stand_far_below(parse: Parse) -> None:
    rows: list[list[object]] = [[f"글 {at}"] for at in range(120)]
    rows += [["사번", "성명"], ["0001", "홍길동"]]
    table = parse(_sheet(rows), header=(121, 121))
    assert table.head.columns == ("사번", "성명")
    assert [row.row_number for row in table] == [122]


@pytest.mark.parametrize("header", [(500, 500), (10, 9), (0, 1)])
def test_chosen_header_outside_the_sheet_is_refused(parse: Parse, header: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="sheet_header_out_of_range"):
        parse(_sheet(PAY), header=header)


def test_sheet_without_header_keeps_every_row(parse: Parse) -> None:
    rows: list[list[object]] = [[7.25, 31, 5], [88, 2.5, 91], [6, 40, 3.75], [55, 9, 12]]
    table = parse(_sheet(rows))
    assert table.head.header_rows == ()
    assert table.head.columns == ("열1", "열2", "열3")
    assert table.head.total_rows == 4
    assert "sheet_without_header" in {each.code for each in table.head.notices}


def test_header_alone_is_a_table_without_rows(parse: Parse) -> None:
    table = parse("사번,성명,부서\n".encode(), "급여.csv", header=(1, 1))
    assert (table.head.columns, table.head.total_rows) == (("사번", "성명", "부서"), 0)
    assert list(table) == []


def test_repeated_header_and_note_are_marked(parse: Parse) -> None:
    rows: list[list[object]] = [
        ["사번", "성명", "부서"],
        ["0001", "홍길동", "인사팀"],
        ["사번", "성명", "부서"],
        ["0002", "김철수", "총무팀"],
        ["※ 3월 말 기준", None, None],
    ]
    kinds = [(row.row_number, row.kind) for row in parse(_sheet(rows)).other_rows()]
    assert kinds == [(3, RowKind.REPEATED_HEADER), (5, RowKind.NOTE)]


def test_repeated_column_names_are_told_apart(parse: Parse) -> None:
    rows: list[list[object]] = [["사번", "금액", "금액"], ["0001", 1, 2], ["0002", 3, 4]]
    assert parse(_sheet(rows)).head.columns == ("사번", "금액", "금액 (2)")


def test_too_many_issues_are_counted(parse: Parse) -> None:
    from jisa_desktop.sheets.assemble import assemble
    from jisa_desktop.sheets.options import Limits
    from jisa_desktop.sheets.options import ReadOptions as Options
    from jisa_desktop.sheets.raw import RawSheet

    del parse
    written: list[object] = []

    class Out:
        row_count = 0

        @property
        def issue_count(self) -> int:
            return len(written)

        def add(self, row: object) -> None:
            self.row_count += 1

        def add_issue(self, issue: object) -> None:
            written.append(issue)

        def finish(self) -> None: ...

    rows = [(0, ["사번", "번호"], None), *((at, [f"{at}", 1e17], None) for at in range(1, 9))]
    sheet = RawSheet("급여", rows)
    head, _ = assemble(
        sheet,
        "급여.xlsx",
        Options(header=(1, 1)),
        Limits(issues=3),
        Out(),
        progress=lambda *_: None,  # type: ignore[arg-type] # enough of one
    )
    assert len(written) == 3
    assert ("sheet_issues_left_out", (("count", "5"),)) in [
        (each.code, each.params) for each in head.notices
    ]
