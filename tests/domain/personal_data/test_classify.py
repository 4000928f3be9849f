"""Columns and cells of personal data: precision and recall on a thousand made-up rows."""

from __future__ import annotations

import random
from collections import Counter
from functools import cache

import pytest

from jisa_desktop.domain.personal_data import (
    Basis,
    Finding,
    PersonalKind,
    classify,
    free_text_columns,
    kind_of_value,
    may_be,
    recommended_policy,
)
from jisa_desktop.domain.template import PersonalDataPolicy
from tests.domain.personal_data.look_alikes import OTHERS
from tests.domain.personal_data.made_up import FORMS, NAMES, digits

ROWS = 1_000
NEED_A_NAME = {PersonalKind.ACCOUNT, PersonalKind.PASSPORT}
"""Kinds whose values alone are not told from other numbers."""

Table = tuple[list[str], list[PersonalKind | None], list[list[str]]]


def chance(seed: int = 7) -> random.Random:
    return random.Random(seed)  # noqa: S311 - made-up data


def table(name_number: int, *, are_named: bool = True, seed: int = 7) -> Table:
    """Column names, true kinds, rows: a column a kind, each row another written form, and all
    columns of other things. Without names the columns are 열1, 열2, ..."""
    dice = chance(seed)
    kinds = [kind for kind in PersonalKind if are_named or kind not in NEED_A_NAME]
    columns = [*(NAMES[kind][name_number] for kind in kinds), *OTHERS]
    if not are_named:
        columns = [f"열{number}" for number in range(1, len(columns) + 1)]
    rows = [
        [*(FORMS[kind][number % 10](dice) for kind in kinds), *others]
        for number, others in enumerate(rows_of_others())
    ]
    return columns, [*kinds, *[None] * len(OTHERS)], rows


@cache
def rows_of_others() -> tuple[tuple[str, ...], ...]:
    dice = chance()
    return tuple(tuple(make(dice) for make in OTHERS.values()) for _ in range(ROWS))


def sample(rows: list[list[str]]) -> list[list[str]]:
    return chance(1).sample(rows, 200)


def scores(given: Table) -> dict[PersonalKind, tuple[float, float]]:
    """Precision and recall a kind, over all cells: a cell counts as found when its column is
    found to hold the kind and the cell can be of it."""
    columns, truth, rows = given
    found = classify(columns, sample(rows))
    hits, told, true = Counter[PersonalKind](), Counter[PersonalKind](), Counter[PersonalKind]()
    for place, column in enumerate(columns):
        kind = truth[place]
        if kind is not None:
            true[kind] += len(rows)
        for each in found:
            if each.column != column:
                continue
            count = sum(may_be(row[place], each.kind) for row in rows)
            told[each.kind] += count
            hits[each.kind] += count * (each.kind is kind)
    return {kind: (hits[kind] / max(1, told[kind]), hits[kind] / true[kind]) for kind in true}


@pytest.mark.parametrize("name_number", range(10))
def test_precision_and_recall_with_telling_names(name_number: int) -> None:
    found = scores(table(name_number, seed=name_number))
    assert set(found) == set(PersonalKind)
    low = {kind: score for kind, score in found.items() if min(score) < 0.98}
    assert low == {}


def test_precision_and_recall_without_any_names() -> None:
    found = scores(table(0, are_named=False))
    assert set(found) == set(PersonalKind) - NEED_A_NAME
    low = {kind: score for kind, score in found.items() if min(score) < 0.98}
    assert low == {}


@pytest.mark.parametrize("kind", sorted(set(PersonalKind) - NEED_A_NAME))
def test_each_written_form_is_known_by_the_value_where_it_can_be(kind: PersonalKind) -> None:
    dice = chance()
    known = [sum(kind_of_value(form(dice)) is kind for _ in range(100)) for form in FORMS[kind]]
    assert sum(known) >= 800
    assert sum(count == 100 for count in known) >= 8, known


@pytest.mark.parametrize("are_named", [True, False])
def test_a_sheet_without_personal_data_has_no_findings(are_named: bool) -> None:
    columns = list(OTHERS) if are_named else [f"열{n}" for n in range(1, len(OTHERS) + 1)]
    assert classify(columns, rows_of_others()) == ()


def test_names_about_the_data_are_not_the_data() -> None:
    names = """
        주민세 | 주민등록등본 제출여부 | 전화영어 수강료 | 휴대폰 지원금 | 통신비 | 메일 발송일
        | 카드사 | 카드 한도 | 법인카드 사용금액 | 계좌주 | 여권 만료일 | 면허 종류 | 면허취득일
        | 거주지역 | IP주소 | 홈페이지 주소 | 주소 변경일 | 이메일 수신동의 | 사원카드번호
        | 연락처 등록일 | 비고 | 근무지 | 우편번호
    """.split("|")
    assert classify([name.strip() for name in names], []) == ()


def test_a_name_alone_is_enough_when_there_are_no_values() -> None:
    assert classify(["주민등록번호", "성명", "연락처"], []) == (
        Finding("주민등록번호", PersonalKind.RESIDENT_NUMBER, 0.0, Basis.HEADER),
        Finding("연락처", PersonalKind.PHONE, 0.0, Basis.HEADER),
    )
    assert classify(["주소"], [["  "], [""], []])[0].basis is Basis.HEADER


