"""Made-up HR rows and questions about them, always the same. For search tests and benchmarks.

Three kinds of questions: *exact* names one row by number, name, phone or amount; *attribute* names
a team, month or kind (several rows are right); *paraphrase* asks for a policy in other words.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum

from tests.support.hr_policies import POLICIES

_FAMILY = (
    "김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공"
)
_GIVEN_1 = "서민지하도수예은현준시유채다윤주태건승재동영정미경혜진상성"
_GIVEN_2 = "연준우윤아은서현진호영희수민빈나라원석훈철미정숙환규"
_TEAMS = ("영업1팀", "영업2팀", "인사팀", "총무팀", "개발팀", "물류팀", "고객지원팀", "재무팀")
_GRADES = ("사원", "대리", "과장", "차장", "부장")
_PRODUCTS = ("종신보험", "암보험", "자동차보험", "연금저축", "실손의료", "운전자보험")
_ABSENCES = ("연차", "반차", "병가", "지각", "조퇴", "출산휴가", "외근")
_ALLOWANCES = ("식대", "자가운전보조금", "야간근로수당", "자격증수당", "육아수당", "직책수당")


class Kind(StrEnum):
    EXACT = "exact"
    ATTRIBUTE = "attribute"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True)
class Row:
    record_id: str
    text: str
    fields: tuple[tuple[str, str], ...]

    def __getitem__(self, name: str) -> str:
        return dict(self.fields)[name]


@dataclass(frozen=True, slots=True)
class Question:
    kind: Kind
    text: str
    gold: frozenset[str]
    """Any of these records is a right answer."""


def rows(employee_count: int = 100, seed: int = 7) -> list[Row]:
    """Four rows an employee (person, commission, absence, allowance) and all policies."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    names = _names(chance, employee_count)
    found: list[Row] = []
    for n, name in enumerate(names):
        number = f"{chance.randint(2008, 2025)}{n:04d}"
        who = {"사번": number, "성명": name}
        team = chance.choice(_TEAMS)
        month = f"{chance.choice((2024, 2025, 2026))}-{chance.randint(1, 12):02d}"
        day = f"{month}-{chance.randint(1, 28):02d}"
        money = f"{chance.randint(11, 9_999) * 1_000 + chance.choice((0, 500)):,}원"
        phone = f"010-{chance.randint(2000, 9999)}-{chance.randint(1000, 9999)}"
        found += [
            _row(
                f"person:{n}",
                {**who, "부서": team, "직급": chance.choice(_GRADES)}
                | {"휴대전화": phone, "이메일": f"user{number}@hanbit.example"},
            ),
            _row(
                f"commission:{n}",
                {**who, "부서": team, "지급월": month, "수수료": money}
                | {
                    "상품": chance.choice(_PRODUCTS),
                    "계약번호": f"HB-{chance.randint(10**6, 10**7)}",
                },
            ),
            _row(
                f"absence:{n}",
                {**who, "부서": team, "일자": day}
                | {"근태구분": chance.choice(_ABSENCES), "승인": chance.choice(("승인", "대기"))},
            ),
            _row(
                f"allowance:{n}",
                {**who, "지급월": month, "수당": chance.choice(_ALLOWANCES)}
                | {"금액": f"{chance.randint(3, 60) * 10_000:,}원"},
            ),
        ]
    found += [
        _row(f"policy:{n}", {"구분": "사내 규정", "제목": title, "내용": content})
        for n, (title, content, _) in enumerate(POLICIES)
    ]
    return found


