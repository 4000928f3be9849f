"""A person links columns of a sheet to fields, and the template learns the header."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.linking import (
    Link,
    fed_fields,
    linked,
    relinked,
    with_header_rows,
    with_policies_of,
)
from jisa_desktop.domain.template import Column, PersonalDataPolicy, Template
from jisa_desktop.errors import InputError

PAY = Template(
    name="급여",
    columns=(
        Column(field="사번", headers=("직원번호",)),
        Column(field="성명", headers=("이름",)),
        Column(field="기본급", headers=("본봉",)),
    ),
    key_columns=("사번",),
)


def test_the_header_joins_the_field_before_its_other_names() -> None:
    columns = ("사원 코드", "성명", "본봉")
    made = linked(PAY, columns, "사원 코드", "사번")
    assert made.columns[0].headers == ("사원 코드", "직원번호")
    assert fed_fields(made, columns) == {"사원 코드": "사번", "성명": "성명", "본봉": "기본급"}
    assert linked(made, columns, "사원 코드", "사번") == made


def test_a_linked_column_leaves_the_field_that_had_it() -> None:
    columns = ("사번", "이름", "본봉")
    made = linked(PAY, columns, "본봉", "성명")
    assert fed_fields(made, columns) == {"사번": "사번", "본봉": "성명"}
    assert made.columns[2].headers == ()


def test_a_column_can_feed_nothing() -> None:
    columns = ("사번", "이름", "급여 / 본봉")
    made = linked(PAY, columns, "급여 / 본봉", "")
    assert fed_fields(made, columns) == {"사번": "사번", "이름": "성명"}


def test_a_field_that_is_missing_is_made() -> None:
    columns = ("사번", "비 고")
    assert linked(PAY, columns, "비 고", "비고").columns[-1] == Column(field="비고")
    assert linked(PAY, columns, "비 고", "메모").columns[-1] == Column(
        field="메모", headers=("비 고",)
    )


@pytest.mark.parametrize("field", ["성명", ""])
def test_a_field_keeps_the_column_of_its_own_name(field: str) -> None:
    with pytest.raises(InputError) as caught:
        linked(PAY, ("사번", "이름"), "사번", field)
    assert caught.value.code == "link_own_name"
    assert caught.value.params == {"column": "사번", "field": "사번"}


def test_a_column_of_the_fields_own_name_wins() -> None:
    with pytest.raises(InputError) as caught:
        linked(PAY, ("사번", "코드"), "코드", "사번")
    assert (caught.value.code, caught.value.params["other"]) == ("link_name_wins", "사번")


def test_links_of_two_workbooks_join() -> None:
    links = (
        Link("사원 코드", "사번", ("사원 코드", "성명")),
        Link("월 급여", "기본급", ("사번", "월 급여")),
    )
    made = relinked(PAY, links)
    assert made.columns[0].headers == ("사원 코드", "직원번호")
    assert made.columns[2].headers == ("월 급여", "본봉")


def test_a_word_on_personal_data_joins_what_another_workbook_taught() -> None:
    mask, leave = PersonalDataPolicy.MASK, PersonalDataPolicy.LEAVE_OUT
    newest = linked(PAY, ("사번", "월 급여"), "월 급여", "기본급")
    changed = {"columns": (*PAY.columns[:2], Column(field="연락처", personal_data=leave))}
    said = PAY.model_copy(update=changed)
    said = said.model_copy(
        update={
            "columns": (
                said.columns[0].model_copy(update={"personal_data": mask}),
                *said.columns[1:],
            )
        }
    )
    made = with_policies_of(newest, said)
    assert [one.personal_data for one in made.columns] == [mask, None, None, leave]
    assert made.columns[2].headers == ("월 급여", "본봉")


def test_header_rows_are_remembered_and_forgotten() -> None:
    made = with_header_rows(PAY, (3, 4))
    assert made.header_rows == (3, 4)
    assert with_header_rows(made, None) == PAY
