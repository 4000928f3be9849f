"""Templates: what is refused and in which words, and the JSON form."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.template import (
    DEFAULT_TEMPLATE,
    NUMERIC_TYPES,
    RESERVED_METADATA,
    Column,
    FieldType,
    PersonalDataPolicy,
    Template,
    faults_of,
    template_from_json,
    template_of,
    template_to_json,
)
from jisa_desktop.domain.template_faults import MAX_CHARACTERS
from jisa_desktop.domain.text import header_key
from jisa_desktop.domain.wording import CATALOGUE, Language, say
from jisa_desktop.errors import InputError

WORDS = st.text(alphabet="가나다라마성명급여 /()abcXYZ019", min_size=1, max_size=12).filter(
    lambda text: bool(text.strip()) and text not in RESERVED_METADATA
)


@st.composite
def columns(draw: st.DrawFn, names: list[str]) -> Column:
    field_type = draw(st.sampled_from(FieldType))
    bounds = sorted(draw(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=2)))
    low, high = bounds if field_type in NUMERIC_TYPES else (None, None)
    return Column(
        field=names[0],
        headers=tuple(names[1:]),
        required=draw(st.booleans()),
        type=field_type,
        pattern=draw(st.sampled_from([None, r"[A-Z]\d+", "가|나"])),
        one_of=tuple(draw(st.lists(WORDS, max_size=2))),
        minimum=low,
        maximum=high,
        unique=draw(st.booleans()),
        personal_data=draw(st.sampled_from([None, *PersonalDataPolicy])),
    )


@st.composite
def templates(draw: st.DrawFn) -> Template:
    names = draw(st.lists(WORDS, unique_by=header_key, min_size=1, max_size=9))
    parts = [names[i : i + 3] for i in range(0, len(names), 3)]
    some = st.lists(st.sampled_from(names), unique_by=header_key, max_size=3).map(tuple)
    return Template(
        name=draw(WORDS),
        description=draw(st.text(max_size=20)),
        columns=tuple(draw(columns(part)) for part in parts),
        keep_other_columns=draw(st.booleans()),
        key_columns=draw(some),
        employee_column=draw(st.sampled_from([None, *names])),
        embedding_text=draw(
            st.sampled_from([None, f"{{{{ {names[0]} }}}}: {{{{{names[-1]}}}}}\n"])
        ),
        metadata_fields=draw(some),
        skip_duplicates=draw(st.booleans()),
        store_text=draw(st.booleans()),
        header_rows=draw(st.sampled_from([None, (1, 1), (3, 5)])),
    )


@given(templates())
def test_json_round_trip_is_exact_and_stable(template: Template) -> None:
    text = template_to_json(template)
    again = template_from_json(text)
    assert again == template
    assert template_to_json(again) == text


def test_equal_templates_have_equal_json_whatever_the_order_of_keys() -> None:
    text = '"embedding_text": "{{급}}"'
    one = template_from_json('{"name": "급여", "store_text": false, ' + text + "}")
    other = template_from_json(
        '\ufeff{"store_text":false,' + nfd(text) + ',"name":" ' + nfd("급") + '여 "}'
    )
    assert template_to_json(one) == template_to_json(other)
    assert hash(one) == hash(other)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def refusal(**items: object) -> InputError:
    with pytest.raises(InputError) as caught:
        template_from_json(json.dumps({"name": "급여", **items}, ensure_ascii=False))
    assert caught.value.code == "template_invalid"
    return caught.value


COLUMN = {"field": "성명", "headers": ["이름"]}


@pytest.mark.parametrize(
    ("items", "field", "reason", "name"),
    [
        ({"nmae": 1}, "nmae", "template_unknown_key", "nmae"),
        (
            {"columns": [{"field": "a", "typ": "x"}]},
            "columns[0].typ",
            "template_unknown_key",
            "typ",
        ),
        ({"columns": [{}]}, "columns[0].field", "template_missing", ""),
        ({"name": 7}, "name", "template_wrong_type", ""),
        ({"store_text": "true"}, "store_text", "template_wrong_type", ""),
        ({"schema_version": 2}, "schema_version", "template_not_listed", ""),
        (
            {"columns": [{"field": "a", "type": "geld"}]},
            "columns[0].type",
            "template_not_listed",
            "",
        ),
        ({"name": " \u3000"}, "name", "template_blank", ""),
        ({"name": "a" * 301}, "name", "template_too_long", ""),
        (
            {"columns": [{"field": "a", "headers": [""]}]},
            "columns[0].headers[0]",
            "template_blank",
            "",
        ),
        (
            {"columns": [{"field": "a", "pattern": "("}]},
            "columns[0].pattern",
            "template_pattern",
            "",
        ),
        (
            {"columns": [{"field": "a", "pattern": "a{99999999999999999999}"}]},
            "columns[0].pattern",
            "template_pattern",
            "",
        ),
        (
            {"columns": [{"field": "a", "type": "number", "minimum": 2, "maximum": 1}]},
            "columns[0].minimum",
            "template_range",
            "",
        ),
        (
            {"columns": [{"field": "a", "maximum": 1}]},
            "columns[0].maximum",
            "template_range_type",
            "",
        ),
        (
            {"columns": [COLUMN, {"field": "성 명"}]},
            "columns[1].field",
            "template_name_twice",
            "성 명",
        ),
        (
            {"columns": [COLUMN, {"field": "a", "headers": ["이 름"]}]},
            "columns[1].field",
            "template_name_twice",
            "이 름",
        ),
        ({"key_columns": ["a", "A"]}, "key_columns", "template_name_twice", "A"),
        (
            {"columns": [COLUMN], "keep_other_columns": False, "key_columns": ["사번"]},
            "key_columns",
            "template_unknown_field",
            "사번",
        ),
        (
            {"keep_other_columns": False, "metadata_fields": ["사번"]},
            "metadata_fields",
            "template_unknown_field",
            "사번",
        ),
        (
            {"keep_other_columns": False, "employee_column": "사번"},
            "employee_column",
            "template_unknown_field",
            "사번",
        ),
        (
            {
                "columns": [COLUMN],
                "keep_other_columns": False,
                "embedding_text": "{{이름}}{{사번}}",
            },
            "embedding_text",
            "template_unknown_field",
            "사번",
        ),
        ({"embedding_text": "{{성명}"}, "embedding_text", "template_placeholder_open", ""),
        ({"embedding_text": "{{ }}"}, "embedding_text", "template_blank", ""),
        ({"embedding_text": "성명"}, "embedding_text", "template_no_placeholder", ""),
        ({"metadata_fields": ["$and"]}, "metadata_fields", "template_reserved", "$and"),
        ({"header_rows": [0, 1]}, "header_rows", "template_header_rows", ""),
        ({"header_rows": [2, 1]}, "header_rows", "template_header_rows", ""),
        ({"header_rows": [1]}, "header_rows[1]", "template_missing", ""),
    ],
)
def test_refused_with_place_reason_and_name(
    items: dict[str, object], field: str, reason: str, name: str
) -> None:
    error = refusal(**items)
    assert error.params == {"field": field, "reason": reason, "name": name}
    for language in Language:
        sentence = say(error.code, error.params, language).sentence
        assert reason not in sentence, "the reason is a code where words were due"
        assert not name or name in sentence


@pytest.mark.parametrize("name", sorted(RESERVED_METADATA))
def test_our_own_metadata_names_are_taken(name: str) -> None:
    assert refusal(metadata_fields=[name]).params["reason"] == "template_reserved"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "template_not_json"),
        ("[" * 100_000, "template_not_json"),
        ('{"name": "\\ud800"}', "template_not_json"),
        ("[]", "template_wrong_type"),
        ('{"name": "a", "name": "b"}', "template_key_twice"),
        ('{"name": "a", "columns": [{"field": "a", "field": "b"}]}', "template_key_twice"),
        ('{"name": "a", "description": "' + "a" * 1_000_000 + '"}', "template_too_long"),
        ('{"name": "a", "columns": [{"field": "b", "type": "number", "minimum": 1e999}]}', ""),
        ('{"name": "a", "columns": [{"field": "b", "type": "number", "minimum": NaN}]}', ""),
    ],
)
def test_what_is_no_template_file(text: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        template_from_json(text)
    assert caught.value.params["reason"] == (reason or "template_wrong_type")


def test_a_key_given_twice_is_named() -> None:
    with pytest.raises(InputError) as caught:
        template_from_json('{"name": "a", "store_text": true, "store_text": false}')
    assert caught.value.params["name"] == "store_text"


def test_a_file_may_be_long_but_not_too_long() -> None:
    def length_of(size: int) -> str:
        template = '{"name": "a"}'
        return template + " " * (size - len(template))

    assert template_from_json(length_of(MAX_CHARACTERS)).name == "a"
    with pytest.raises(InputError):
        template_from_json(length_of(MAX_CHARACTERS + 1))


def test_many_names_are_checked_in_no_time() -> None:
    names = [f"열{i}" for i in range(20_000)]
    items = {"name": "a", "metadata_fields": names, "columns": [{"field": name} for name in names]}
    assert len(template_from_json(json.dumps(items)).columns) == len(names)


@given(st.text())
def test_any_text_is_a_template_or_one_sentence(text: str) -> None:
    with pytest.raises(InputError) as caught:
        template_from_json(text)
    assert caught.value.params["reason"] in CATALOGUE


def test_a_synonym_is_as_good_as_the_name() -> None:
    template = template_from_json(
        json.dumps(
            {
                "name": "급여",
                "columns": [COLUMN],
                "keep_other_columns": False,
                "employee_column": "이 름",
                "embedding_text": "{{ 이름 }}",
            }
        )
    )
    assert template.employee_column == "이 름"


def test_a_blank_text_is_none_as_an_editor_leaves_it() -> None:
    assert template_from_json('{"name": "a", "embedding_text": " \\n"}').embedding_text is None


def test_the_built_in_template() -> None:
    assert DEFAULT_TEMPLATE.name == "기본"
    assert DEFAULT_TEMPLATE.employee_column == "employee_id"
    assert DEFAULT_TEMPLATE.keep_other_columns
    assert template_from_json(template_to_json(DEFAULT_TEMPLATE)) == DEFAULT_TEMPLATE


def test_all_faults_of_a_template_in_the_making_are_told_at_once() -> None:
    values: dict[str, object] = {
        "name": " ",
        "columns": [{"field": "금액", "pattern": "("}, {"field": "비고", "minimum": "하나"}],
    }
    assert [(fault.field, fault.reason) for fault in faults_of(values)] == [
        ("name", "template_blank"),
        ("columns[0].pattern", "template_pattern"),
        ("columns[1].minimum", "template_wrong_type"),
    ]
    assert faults_of({"name": "급여", "columns": [{"field": "금액"}]}) == ()
    assert template_of({"name": "급여"}) == Template(name="급여")
