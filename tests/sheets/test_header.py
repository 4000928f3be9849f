"""Header rows found in synthetic HR sheets with known truth, and column texts made of them."""

from __future__ import annotations

import datetime
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jisa_desktop.domain.table import HEADER_CERTAIN
from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.header import LOOKAHEAD, HeaderGuess, find_header, flatten
from tests.sheets.header_cases import Case, all_cases, blank, title, words
from tests.sheets.header_people import body

CASES = all_cases()
MIDNIGHT = datetime.datetime(2024, 3, 1)  # noqa: DTZ001 - a workbook knows no time zone
BARE = [case for case in CASES if case.first == 0 and case.last == 0 and not case.merges]

cell_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=True, allow_infinity=True),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=12),
    st.sampled_from(["사번", "성명", "합계", "(원)", "#REF!", "3월", "1,000원", "구분 :"]),
)
grids = st.lists(st.lists(cell_values, max_size=8), max_size=14)
merges_in_grid = st.lists(
    st.tuples(st.integers(0, 15), st.integers(0, 3), st.integers(0, 9), st.integers(0, 4)).map(
        lambda m: Merge(m[0], m[0] + m[1], m[2], m[2] + m[3])
    ),
    max_size=4,
)


def found(case: Case) -> HeaderGuess:
    return find_header(case.grid, case.merges)


def is_right(case: Case) -> bool:
    guess = found(case)
    return (guess.first, guess.last) == (case.first, case.last)


def test_header_rows_are_right_in_nearly_every_sheet() -> None:
    wrong = [case.name for case in CASES if not is_right(case)]
    assert len(CASES) >= 60
    assert len(wrong) <= 2, wrong


def test_a_wrong_header_is_never_called_certain() -> None:
    certain = [
        case.name for case in CASES if not is_right(case) and found(case).score >= HEADER_CERTAIN
    ]
    assert certain == []


def test_most_right_headers_need_no_confirmation() -> None:
    asked = [
        case.name
        for case in CASES
        if case.first >= 0 and is_right(case) and found(case).score < HEADER_CERTAIN
    ]
    assert len(asked) <= 3, asked


def test_forms_are_recognised_and_tables_are_not_taken_for_forms() -> None:
    forms = {"leave request", "personnel card", "certificate", "contract terms"}
    assert {case.name for case in CASES if found(case).is_form} == forms


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.columns], ids=lambda case: case.name
)
def test_columns_are_named_as_a_person_would(case: Case) -> None:
    assert flatten(case.grid, case.merges, case.first, case.last) == case.columns


@pytest.mark.parametrize("case", BARE, ids=lambda case: case.name)
def test_a_title_above_moves_the_header_and_changes_nothing_else(case: Case) -> None:
    width = len(case.grid[0])
    grid = [title("2024년 3월 현황", width), blank(width), *case.grid]
    guess = find_header(grid, (Merge(0, 0, 0, width - 1),))
    assert (guess.first, guess.last) == (2, 2)


@pytest.mark.parametrize("case", BARE, ids=lambda case: case.name)
def test_a_table_further_right_has_its_header_in_the_same_row(case: Case) -> None:
    guess = find_header([[None, None, *row] for row in case.grid], ())
    assert (guess.first, guess.last) == (0, 0)


def test_a_payslip_is_read_from_its_item_table_or_asked_about() -> None:
    """A form over a table of items: the only header is the one of the items."""
    grid: list[list[CellValue]] = [
        title("2024년 3월 급여명세서", 4),
        ["성명", "김민준", "사번", "A20240001"],
        ["부서", "인사팀", "지급일", datetime.date(2024, 3, 25)],
        ["지급항목", "금액", "공제항목", "금액"],
        ["기본급", 3_000_000.0, "국민연금", 135_000.0],
        ["식대", 200_000.0, "건강보험", 106_000.0],
        ["지급합계", 3_200_000.0, "공제합계", 241_000.0],
        ["실지급액", 2_959_000.0, None, None],
    ]
    guess = find_header(grid, (Merge(0, 0, 0, 3),))
    assert (guess.first, guess.last) == (3, 3) or guess.score < HEADER_CERTAIN


def test_a_header_far_down_is_found_within_the_lookahead() -> None:
    rows = [*([blank(4)] * 30), words("사번 성명 부서 기본급"), *body("id name dept pay", 34)]
    assert len(rows) == LOOKAHEAD
    assert find_header(rows, ()).first == 30


def test_rows_past_the_lookahead_do_not_matter() -> None:
    rows = [words("사번 성명 기본급"), *body("id name pay", 200)]
    assert find_header(rows, ()) == find_header(rows[:LOOKAHEAD], ())


