"""The invented company: 300 people who do not exist."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

PEOPLE_COUNT = 300
AS_OF = dt.date(2026, 3, 31)

_SURNAMES = "김김김김이이이박박최최정정강조윤장임한오서신권황안송류홍"
_FIRST = "민서지도하주예시은현준수유윤재태성정승소다채연가"
_SECOND = "준서윤우원호후진아연영은희수현민경빈율람솔결"
_DEPARTMENTS = (
    ("강남지점", 34), ("여의도지점", 32), ("부산지점", 28), ("대구지점", 26), ("광주지점", 24),
    ("대전지점", 22), ("영업지원팀", 20), ("상품개발팀", 18), ("보험심사팀", 22), ("고객센터", 26),
    ("인사팀", 12), ("재무회계팀", 14), ("정보시스템팀", 16), ("준법감시팀", 6),
)  # fmt: skip
_RANKS = (("사원", 26), ("주임", 20), ("대리", 22), ("과장", 16), ("차장", 10), ("부장", 6))
_FIRST_YEAR, _LAST_YEAR = 2001, 2025


@dataclass(frozen=True, slots=True)
class Person:
    """``number`` is eight digits that begin with zeros: the trap of every pay sheet."""

    number: str
    name: str
    department: str
    rank: str
    joined: dt.date
    extension: str

    @property
    def email(self) -> str:
        return f"m{self.number.lstrip('0')}@jisa.example"

    @property
    def sells(self) -> bool:
        return self.department.endswith("지점")


def people() -> list[Person]:
    """Sorted by number, the same at every call."""
    chance = random.Random(20260331)
    departments = [name for name, count in _DEPARTMENTS for _ in range(count)]
    joined_days = sorted(_joining_day(chance) for _ in range(PEOPLE_COUNT))
    chance.shuffle(departments)
    found = []
    for place, (department, joined) in enumerate(zip(departments, joined_days, strict=True), 1):
        number = f"00{joined.year % 100:02d}{place * 7:04d}"
        name = chance.choice(_SURNAMES) + chance.choice(_FIRST) + chance.choice(_SECOND)
        extension = f"02-555-{1000 + place}"
        found.append(Person(number, name, department, _rank(chance, joined), joined, extension))
    return sorted(found, key=lambda person: person.number)


def _joining_day(chance: random.Random) -> dt.date:
    year = _LAST_YEAR - int((_LAST_YEAR - _FIRST_YEAR) * chance.random() ** 1.6)
    return dt.date(year, chance.choice((1, 3, 7, 9)), chance.choice((1, 2, 15)))


def _rank(chance: random.Random, joined: dt.date) -> str:
    """Longer in the company, higher, with exceptions."""
    years = (AS_OF - joined).days / 365
    place = years / (_LAST_YEAR - _FIRST_YEAR) * 100 + chance.uniform(-15, 15)
    for name, share in _RANKS:
        if place < share:
            return name
        place -= share
    return _RANKS[-1][0]
