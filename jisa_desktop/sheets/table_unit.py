"""The unit that is written once above a table: '(단위: 천원)'.

3,500 under it is three and a half million; a row that goes into the index alone would say 3,500.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jisa_desktop.sheets.header_words import normalise

UNIT_COLUMN = "단위"

_WORD = r"(?:[천만억]|십만|백만|천만|십억|백억)?\s*(?:원|명|건|개|달러|엔|위안|유로|불)|%|％"
_NOTE = re.compile(
    r"(?:(?<![가-힣])(?:금액|화폐)?\s*단위\s*[:：=]?|\bunits?\s*[:：]|\b(?=in\s+(?:thousand|million)))"
    r"\s*(?P<unit>[^()\[\]【】{}<>\n;]{1,40})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"^[(\[]\s*(?P<unit>{_WORD})\s*[)\]]$")
_IS_UNIT = re.compile(
    rf"{_WORD}|일|시간|점|회|년|개월|세|KRW|USD|EUR|JPY|CNY|GBP|VND|[$€¥£₩]|won|thousand|million",
    re.IGNORECASE,
)
_DATE = re.compile(r"[,\s]*(?<!\d)(19|20)\d{2}(?!\d).*$")
"""'(단위: 원, 2024.3)'"""
_SEPARATORS = re.compile(r"[,/·、&+\s]+")
_PLAIN = frozenset("원 명 건 개 일 시간 점 회 년 개월 세 krw won ₩".split())
"""What a bare number means anyway."""


def unit_of(lines: Iterable[Sequence[str]]) -> str:
    """The unit noted in the lines above a header, the last one that is; '' when there is none, or
    none that changes what a number means."""
    found = ""
    for line in lines:
        for text in line:
            found = _unit_in(normalise(text)) or found
    words = [word.lower() for word in _SEPARATORS.split(found) if word]
    return "" if all(word in _PLAIN for word in words) else found


def _unit_in(text: str) -> str:
    match = _ALONE.match(text) or _NOTE.search(text)
    if match is None:
        return ""
    unit = _DATE.sub("", match["unit"]).strip(" .,:：")
    return unit if _IS_UNIT.search(unit) else ""
