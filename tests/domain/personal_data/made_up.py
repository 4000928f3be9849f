"""Made-up personal data: ten written forms and ten column names a kind."""

from __future__ import annotations

import random
from collections.abc import Callable

from jisa_desktop.domain.personal_data import PersonalKind

Form = Callable[[random.Random], str]

_REGIONS = ("11", "12", "13", "21", "23", "26", "28")
_ROADS = "테헤란로 세종대로 월드컵로 중앙로 한누리대로 정자일로 첨단로 센텀중앙로".split()
_TOWNS = "역삼동 정자동 우동 서초동 둔산동 상암동 화정동".split()
_DISTRICTS = "강남구 마포구 해운대구 분당구 서구 유성구 달서구".split()
SURNAMES = "김이박최정강조윤장임"
_MAIL_NAMES = "hong minjun.kim s.lee jwpark dev-team user_01 hr+pay a".split()
_MAIL_DOMAINS = "example.com example.co.kr mail.example.kr naver.example corp.example.net".split()


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choice("0123456789") for _ in range(count))


def _birth(chance: random.Random) -> tuple[str, str]:
    """Birth date of someone at work, and '19' or '20'."""
    year = chance.randrange(1955, 2006)
    day = f"{chance.randrange(1, 13):02d}{chance.randrange(1, 29):02d}"
    return f"{year % 100:02d}{day}", str(year // 100)


def _check_digit(twelve: str, base: int) -> str:
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    total = sum(int(digit) * weight for digit, weight in zip(twelve, weights, strict=True))
    return str((base - total % 11) % 10)


def _person_number(firsts: dict[str, str], base: int) -> Callable[[random.Random], tuple[str, str]]:
    def make(chance: random.Random) -> tuple[str, str]:
        birth, century = _birth(chance)
        rest = chance.choice(firsts[century]) + digits(chance, 5)
        return birth, rest + _check_digit(birth + rest, base)

    return make


_resident = _person_number({"19": "12", "20": "34"}, 11)
_foreigner = _person_number({"19": "56", "20": "78"}, 13)


def _joined(
    make: Callable[[random.Random], tuple[str, ...]], pattern: str, form: Callable[[str], str] = str
) -> Form:
    return lambda chance: form(pattern.format(*make(chance)))


def _wide(text: str) -> str:
    """Full-width digits, as some ERPs write them."""
    return text.translate({ord("0") + n: 0xFF10 + n for n in range(10)})


def _number_forms(make: Callable[[random.Random], tuple[str, str]]) -> tuple[Form, ...]:
    return (
        _joined(make, "{}-{}"),
        _joined(make, "{}{}"),
        _joined(make, "{} {}"),
        _joined(make, "{} - {}"),
        _joined(make, "{}–{}"),
        _joined(make, "{}-{}", _wide),
        _joined(make, "{}.{}"),
        _joined(make, "({}-{})"),
        _joined(make, "주민번호: {}-{}"),
        lambda chance: "{}-{}******".format(*_cut(make(chance))),
    )


def _cut(number: tuple[str, str]) -> tuple[str, str]:
    return number[0], number[1][0]


def _mobile(chance: random.Random) -> tuple[str, str, str]:
    return "010", str(chance.randrange(2000, 10_000)), digits(chance, 4)


def _landline(chance: random.Random) -> tuple[str, str, str]:
    return (
        chance.choice(["02", "031", "051", "064", "070"]),
        str(chance.randrange(200, 10_000)),
        digits(chance, 4),
    )


def _account(chance: random.Random) -> tuple[str, str, str]:
    return "110", digits(chance, 3), digits(chance, 6)


def _card(chance: random.Random) -> tuple[str, str, str, str]:
    head = chance.choice("34569") + digits(chance, 14)
    for last in "0123456789":
        number = head + last
        total = 0
        for place, digit in enumerate(reversed(number)):
            value = int(digit) * (1 + place % 2)
            total += value - 9 if value > 9 else value
        if total % 10 == 0:
            return number[:4], number[4:8], number[8:12], number[12:]
    raise AssertionError("one of ten digits closes the sum")


def _licence(chance: random.Random) -> tuple[str, str, str, str]:
    return (
        chance.choice(_REGIONS),
        f"{chance.randrange(100):02d}",
        digits(chance, 6),
        digits(chance, 2),
    )


def _passport(chance: random.Random) -> tuple[str, str, str]:
    return chance.choice("MSRG"), digits(chance, 4), digits(chance, 4)


def _mail(chance: random.Random) -> tuple[str, str]:
    return chance.choice(_MAIL_NAMES) + digits(chance, 2), chance.choice(_MAIL_DOMAINS)


def _place(chance: random.Random) -> tuple[str, str, str, str, str]:
    return (
        chance.choice(_DISTRICTS),
        chance.choice(_ROADS),
        chance.choice(_TOWNS),
        str(chance.randrange(1, 500)),
        str(chance.randrange(1, 99)),
    )


FORMS: dict[PersonalKind, tuple[Form, ...]] = {
    PersonalKind.RESIDENT_NUMBER: _number_forms(_resident),
    PersonalKind.FOREIGNER_NUMBER: _number_forms(_foreigner),
    PersonalKind.PHONE: (
        _joined(_mobile, "{}-{}-{}"),
        _joined(_mobile, "{}{}{}"),
        _joined(_mobile, "{}.{}.{}"),
        _joined(_mobile, "{} {} {}"),
        _joined(_mobile, "({}){}-{}"),
        lambda chance: "+82-10-{1}-{2}".format(*_mobile(chance)),
        lambda chance: "+82 10 {1} {2}".format(*_mobile(chance)),
        lambda chance: "10{1}{2}".format(*_mobile(chance)),
        _joined(_landline, "{}-{}-{}"),
        _joined(_mobile, "H.P {}-{}-{}"),
    ),
    PersonalKind.ACCOUNT: (
        _joined(_account, "{}-{}-{}"),
        _joined(_account, "{}{}{}"),
        _joined(_account, "신한 {}-{}-{}"),
        _joined(_account, "신한은행 {}-{}-{}"),
        _joined(_account, "{}-{}-{} (김민준)"),
        _joined(_account, "{} {} {}"),
        lambda chance: f"{digits(chance, 6)}-{digits(chance, 2)}-{digits(chance, 6)}",
        lambda chance: f"1002-{digits(chance, 3)}-{digits(chance, 6)}",
        lambda chance: f"3333-{digits(chance, 2)}-{digits(chance, 7)}",
        lambda chance: f"301-{digits(chance, 4)}-{digits(chance, 4)}-{digits(chance, 2)}",
    ),
    PersonalKind.CARD: (
        _joined(_card, "{}-{}-{}-{}"),
        _joined(_card, "{}{}{}{}"),
        _joined(_card, "{} {} {} {}"),
        _joined(_card, "{}.{}.{}.{}"),
        _joined(_card, "{}-{}-{}-{}", _wide),
        _joined(_card, "{}–{}–{}–{}"),
        _joined(_card, "국민 {}-{}-{}-{}"),
        _joined(_card, "{}-****-****-{3}".replace("{}", "{0}")),
        lambda chance: f"3782-{digits(chance, 6)}-{digits(chance, 5)}",
        _joined(_card, "{}-{}-{}-{} (법인)"),
    ),
    PersonalKind.PASSPORT: (
        _joined(_passport, "{}{}{}"),
        _joined(_passport, "{}{}{}", str.lower),
        _joined(_passport, "{} {}{}"),
        _joined(_passport, "{}-{}{}"),
        _joined(_passport, "{}{} {}"),
        _joined(_passport, "{}{}{}", _wide),
        lambda chance: f"M{digits(chance, 3)}A{digits(chance, 4)}",
        lambda chance: f"JR{digits(chance, 7)}",
        _joined(_passport, "여권 {}{}{}"),
        _joined(_passport, "{}{}****"),
    ),
    PersonalKind.DRIVER_LICENCE: (
        _joined(_licence, "{}-{}-{}-{}"),
        _joined(_licence, "{}{}{}{}"),
        _joined(_licence, "{} {} {} {}"),
        _joined(_licence, "{}.{}.{}.{}"),
        _joined(_licence, "{}-{}-{}-{}", _wide),
        _joined(_licence, "{}–{}–{}–{}"),
        lambda chance: "서울 {1}-{2}-{3}".format(*_licence(chance)),
        lambda chance: "경기-{1}-{2}-{3}".format(*_licence(chance)),
        lambda chance: "{0}-{1}-******-{3}".format(*_licence(chance)),
        _joined(_licence, "{}-{}-{}-{} (1종)"),
    ),
    PersonalKind.EMAIL: (
        _joined(_mail, "{}@{}"),
        _joined(_mail, "{}@{}", str.upper),
        _joined(_mail, " {}@{} "),
        _joined(_mail, "<{}@{}>"),
        _joined(_mail, "홍길동 <{}@{}>"),
        _joined(_mail, "mailto:{}@{}"),
        _joined(_mail, "{}＠{}"),
        _joined(_mail, "{}@{};"),
        _joined(_mail, "{}@{} (회사)"),
        _joined(_mail, "{0}@{1}, b{0}@{1}"),
    ),
    PersonalKind.ADDRESS: (
        _joined(_place, "서울특별시 {0} {1} {3}"),
        _joined(_place, "서울 {0} {1} {3}, 4층"),
        _joined(_place, "(06234) 부산광역시 {0} {1} {3}"),
        _joined(_place, "경기도 성남시 {0} {2} {3}-{4}"),
        _joined(_place, "서울시 {0} {1} {3} ({2})"),
        _joined(_place, "대전광역시 {0} {2} 푸른아파트 101동 {3}호"),
        _joined(_place, "{0} {1} {3}"),
        _joined(_place, "전라남도 순천시 승주읍 서평리 {3}"),
        _joined(_place, "세종특별자치시 {1} {3}"),
        _joined(_place, "서울특별시{0}{1}{3}번길 {4}"),
    ),
}
"""Ten ways in which people write each kind."""

NAMES: dict[PersonalKind, tuple[str, ...]] = {
    PersonalKind.RESIDENT_NUMBER: (
        *("주민등록번호", "주민번호", "주민 번호", "주민(등록)번호", "주민등록 번호*"),
        *(
            "주민No",
            "인적사항 / 주민등록번호",
            "주민등록번호(필수)",
            "RRN",
            "Resident Registration No.",
        ),
    ),
    PersonalKind.FOREIGNER_NUMBER: (
        *("외국인등록번호", "외국인 등록번호", "외국인번호", "외국인등록 No", "외등번호"),
        *("거소신고번호", "국내거소신고번호", "FRN", "ARC No.", "Alien Registration No"),
    ),
    PersonalKind.PHONE: (
        *("연락처", "휴대폰", "핸드폰번호", "휴대전화", "전화번호"),
        *("H.P", "비상연락망", "Mobile", "Tel.", "연락처 / 본인"),
    ),
    PersonalKind.ACCOUNT: (
        *("계좌번호", "급여계좌", "계좌 번호", "입금계좌번호", "은행계좌"),
        *("통장번호", "급여 / 계좌번호", "Account No", "계좌", "이체계좌"),
    ),
    PersonalKind.CARD: (
        *("카드번호", "신용카드번호", "카드 번호", "법인카드번호", "법인카드"),
        *("체크카드 번호", "카드No.", "Card Number", "결제카드", "신용카드"),
    ),
    PersonalKind.PASSPORT: (
        *("여권번호", "여권 번호", "여권No", "Passport No.", "PASSPORT NUMBER"),
        *("여권", "여권번호(영문)", "출장 / 여권번호", "*여권번호", "passport"),
    ),
    PersonalKind.DRIVER_LICENCE: (
        *("운전면허번호", "면허번호", "운전면허 번호", "면허증번호", "운전면허증번호"),
        *("운전면허", "운전면허증", "Driver License", "Driver's Licence No", "면허 No"),
    ),
    PersonalKind.EMAIL: (
        *("이메일", "E-mail", "메일", "이메일주소", "전자우편"),
        *("회사메일", "email", "Email Address", "연락처 / 이메일", "메일 주소"),
    ),
    PersonalKind.ADDRESS: (
        *("주소", "자택주소", "거주지", "현주소", "주민등록지"),
        *("집 주소", "도로명주소", "Address", "본적", "실거주지 주소"),
    ),
}
"""Ten names of a column for each kind."""
