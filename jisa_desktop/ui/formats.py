"""Figures, dates, sizes and durations as Koreans write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

_KIB = 1024
_MINUTE_S = 60
_HOUR_S = 3600
_LEAST_DOLLARS = 0.0001
_DASH = "—"

# A closing quote or bracket is not spoken.
_JOSA = re.compile(r"(.)([’'”\")\]]*)(을\(를\)|은\(는\)|이\(가\)|\(으\)로)")
_FINAL_RIEUL = 8
_DIGIT_SOUNDS = dict(
    zip("0123456789", ("x", "ㄹ", "", "x", "", "", "x", "ㄹ", "ㄹ", ""), strict=True)
)

translate = QCoreApplication.translate


def count(number: int) -> str:
    """1234 -> '1,234'."""
    return f"{number:,}"


def signed(number: int, sign: str) -> str:
    """(12, '+') -> '+12'; a zero stays plain."""
    return f"{sign}{number:,}" if number else "0"


def dollars(amount: float) -> str:
    """12.3 -> '$12.30'; below a dollar '$0.0134', and '$0.0001 미만' for less than that."""
    if 0 < amount < _LEAST_DOLLARS:
        return translate("formats", "${n} 미만").format(n=_LEAST_DOLLARS)
    return f"${amount:,.2f}" if amount >= 1 or not amount else f"${amount:.4f}"


def won(amount: float) -> str:
    """18123.4 -> '18,123원'; '1원 미만' for less than a won."""
    if 0 < amount < 1:
        return translate("formats", "1원 미만")
    return translate("formats", "{n}원").format(n=f"{round(amount):,}")


def percent(done: float) -> str:
    """0.643 -> '64%'. Never '100%' before the end."""
    return f"{int(done * 100)}%"


def size(octets: int) -> str:
    """1536 -> '1.5KB'."""
    if octets < _KIB:
        return f"{octets}B"
    if octets < _KIB**2:
        return f"{octets / _KIB:.1f}KB"
    if octets < _KIB**3:
        return f"{octets / _KIB**2:.1f}MB"
    return f"{octets / _KIB**3:.1f}GB"


def duration(milliseconds: int) -> str:
    """4200 -> '4.2초'; above a minute '3분 5초'; above an hour '2시간 4분'."""
    seconds = milliseconds / 1000
    if seconds < _MINUTE_S:
        return translate("formats", "{n}초").format(n=f"{seconds:.1f}")
    if seconds < _HOUR_S:
        return translate("formats", "{m}분 {s}초").format(m=int(seconds // 60), s=int(seconds % 60))
    return translate("formats", "{h}시간 {m}분").format(
        h=int(seconds // 3600), m=int(seconds % 3600 // 60)
    )


def moment(at: datetime | None, now: datetime | None = None) -> str:
    """A UTC time as '오늘 09:12', '어제 17:40', '03-02 11:25' or '2025-12-30 08:00', local."""
    if at is None:
        return _DASH
    local = _local(at)
    today = _local(now or datetime.now(UTC)).date()
    clock = local.strftime("%H:%M")
    if local.date() == today:
        return translate("formats", "오늘 {time}").format(time=clock)
    if local.date() == today - timedelta(days=1):
        return translate("formats", "어제 {time}").format(time=clock)
    if local.year == today.year:
        return local.strftime("%m-%d %H:%M")
    return local.strftime("%Y-%m-%d %H:%M")


def exact(at: datetime | None) -> str:
    """'2026-03-02 09:12:45', in local time."""
    return _DASH if at is None else _local(at).strftime("%Y-%m-%d %H:%M:%S")


def row_span(first: int, last: int) -> str:
    """Excel rows: '4' or '4–103'."""
    return count(first) if first == last else f"{count(first)}–{count(last)}"


def nfc(name: str) -> str:
    """File names come in NFD from macOS; they are compared and shown in NFC."""
    return unicodedata.normalize("NFC", name)


def josa(text: str) -> str:
    """Choose between 을/를, 은/는, 이/가 and 으로/로 by the sound before: '급여을(를)' -> '급여를'.

    After a Latin letter or a sign nobody can tell, so both forms stay.
    """
    return _JOSA.sub(_chosen_josa, text)


def _chosen_josa(found: re.Match[str]) -> str:
    before, quote, both = found.groups()
    final = _final_sound(before)
    if final is None:
        return found.group(0)
    if both == "(으)로":
        return before + quote + ("으로" if final not in ("", "ㄹ") else "로")
    return before + quote + (both[0] if final else both[2])


def _final_sound(character: str) -> str | None:
    """'' for an open syllable, 'ㄹ' for one that ends in it, 'x' for any other consonant."""
    if character in _DIGIT_SOUNDS:
        return _DIGIT_SOUNDS[character]
    if not "가" <= character <= "힣":
        return None
    final = (ord(character) - ord("가")) % 28
    return "" if final == 0 else "ㄹ" if final == _FINAL_RIEUL else "x"


def _local(at: datetime) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone()
