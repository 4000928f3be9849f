"""Lines that are no rows of the table, and how that is told."""

from __future__ import annotations

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jisa_desktop.domain.table import RowKind
from jisa_desktop.sheets.reader import StagedTable
from tests.sheets import books
from tests.sheets.conftest import Parse

PEOPLE: list[list[object]] = [
    ["사번", "성명", "기본급", "상여"],
    ["00123", "홍길동", 3000000, 100],
    ["00124", "김철수", 3000000, 200],
    ["00125", "이영희", 3000000, 300],
]


def _sheet(rows: list[list[object]]) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for values in rows:
            sheet.append(values)

    return books.workbook(fill)


def _kinds(table: StagedTable) -> list[tuple[int, RowKind]]:
    return [(row.row_number, row.kind) for row in table.other_rows()]


def _told(table: StagedTable) -> dict[str, str]:
    return {each.code: dict(each.params)["rows"] for each in table.head.notices}


def test_a_second_table_is_not_read_under_the_names_of_the_first(parse: Parse) -> None:
    """'사번: 영업팀, 성명: 3, 기본급: 1000' would be believed."""
    table = parse(_sheet([*PEOPLE, [], ["부서", "인원", "예산"], ["영업팀", 3, 1000]]))
    assert [row.row_number for row in table] == [2, 3, 4]
    assert _kinds(table) == [(6, RowKind.OTHER_TABLE), (7, RowKind.OTHER_TABLE)]
    assert dict(table.head.notices[0].params) == {"count": "2", "rows": "6, 7", "row": "6"}


@pytest.mark.parametrize("gap", [[], [[]]])
def test_the_same_columns_in_another_order_are_another_table(
    parse: Parse, gap: list[list[object]]
) -> None:
    """기본급 and 상여 changed places: every amount below would stand under the wrong name."""
    second: list[list[object]] = [
        ["사번", "성명", "상여", "기본급"],
        ["00126", "박민수", 400, 2000000],
    ]
    table = parse(_sheet([*PEOPLE, *gap, *second]))
    assert [row.row_number for row in table] == [2, 3, 4]
    assert {kind for _, kind in _kinds(table)} == {RowKind.OTHER_TABLE}


def test_the_first_table_may_go_on_after_another(parse: Parse) -> None:
    between: list[list[object]] = [[], ["부서", "인원", "예산"], ["영업팀", 3, 1000], []]
    table = parse(_sheet([*PEOPLE, *between, PEOPLE[0], ["00126", "박민수", 2, 1]]))
    assert [row.row_number for row in table] == [2, 3, 4, 10]


@pytest.mark.parametrize(
    "line",
    [
        ["신입", "최지우", "미정", "미정"],
        ["00127", "최지우", "기본급", "상여"],
        ["급여", "상여", 100, 200],
        ["", "", "미정", "비고 참조"],
    ],
)
def test_odd_rows_after_a_gap_are_still_rows(parse: Parse, line: list[object]) -> None:
    table = parse(_sheet([*PEOPLE, [], line, ["00128", "정우성", 1, 2]]))
    assert [row.row_number for row in table] == [2, 3, 4, 6, 7]


def test_a_line_that_may_begin_another_table_is_read_and_told(parse: Parse) -> None:
    """One word that could be a column's name is too little to leave the rest out."""
    rows: list[list[object]] = [["항목", "금액"], ["기본급", 100], ["식대", 200], []]
    table = parse(_sheet([*rows, ["교통비", "실비"], ["통신비", 300]]), header=(1, 1))
    assert [row.row_number for row in table] == [2, 3, 5, 6]
    assert [(each.code, each.params) for each in table.head.notices] == [
        ("sheet_table_in_doubt", (("row", "5"),))
    ]


def test_words_under_words_are_rows(parse: Parse) -> None:
    rows: list[list[object]] = [["구분", "항목"], ["급여", "기본급"], [], ["공제", "국민연금"]]
    assert [row.row_number for row in parse(_sheet(rows), header=(1, 1))] == [2, 4]


def test_what_a_print_out_repeats_is_no_row(parse: Parse) -> None:
    rows: list[list[object]] = [
        ["급여 대장"],
        *PEOPLE,
        ["급여  대장"],
        ["- 2 -"],
        ["2 / 3"],
        ["Page 2 of 3"],
        ["영업2팀"],
        ["3월분"],
        PEOPLE[0],
        ["00126", "박민수", 3000000, 1],
        ["영업3팀"],
        ["00127", "최지우", 3000000, 1],
    ]
    table = parse(_sheet(rows))
    assert [row.row_number for row in table] == [3, 4, 5, 13, 14, 15]
    assert _told(table) == {
        "sheet_headers_left_out": "12",
        "sheet_notes_left_out": "6, 7, 8, 9, 10, 11",
    }


def test_one_column_alone_has_no_titles_among_its_rows(parse: Parse) -> None:
    rows: list[list[object]] = [["사번"]]
    rows += [[f"00{at}"] for at in range(12)]
    assert parse(_sheet(rows), header=(1, 1)).head.total_rows == 12


def test_rows_of_one_cell_at_the_end_are_kept_in_their_order(parse: Parse) -> None:
    notes: list[list[object]] = [[f"메모 {at}"] for at in range(7)]
    table = parse(_sheet([*PEOPLE, *notes]))
    assert [row.row_number for row in table] == list(range(2, 12))


def test_nothing_is_left_out_in_silence(parse: Parse) -> None:
    totals: list[list[object]] = [["합계", None, 9000000, 600]] * 12
    table = parse(_sheet([*PEOPLE, *totals, ["※ 세전 금액"]]))
    assert _told(table) == {
        "sheet_totals_left_out": "5, 6, 7, 8, 9, 10, 11, 12, 13, 14 …",
        "sheet_notes_left_out": "17",
    }


def test_values_above_the_header_are_told_unless_a_person_chose_it(parse: Parse) -> None:
    summary: list[list[object]] = [["인사팀", 3, 1000], ["영업팀", 2, 500]]
    content = _sheet([*summary, [], *PEOPLE])
    table = parse(content)
    assert table.head.header_rows == (4,)
    assert [(each.code, each.params) for each in table.head.notices] == [
        ("sheet_rows_above_header", (("count", "2"), ("row", "4")))
    ]
    assert parse(content, header=(4, 4)).head.notices == ()


def test_a_title_block_above_the_header_is_not_told(parse: Parse) -> None:
    block: list[list[object]] = [["급여 대장"], ["부서", "인사팀", "작성일", "2024-03-01"], []]
    assert parse(_sheet([*block, *PEOPLE])).head.notices == ()


@pytest.mark.parametrize(
    "words",
    [
        ["5자리 숫자", "한글", "원 단위", "원 단위로"],
        ["Emp No", "Name", "Base", "Bonus"],
    ],
)
@pytest.mark.parametrize("header", [None, (1, 1)])
def test_a_line_that_explains_the_names_is_neither_header_nor_row(
    parse: Parse, words: list[object], header: tuple[int, int] | None
) -> None:
    table = parse(_sheet([PEOPLE[0], words, *PEOPLE[1:]]), header=header)
    assert table.head.header_rows == (1,)
    assert table.head.columns == tuple(PEOPLE[0])
    assert [row.row_number for row in table] == [3, 4, 5]
    assert _told(table) == {"sheet_notes_left_out": "2"}


def test_names_of_a_system_over_those_of_people_are_no_header(parse: Parse) -> None:
    codes: list[object] = ["EMP_NO", "EMP_NM", "BASE_PAY", "BONUS"]
    assert parse(_sheet([codes, *PEOPLE])).head.header_rows == (2,)
