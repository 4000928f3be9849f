"""Data, totals, repeated headers, notes and blank lines under a header."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.table import RowKind
from jisa_desktop.sheets.row_kind import row_kind

COLUMNS = ("사번", "성명", "부서", "지급 / 기본급", "지급 / 수당", "비고")


@pytest.mark.parametrize(
    "line",
    [
        "합계||| 48,000,000|2,000,000|",
        "합 계|||48,000,000||",
        "|소계||12,000,000||",
        "||총계|1||",
        "누계|||1,000원||",
        "영업1팀 소계|||1,000||",
        "Total|||1,000||",
        "평균|||3.5%||",
        "|합계 :||1||",
        "합계|||-|-|",
        "합계|||||",
        "부서 합계 (4명)|||1,000||",
        "[영업팀 소계]|||1,000||",
        "합 계 금 액|||1,000||",
        "총합|||1,000||",
        "합계(원)|||1,000||",
        "영업팀 계|||1,000||",
        "|4명|부서계|1,000||",
        "월계|||1,000||",
        "Sub-Total|||1||",
        "최대값|||3,000,000||",
        "전월 대비|||△4||",
        "영업 요약|||4||",
    ],
)
def test_totals(line: str) -> None:
    assert row_kind(line.split("|"), COLUMNS) is RowKind.TOTAL


@pytest.mark.parametrize(
    "line",
    [
        "A1|김민준|인사팀|3,000,000|100,000|",
        "A1|합다계|인사팀|3,000,000|100,000|",
        "A1|김민준|합계관리팀|3,000,000|100,000|",
        "A1|김민준|회계팀|3,000,000|100,000|",
        "A1|김민준|인사팀|-|-|전체 회의 참석으로 수당 없음",
        "|김민준||||",
        "0|0|0|0|0|0",
        "A1|전체|인사팀|직책|보직|없음",
        "A1|김민준|인사팀|기본급|수당|메모",
        "A1|김민준|인사팀|합계|1|",
        "전체|경조금||100,000||",
        "전체|2024-03-01||100,000||",
        "평균|이상||100,000||",
        "인사 계|김민준||100,000||",
        "회계|||100,000||",
        "전체|||||비고 참조",
    ],
)
def test_data(line: str) -> None:
    assert row_kind(line.split("|"), COLUMNS) is RowKind.DATA


@pytest.mark.parametrize(
    "line",
    [
        "사번|성명|부서|기본급|수당|비고",
        "사번|성  명|부서|지급||비고",
        "사번|성명|부서|지급 / 기본급|지급 / 수당|비고",
        "|||기본급|수당|",
    ],
)
def test_the_header_again(line: str) -> None:
    assert row_kind(line.split("|"), COLUMNS) is RowKind.REPEATED_HEADER


def test_the_header_again_in_other_case() -> None:
    assert row_kind(["NAME", "dept", "Pay"], ("Name", "Dept", "pay")) is RowKind.REPEATED_HEADER


def test_header_words_under_other_columns_are_data() -> None:
    assert row_kind(["성명", "사번", "수당", "", "", ""], COLUMNS) is RowKind.DATA


def test_one_matching_word_is_not_a_header() -> None:
    assert row_kind(["", "", "", "", "", "비고"], COLUMNS) is not RowKind.REPEATED_HEADER


@pytest.mark.parametrize(
    "text",
    [
        "※ 퇴사자는 제외하였습니다",
        "* 3월 기준",
        "주) 세전 금액",
        "작성자: 인사팀",
        "[영업팀]",
        "■ 영업2팀",
        "범례: O 출근",
        "위 금액은 2024년 3월 말일까지 확정된 근태를 기준으로 계산하였습니다",
    ],
)
def test_notes(text: str) -> None:
    assert row_kind([text, "", "", "", "", ""], COLUMNS) is RowKind.NOTE


def test_a_long_text_is_data_where_the_table_is_narrow() -> None:
    answer = "연차는 입사일을 기준으로 매년 새로 부여되며 다음 해로 넘길 수 없습니다"
    assert row_kind([answer], ("안내",)) is RowKind.DATA
    assert row_kind(["[공지] 휴무 안내"], ("안내",)) is RowKind.DATA
    assert row_kind(["", answer], ("질문", "답변")) is RowKind.DATA


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("필수|필수|선택|(선택)||선택", RowKind.NOTE),
        ("예) 00001|예) 홍길동|||예) 100,000|", RowKind.NOTE),
        ("(예시) 00001|(예시) 홍길동||||", RowKind.NOTE),
        ("필수|김민준|인사팀|1|2|", RowKind.DATA),
        ("예) 00001|홍길동||1||", RowKind.DATA),
        ("예산팀|예진|예: 있음|1||", RowKind.DATA),
    ],
)
def test_instructions_of_an_entry_form(line: str, kind: RowKind) -> None:
    assert row_kind(line.split("|"), COLUMNS) is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("작성일|2024-03-31||||", RowKind.NOTE),
        ("확인 :|||(인)||", RowKind.NOTE),
        ("결 재|담당|팀장|대표||", RowKind.NOTE),
        ("확인|김민준|인사팀|1||", RowKind.DATA),
        ("결재|김민준|인사팀|1||", RowKind.DATA),
        ("승인|김민준||||", RowKind.DATA),
    ],
)
def test_who_signed_is_no_row(line: str, kind: RowKind) -> None:
    assert row_kind(line.split("|"), COLUMNS) is kind


@pytest.mark.parametrize("values", [(), ("",), ("", " ", "\n\t", "\u00a0")])
def test_blank(values: tuple[str, ...]) -> None:
    assert row_kind(values, COLUMNS) is None


@given(st.lists(st.text(max_size=15), max_size=10))
def test_a_line_is_blank_exactly_when_it_shows_nothing(values: list[str]) -> None:
    is_blank = all(not value.strip() for value in values)
    assert (row_kind(values, COLUMNS) is None) == is_blank
