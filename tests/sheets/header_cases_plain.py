"""Sheets with one header row: alone, under titles, with units, totals, or all text."""

from __future__ import annotations

import datetime

from jisa_desktop.sheets.cells import CellValue, Merge
from tests.sheets.header_cases import Case, Grid, blank, title, words
from tests.sheets.header_people import body


def _table(name: str, header: str, fields: str, above: Grid | None = None, **more: object) -> Case:
    """Rows above, the header, twelve people."""
    head = words(header)
    top = above or []
    count = more.get("count", 12)
    grid = [*top, head, *body(fields, int(str(count)))]
    merges = more.get("merges", ())
    assert isinstance(merges, tuple)
    names = tuple(" ".join(str(label).split()) for label in head)
    return Case(name, grid, len(top), len(top), merges, names)


def _bare() -> list[Case]:
    return [
        _table("pay list", "사번 성명 부서 직급 기본급 식대", "id name dept grade pay small"),
        _table(
            "employee master, all text",
            "사번 성명 부서 직급 연락처 이메일 주소",
            "id name dept grade phone email address",
        ),
        _table(
            "all text without a code column",
            "성명 부서 직급 성별 은행 비고",
            "name dept grade sex bank note",
        ),
        _table("two columns of text", "성명 부서", "name dept"),
        _table("two columns, code and name", "사번 이름", "id name"),
        _table("two columns, name and amount", "성명 수당", "name small"),
        _table("three columns of text", "부서 직책 성명", "dept grade name"),
        _table("short table", "상품명 상품코드 수수료율", "product code rate", count=3),
        _table("one person", "사번 성명 부서 입사일 기본급", "id name dept hired pay", count=1),
        _table(
            "daily attendance",
            "일자 사번 성명 출근시각 퇴근시각 비고",
            "hired id name time evening note",
        ),
        _table("letters set apart", "No 성~~~명 부~~서 직~~급 금~~액", "no name dept grade pay"),
        _table(
            "required columns starred",
            "*사번 *성명 *입사일자 부서(소속) 이메일",
            "id name hired dept email",
        ),
        _table(
            "english header",
            "EmpNo Name Department Grade HireDate BaseSalary",
            "id name dept grade hired pay",
        ),
        _table(
            "header words outside the lexicon",
            "대상자 귀속부서 발령구분 발령일 결재선 첨부서류",
            "name dept kind hired name word",
        ),
    ]


def _under_titles() -> list[Case]:
    wide = "사번 성명 부서 직급 기본급 비고"
    fields = "id name dept grade pay note"
    return [
        _table("title", wide, fields, [title("2024년 3월 급여대장", 6)]),
        _table(
            "merged title",
            wide,
            fields,
            [title("사원 명부", 6)],
            merges=(Merge(0, 0, 0, 5),),
        ),
        _table(
            "title, blank, unit line",
            wide,
            fields,
            [title("2024년 성과급 지급 현황", 6), blank(6), [*blank(5), "(단위: 원)"]],
            merges=(Merge(0, 0, 0, 5),),
        ),
        _table(
            "report with its query above",
            wide,
            fields,
            [
                title("급여 내역 조회", 6),
                title("조회기간 : 2024-03-01 ~ 2024-03-31", 6),
                title("출력일시 : 2024-04-02 09:12", 6),
                blank(6),
            ],
        ),
        _table(
            "query as label and value pairs",
            wide,
            fields,
            [
                title("근태현황", 6),
                ["부서", "전체", None, "기준일", datetime.date(2024, 3, 31), None],
                blank(6),
            ],
        ),
        _table(
            "approval box",
            wide,
            fields,
            [
                [None, None, None, "담당", "팀장", "대표"],
                ["급여대장", None, None, None, None, None],
                blank(6),
            ],
            merges=(Merge(0, 1, 0, 2),),
        ),
        _table(
            "company, title and date",
            wide,
            fields,
            [
                title("주식회사 가나다", 6),
                title("임직원 연락망", 6),
                [*blank(5), datetime.date(2024, 3, 1)],
            ],
        ),
        _table(
            "a paragraph above",
            "사번 성명 부서 신청사유",
            "id name dept note",
            [
                title("아래 대상자는 3월 말까지 교육을 이수하여 주시기 바랍니다.", 4),
                title("※ 미이수자는 인사팀으로 사유서를 제출하여야 합니다.", 4),
                blank(4),
            ],
        ),
        _table(
            "two columns under a title",
            "항목 내용",
            "kind address",
            [title("복리후생 안내", 2), blank(2)],
        ),
        _table(
            "all text under a merged title",
            "성명 부서 직급 이메일",
            "name dept grade email",
            [title("2024년 신규 입사자 명단", 4), blank(4)],
            merges=(Merge(0, 0, 0, 3),),
        ),
    ]


def _with_units() -> list[Case]:
    head = words("사번 성명 기본급 연장수당 근무시간")
    units: list[CellValue] = [None, None, "(원)", "(원)", "(시간)"]
    people = body("id name pay small count")
    return [
        Case("unit row below", [head, units, *people], 0, 1),
        Case(
            "unit row below, under a title",
            [title("3월 급여", 5), blank(5), head, units, *people],
            2,
            3,
            (Merge(0, 0, 0, 4),),
            ("사번", "성명", "기본급 / (원)", "연장수당 / (원)", "근무시간 / (시간)"),
        ),
        _table(
            "units in the labels",
            "사번 성명 기본급(천원) 달성률(%) 연차(일)",
            "id name pay rate count",
        ),
    ]


def _with_totals() -> list[Case]:
    head = words("부서 성명 기본급 수당 합계")
    people = body("dept name pay small pay")
    total: list[CellValue] = ["합계", None, 48_000_000.0, 2_000_000.0, 50_000_000.0]
    return [
        Case("total at the end", [head, *people, total], 0, 0),
        Case("total first", [head, total, *people], 0, 0),
        Case(
            "subtotals between",
            [head, *people[:4], ["소계", *total[1:]], *people[4:8], ["소계", *total[1:]], total],
            0,
            0,
        ),
        Case("header again on each page", [head, *people[:6], head, *people[6:]], 0, 0),
    ]


def cases() -> list[Case]:
    return [*_bare(), *_under_titles(), *_with_units(), *_with_totals()]
