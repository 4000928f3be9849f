"""Values that lost something before they came here: the zeros in front, the format of a date.

Excel drops zeros when a number is typed, a CSV file drops formats. The value stays as it is
shown; a person is told, because an answer from it would be wrong.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence

from jisa_desktop.sheets.header_words import match_key

_EPOCH_1900 = datetime.date(1899, 12, 30)
_EPOCH_1904 = datetime.date(1904, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1940, 2079

_PHONE_COLUMN = re.compile(r"전화|휴대폰|휴대전화|핸드폰|연락처|^h\.?p\.?$|mobile|phone")
_BARE_PHONE = re.compile(r"1[016789]\d{7,8}|2\d{7,8}|[3-6][1-5]\d{7,8}|70\d{8}")
"""Of a mobile, Seoul, other regions, the internet."""
_RESIDENT_COLUMN = re.compile(r"주민(등록)?번호|외국인등록번호")
_BARE_RESIDENT = re.compile(r"\d{10,12}")
"""13 digits when none is lost; born from 2000 on they begin with 0."""
_POST_COLUMN = re.compile(r"우편번호|zip|postcode|postal")
_BARE_POST = re.compile(r"\d{4}")
_BIRTH_COLUMN = re.compile(r"생년월일|생일")
_BARE_BIRTH = re.compile(r"[1-9](0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
"""yymmdd without its first 0."""
_DAY_COLUMN = re.compile(
    r"(일자|날짜|년월일|입사일|퇴사일|퇴직일|생일|시작일|종료일|기준일|발령일|지급일|만료일|취득일"
    r"|상실일|작성일|신청일|승인일|계약일|신고일|수령일|변경일|적용일|등록일)$|^date$|date$"
)
_SERIAL = re.compile(r"[1-7]\d{4}(\.\d+)?")

Hint = tuple[str, dict[str, str]]
"""Code and parameters of an issue."""


class CellHints:
    """The checks of each column, chosen once by its name."""

    def __init__(self, columns: Sequence[str], *, date1904: bool) -> None:
        self._epoch = _EPOCH_1904 if date1904 else _EPOCH_1900
        self._checks: list[tuple[int, Callable[[str], Hint | None]]] = []
        for place, column in enumerate(columns):
            key = match_key(column.rpartition(" / ")[2])
            for names, pattern in (
                (_PHONE_COLUMN, _BARE_PHONE),
                (_RESIDENT_COLUMN, _BARE_RESIDENT),
                (_POST_COLUMN, _BARE_POST),
                (_BIRTH_COLUMN, _BARE_BIRTH),
            ):
                if names.search(key):
                    self._checks.append((place, _zeros_lost(pattern)))
            if _DAY_COLUMN.search(key):
                self._checks.append((place, self._serial))

    def of(self, shown: Sequence[str]) -> Iterator[tuple[int, Hint]]:
        """Column and hint, for one displayed row; one hint a cell at most."""
        told = -1
        for place, check in self._checks:
            if place < len(shown) and place != told and (hint := check(shown[place])):
                told = place
                yield place, hint

    def _serial(self, text: str) -> Hint | None:
        if not _SERIAL.fullmatch(text):
            return None
        day = self._epoch + datetime.timedelta(days=int(text.partition(".")[0]))
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            return None
        return "cell_date_as_number", {"value": text, "date": day.isoformat()}


def _zeros_lost(pattern: re.Pattern[str]) -> Callable[[str], Hint | None]:
    hint: Hint = ("cell_leading_zero_lost", {})
    return lambda text: hint if pattern.fullmatch(text) else None
