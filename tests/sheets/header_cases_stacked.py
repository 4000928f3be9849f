"""Sheets whose header has several rows: merged groups, unmerged groups, calendars, cross-tabs."""

from __future__ import annotations

import datetime
import random

from jisa_desktop.sheets.cells import CellValue, Merge
from tests.sheets.header_cases import Case, Grid, blank, title, words
from tests.sheets.header_people import body


def _down(columns: str, first: int = 0, last: int = 1) -> tuple[Merge, ...]:
    """Vertical merges over the header for the columns named by number: '0 1 2'."""
    return tuple(Merge(first, last, int(column), int(column)) for column in columns.split())


def _across(row: int, *spans: tuple[int, int]) -> tuple[Merge, ...]:
    return tuple(Merge(row, row, first, last) for first, last in spans)


_PAY_GROUPS = words("사번 성명 부서 지급 _ _ 공제 _ 실지급액")
_PAY_LABELS = words("_ _ _ 기본급 식대 상여금 소득세 국민연금 _")
_PAY_FIELDS = "id name dept pay small pay small small pay"
_PAY_COLUMNS = (
    "사번",
    "성명",
    "부서",
    "지급 / 기본급",
    "지급 / 식대",
    "지급 / 상여금",
    "공제 / 소득세",
    "공제 / 국민연금",
    "실지급액",
)


def _pay_registers() -> list[Case]:
    people = body(_PAY_FIELDS)
    merges = (*_down("0 1 2 8"), *_across(0, (3, 5), (6, 7)))
    shifted = tuple(
        Merge(m.first_row + 3, m.last_row + 3, m.first_column, m.last_column) for m in merges
    )
    head = [_PAY_GROUPS, _PAY_LABELS]
    top = [title("2024년 3월 급여대장", 9), blank(9), [*blank(8), "(단위: 원)"]]
    across_only = _across(0, (3, 5), (6, 7))
    return [
        Case("pay register, merged", [*head, *people], 0, 1, merges, _PAY_COLUMNS),
        Case(
            "pay register under titles",
            [*top, *head, *people],
            3,
            4,
            (*_across(0, (0, 8)), *shifted),
            _PAY_COLUMNS,
        ),
        Case("pay register, nothing merged", [*head, *people], 0, 1, (), _PAY_COLUMNS),
        Case("pay register, groups merged only", [*head, *people], 0, 1, across_only),
    ]


def _levels() -> list[Case]:
    three = [
        words("사번 성명 상반기 _ _ _ 하반기 _ _ _"),
        words("_ _ 1분기 _ 2분기 _ 3분기 _ 4분기 _"),
        words("_ _ 목표 실적 목표 실적 목표 실적 목표 실적"),
    ]
    merges = (
        *_down("0 1", 0, 2),
        *_across(0, (2, 5), (6, 9)),
        *_across(1, (2, 3), (4, 5), (6, 7), (8, 9)),
    )
    months: list[CellValue] = ["부서", *(f"{month}월" for month in range(1, 5) for _ in range(2))]
    plan: list[CellValue] = ["부서", *("계획", "실적") * 4]
    repeated: Grid = [
        ["구분", *("상반기",) * 2, *("하반기",) * 2],
        words("부서 인원 급여 인원 급여"),
    ]
    insurance = [
        words("성명 4대보험~공제 _ _ _ 합계"),
        words("_ 국민연금 건강보험 고용보험 산재보험 _"),
    ]
    return [
        Case(
            "three levels",
            [*three, *body("id name" + " pay" * 8)],
            0,
            2,
            merges,
            (
                "사번",
                "성명",
                *(
                    f"{half} / {quarter} / {what}"
                    for half, quarter in (
                        ("상반기", "1분기"),
                        ("상반기", "2분기"),
                        ("하반기", "3분기"),
                        ("하반기", "4분기"),
                    )
                    for what in ("목표", "실적")
                ),
            ),
        ),
        Case(
            "months with plan and actual",
            [[None, *months[1:]], plan, *body("dept" + " count" * 8)],
            0,
            1,
        ),
        Case(
            "months merged over plan and actual",
            [
                ["부서", "1월", None, "2월", None, "3월", None],
                words("_ 계획 실적 계획 실적 계획 실적"),
                *body("dept" + " count" * 6),
            ],
            0,
            1,
            (*_down("0"), *_across(0, (1, 2), (3, 4), (5, 6))),
        ),
        Case("group names written out", [*repeated, *body("dept count pay count pay")], 0, 1),
        Case(
            "insurance group under a title",
            [
                title("사회보험 공제 명세", 6),
                *insurance,
                *body("name small small small small small"),
            ],
            1,
            2,
            (*_down("0 5", 1, 2), *_across(1, (1, 4)), *_across(0, (0, 5))),
            (
                "성명",
                "4대보험 공제 / 국민연금",
                "4대보험 공제 / 건강보험",
                "4대보험 공제 / 고용보험",
                "4대보험 공제 / 산재보험",
                "합계",
            ),
        ),
        Case(
            "groups and a unit row",
            [
                words("사번 성명 지급 _ 근무"),
                words("_ _ 기본급 수당 일수"),
                [None, None, "(원)", "(원)", "(일)"],
                *body("id name pay small count"),
            ],
            0,
            2,
            (*_down("0 1"), *_across(0, (2, 3))),
        ),
        Case(
            "group names at the left of their columns",
            [
                words("인적사항 _ _ 지급액 _"),
                words("사번 성명 부서 기본급 수당"),
                *body("id name dept pay small"),
            ],
            0,
            1,
        ),
        Case(
            "one label merged down beside the others",
            [
                words("사번 _ _ _"),
                words("_ 성명 부서 기본급"),
                *body("id name dept pay"),
            ],
            0,
            1,
            _down("0"),
            ("사번", "성명", "부서", "기본급"),
        ),
        Case(
            "title merged over some of the columns",
            [
                title("2024년 3월 급여대장", 6),
                words("사번 성명 부서 직급 기본급 식대"),
                *body("id name dept grade pay small"),
            ],
            1,
            1,
            _across(0, (0, 3)),
        ),
        Case(
            "all text under merged groups",
            [
                words("성명 소속 _ 연락처 _"),
                words("_ 부서 직급 휴대폰 이메일"),
                *body("name dept grade phone email"),
            ],
            0,
            1,
            (*_down("0"), *_across(0, (1, 2), (3, 4))),
            ("성명", "소속 / 부서", "소속 / 직급", "연락처 / 휴대폰", "연락처 / 이메일"),
        ),
    ]


