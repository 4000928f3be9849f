"""Postal addresses: road names (도로명), lots (지번), flats."""

from __future__ import annotations

import re

from jisa_desktop.domain.personal_data.kinds import PersonalKind
from jisa_desktop.domain.personal_data.rules import KindRule

_PROVINCE = (
    "(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주"
    "|충청북|충청남|전라북|전라남|경상북|경상남)"
    "(?:특별자치시|특별자치도|특별시|광역시|시|도)?"
)
_DISTRICT = r"[가-힣]{1,5}[시군구](?=[\s,]|$)"
_PLACE = rf"(?:{_PROVINCE}\s?(?:{_DISTRICT}\s?){{0,2}}|(?:{_DISTRICT}\s?){{1,2}})"
_ROAD = r"[가-힣0-9·.]*[가-힣0-9](?:대로|로|길)\s?(?:[0-9]+번?[가나다라]?길\s?)?(?:지하\s?)?[0-9]+"
_LOT = r"[가-힣]+[0-9]*(?:동|읍|면|리|가)\s?(?:산\s?)?[0-9]+(?:-[0-9]+)?(?:번지)?"
_FLAT = r"[0-9]+동\s?[0-9]+호"
_TOWN = r"(?:[가-힣]+[0-9]*(?:읍|면|동|리)\s?){0,2}"
_HIDDEN = " ***"


def _mask_address(match: re.Match[str]) -> str:
    """Province and district stay: 서울특별시 강남구 ***."""
    place = (match["place"] or "").strip()
    return place + _HIDDEN if place else _HIDDEN.strip()


ADDRESS = KindRule(
    PersonalKind.ADDRESS,
    # Everything behind the place belongs to the address, so a match runs to the end of the text.
    loose=re.compile(
        rf"(?:\(?[0-9]{{5}}\)?\s?)?(?:대한민국\s?)?"
        rf"(?:(?P<place>{_PLACE})(?:\s|$|(?=[가-힣0-9])).*|.*?(?:{_ROAD}|{_LOT}|{_FLAT}).*)",
        re.DOTALL,
    ),
    strict=re.compile(
        rf"(?:\(?[0-9]{{5}}\)?\s?)?(?:대한민국\s?)?"
        rf"{_PLACE}\s?{_TOWN}(?:{_ROAD}|{_LOT}|[가-힣A-Za-z0-9 ]{{2,20}}{_FLAT}).*",
        re.DOTALL,
    ),
    mask=_mask_address,
)
