"""A person's word on personal data stands in the template afterwards, and nowhere else."""

from __future__ import annotations

from jisa_desktop.domain.personal_data.deciding import decided
from jisa_desktop.domain.personal_data.policies import said_policies
from jisa_desktop.domain.template import Column, PersonalDataPolicy, Template

COLUMNS = ("사번", "연락처", "비고")
MASK, ALLOW = PersonalDataPolicy.MASK, PersonalDataPolicy.ALLOW


def test_a_field_keeps_all_else_that_it_says() -> None:
    column = Column(field="전화", headers=("연락처",), required=True)
    found = decided(Template(name="급여", columns=(column,)), COLUMNS, {"연락처": MASK})
    assert found.columns == (column.model_copy(update={"personal_data": MASK}),)


def test_a_header_without_a_field_becomes_one() -> None:
    template = Template(name="기본", employee_column="사번")
    found = decided(template, COLUMNS, {"비고": ALLOW, "연락처": MASK})
    assert said_policies(found, COLUMNS) == {"연락처": MASK, "비고": ALLOW}
    assert not any(one.required for one in found.columns)
    assert (found.name, found.employee_column) == ("기본", "사번")


def test_columns_of_other_sheets_are_left_alone() -> None:
    template = Template(name="급여", columns=(Column(field="사번"),))
    assert decided(template, COLUMNS, {"주소": MASK}) == template
