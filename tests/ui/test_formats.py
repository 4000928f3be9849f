"""Figures and times as Koreans write them."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.ui import formats

NOW = datetime(2026, 11, 23, 12, 0).astimezone().astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘급여테이블’을(를) 정리", "‘급여테이블’을 정리"),
        ("‘수당표’을(를) 정리", "‘수당표’를 정리"),
        ("버전 1(으)로", "버전 1로"),
        ("버전 3(으)로", "버전 3으로"),
        ("버전 2(으)로", "버전 2로"),
        ("서울(으)로", "서울로"),
        ("본사은(는)", "본사는"),
        ("파일이(가)", "파일이"),
        ("report을(를)", "report을(를)"),
    ],
)
def test_particles_follow_the_sound_before(text: str, expected: str) -> None:
    assert formats.josa(text) == expected


@given(st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣")))
def test_every_syllable_gets_one_particle(syllable: str) -> None:
    assert formats.josa(f"{syllable}을(를)") in {f"{syllable}을", f"{syllable}를"}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (NOW, "오늘 12:00"),
        (NOW - timedelta(days=1), "어제 12:00"),
        (NOW - timedelta(days=30), "10-24 12:00"),
        (NOW - timedelta(days=400), "2025-10-19 12:00"),
        (None, "—"),
    ],
)
def test_a_moment_is_as_near_as_it_is(at: datetime | None, expected: str) -> None:
    assert formats.moment(at, NOW) == expected


def test_a_time_without_a_zone_is_utc() -> None:
    assert formats.exact(NOW.replace(tzinfo=None)) == formats.exact(NOW)


@pytest.mark.parametrize(
    ("octets", "expected"),
    [(0, "0B"), (1536, "1.5KB"), (5 * 1024**2, "5.0MB"), (3 * 1024**3, "3.0GB")],
)
def test_sizes(octets: int, expected: str) -> None:
    assert formats.size(octets) == expected


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [(4_230, "4.2초"), (185_000, "3분 5초"), (7_440_000, "2시간 4분")],
)
def test_durations(milliseconds: int, expected: str) -> None:
    assert formats.duration(milliseconds) == expected


def test_hundred_percent_is_never_said_too_early() -> None:
    assert formats.percent(0.9999) == "99%"
    assert formats.percent(1.0) == "100%"


def test_names_from_a_mac_are_composed() -> None:
    assert formats.nfc(unicodedata.normalize("NFD", "급여")) == "급여"
