"""The other workbooks of an HR office: directory, pay, attendance, appointments, allowances."""

from __future__ import annotations

import datetime as dt
import random

from tools.samples.people import Person
from tools.samples.workbook import (
    AMOUNT,
    CLOCK,
    DAY,
    EMPLOYEE_NUMBER,
    HOURS,
    TEXT,
    Heading,
    Sheet,
    Value,
)

APPOINTMENT_COUNT = 200
_WORKDAYS = tuple(dt.date(2026, 3, day) for day in (3, 4, 5, 6, 9))
_BASE_PAY = {
    "사원": 2_800_000, "주임": 3_150_000, "대리": 3_600_000, "과장": 4_350_000,
    "차장": 5_200_000, "부장": 6_300_000,
}  # fmt: skip
_DUTY_PAY = {"과장": 150_000, "차장": 250_000, "부장": 400_000}
_MEALS = 200_000
_NUMBER = Heading("사번", TEXT)
_NAME = Heading("성명", TEXT, width=10)
_DEPARTMENT = Heading("부서", TEXT, width=14)
_RANK = Heading("직급", TEXT, width=8)


def directory(people: list[Person]) -> Sheet:
    """The employee master: numbers are text here."""
    return Sheet(
        name="직원명부",
        headings=(
            _NUMBER, _NAME, _DEPARTMENT, _RANK, Heading("입사일", DAY),
            Heading("이메일", TEXT, width=24), Heading("내선번호", TEXT, width=14),
            Heading("재직상태", TEXT, width=10),
        ),
        rows=[
            [p.number, p.name, p.department, p.rank, p.joined, p.email, p.extension, "재직"]
            for p in people
        ],
    )  # fmt: skip


def pay(people: list[Person]) -> Sheet:
    """The pay ledger: numbers are numbers here, shown with their zeros by a number format."""
    chance = random.Random(20260325)
    amounts = ("기본급", "직책수당", "연장근로수당", "식대", "지급총액")
    deductions = (
        "국민연금",
        "건강보험",
        "장기요양보험",
        "고용보험",
        "소득세",
        "지방소득세",
        "공제총액",
    )
    return Sheet(
        name="급여대장",
        title="2026년 3월 급여대장",
        preamble=("지급일: 2026-03-25", "(단위: 원)"),
        headings=(
            Heading("사번", EMPLOYEE_NUMBER), _NAME, _DEPARTMENT, _RANK,
            *(Heading(label, AMOUNT, "지급내역", 13, is_summed=True) for label in amounts),
            *(Heading(label, AMOUNT, "공제내역", 13, is_summed=True) for label in deductions),
            Heading("실지급액", AMOUNT, width=14, is_summed=True),
        ),
        rows=[_pay_row(chance, person) for person in people],
    )  # fmt: skip


def _pay_row(chance: random.Random, person: Person) -> list[Value]:
    base = _BASE_PAY[person.rank] + chance.randrange(0, 12) * 25_000
    duty = _DUTY_PAY.get(person.rank, 0)
    overtime = chance.choice((0, 0, 0, 84_000, 126_000, 210_000))
    total = base + duty + overtime + _MEALS
    pension, health, employment = (_tenth(total * share) for share in (0.0475, 0.03595, 0.009))
    care = _tenth(health * 0.1314)
    tax = _tenth(max(0, total - 1_900_000) * 0.045)
    deducted = [pension, health, care, employment, tax, _tenth(tax * 0.1)]
    return [
        int(person.number), person.name, person.department, person.rank, base, duty, overtime,
        _MEALS, total, *deducted, sum(deducted), total - sum(deducted),
    ]  # fmt: skip


def attendance(people: list[Person]) -> Sheet:
    """One row for each person and working day."""
    chance = random.Random(20260309)
    return Sheet(
        name="근태현황",
        title="근태현황 (2026-03-03 ~ 2026-03-09)",
        headings=(
            Heading("근무일자", DAY), _NUMBER, _NAME, _DEPARTMENT, Heading("출근시각", CLOCK),
            Heading("퇴근시각", CLOCK), Heading("근무시간", HOURS, width=10),
            Heading("근태구분", TEXT, width=10), Heading("비고", TEXT, width=18),
        ),
        rows=[_attendance_row(chance, person, day) for day in _WORKDAYS for person in people],
    )  # fmt: skip


