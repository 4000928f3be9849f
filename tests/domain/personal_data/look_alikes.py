"""Columns of HR sheets that hold no personal data of the kinds, though some values look like it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.domain.personal_data.made_up import SURNAMES, Form, digits


def _code(pattern: str) -> Form:
    return lambda chance: "".join(
        digits(chance, 1) if character == "#" else character for character in pattern
    )


def _one_of(words: Sequence[str]) -> Form:
    return lambda chance: chance.choice(words)


OTHERS: dict[str, Form] = {
    "사번": _code("2024####"),
    "사원번호": _code("S########"),
    "사원코드": _code("010#######"),
    "성명": lambda chance: chance.choice(SURNAMES) + chance.choice(["민준", "서연", "하은"]),
    "부서": _one_of(["인사팀", "경기영업팀", "서울 본사", "개발1동 3층", "부산 2지점"]),
    "근무지": _one_of(["서울특별시 강남구", "부산광역시", "강남지점", "대전 서구"]),
    "거주지역": _one_of(["서울", "경기 북부", "부산"]),
    "사업자번호": _code("1##-81-#####"),
    "사업자등록번호": _code("12#81#####"),
    "법인등록번호": _code("110111-#######"),
    "전표번호": _code("20240301-#####"),
    "주문번호": _code("240301-1######"),
    "계약번호": _code("110-24-######"),
    "증권번호": _code("2024-0301-####"),
    "상품코드": _code("A1########"),
    "바코드": _code("880##########"),
    "송장번호": _code("6###-####-####"),
    "우편번호": _code("0####"),
    "입사일": _code("202#-0#-1#"),
    "생년월일": _code("199#0#1#"),
    "기본급": lambda chance: f"{chance.randrange(2_000, 9_000):,},000",
    "주민세": _code("1#,##0"),
    "휴대폰지원금": _code("##,000"),
    "카드사용액": _code("1,##0,##0"),
    "은행": _one_of(["신한은행", "국민은행", "농협"]),
    "예금주": lambda chance: chance.choice(SURNAMES) + "민준",
    "통신사": _one_of(["SKT", "KT", "LGU+"]),
    "여권만료일": _code("203#-0#-1#"),
    "면허종류": _one_of(["1종 보통", "2종 보통"]),
    "이메일 수신동의": _one_of(["Y", "N"]),
    "IP주소": _code("10.0.1#.2##"),
    "홈페이지 주소": _one_of(["https://example.com", "https://hr.example.co.kr/a"]),
    "내선": _code("1###"),
    "달성률": _code("##.#%"),
    "근무시간": _code("09:0#~18:0#"),
    "차량번호": _code("12가 ####"),
    "문서번호": _code("인사-2024-0###"),
    "연차": _code("1#"),
    "계좌수": _code("#"),
}
"""Column names and their values."""
