"""A draft holds all of a template, names what is wrong with it, and takes new names over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jisa_desktop.domain.template import (
    Column,
    FieldType,
    PersonalDataPolicy,
    Template,
    template_of,
)
from jisa_desktop.pipeline.workspace import builtin_templates
from jisa_desktop.ui.templates.draft import Draft, FieldDraft
from jisa_desktop.ui.templates.faults import wrongs_of
from jisa_desktop.ui.templates.parts import joined, listed

FULL = Template(
    name="모두",
    description="설명",
    columns=(
        Column(
            field="금액",
            headers=("금액(원, 세전)", "지급액"),
            required=True,
            type=FieldType.NUMBER,
            pattern="[0-9.]+",
            one_of=("1", "2"),
            minimum=-0.5,
            maximum=1e9,
            unique=True,
            personal_data=PersonalDataPolicy.REFUSE,
        ),
    ),
    keep_other_columns=False,
    key_columns=("금액",),
    employee_column="금액",
    embedding_text="{{금액}} 원",
    metadata_fields=("금액",),
    skip_duplicates=True,
    store_text=False,
    header_rows=(2, 3),
)


@pytest.mark.parametrize("template", [FULL, *builtin_templates()], ids=lambda one: one.name)
def test_nothing_of_a_template_is_lost(template: Template) -> None:
    draft = Draft.of(template)
    assert wrongs_of(draft) == ()
    assert template_of(draft.values()) == template


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("직원번호, 사원코드", ("직원번호", "사원코드")),
        (" 하나 ,, 하나,", ("하나",)),
        ('"금액(원, 세전)", 지급액', ("금액(원, 세전)", "지급액")),
        ("", ()),
    ],
)
def test_names_are_listed_by_commas(text: str, names: tuple[str, ...]) -> None:
    assert listed(text) == names
    assert listed(joined(names)) == names


def test_each_wrong_item_has_its_place_and_a_sentence() -> None:
    draft = replace(
        Draft.of(FULL),
        name="",
        fields=(FieldDraft("금액", pattern="("), FieldDraft("비고", minimum="많이")),
        header_rows=("첫", ""),
    )
    found = {(one.position, one.key): one.sentence for one in wrongs_of(draft)}
    assert found.keys() == {
        (None, "name"),
        (0, "pattern"),
        (1, "minimum"),
        (None, "header_rows"),
    }
    assert all(found.values())
    assert "형식" in found[0, "pattern"]


def test_a_range_that_is_upside_down_and_reserved_metadata() -> None:
    draft = Draft(
        name="가", fields=(FieldDraft("금액", type=FieldType.NUMBER, minimum="3", maximum="1"),)
    )
    assert [(one.position, one.key) for one in wrongs_of(draft)] == [(0, "minimum")]
    reserved = Draft(name="가", metadata=("rowNumber",))
    assert [(one.position, one.key) for one in wrongs_of(reserved)] == [(None, "metadata_fields")]


def test_a_name_that_two_fields_have_takes_nothing_over() -> None:
    """Half-way through typing, '성' may be the name of another field."""
    draft = Draft(
        name="가",
        fields=(FieldDraft("성"), FieldDraft("성명")),
        keys=("성명",),
        text="{{성}} {{성명}}",
    )
    twice = draft.with_field(1, FieldDraft("성"))
    assert (twice.keys, twice.text) == (("성명",), "{{성}} {{성명}}")
    assert draft.with_field(1, FieldDraft("이름")).text == "{{성}} {{이름}}"


def test_fields_move_to_where_they_are_put() -> None:
    draft = Draft(fields=tuple(FieldDraft(name) for name in "가나다라"))
    assert "".join(one.name for one in draft.moved(0, 3).fields) == "나다라가"
    assert "".join(one.name for one in draft.moved(3, 1).fields) == "가라나다"
