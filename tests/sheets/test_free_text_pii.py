"""Personal data inside sentences is found and masked; the sentence stays."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.personal_data import HIDDEN, Basis, Finding, PersonalKind
from jisa_desktop.domain.personal_data.sentences import Span, without_overlaps
from jisa_desktop.domain.rows import RowReader
from jisa_desktop.domain.table import SheetRow, TableHead
from jisa_desktop.domain.template import Column, PersonalDataPolicy, Template
from jisa_desktop.sheets import free_text_pii
from jisa_desktop.sheets.free_text_pii import FreeTextScanner
from tests.domain.personal_data.made_up import FORMS

SCANNER = FreeTextScanner()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (
            "3월 휴직. 비상연락 010-1234-5678 배우자",
            "3월 휴직. 비상연락 010-****-5678 배우자",
        ),
        ("주민번호 900101-1234567 확인함", "주민번호 900101-1****** 확인함"),
        ("외국인 등록번호 900101-5234567", "외국인 등록번호 900101-5******"),
        (
            "계좌 변경: 국민 123456-01-123456 (4월부터)",
            "계좌 변경: 국민 123***-**-***456 (4월부터)",
        ),
        ("4579-1234-5678-9012 카드 사용", "4579-12**-****-9012 카드 사용"),
        ("여권 M12345678 만료 예정", "여권 M1234**** 만료 예정"),
        ("면허 11-12-123456-01 갱신", "면허 11-12-******-01 갱신"),
        ("메일 hong@example.com 로 회신", "메일 ho**@example.com 로 회신"),
        ("서울시 강남구 테헤란로 123으로 이사", "서울시 강남구 ***으로 이사"),
        ("０１０－１２３４－５６７８ 로 연락", "010-****-5678 로 연락"),
    ],
)
def test_the_sentence_stays_and_the_value_is_masked(text: str, masked: str) -> None:
    assert SCANNER.mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "사번 20240001 3월 부서 이동, 급여 3,500,000원",
        "2024-03-01 입사, 전표 20240301-00012 처리",
        "연차 3일 사용 후 복귀 예정",
        "인사-2024-0012 문서 참고, 사업자 120-81-47521",
        "",
    ],
)
def test_other_numbers_and_plain_sentences_are_untouched(text: str) -> None:
    assert SCANNER.spans(text) == ()
    assert SCANNER.mask(text) == text


@pytest.mark.parametrize(
    "kind",
    [
        PersonalKind.RESIDENT_NUMBER,
        PersonalKind.FOREIGNER_NUMBER,
        PersonalKind.PHONE,
        PersonalKind.EMAIL,
        PersonalKind.CARD,
    ],
)
def test_usual_forms_are_found_in_sentences(kind: PersonalKind) -> None:
    dice = random.Random(5)  # noqa: S311 - made-up data
    texts = [f"본인 확인: {FORMS[kind][0](dice)} 로 처리함" for _ in range(100)]
    found = [{span.kind for span in SCANNER.spans(text)} == {kind} for text in texts]
    assert sum(found) >= 98


def test_two_kinds_in_one_sentence() -> None:
    text = "010-1234-5678, hong@example.com 둘 다 사용"
    assert [span.kind for span in SCANNER.spans(text)] == [PersonalKind.PHONE, PersonalKind.EMAIL]


def test_of_two_spans_that_overlap_the_longer_stays() -> None:
    short, long = Span(0, 5, PersonalKind.PHONE), Span(3, 20, PersonalKind.ACCOUNT)
    later = Span(20, 25, PersonalKind.EMAIL)
    assert without_overlaps([short, later, long]) == (long, later)


def test_columns_of_sentences_are_scanned_and_others_left() -> None:
    columns = ("성명", "비고", "연락처")
    rows = [
        ("김", "010-1234-5678 로 연락", "010-1111-2222"),
        ("이", "특이사항 없음", ""),
        ("박", "  ", ""),
        ("최",),
    ]
    steps: list[tuple[int, int]] = []
    found = SCANNER.scan(columns, rows, ["비고"], CancelToken(), lambda *step: steps.append(step))
    assert found == (Finding("비고", PersonalKind.PHONE, 0.5, Basis.FREE_TEXT),)
    assert steps[-1] == (4, 4)


def test_a_scan_can_be_cancelled() -> None:
    token = CancelToken()
    rows = [("가",)] * 10

    def stop(done: int, _total: int) -> None:
        if done == 3:
            token.cancel()

    with pytest.raises(Cancelled):
        SCANNER.scan(("비고",), rows, ("비고",), token, stop)


def test_repeated_texts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def find(text: str) -> tuple[Span, ...]:
        read.append(text)
        return ()

    monkeypatch.setattr(free_text_pii, "_find", find)
    scanner = FreeTextScanner()
    for _ in range(3):
        scanner.spans("수습 기간")
        scanner.spans("가" * 3_000)
    assert read == ["수습 기간", *["가" * 3_000] * 3]


def test_it_masks_fields_for_the_row_reader() -> None:
    policy = PersonalDataPolicy.MASK
    template = Template(
        name="a",
        columns=tuple(
            Column(field=name, personal_data=policy) for name in ("비고", "연락처", "성명")
        ),
    )
    head = TableHead("a", "s", (1,), ("비고", "연락처", "성명"), 1)
    row = RowReader(template, head, SCANNER.mask_field).read(
        SheetRow(2, ("휴직, 010-1234-5678", "010-1111-2222", "김민준"))
    )
    assert row.text == f"비고: 휴직, 010-****-5678\n연락처: 010-****-2222\n성명: {HIDDEN}"


@given(st.text(max_size=80))
def test_spans_never_overlap_and_stay_in_the_text(text: str) -> None:
    spans = SCANNER.spans(text)
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