def test_very_wide_sheets_stay_quick() -> None:
    columns = 16_384
    rows: list[list[CellValue]] = [[f"항목{n}" for n in range(columns)]]
    rows += [[float(n) for n in range(columns)] for _ in range(5)]
    assert find_header(rows, ()).first == 0


@pytest.mark.parametrize("grid", [[], [[]], [[None, None]], [["급여대장"]], [blank(3)] * 5])
def test_there_is_no_header_without_a_table(grid: list[list[CellValue]]) -> None:
    guess = find_header(grid, ())
    assert (guess.first, guess.last, guess.is_form) == (-1, -1, False)


@settings(max_examples=150)
@given(grids, merges_in_grid)
def test_any_grid_has_an_answer_inside_itself(
    grid: list[list[CellValue]], merges: list[Merge]
) -> None:
    guess = find_header(grid, merges)
    assert -1 <= guess.first <= guess.last < max(1, len(grid))
    assert (guess.first < 0) == (guess.last < 0)
    names = flatten(grid, merges, guess.first, guess.last)
    assert len(names) == max((len(row) for row in grid), default=0)
    assert len(set(names)) == len(names)
    assert all(name and unicodedata.is_normalized("NFC", name) for name in names)


def test_names_without_a_header_count_columns() -> None:
    assert flatten([["a", "b"], ["c", "d", "e"]], (), -1, -1) == ("열1", "열2", "열3")


def test_repeated_names_are_numbered_without_clashing() -> None:
    grid: list[list[CellValue]] = [["금액", "금액", "금액 (2)", None, "열4"]]
    assert flatten(grid, (), 0, 0) == ("금액", "금액 (3)", "금액 (2)", "열4", "열4 (2)")


def test_decomposed_hangul_and_line_breaks_become_one_spelling() -> None:
    decomposed = unicodedata.normalize("NFD", "성명")
    assert flatten([[decomposed, "소속\n부서", "\u200b사번\u00a0"]], (), 0, 0) == (
        "성명",
        "소속 부서",
        "사번",
    )


def test_numbers_and_dates_in_a_header_are_named_plainly() -> None:
    row: list[CellValue] = [2024.0, 1, MIDNIGHT, datetime.date(2024, 3, 2)]
    assert flatten([row], (), 0, 0) == ("2024", "1", "2024-03-01", "2024-03-02")


def test_an_unmerged_group_does_not_spread_over_an_unused_column() -> None:
    grid: list[list[CellValue]] = [
        words("지급 _ _ _"),
        words("기본급 수당 _ 성명"),
        ["1", "2", None, "김"],
    ]
    assert flatten(grid, (), 0, 1) == ("지급 / 기본급", "지급 / 수당", "열3", "성명")


@pytest.mark.parametrize("rows_above", [1, 2, 3])
def test_of_two_small_tables_under_each_other_the_first_is_meant(rows_above: int) -> None:
    people = body("id name dept pay")
    first = [words("사번 성명 부서 기본급"), *people[:rows_above], blank(4)]
    grid = [*first, words("사번 성명 부서 수당"), *people[:8]]
    guess = find_header(grid, ())
    assert (guess.first, guess.last) == (0, 0)


THREE_LEVELS = [
    words("사번 성명 지급 _ _ 공제 _"),
    words("_ _ 기본급 수당 _ 세금 보험"),
    words("_ _ _ 식대 교통비 _ _"),
]


def test_a_third_level_without_merges_is_part_of_the_header() -> None:
    rows: list[list[CellValue]] = [["0001", "김", 300, 10, 20, 5, 6], ["0002", "이", 1, 2, 3, 4, 5]]
    guess = find_header([*THREE_LEVELS, *rows, *rows], ())
    assert (guess.first, guess.last) == (0, 2)


@pytest.mark.parametrize(
    "first",
    [
        ["0001", "김", 300, "미정", "미정", 5, 6],
        [None, "김", 300, "미정", "미정", None, None],
        [None, None, None, "미정", None, None, None],
        [None, None, None, "미정", "미정", None, None],
    ],
)
def test_a_row_of_words_among_numbers_is_no_level(first: list[CellValue]) -> None:
    """The last one repeats its word, as no header does."""
    rows: list[list[CellValue]] = [["0001", "김", 300, 10, 20, 5, 6], ["0002", "이", 1, 2, 3, 4, 5]]
    header = [words("사번 성명 기본급 식대 교통비 세금 보험")]
    assert find_header([*header, first, *rows, *rows], ()).last == 0
