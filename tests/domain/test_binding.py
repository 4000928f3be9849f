"""Which column of a sheet is which field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.template import Column, Template

NAME = Column(field="name", headers=("성명", "이름"))
BASE = Column(field="기본급")


def bind(columns: list[str], *declared: Column, keep: bool = True) -> Binding:
    return Binding(Template(name="t", columns=declared, keep_other_columns=keep), columns)


def test_headers_are_found_by_any_of_their_names_however_they_are_written() -> None:
    for header in ("name", "NAME", "성명", "성    명", "이\n름", "ｎａｍｅ"):
        assert bind(["사번", header], NAME).position_of == {"name": 1}


def test_names_in_the_template_may_be_stretched_as_well() -> None:
    column = Column(field="성   명", headers=("E Mail",))
    assert bind(["사번", "성명"], column).position_of == {"성   명": 1}
    assert bind(["email"], column).find("성명") == 0
    absent = bind(["사 번"], column)
    assert absent.knows("성 명")
    assert absent.knows("e-mail") is False
    assert absent.find("사  번") == 0
    assert bind(["인적 / 성 명"], column).position_of == {"성   명": 0}


def test_the_fields_own_name_comes_before_its_synonyms() -> None:
    binding = bind(["이름", "성명", "Name"], NAME)
    assert binding.fields == {0: "이름", 1: "성명", 2: "name"}


def test_the_lowest_level_names_a_flattened_header() -> None:
    binding = bind(["사번", "급여 / 기본급", "급여 / 수당 / 식대"], BASE)
    assert binding.position_of == {"기본급": 1}
    assert binding.find("급여 / 기본급") == 1
    assert binding.find("급여/기본급") == 1
    assert binding.find("식 대") == 2
    assert binding.find("수당") is None


def test_a_lowest_level_that_two_headers_share_names_none() -> None:
    binding = bind(["급여 / 금액", "공제 / 금액"], Column(field="금액"))
    assert binding.missing == ("금액",)
    assert binding.find("금액") is None
    assert bind(["금액", "공제 / 금액"], Column(field="금액")).position_of == {"금액": 0}


def test_the_whole_header_comes_before_the_lowest_level() -> None:
    total = Column(field="total", headers=("급여 / 기본급",))
    assert bind(["급여 / 기본급"], BASE, total).position_of == {"total": 0}


def test_two_headers_that_fit_equally_well_fit_none() -> None:
    binding = bind(["성 명", "성  명"], NAME)
    assert binding.position_of == {}
    assert binding.find("성명") is None
    assert binding.find("성  명") == 1


def test_a_header_written_exactly_wins_over_one_that_only_looks_alike() -> None:
    assert bind(["성 명", "성명"], NAME).position_of == {"name": 1}


def test_other_columns_are_fields_only_when_they_are_kept() -> None:
    assert bind(["성명", "비고"], NAME).fields == {0: "name", 1: "비고"}
    kept_out = bind(["성명", "비고"], NAME, keep=False)
    assert kept_out.fields == {0: "name"}
    assert kept_out.find("비고") is None
    assert not kept_out.knows("비고")


def test_a_declared_field_is_known_even_when_it_is_absent() -> None:
    binding = bind(["사번"], NAME)
    assert binding.missing == ("name",)
    assert binding.knows("이름")
    assert binding.find("이름") is None
    assert not binding.knows("부서")


def test_a_header_of_the_sheet_comes_before_a_synonym() -> None:
    binding = bind(["성명", "이름"], NAME)
    assert binding.position_of == {"name": 0}
    assert binding.find("이름") == 1
    assert bind(["성명"], NAME).find("이 름") == 0


HEADERS = st.lists(
    st.text(alphabet="가나AaB /", min_size=1, max_size=6).filter(str.strip), unique=True, max_size=6
)


@given(HEADERS)
def test_every_header_of_a_sheet_names_its_own_column(headers: list[str]) -> None:
    binding = bind(headers, Column(field="가", headers=("a",)), Column(field="나 / B"))
    for position, header in enumerate(headers):
        field = binding.fields[position]
        assert binding.find(header) in {position, binding.position_of.get(header)}
        assert binding.find(field) == position
    assert len(set(binding.fields.values())) == len(headers)


@pytest.mark.parametrize("columns", [[], ["사번"]])
def test_a_template_without_columns_binds_to_anything(columns: list[str]) -> None:
    assert list(bind(columns).fields.values()) == columns
