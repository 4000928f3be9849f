"""Forms, side-by-side and stacked tables, tables away from A1, and lists without a header."""

from __future__ import annotations

import datetime

from jisa_desktop.sheets.cells import Merge
from tests.sheets.header_cases import Case, Grid, blank, title, words
from tests.sheets.header_people import body


def _leave_request() -> Case:
    grid: Grid = [
        title("휴 가 신 청 서", 4),
        blank(4),
        ["성명", "김민준", "사번", "A20240001"],
        ["부서", "인사팀", "직급", "대리"],
        ["연락처", "010-1234-5678", "입사일", datetime.date(2019, 3, 4)],
        ["휴가종류", "연차", "기간", "2024-03-04 ~ 2024-03-06"],
        ["사유", "가족 여행", None, None],
        ["비상연락망", "010-9876-5432", None, None],
        blank(4),
        title("위와 같이 휴가를 신청하오니 허가하여 주시기 바랍니다.", 4),
        title("2024년 3월 1일", 4),
        ["신청인 :", "김민준", "(인)", None],
    ]
    return Case("leave request", grid, -1, -1, (Merge(0, 0, 0, 3), Merge(6, 6, 1, 3)))


def _personnel_card() -> Case:
    grid: Grid = [
        title("인 사 기 록 카 드", 4),
        ["사번", "A20240007", "성명", "이서연"],
        ["생년월일", datetime.date(1990, 5, 2), "성별", "여"],
        ["부서", "재무팀", "직위", "과장"],
        ["입사일", datetime.date(2015, 1, 5), "퇴사일", None],
        ["주소", "서울특별시 마포구 월드컵로 12", None, None],
        ["은행", "국민은행", "계좌번호", "123-45-678901"],
        ["이메일", "user7@example.co.kr", "연락처", "010-1111-2222"],
    ]
    return Case("personnel card", grid, -1, -1, (Merge(0, 0, 0, 3),))


def _certificate() -> Case:
    grid: Grid = [
        title("재 직 증 명 서", 2),
        blank(2),
        ["성명 :", "박도윤"],
        ["주민등록번호 :", "900101-1******"],
        ["주소 :", "부산광역시 해운대구 센텀로 5"],
        ["소속 :", "개발팀"],
        ["직위 :", "차장"],
        ["재직기간 :", "2012-03-02 ~ 현재"],
        blank(2),
        title("위와 같이 재직하고 있음을 증명합니다.", 2),
    ]
    return Case("certificate", grid, -1, -1)


def _contract_terms() -> Case:
    grid: Grid = [
        title("근로계약서", 6),
        ["성명", "최하은", "생년월일", "1995-07-11", "연락처", "010-2222-3333"],
        ["부서", "총무팀", "직급", "사원", "직무", "행정"],
        ["기본급", 2_800_000.0, "식대", 200_000.0, "상여금", 0.0],
        ["근무시간", "09:00~18:00", "근무일", "주 5일", "연차", "15일"],
        ["계약기간", "2024-03-01 ~ 2025-02-28", None, None, None, None],
    ]
    return Case("contract terms", grid, -1, -1, (Merge(0, 0, 0, 5),))


def _without_header() -> list[Case]:
    return [
        Case("amounts without a header", body("id name dept pay small"), -1, -1),
        Case(
            "years and amounts without a header",
            [[2015.0 + year, 3_000_000.0 + year, 12.0] for year in range(9)],
            -1,
            -1,
        ),
        Case("codes and dates without a header", body("id name hired phone"), -1, -1),
        Case(
            "cover page",
            [
                blank(5),
                [None, "2024년 인사 운영 계획", None, None, None],
                blank(5),
                [None, None, "2024. 1.", None, None],
                blank(5),
                [None, None, "인사팀", None, None],
            ],
            -1,
            -1,
        ),
    ]


def _beside_each_other() -> list[Case]:
    left = body("id name pay", 10)
    right = body("code product rate", 6, seed=11)
    both = [
        [*row, None, *(right[place] if place < len(right) else blank(3))]
        for place, row in enumerate(left)
    ]
    head = [*words("사번 성명 기본급"), None, *words("상품코드 상품명 수수료율")]
    same = [*words("성명 금액"), None, *words("성명 금액")]
    legend = [
        [*row, None, note]
        for row, note in zip(
            body("name dept mark mark", 10),
            ["○ : 출근", "연 : 연차", "반 : 반차", "휴 : 휴무", *[None] * 6],
            strict=True,
        )
    ]
    twins = [
        [*a, None, *b] for a, b in zip(body("name pay"), body("name pay", seed=5), strict=True)
    ]
    return [
        Case(
            "two tables side by side",
            [head, *both],
            0,
            0,
            columns=("사번", "성명", "기본급", "열4", "상품코드", "상품명", "수수료율"),
        ),
        Case(
            "twin tables side by side",
            [same, *twins],
            0,
            0,
            columns=("성명", "금액", "열3", "성명 (2)", "금액 (2)"),
        ),
        Case(
            "two tables under a title",
            [title("3월 지급 내역", 7), blank(7), head, *both],
            2,
            2,
        ),
        Case(
            "legend beside the table", [[*words("성명 부서 1주 2주"), None, "범례"], *legend], 0, 0
        ),
    ]


def _under_each_other() -> list[Case]:
    pay = [words("사번 성명 기본급 수당"), *body("id name pay small", 8)]
    rates = [words("상품코드 상품명 수수료율"), *body("code product rate", 8)]
    return [
        Case("two tables under each other", [*pay, blank(4), blank(4), *rates], 0, 0),
        Case(
            "two titled tables",
            [title("1. 급여", 4), *pay, blank(4), title("2. 수수료", 4), *rates],
            1,
            1,
        ),
    ]


def _away_from_a1() -> list[Case]:
    def shift(rows: Grid, right: int, down: int) -> Grid:
        return [*[blank(right)] * down, *([*blank(right), *row] for row in rows)]

    table = [words("사번 성명 부서 기본급"), *body("id name dept pay")]
    numbered = [words("성명 부서 기본급"), *body("name dept pay")]
    return [
        Case("from C5", shift(table, 2, 4), 4, 4),
        Case("from B2 under a title", shift([title("급여", 4), *table], 1, 1), 2, 2),
        Case(
            "row numbers without a name",
            [[None, *numbered[0]], *([float(n), *row] for n, row in enumerate(numbered[1:], 1))],
            0,
            0,
            columns=("열1", "성명", "부서", "기본급"),
        ),
    ]


def cases() -> list[Case]:
    forms = [_leave_request(), _personnel_card(), _certificate(), _contract_terms()]
    return [
        *forms,
        *_without_header(),
        *_beside_each_other(),
        *_under_each_other(),
        *_away_from_a1(),
    ]
