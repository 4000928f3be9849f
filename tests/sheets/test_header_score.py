"""Single reasons of the header's score, each with and without what it is about."""

from __future__ import annotations

import pytest

from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.header_cell import CellKind, kind_of, label_score, make_cell
from jisa_desktop.sheets.header_grid import HeaderGrid
from jisa_desktop.sheets.header_score import candidates
from tests.sheets.header_cases import words
from tests.sheets.header_people import body

Rows = list[list[CellValue]]

PAY: Rows = [
    words("사번 성명 지급 _ 비고"),
    words("_ _ 기본급 수당 _"),
    *body("id name pay small note"),
]
DOWN = tuple(Merge(0, 1, column, column) for column in (0, 1, 4))
ACROSS = (Merge(0, 0, 2, 3),)


def best(rows: Rows, merges: tuple[Merge, ...], row: int) -> float:
    return max(each.score for each in candidates(HeaderGrid(rows, merges), row))


def test_a_row_whose_merges_go_on_below_is_not_the_bottom_row() -> None:
    assert best(PAY, (*DOWN, *ACROSS), 0) < best(PAY, ACROSS, 0) - 1.0


def test_a_group_over_divided_columns_is_not_the_bottom_row() -> None:
    rows: Rows = [words("사번 지급 _"), words("_ 기본급 수당"), *body("id pay small")]
    assert best(rows, (Merge(0, 0, 1, 2),), 0) < best(rows, (), 0)


def test_the_bottom_row_of_a_stack_beats_the_rows_above_it_by_far() -> None:
    assert best(PAY, (*DOWN, *ACROSS), 1) > best(PAY, (*DOWN, *ACROSS), 0) + 2.0


def test_a_row_of_numbers_over_numbers_scores_below_a_row_of_words() -> None:
    numbers: Rows = [[1.0, 2_500_000.0, 30.0]] * 8
    named: Rows = [words("회차 금액 건수"), *numbers]
    assert best(named, (), 0) > best(numbers, (), 0) + 5.0


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, CellKind.EMPTY),
        ("  ", CellKind.EMPTY),
        (True, CellKind.BOOLEAN),
        (3, CellKind.NUMBER),
        ("3,500원", CellKind.NUMBER),
        ("△1,200", CellKind.NUMBER),
        ("3월", CellKind.TEXT),
        ("1일", CellKind.TEXT),
        ("2024년", CellKind.TEXT),
        ("2024.3.1", CellKind.DATE),
        ("09:00", CellKind.DATE),
        ("A20240001", CellKind.CODE),
        ("hong@example.com", CellKind.CODE),
        ("#REF!", CellKind.ERROR),
        ("#No", CellKind.TEXT),
        ("-", CellKind.DASH),
        ("성명", CellKind.TEXT),
    ],
)
def test_kinds_of_cells(value: CellValue, kind: CellKind) -> None:
    assert kind_of(value) is kind


def test_labels_in_the_order_of_how_much_they_look_like_one() -> None:
    texts = ["성명", "급여총액", "채용구분", "A20240001", "이 값은 확인이 필요합니다.", "3,500원"]
    scores = [label_score(make_cell(text)) for text in texts]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert scores[-1] == 0.0
