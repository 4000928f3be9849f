"""Two tables beside each other, which a reader of rows takes for one."""

from __future__ import annotations

import pytest

from jisa_desktop.sheets.side_by_side import SideBySide
from tests.sheets import books
from tests.sheets.conftest import Parse


@pytest.mark.parametrize(
    "header",
    [
        ("사번", "성명", "수당", "사번", "성명", "수당"),
        ("사번", "성명", "수당", "", "사번", "성명", "수당"),
        ("이름", "금액", "이 름", "금액"),
    ],
)
def test_people_twice_are_told(parse: Parse, header: tuple[str, ...]) -> None:
    row = ["1" if name else "" for name in header]
    lines = [books.text_row(1, *header), *(books.text_row(at, *row) for at in (2, 3, 4))]
    notices = parse(books.raw_xlsx(lines), header=(1, 1)).head.notices
    assert [each.code for each in notices] == ["sheet_side_by_side"]


COLUMNS = ("사번", "성명", "열3", "부서", "인원")
FULL, LEFT, RIGHT = ("1", "홍", "", "인사", "3"), ("1", "홍"), ("", "", "", "인사", "3")


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ([FULL, FULL, LEFT, LEFT], True),
        ([FULL, RIGHT, RIGHT], True),
        ([FULL, FULL, LEFT], False),
        ([FULL, LEFT, LEFT, FULL], False),
        ([FULL, FULL], False),
    ],
)
def test_a_table_that_ends_above_its_neighbour_is_told(
    rows: list[tuple[str, ...]], *, is_told: bool
) -> None:
    looked = SideBySide(COLUMNS, {2})
    for row in rows:
        looked.look(row)
    assert bool(looked.notices({2})) == is_told
    assert looked.notices(set()) == ()


def test_spacers_between_all_columns_are_no_tables() -> None:
    looked = SideBySide(("사번", "열2", "성명", "열4", "금액"), {1, 3})
    for row in (("1", "", "홍", "", "3"), ("1",), ("1",)):
        looked.look(row)
    assert looked.notices({1, 3}) == ()
