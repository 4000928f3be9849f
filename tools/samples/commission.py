"""The commission table, twice: as sent out first, and as corrected a week later.

Planted flaws, as such tables have them: a mistyped number that is nobody's, a blank one, one padded
with spaces, one typed in full-width digits. The corrected table fills in the blank one.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from tools.samples.people import Person
from tools.samples.workbook import AMOUNT, DAY, PERCENT, TEXT, Heading, Sheet, Value

ROW_COUNT = 3_000
CHANGED_COUNT = 30
ADDED_COUNT = 15
REMOVED_COUNT = 10
UNKNOWN_AT, BLANK_AT, PADDED_AT, FULL_WIDTH_AT = 411, 1_207, 1_803, 2_594

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_PRODUCTS = (
    ("종신보험", 180_000, 0.62), ("건강보험", 74_000, 0.48), ("암보험", 52_000, 0.45),
    ("연금저축", 300_000, 0.21), ("운전자보험", 21_000, 0.38), ("치아보험", 33_000, 0.41),
    ("어린이보험", 66_000, 0.44), ("실손의료비", 18_000, 0.12),
)  # fmt: skip

_HEADINGS = (
    Heading("사번", TEXT),
    Heading("성명", TEXT, width=10),
    Heading("소속지점", TEXT, width=13),
    Heading("계약번호", TEXT, width=16),
    Heading("상품군", TEXT, width=12),
    Heading("계약일", DAY),
    Heading("보험료", AMOUNT, "모집수수료", is_summed=True),
    Heading("수수료율", PERCENT, "모집수수료", width=10),
    Heading("수수료액", AMOUNT, "모집수수료", is_summed=True),
    Heading("회차", TEXT, "유지수수료", width=8),
    Heading("유지수수료액", AMOUNT, "유지수수료", width=14, is_summed=True),
    Heading("환수금", AMOUNT, "공제", is_summed=True),
    Heading("소득세", AMOUNT, "공제", is_summed=True),
    Heading("지방소득세", AMOUNT, "공제", is_summed=True),
    Heading("실지급액", AMOUNT, width=14, is_summed=True),
    Heading("비고", TEXT, width=22),
)


@dataclass(frozen=True, slots=True)
class Contract:
    seller: Person
    contract_number: str
    product: str
    signed: dt.date
    premium: int
    rate: float
    renewal_number: int
    renewal: int
    clawback: int
    note: str

    def cells(self) -> list[Value]:
        """One row of the table. Tax is 3 % and a tenth of it, both without the last digit."""
        commission = round(self.premium * self.rate, -1)
        income = max(0, int(commission) + self.renewal - self.clawback)
        tax = int(income * 0.03) // 10 * 10
        local_tax = int(tax * 0.1) // 10 * 10
        renewal_number = f"{self.renewal_number}회차" if self.renewal_number else None
        return [
            self.seller.number, self.seller.name, self.seller.department, self.contract_number,
            self.product, self.signed, self.premium, self.rate, int(commission), renewal_number,
            self.renewal, self.clawback, tax, local_tax, income - tax - local_tax,
            self.note or None,
        ]  # fmt: skip


def first_table(people: list[Person]) -> Sheet:
    rows = [contract.cells() for contract in _contracts(people)]
    _plant_flaws(rows, is_corrected=False)
    return _sheet(rows, "작성: 영업지원팀 / 작성일: 2026-04-06")


def corrected_table(people: list[Person]) -> Sheet:
    """1 % of the contracts changed, some added, some removed; still sorted, so rows shift."""
    contracts = _contracts(people)
    chance = random.Random(20260413)
    flawed = {UNKNOWN_AT, BLANK_AT, PADDED_AT, FULL_WIDTH_AT}
    free = [place for place in range(ROW_COUNT) if place not in flawed]
    touched = chance.sample(free, CHANGED_COUNT + REMOVED_COUNT)
    for place in touched[:CHANGED_COUNT]:
        contract = contracts[place]
        contracts[place] = replace(contract, rate=round(contract.rate + 0.05, 3), note="요율 정정")
    rows = [contract.cells() for contract in contracts]
    _plant_flaws(rows, is_corrected=True)
    removed = set(touched[CHANGED_COUNT:])
    rows = [row for place, row in enumerate(rows) if place not in removed]
    sellers = [person for person in people if person.sells]
    for number in range(ROW_COUNT + 1, ROW_COUNT + 1 + ADDED_COUNT):
        added = _contract(chance, chance.choice(sellers), number)
        rows.append(replace(added, note="누락분 추가").cells())
    rows.sort(key=lambda row: (str(row[2]), str(row[3])))
    return _sheet(rows, "작성: 영업지원팀 / 작성일: 2026-04-13 (정정)")


def _sheet(rows: list[list[Value]], origin: str) -> Sheet:
    return Sheet(
        name="수수료",
        title="2026년 3월 수수료 지급내역",
        preamble=(origin, "(단위: 원)"),
        headings=_HEADINGS,
        rows=rows,
        notes=(
            "※ 환수금은 계약이 해지된 달의 수수료에서 공제하며 이의 신청은 익월 10일까지입니다.",
        ),
    )


def _contracts(people: list[Person]) -> list[Contract]:
    """Sorted by branch and contract number."""
    chance = random.Random(20260406)
    sellers = [person for person in people if person.sells]
    contracts = [
        _contract(chance, chance.choice(sellers), number) for number in range(1, ROW_COUNT + 1)
    ]
    contracts.sort(key=lambda contract: (contract.seller.department, contract.contract_number))
    return contracts


def _contract(chance: random.Random, seller: Person, number: int) -> Contract:
    product, premium, rate = chance.choice(_PRODUCTS)
    signed = dt.date(2026, 3, 1 + chance.randrange(31))
    is_new = chance.random() < 0.7
    premium = int(premium * chance.uniform(0.6, 1.9)) // 100 * 100
    is_lost = chance.random() < 0.03
    return Contract(
        seller=seller,
        contract_number=f"C2603-{number:05d}",
        product=product,
        signed=signed if is_new else signed.replace(year=2025),
        premium=premium,
        rate=round(rate + chance.choice((-0.02, 0, 0, 0.015)), 3) if is_new else 0.0,
        renewal_number=0 if is_new else chance.choice((13, 14, 15, 25, 26)),
        renewal=0 if is_new else int(round(premium * 0.04, -1)),
        clawback=int(round(premium * 0.3, -1)) if is_lost else 0,
        note="해지 환수" if is_lost else "",
    )


def _plant_flaws(rows: list[list[Value]], *, is_corrected: bool) -> None:
    # Numbers are seven apart, so the next one is nobody's, and near enough for a suggestion.
    rows[UNKNOWN_AT][0] = f"{int(str(rows[UNKNOWN_AT][0])) + 1:08d}"
    rows[PADDED_AT][0] = f"  {rows[PADDED_AT][0]} "
    rows[FULL_WIDTH_AT][0] = str(rows[FULL_WIDTH_AT][0]).translate(_FULL_WIDTH)
    if not is_corrected:
        rows[BLANK_AT][0] = None
