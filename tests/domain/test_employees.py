"""Who a row belongs to."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.employees import (
    Directory,
    Employee,
    EmployeeRecord,
    read_employee_rows,
)
from jisa_desktop.domain.table import RowKind, SheetRow, TableHead
from jisa_desktop.domain.text import normalise_identifier
from jisa_desktop.domain.wording import say, say_issue
from jisa_desktop.errors import InputError

NUMBERS = st.text(alphabet="01２Ａa -", min_size=1, max_size=5)


def employee(number: str, employee_id: int = 1, *, is_active: bool = True) -> Employee:
    return Employee(employee_id, number, "홍길동", "인사", f"emp_{employee_id}", is_active)


def directory(*numbers: str, **aliases: int) -> Directory:
    people = [employee(number, place) for place, number in enumerate(numbers, start=1)]
    return Directory(people, aliases)


def found(in_directory: Directory, identifier: str) -> int | None:
    person = in_directory.find(identifier)
    return None if person is None else person.employee_id


def test_matching_is_exact_on_the_normalised_identifier() -> None:
    people = directory("E001", "E1", "0012", "12")
    assert found(people, " Ｅ001\u3000") == 1
    assert found(people, "E1") == 2
    assert found(people, "0012") == 3
    assert found(people, "12") == 4
    for other in ("e001", "E01", "012", "E001.0", "", " "):
        assert found(people, other) is None, other


@given(st.lists(NUMBERS, unique=True, max_size=8), NUMBERS)
def test_nobody_is_found_by_a_number_that_is_not_theirs_alone(
    numbers: list[str], wanted: str
) -> None:
    people = directory(*numbers)
    owners = [
        place
        for place, number in enumerate(numbers, start=1)
        if normalise_identifier(number) == normalise_identifier(wanted) != ""
    ]
    assert found(people, wanted) == (owners[0] if len(owners) == 1 else None)
    assert (normalise_identifier(wanted) in people.ambiguous) == (len(owners) > 1)


def test_an_earlier_number_finds_its_owner() -> None:
    people = directory("E2", Ｅ1=1)
    assert found(people, "E1") == 1
    assert found(people, "E2") == 1


def test_a_number_given_to_someone_else_finds_nobody() -> None:
    people = directory("200", "100", **{"100": 1})
    assert found(people, "100") is None
    assert people.ambiguous == {"100"}
    assert found(people, "200") == 1


def test_an_alias_of_the_owner_or_of_nobody_does_no_harm() -> None:
    people = directory("100", **{"100": 1, "300": 99})
    assert found(people, "100") == 1
    assert found(people, "300") is None
    assert people.ambiguous == frozenset()


def test_who_has_left_is_still_found() -> None:
    person = Directory([employee("E1", is_active=False)], {}).find("E1")
    assert person is not None
    assert not person.is_active


@pytest.mark.parametrize("wanted", ["e001", "E1", "E-001", "E002", "E0011", "E00", "001", " Ｅ001"])
def test_near_numbers_are_suggested(wanted: str) -> None:
    near = directory("E001", "F777").near(wanted)
    assert [person.employee_number for person in near] == ["E001"]


def test_suggestions_are_few_and_the_likeliest_comes_first() -> None:
    people = directory(*(f"E10{i}" for i in range(9)), "e100", "E999")
    near = people.near("e1-00")
    assert len(near) == 5
    assert {person.employee_number for person in near[:2]} == {"E100", "e100"}


@pytest.mark.parametrize("wanted", ["X555", "E0123", "", "성명"])
def test_nothing_near_is_no_suggestion(wanted: str) -> None:
    assert directory("E001", "F777").near(wanted) == []


@given(st.text("12a", max_size=5), st.text("12a", max_size=5))
def test_near_means_at_most_one_edit(one: str, other: str) -> None:
    def edits(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        skip = 0 if a[0] == b[0] else 1
        return min(skip + edits(a[1:], b[1:]), 1 + edits(a[1:], b), 1 + edits(a, b[1:]))

    assert bool(directory(one).near(other)) == (edits(one, other) <= 1)


def head(*columns: str) -> TableHead:
    return TableHead("명부.xlsx", "직원", (1,), columns, 0)


@pytest.mark.parametrize(
    "columns",
    [
        ("사번", "성    명", "소 속"),
        ("Employee_ID", "Name", "Department"),
        ("사원번호", "이름", "부서명"),
        ("인적 / 직원번호", "인적 / 성명", "조직 / 부서"),
    ],
)
def test_a_list_is_read_by_the_usual_names(columns: tuple[str, ...]) -> None:
    name = unicodedata.normalize("NFD", " 홍길동")
    rows = [SheetRow(2, (" ００7 ", name, "인사팀 "))]
    assert read_employee_rows(head(*columns), rows) == (
        [EmployeeRecord(2, "007", "홍길동", "인사팀")],
        [],
    )


def test_blanks_and_repeats_become_issues_and_totals_are_passed_over() -> None:
    rows = [
        SheetRow(2, ("E1", "가")),
        SheetRow(3, (" ", "나")),
        SheetRow(4, ("Ｅ1", "다")),
        SheetRow(5, ("합계", "3명"), RowKind.TOTAL),
        SheetRow(6, ("E2",)),
    ]
    records, issues = read_employee_rows(head("사번", "성명", "부서"), rows)
    assert records == [EmployeeRecord(2, "E1", "가", ""), EmployeeRecord(6, "E2", "", "")]
    assert [(issue.row_number, issue.column, issue.code) for issue in issues] == [
        (3, "사번", "employee_blank"),
        (4, "사번", "employee_twice"),
    ]
    assert "E1" in say_issue(issues[1]).sentence
    assert "2행" in say_issue(issues[1]).sentence


def test_only_the_number_is_needed() -> None:
    records, _ = read_employee_rows(head("직번"), [SheetRow(2, ("1",))])
    assert records == [EmployeeRecord(2, "1", "", "")]
    with pytest.raises(InputError) as caught:
        read_employee_rows(head("성명", "부서"), [])
    assert caught.value.code == "employee_columns"


def test_the_words_of_the_original_are_kept() -> None:
    assert say("employee_blank").sentence == "직원 식별자가 없습니다."
    assert say("employee_unknown", {"identifier": "E1"}).sentence == "직원을 찾을 수 없습니다: E1"
    failed = say("employee_failed", {"identifier": "E1", "reason": "연결 끊김"})
    assert failed.sentence == "직원 E1 처리 실패: 연결 끊김"
