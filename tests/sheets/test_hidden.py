"""Rows and columns that a sheet hides: read and told, or left out by choice."""

from __future__ import annotations

import random

import pytest

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.row_runs import RowRuns
from tests.sheets import books
from tests.sheets.conftest import Parse

TITLE = books.text_row(1, "사번", "성명", "금액")


def hidden(row: str) -> str:
    return row.replace("<row ", '<row hidden="1" ')


def error(place: str) -> str:
    return f'<c r="{place}" t="e"><v>#N/A</v></c>'


def book(*, columns: str = "") -> bytes:
    rows = [
        TITLE,
        books.text_row(2, "1", "홍길동", "5"),
        hidden(books.text_row(3, "2", "김철수", "6")),
        books.row(4, books.cell("A4", "3"), books.cell("B4", "이영희"), error("C4")),
        hidden(books.row(5, error("A5"), books.cell("C5", formula="SUM(C2:C4)"))),
    ]
    return books.raw_xlsx(rows, before=columns)


def test_left_out_by_choice_and_told_with_their_numbers(parse: Parse) -> None:
    table = parse(book(), leaves_out_hidden=True)
    assert [(row.row_number, row.values[0]) for row in table] == [(2, "1"), (4, "3")]
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told["sheet_hidden_rows_left_out"] == {"count": "2", "rows": "3, 5"}
    assert "sheet_hidden_rows" not in told
    assert [(each.row_number, each.code) for each in table.issues()] == [(4, "cell_error")]


def test_read_unless_somebody_chose(parse: Parse) -> None:
    table = parse(book())
    assert [row.row_number for row in table] == [2, 3, 4, 5]
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told["sheet_hidden_rows"] == {"count": "2"}
    assert {each.row_number for each in table.issues()} == {4, 5}


def test_columns_go_with_what_was_wrong_in_them(parse: Parse) -> None:
    columns = '<cols><col min="3" max="3" width="9" hidden="true"/></cols>'
    table = parse(book(columns=columns), leaves_out_hidden=True)
    assert table.head.columns == ("사번", "성명")
    assert [row.values for row in table] == [("1", "홍길동"), ("3", "이영희")]
    told = {each.code: dict(each.params) for each in table.head.notices}
    assert told["sheet_hidden_columns_left_out"] == {"columns": "금액"}
    assert not list(table.issues())


def test_a_filter_that_hides_everything_says_so(parse: Parse) -> None:
    rows = [hidden(TITLE), hidden(books.text_row(2, "1", "홍길동", "5"))]
    with pytest.raises(InputError) as refused:
        parse(books.raw_xlsx(rows), leaves_out_hidden=True)
    assert refused.value.code == "sheet_only_hidden_rows"


@pytest.mark.parametrize("seed", range(20))
def test_runs_know_exactly_their_rows(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - no secret
    wanted = {index for index in range(200) if draw.random() < 0.4}
    runs = RowRuns()
    for index in sorted(wanted):
        runs.add(index)
    assert {index for index in range(-2, 202) if index in runs} == wanted
    assert runs.count == len(wanted)
