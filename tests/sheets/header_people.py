"""Made-up people and amounts for the synthetic sheets; the same every run."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable

from jisa_desktop.sheets.cells import CellValue

SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
GIVEN = "민준 서연 도윤 하은 시우 지아 주원 수아 예준 지우 건우 채원 현우 다은 우진 소율".split()
DEPARTMENTS = "인사팀 재무팀 영업1팀 영업2팀 개발팀 마케팅팀 총무팀 물류팀 고객지원팀".split()
GRADES = "사원 주임 대리 과장 차장 부장".split()
BANKS = "국민은행 신한은행 우리은행 하나은행 농협".split()
NOTES = ["", "", "", "육아휴직 복직", "수습 기간", "3월 부서 이동", "퇴사 예정"]

Field = Callable[[random.Random, int], CellValue]


def _name(chance: random.Random, _: int) -> CellValue:
    return chance.choice(SURNAMES) + chance.choice(GIVEN)


def _amount(low: int, high: int) -> Field:
    return lambda chance, _: float(chance.randrange(low, high, 10_000))


FIELDS: dict[str, Field] = {
    "no": lambda _, row: float(row + 1),
    "id": lambda _, row: f"A{20240001 + row}",
    "id_number": lambda _, row: float(20240001 + row),
    "name": _name,
    "dept": lambda chance, _: chance.choice(DEPARTMENTS),
    "grade": lambda chance, _: chance.choice(GRADES),
    "sex": lambda chance, _: chance.choice("남여"),
    "hired": lambda chance, _: (
        datetime.date(2010, 1, 1) + datetime.timedelta(days=chance.randrange(5_000))
    ),
    "hired_text": lambda chance, _: f"{chance.randrange(2005, 2024)}.{chance.randrange(1, 13)}.1",
    "phone": lambda chance, _: f"010-{chance.randrange(10**4):04d}-{chance.randrange(10**4):04d}",
    "email": lambda _, row: f"user{row + 1}@example.co.kr",
    "address": lambda chance, _: f"서울특별시 강남구 테헤란로 {chance.randrange(1, 500)}",
    "bank": lambda chance, _: chance.choice(BANKS),
    "account": lambda chance, _: f"110-{chance.randrange(1000):03d}-{chance.randrange(10**6):06d}",
    "note": lambda chance, _: chance.choice(NOTES),
    "pay": _amount(2_000_000, 6_000_000),
    "small": _amount(10_000, 300_000),
    "rate": lambda chance, _: chance.randrange(1, 40) / 1000,
    "count": lambda chance, _: float(chance.randrange(0, 30)),
    "time": lambda chance, _: datetime.time(chance.randrange(8, 10), chance.randrange(60)),
    "evening": lambda chance, _: datetime.time(chance.randrange(18, 22), chance.randrange(60)),
    "mark": lambda chance, _: chance.choice(["○", "○", "○", "연", "반", "휴", ""]),
    "product": lambda chance, _: chance.choice(["종신보험", "암보험", "연금저축", "실손의료"]),
    "code": lambda chance, _: f"P{chance.randrange(1000):03d}-{chance.choice('ABC')}",
    "word": lambda chance, _: chance.choice(["승인", "대기", "반려"]),
    "kind": lambda chance, _: chance.choice(["연차", "반차(오전)", "경조사", "병가"]),
    "blank": lambda _chance, _row: None,
}


def body(fields: str, count: int = 12, seed: int = 7) -> list[list[CellValue]]:
    """``count`` rows of the named fields, written with blanks between: 'id name dept pay'."""
    chance = random.Random(seed)  # noqa: S311 - made-up people
    return [[FIELDS[field](chance, row) for field in fields.split()] for row in range(count)]