def test_a_sure_name_counts_whatever_stands_below() -> None:
    found = classify(["주민등록번호", "연락처"], [["별도 보관", "없음"]] * 20)
    assert found == (Finding("주민등록번호", PersonalKind.RESIDENT_NUMBER, 0.0, Basis.HEADER),)


def test_share_is_of_the_values_that_are_not_blank() -> None:
    rows = [["010-1234-5678"], ["없음"], [""], ["010-2222-3333"], ["-"]]
    assert classify(["연락처"], rows) == (
        Finding("연락처", PersonalKind.PHONE, 0.5, Basis.HEADER_AND_VALUES),
    )


def test_one_column_may_hold_two_kinds() -> None:
    rows = [["010-1234-5678"], ["hong@example.com"]] * 10
    assert {found.kind for found in classify(["연락처"], rows)} == {
        PersonalKind.PHONE,
        PersonalKind.EMAIL,
    }


def test_foreigners_in_a_column_of_resident_numbers_are_told() -> None:
    dice = chance()
    resident, foreigner = (
        FORMS[PersonalKind.RESIDENT_NUMBER][0],
        FORMS[PersonalKind.FOREIGNER_NUMBER][0],
    )
    rows = [[resident(dice)] for _ in range(180)] + [[foreigner(dice)] for _ in range(20)]
    assert [(found.kind, found.share) for found in classify(["주민등록번호"], rows)] == [
        (PersonalKind.RESIDENT_NUMBER, 0.9),
        (PersonalKind.FOREIGNER_NUMBER, 0.1),
    ]


def test_a_few_resident_numbers_among_other_numbers_are_found() -> None:
    dice = chance()
    rows = [[f"1{digits(dice, 2)}-81-{digits(dice, 5)}"] for _ in range(190)]
    rows += [[FORMS[PersonalKind.RESIDENT_NUMBER][0](dice)] for _ in range(10)]
    assert [found.kind for found in classify(["등록번호"], rows)] == [PersonalKind.RESIDENT_NUMBER]


def test_what_names_other_numbers_needs_more_values_to_be_taken_for_personal() -> None:
    dice = chance()
    rows = [[f"24-{digits(dice, 6)}"] for _ in range(140)]
    rows += [[FORMS[PersonalKind.RESIDENT_NUMBER][0](dice)] for _ in range(60)]
    assert classify(["주문번호"], rows) == ()
    assert [found.kind for found in classify(["고객"], rows)] == [PersonalKind.RESIDENT_NUMBER]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("240301-1000001", None),  # document of 1 March 2024, or someone born in 1924
        ("110111-1234567", None),  # company in Seoul
        ("901301-1234567", None),
        ("900101-1234567", PersonalKind.RESIDENT_NUMBER),
        ("9001011234567", None),  # the check digit is wrong
        ("9001011234568", PersonalKind.RESIDENT_NUMBER),
        ("2103013234567", PersonalKind.RESIDENT_NUMBER),  # born after 2020: no check digit
        ("010101-7234567", PersonalKind.FOREIGNER_NUMBER),
        ("4539578763621486", PersonalKind.CARD),
        ("4539578763621487", None),
        ("4539-5787-6362-1487", PersonalKind.CARD),
        ("M12345678", None),
        ("M123A4567", PersonalKind.PASSPORT),
        ("02-123-4567", PersonalKind.PHONE),
        ("021234567", None),
        ("국민은행 123456-01-123456", PersonalKind.ACCOUNT),
        ("123456-01-123456", None),
        ("서울특별시 강남구", None),
        ("120-81-47521", None),
        ("2024-03-01", None),
        ("", None),
    ],
)
def test_kinds_of_single_values(text: str, kind: PersonalKind | None) -> None:
    assert kind_of_value(text) is kind


def test_accounts_without_a_telling_name_are_found_beside_banks() -> None:
    dice = chance()
    rows = [["신한은행", f"110-{digits(dice, 3)}-{digits(dice, 6)}"] for _ in range(50)]
    assert [found.column for found in classify(["은행", "입금정보"], rows)] == ["입금정보"]
    assert classify(["거래처", "입금정보"], rows) == ()
    assert classify(["은행", "계약번호"], rows) == ()


def test_numbers_that_lost_their_leading_zero_are_found_by_name() -> None:
    rows = [["1012345678", "101013234567"]] * 30
    assert {found.column for found in classify(["휴대폰", "주민번호"], rows)} == {
        "휴대폰",
        "주민번호",
    }


def test_free_text_is_told_by_name_and_by_length() -> None:
    rows = [
        [
            "3월에 부서를 옮겼고 4월부터 수습 기간이 끝남",
            "인사팀",
            "서울특별시 강남구 테헤란로 123, 4층",
        ]
    ] * 5
    assert free_text_columns(["열1", "비고", "열3"], rows) == ("열1", "비고")


def test_very_long_values_cost_little_and_are_no_single_value() -> None:
    text = "가나다라 " * 6_000
    assert kind_of_value(text) is None
    assert classify(["주소"], [[text]] * 20) == ()


def test_unique_identifiers_should_not_leave_the_computer() -> None:
    left_out = {
        kind for kind in PersonalKind if recommended_policy(kind) is PersonalDataPolicy.LEAVE_OUT
    }
    assert left_out == {
        PersonalKind.RESIDENT_NUMBER,
        PersonalKind.FOREIGNER_NUMBER,
        PersonalKind.PASSPORT,
        PersonalKind.DRIVER_LICENCE,
    }