def _attendance_row(chance: random.Random, person: Person, day: dt.date) -> list[Value]:
    row: list[Value] = [day, person.number, person.name, person.department]
    luck = chance.random()
    if luck < 0.05:
        return [*row, None, None, 0.0, "연차", None]
    if luck < 0.07:
        return [*row, dt.time(14, 0), dt.time(18, 0), 4.0, "반차", "오전 반차"]
    if luck < 0.10:
        return [*row, None, None, 8.0, "출장", chance.choice(("부산지점 점검", "고객사 방문"))]
    is_late = luck < 0.13
    start = dt.time(9, chance.randrange(5, 40)) if is_late else dt.time(8, chance.randrange(30, 60))
    extra = chance.choice((0, 0, 0, 0, 1, 2))
    end = dt.time(18 + extra, chance.randrange(0, 30))
    return [*row, start, end, 8.0 + extra, "지각" if is_late else "정상", None]


def appointments(people: list[Person]) -> Sheet:
    """Promotions, moves, leaves and returns of the year so far."""
    chance = random.Random(20260302)
    departments = sorted({person.department for person in people})
    rows: list[list[Value]] = []
    for number, person in enumerate(chance.sample(people, APPOINTMENT_COUNT), 1):
        kind = chance.choice(("승진", "승진", "전보", "전보", "전보", "파견", "휴직", "복직"))
        day = dt.date(2026, 1 + (number - 1) // 67, 1 + chance.randrange(28))
        others = [name for name in departments if name != person.department]
        after = chance.choice(others) if kind in {"전보", "파견"} else person.department
        ranks = list(_BASE_PAY)
        place = ranks.index(person.rank)
        rank = ranks[min(place + 1, len(ranks) - 1)] if kind == "승진" else person.rank
        reason = {"승진": "정기 승진", "휴직": "육아휴직", "복직": "휴직 종료"}.get(
            kind, "조직 개편"
        )
        rows.append(
            [f"2026-{number:04d}", day, person.number, person.name, kind,
             person.department, person.rank, after, rank, reason]
        )  # fmt: skip
    return Sheet(
        name="인사발령",
        title="2026년 인사발령 내역",
        preamble=("기준일: 2026-03-31",),
        headings=(
            Heading("발령번호", TEXT), Heading("발령일", DAY), _NUMBER, _NAME,
            Heading("발령구분", TEXT, width=10),
            Heading("부서", TEXT, "발령 전", 14), Heading("직급", TEXT, "발령 전", 8),
            Heading("부서", TEXT, "발령 후", 14), Heading("직급", TEXT, "발령 후", 8),
            Heading("발령사유", TEXT, width=16),
        ),
        rows=rows,
    )  # fmt: skip


def allowances(people: list[Person]) -> Sheet:
    """Two allowances for each person."""
    chance = random.Random(20260320)
    kinds = (
        ("가족수당", 40_000, "부양가족 1인당 40,000원"),
        ("자격수당", 50_000, "직무 자격증 보유"),
        ("통신수당", 30_000, "업무용 휴대전화"),
        ("차량유지비", 200_000, "본인 차량 업무 사용"),
        ("야간근로수당", 17_500, "시간당 17,500원"),
    )
    rows: list[list[Value]] = []
    for person in people:
        for label, amount, basis in chance.sample(kinds, 2):
            times = chance.randrange(1, 4) if label in {"가족수당", "야간근로수당"} else 1
            rows.append(
                ["2026-03", person.number, person.name, person.department, label, basis,
                 amount * times, dt.date(2026, 3, 25)]
            )  # fmt: skip
    return Sheet(
        name="수당",
        title="수당 지급 내역",
        preamble=("대상월: 2026년 3월", "(단위: 원)"),
        headings=(
            Heading("지급월", TEXT, width=10), _NUMBER, _NAME, _DEPARTMENT,
            Heading("수당항목", TEXT, width=14), Heading("산출근거", TEXT, width=24),
            Heading("지급액", AMOUNT, is_summed=True), Heading("지급일", DAY),
        ),
        rows=rows,
    )  # fmt: skip


def _tenth(amount: float) -> int:
    """Won amounts end in a zero: what is below is cut off."""
    return int(amount) // 10 * 10