def _calendars() -> list[Case]:
    numbers: list[CellValue] = [float(day) for day in range(1, 32)]
    weekdays = [("금토일월화수목")[day % 7] for day in range(31)]
    march = [datetime.date(2024, 3, 1) + datetime.timedelta(days=day) for day in range(31)]
    marks = "id name" + " mark" * 31
    return [
        Case("month of day numbers", [["사번", "성명", *numbers], *body(marks)], 0, 0),
        Case(
            "month of day numbers under a title",
            [title("3월 근무표", 33), ["사번", "성명", *numbers], *body(marks)],
            1,
            1,
            _across(0, (0, 32)),
        ),
        Case("month of dates", [["사번", "성명", *march], *body(marks)], 0, 0),
        Case(
            "day numbers over weekdays",
            [["사번", "성명", *numbers], [None, None, *weekdays], *body(marks)],
            0,
            1,
            _down("0 1"),
        ),
        Case(
            "days written out",
            [["성명", *(f"{day}일" for day in range(1, 32))], *body("name" + " mark" * 31)],
            0,
            0,
        ),
    ]


def _cross_tabs() -> list[Case]:
    chance = random.Random(3)  # noqa: S311 - made-up amounts
    grades = "사원 주임 대리 과장 차장 부장".split()
    steps: list[CellValue] = [f"{step}호봉" for step in range(1, 9)]

    def amounts(count: int) -> list[CellValue]:
        return [float(chance.randrange(2_000_000, 5_000_000, 1000)) for _ in range(count)]

    years: list[CellValue] = [2021.0, 2022.0, 2023.0, 2024.0]
    rates: list[list[CellValue]] = [
        [f"{year}년차", *(chance.randrange(1, 60) / 1000 for _ in range(4))] for year in range(1, 9)
    ]
    return [
        Case("grade by pay step", [["직급", *steps], *([g, *amounts(8)] for g in grades)], 0, 0),
        Case(
            "pay step numbers",
            [["호봉", *grades], *([float(step), *amounts(6)] for step in range(1, 20))],
            0,
            0,
        ),
        Case("department by year", [["부서", *years], *body("dept pay pay pay pay")], 0, 0),
        Case(
            "corner left empty",
            [[None, *(f"{month}월" for month in range(1, 13))], *body("dept" + " count" * 12)],
            0,
            0,
        ),
        Case("rates by year of service", [words("근속 A등급 B등급 C등급 D등급"), *rates], 0, 0),
    ]


def cases() -> list[Case]:
    return [*_pay_registers(), *_levels(), *_calendars(), *_cross_tabs()]