_REWORDED = (
    ("근태구분", "병가", "몸이 아파서 쉰 사람이 누구지?"),
    ("근태구분", "지각", "아침에 늦게 온 직원"),
    ("근태구분", "조퇴", "일찍 집에 간 사람"),
    ("근태구분", "외근", "회사 밖에서 일한 날"),
    ("근태구분", "출산휴가", "갓 태어난 아기 때문에 자리를 비운 직원"),
    ("수당", "식대", "밥값을 받은 사람"),
    ("수당", "육아수당", "아이를 키워서 더 받은 돈"),
    ("수당", "자가운전보조금", "차량 유지비를 받은 직원"),
    ("수당", "야간근로수당", "밤늦게 일한 대가로 준 돈"),
    ("상품", "암보험", "큰 병에 걸렸을 때 보장하는 상품을 판 실적"),
    ("상품", "연금저축", "노후 대비 상품을 판 실적"),
    ("상품", "자동차보험", "차 사고에 대비하는 상품을 판 실적"),
)


def questions(given: list[Row], seed: int = 11) -> list[Question]:
    """Some 40 of each kind, in a fixed order."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    return [*_exact(given, chance), *_attribute(given, chance), *paraphrases(given)]


def paraphrases(given: list[Row]) -> list[Question]:
    """One for each policy, then some that mean rows of the tables."""
    asked = [
        Question(Kind.PARAPHRASE, question, frozenset({f"policy:{n}"}))
        for n, (_, _, question) in enumerate(POLICIES)
    ]
    for field, value, question in _REWORDED:
        asked.append(Question(Kind.PARAPHRASE, question, _having(given, {field: value})))
    return asked


def _exact(given: list[Row], chance: random.Random) -> list[Question]:
    people = chance.sample([row for row in given if row.record_id.startswith("person")], 24)
    deals = chance.sample([row for row in given if row.record_id.startswith("commission")], 24)
    asked: list[tuple[str, str, str]] = []  # question, field, value
    for part, field, pattern in (
        (people[:8], "사번", "사번 {} 직원 알려줘"),
        (people[8:16], "성명", "{} 직원의 부서와 직급"),
        (people[16:20], "휴대전화", "{}"),
        (people[20:], "이메일", "{} 누구 메일이야?"),
        (deals[:8], "계약번호", "계약번호 {}"),
        (deals[8:16], "수수료", "수수료 {} 받은 사람"),
    ):
        asked += [(pattern.format(row[field]), field, row[field]) for row in part]
    asked += [(row["사번"], "사번", row["사번"]) for row in deals[16:]]
    return [
        Question(Kind.EXACT, text, _having(given, {field: value})) for text, field, value in asked
    ]


def _attribute(given: list[Row], chance: random.Random) -> list[Question]:
    found: list[Question] = []
    deals = [row for row in given if row.record_id.startswith("commission")]
    for row in chance.sample(deals, 14):
        year, month = row["지급월"].split("-")
        gold = _having(given, {"부서": row["부서"], "지급월": row["지급월"]})
        text = f"{row['부서']} {year}년 {int(month)}월 수수료"
        found.append(Question(Kind.ATTRIBUTE, text, gold))
    for row in chance.sample(deals, 13):
        gold = _having(given, {"부서": row["부서"], "상품": row["상품"]})
        found.append(Question(Kind.ATTRIBUTE, f"{row['부서']}에서 {row['상품']} 판 사람은?", gold))
    absences = [row for row in given if row.record_id.startswith("absence")]
    for row in chance.sample(absences, 13):
        gold = _having(given, {"부서": row["부서"], "근태구분": row["근태구분"]})
        found.append(Question(Kind.ATTRIBUTE, f"{row['부서']} {row['근태구분']} 쓴 직원", gold))
    return found


def _having(given: list[Row], wanted: dict[str, str]) -> frozenset[str]:
    return frozenset(row.record_id for row in given if wanted.items() <= dict(row.fields).items())


def _names(chance: random.Random, count: int) -> list[str]:
    names: dict[str, None] = {}
    while len(names) < count:
        names[chance.choice(_FAMILY) + chance.choice(_GIVEN_1) + chance.choice(_GIVEN_2)] = None
    return list(names)


def _row(record_id: str, fields: dict[str, str]) -> Row:
    text = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return Row(record_id, text, tuple(fields.items()))
