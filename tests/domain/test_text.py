"""What counts as the same identifier, the same header, and as nothing."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.text import header_key, is_blank, nfc, normalise_identifier, trim

KOREAN = st.text(alphabet="가각힣성명급여 /()ABCabcé１２3", min_size=1)
SPACES = st.text(alphabet=" \t\u00a0\u3000\u200b\ufeff", max_size=4)


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise_identifier(text)
    assert normalise_identifier(once) == once


@given(KOREAN, SPACES, SPACES)
def test_identifiers_differ_neither_by_form_nor_by_spaces_around(
    text: str, before: str, after: str
) -> None:
    written = before + unicodedata.normalize("NFD", text) + after
    assert normalise_identifier(written) == normalise_identifier(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("００１２３", "00123"),
        ("\u200bE-7\u00a0\u3000", "E-7"),
        ("e7", "e7"),
        ("E7", "E7"),
        ("0012", "0012"),
        ("12 34", "12 34"),
        ("12\u200b34", "12\u200b34"),
        (" \u3000 ", ""),
    ],
)
def test_identifier_keeps_zeros_case_and_what_is_inside(text: str, expected: str) -> None:
    assert normalise_identifier(text) == expected


@given(KOREAN, st.data())
def test_headers_stretched_by_hand_are_the_same(text: str, data: st.DataObject) -> None:
    gaps = data.draw(st.lists(SPACES, min_size=len(text), max_size=len(text)))
    stretched = "".join(character + gap for character, gap in zip(text, gaps, strict=True))
    shown = unicodedata.normalize("NFD", stretched.upper())
    assert header_key(shown) == header_key(text)


def test_headers_that_say_something_else_differ() -> None:
    assert header_key("성    명") == header_key("성명")
    assert header_key("성명") != header_key("성명2")
    assert header_key("급여/기본급") != header_key("급여기본급")


def test_every_space_that_python_knows_is_trimmed() -> None:
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    assert trim("".join(spaces) + "가" + "".join(spaces)) == "가"
    assert all(map(is_blank, spaces))


def test_blank_is_nothing_visible() -> None:
    assert is_blank("")
    assert is_blank("\u200b \ufeff")
    assert not is_blank("0")


def test_decomposed_hangul_is_composed() -> None:
    assert nfc("\u1100\u1161") == "가"
