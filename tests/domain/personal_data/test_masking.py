"""Masks keep what tells rows apart and hide what tells who it is."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.personal_data import HIDDEN, PersonalKind, mask, mask_field
from jisa_desktop.domain.personal_data.canonical import canonical
from jisa_desktop.domain.rows import RowReader
from jisa_desktop.domain.table import SheetRow, TableHead
from jisa_desktop.domain.template import Column, PersonalDataPolicy, Template
from tests.domain.personal_data.made_up import FORMS

SHOWN_AT_MOST = {
    PersonalKind.RESIDENT_NUMBER: 7,
    PersonalKind.FOREIGNER_NUMBER: 7,
    PersonalKind.PASSPORT: 5,
    PersonalKind.DRIVER_LICENCE: 6,
    PersonalKind.CARD: 10,
    PersonalKind.ACCOUNT: 6,
    PersonalKind.PHONE: 9,
    PersonalKind.ADDRESS: 0,
}
"""Digits that a mask may leave."""


@pytest.mark.parametrize(
    ("kind", "text", "shown"),
    [
        (PersonalKind.RESIDENT_NUMBER, "900101-1234567", "900101-1******"),
        (PersonalKind.RESIDENT_NUMBER, "9001011234567", "9001011******"),
        (PersonalKind.RESIDENT_NUMBER, "10101-3234567", "10101-3******"),
        (PersonalKind.RESIDENT_NUMBER, "900101-1xxxxxx", "900101-1******"),
        (PersonalKind.FOREIGNER_NUMBER, "900101-5234567", "900101-5******"),
        (PersonalKind.PHONE, "010-1234-5678", "010-****-5678"),
        (PersonalKind.PHONE, "01012345678", "010****5678"),
        (PersonalKind.PHONE, "1012345678", "10****5678"),
        (PersonalKind.PHONE, "02-123-4567", "02-***-4567"),
        (PersonalKind.PHONE, "+82-10-1234-5678", "+82-10-****-5678"),
        (PersonalKind.PHONE, "010-1111-2222 / 02-333-4444", "010-****-2222 / 02-***-4444"),
        (PersonalKind.ACCOUNT, "110-123-456789", "110-***-***789"),
        (PersonalKind.ACCOUNT, "신한 110-123-456789 (김민준)", "신한 110-***-***789 (김민준)"),
        (PersonalKind.CARD, "1234-5678-9012-3456", "1234-56**-****-3456"),
        (PersonalKind.PASSPORT, "M12345678", "M1234****"),
        (PersonalKind.PASSPORT, "M123A4567", "M123A****"),
        (PersonalKind.DRIVER_LICENCE, "11-20-123456-78", "11-20-******-78"),
        (PersonalKind.DRIVER_LICENCE, "서울 20-123456-78", "서울 20-******-78"),
        (PersonalKind.EMAIL, "hong@example.com", "ho**@example.com"),
        (PersonalKind.EMAIL, "ab@example.com", "a*@example.com"),
        (PersonalKind.EMAIL, "a@example.com", "*@example.com"),
        (PersonalKind.ADDRESS, "서울특별시 강남구 테헤란로 123, 4층", "서울특별시 강남구 ***"),
        (PersonalKind.ADDRESS, "경기도 성남시 분당구 정자동 12-3", "경기도 성남시 분당구 ***"),
        (PersonalKind.ADDRESS, "테헤란로 123", "***"),
    ],
)
def test_masks(kind: PersonalKind, text: str, shown: str) -> None:
    assert mask(text, kind) == shown


@pytest.mark.parametrize("kind", PersonalKind)
def test_every_written_form_is_masked_in_part_and_never_shown(kind: PersonalKind) -> None:
    dice = random.Random(3)  # noqa: S311 - made-up data
    for form in FORMS[kind]:
        for _ in range(50):
            text = form(dice)
            shown = mask(text, kind)
            assert "*" in shown
            assert shown != HIDDEN or kind is PersonalKind.ADDRESS
            if kind is PersonalKind.EMAIL:
                assert all(
                    len(part.partition("@")[0].rstrip("*")) <= 2
                    for part in shown.replace("mailto:", "").split("<")[-1].split(", ")
                )
            else:
                outside = sum(character.isdigit() for character in shown)
                extra = 2 if "+82" in text else 0
                assert outside <= SHOWN_AT_MOST[kind] + extra + text.count("(1종)"), (text, shown)


@pytest.mark.parametrize("kind", PersonalKind)
def test_masking_twice_changes_nothing_more(kind: PersonalKind) -> None:
    dice = random.Random(4)  # noqa: S311 - made-up data
    for form in FORMS[kind]:
        once = mask(form(dice), kind)
        assert mask(once, kind) == once


@pytest.mark.parametrize("kind", PersonalKind)
@pytest.mark.parametrize("text", ["모름", "9999", "김민준 대리", "123-45-67890-12345-67890"])
def test_what_does_not_look_like_the_kind_is_hidden_whole(kind: PersonalKind, text: str) -> None:
    assert mask(text, kind) == HIDDEN


def test_another_number_beside_the_value_hides_all() -> None:
    assert mask("hong@example.com 010-1234-5678", PersonalKind.EMAIL) == HIDDEN
    assert mask("010-1234-5678 900101-1234567", PersonalKind.PHONE) == HIDDEN


@pytest.mark.parametrize("kind", PersonalKind)
def test_nothing_stays_nothing(kind: PersonalKind) -> None:
    assert mask("", kind) == mask(" \u200b", kind) == ""


@given(st.text(max_size=40), st.sampled_from(PersonalKind))
def test_any_text_comes_out_masked_or_hidden(text: str, kind: PersonalKind) -> None:
    shown = mask(text, kind)
    assert shown == "" if not canonical(text) else "*" in shown


@given(st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9])-?[1-8][0-9]{6}", fullmatch=True))
def test_the_end_of_a_resident_number_is_never_shown(number: str) -> None:
    for kind in (PersonalKind.RESIDENT_NUMBER, PersonalKind.FOREIGNER_NUMBER):
        assert mask(number, kind) == HIDDEN or mask(number, kind).endswith("******")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("주민등록번호", "900101-1234567", "900101-1******"),
        ("주민등록번호", "900101-5234567", "900101-5******"),
        ("연락처", "010-1234-5678", "010-****-5678"),
        ("연락처", "hong@example.com", "ho**@example.com"),
        ("연락처", "내선 1234", HIDDEN),
        ("인적사항 / 계좌번호", "110-123-456789", "110-***-***789"),
        ("성명", "김민준", HIDDEN),
        ("열7", "900101-1234567", "900101-1******"),
        ("비고", "어제 010-1234-5678로 전화해서 주소를 물어보고 확인함", HIDDEN),
    ],
)
def test_a_field_is_masked_by_its_name_or_its_value(field: str, value: str, shown: str) -> None:
    assert mask_field(field, value) == shown


def test_the_row_reader_takes_it_as_its_mask() -> None:
    template = Template(
        name="a", columns=(Column(field="연락처", personal_data=PersonalDataPolicy.MASK),)
    )
    reader = RowReader(template, TableHead("a", "s", (1,), ("연락처",), 1), mask_field)
    assert reader.read(SheetRow(2, ("010-1234-5678",))).text == "연락처: 010-****-5678"
