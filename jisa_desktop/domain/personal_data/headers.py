"""What the name of a column says about personal data in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jisa_desktop.domain.personal_data.kinds import PersonalKind
from jisa_desktop.domain.text import header_key

_NOISE = re.compile(r"[\s.,_*※()\[\]<>·:：'\"-]")
_LEVELS = " / "


@dataclass(frozen=True, slots=True)
class HeaderKind:
    """``is_sure``: the name alone is enough; otherwise some values must look like the kind."""

    kind: PersonalKind
    is_sure: bool


_NOT_THE_DATA = re.compile(
    r"(여부|유무|금액|한도|요금|수당|지원금?|보조금?|비|비용|료|제출|동의|수신|발송|상태|기종|모델"
    r"|종류|구분|만료|발급|취득|갱신|인증|횟수|건수|계좌수|카드수|계좌명|카드명|카드사|통신사|계좌주"
    r"|은행|등급|비고|메모|사유|내용|제목|등본|초본|영문명|기관|세)"
    r"(일|일자|기간|지|처|번호)?$|변경일자?$|등록일자?$|(만료|발급|취득|갱신)일"
)
"""'휴대폰 지원금', '여권 만료일', '주민세': about the data, not the data."""

_RULES: tuple[tuple[PersonalKind, bool, re.Pattern[str]], ...] = (
    (
        PersonalKind.RESIDENT_NUMBER,
        True,
        re.compile(
            r"주민(등록)?/?(외국인)?(등록)?/?(번호|no|num|앞자리|뒷자리)|주민외국인|주민/외국인"
            r"|^주민(등록)?$|^rrn$|resident(registration)?(no|num|number|id)$"
        ),
    ),
    (
        PersonalKind.FOREIGNER_NUMBER,
        True,
        re.compile(
            r"외국인(등록)?(번호|no|num)|외국인등록증?$|외등번호|거소(신고)?(번호|no)|^frn$"
            r"|^arc(no|number)?$|alien(registration)?(no|number)|foreigner(no|number)"
        ),
    ),
    (
        PersonalKind.PASSPORT,
        True,
        re.compile(r"여권(번호|no|num)|^여권$|passport(no|num|number|id)?$"),
    ),
    (
        PersonalKind.DRIVER_LICENCE,
        False,
        re.compile(
            r"면허증?(번호|no)|운전면허증?$|driver'?s?licen[cs]e(no|number)?$|^licen[cs]e(no|number)"
        ),
    ),
    (
        PersonalKind.CARD,
        False,
        re.compile(
            r"(?<!사원)(?<!출입)(?<!교통)카드(번호|no|num)|(신용|체크|법인|결제)카드$|card(no|num|number)$"
        ),
    ),
    (
        PersonalKind.ACCOUNT,
        True,
        re.compile(r"계좌(번호|no|num)|통장번호|(bank)?account(no|num|number)$"),
    ),
    (
        PersonalKind.ACCOUNT,
        False,
        re.compile(r"계좌|통장|bankaccount|입금처|^account$"),
    ),
    (
        PersonalKind.EMAIL,
        False,
        re.compile(r"이메일|전자우편|전자메일|메일(주소|계정|id)?$|e?mail(address|addr|id)?$"),
    ),
    (
        PersonalKind.PHONE,
        False,
        re.compile(
            r"휴대폰|핸드폰|휴대전화|휴대번호|휴대$|전화(번호|no|$|집|자택|회사|직장|휴대|본인|비상)"
            r"|연락처|연락망|(^|본인|비상)hp(번호|no|num)?$|mobile|cell(ular)?(phone)?(no|number)?$"
            r"|phone|^tel(no|num|number|ephone)?$|telephone|모바일(번호)?$|직통|자택번호|^폰(번호)?$"
        ),
    ),
    (
        PersonalKind.ADDRESS,
        False,
        re.compile(
            r"(?<!메일)(?<!ip)(?<!mac)(?<!웹)(?<!url)(?<!홈페이지)(?<!사이트)주소"
            r"|거주지(?!역)|거소지|자택$|본적|등록기준지|도로명|지번|배송지|수령지|주민등록지"
            r"|(?<!mail)(?<!ip)(?<!mac)(?<!web)addr(ess)?(1|2)?$"
        ),
    ),
)

_OTHER_NUMBERS = re.compile(
    r"사번|사원(번호|코드|no|id)|직원(번호|코드|no|id)|직번|상품|제품|품목|품번|바코드|전표|계약|증권"
    r"|주문|거래|사업자|법인등록|법인번호|우편|문서|접수|관리(번호|no)|송장|운송|일련|순번|연번|코드"
    r"|금액|급여|합계|^no$|^id$|^번호$|employee(id|no|number)|product|barcode|order|invoice|^ean|^sku"
)
"""Names of numbers that look personal and are not."""

_FREE_TEXT = re.compile(
    r"비고|메모|사유|특이사항|특기사항|참고|의견|코멘트|comment|memo|note|remark|적요|상담|면담|내용"
    r"|설명|기타사항|요청사항|전달사항|소견|경위|description"
)

_BANKS = re.compile(r"은행|예금주|금융기관|금융회사|^bank(name)?$")


@lru_cache(maxsize=4096)
def header_kinds(header: str) -> tuple[HeaderKind, ...]:
    """The kinds that a column's name speaks of, the lowest level of a stacked header first."""
    for level in reversed(header.split(_LEVELS)):
        key = _key(level)
        if _NOT_THE_DATA.search(key):
            return ()
        found: dict[PersonalKind, HeaderKind] = {}
        for kind, is_sure, pattern in _RULES:
            if kind not in found and pattern.search(key):
                found[kind] = HeaderKind(kind, is_sure)
        if found:
            return tuple(found.values())
    return ()


def names_other_number(header: str) -> bool:
    """'사번', '상품코드', '사업자번호': its values may look personal without being so."""
    return bool(_OTHER_NUMBERS.search(_key(header)))


def names_free_text(header: str) -> bool:
    """'비고', '메모', '사유': sentences, in which anything may stand."""
    return bool(_FREE_TEXT.search(_key(header.rsplit(_LEVELS, maxsplit=1)[-1])))


def names_bank(header: str) -> bool:
    return bool(_BANKS.search(_key(header)))


def _key(text: str) -> str:
    return _NOISE.sub("", header_key(text))
