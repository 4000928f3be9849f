"""Terms: what a question and a row must share to meet."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.providers.local import lexical


@pytest.mark.parametrize(
    ("row", "question", "term"),
    [
        ("성명: 김서연", "김서연의 부서는?", "서연"),
        ("수수료: 1,250,000원", "1250000원", "1250000"),
        ("수수료: 1250000", "1,250,000", "1250000"),
        ("지급월: 2026-03", "3월", "3월"),
        ("지급월: 2026.3", "2026년 03월", "2026년"),
        ("일자: 2026/03/05", "5일", "5일"),
        ("전화: 010-1234-5678", "01012345678", "01012345678"),
        ("전화: 01012345678", "010-1234-5678", "01012345678"),
        ("사번: ２０２３００１７", "20230017", "20230017"),
        ("이메일: Kim@Example.com", "EXAMPLE", "example"),
        ("부서: 영업1팀", "1팀", "1팀"),
    ],
)
def test_a_row_and_its_question_meet_in_a_term(row: str, question: str, term: str) -> None:
    assert term in lexical.terms(row)
    assert {f'"{term}"', f'"{term}"*'} & set(lexical.query(question).split(" OR "))


def test_terms_of_a_row() -> None:
    assert sorted(lexical.terms("성명: 김서연, 사번 2023")) == sorted(
        ["성명", "김서", "서연", "김서연", "사번", "20", "02", "23", "2023"]
    )
    assert sorted(lexical.terms("A")) == ["a"]
    assert lexical.terms(" -.,: \n") == []


def test_thousands_are_joined_and_lists_of_numbers_are_not() -> None:
    assert "1250000" in lexical.terms("1,250,000원")
    assert "1234" not in lexical.terms("1,234567")
    assert "12" in lexical.terms("12,3")


def test_a_question_is_cut_to_a_bounded_number_of_terms() -> None:
    long = " ".join(f"낱말{n}번째" for n in range(5_000))
    assert lexical.query(long).count(" OR ") < 100


@pytest.mark.parametrize(
    ("question", "expression"),
    [
        ("20230017", '"20230017"*'),
        ("010-1234-5678", '"01012345678"*'),
        ("1,250,000", '"1250000"*'),
        ("2026-03-05", '"2026년" OR "3월" OR "5일" OR "2026" OR "20" OR "02" OR "26" OR "년"'),
        ("0017", '"0017" OR "00" OR "01" OR "17"'),
    ],
)
def test_long_numbers_are_looked_for_whole_or_as_a_beginning(
    question: str, expression: str
) -> None:
    assert lexical.query(question).startswith(expression)


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("직원의 부서와 직급을", "직원 부서 직급"),
        ("김서연의 수수료는", "김서연 수수료"),
        ("영업팀에서 받은 수당", "영업팀 받은 수당"),
        ("김다은 이가은", "김다은 이가은"),
        ("나의 휴가", "나의 휴가"),
        ("회의 자료", "회의 자료"),
    ],
)
def test_particles_of_a_question_do_not_count(question: str, bare: str) -> None:
    assert lexical.query(question) == " OR ".join(f'"{term}"' for term in lexical.terms(bare))


def test_nothing_to_look_for_gives_no_expression() -> None:
    assert lexical.query('"* - NOT') == '"not" OR "no" OR "ot"'
    assert lexical.query('"*-') == ""


@given(text=st.text(max_size=80))
def test_every_expression_is_one_that_sqlite_takes(text: str) -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (terms)")
        connection.execute("INSERT INTO t (terms) VALUES (?)", (lexical.column(text),))
        expression = lexical.query(text)
        if expression:
            connection.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()
    finally:
        connection.close()
