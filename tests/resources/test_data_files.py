"""The data files are whole, unmodified, and lie beside their licences."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import resources

FONTS = {
    "Pretendard-Regular.otf": "3ffbacde6ab8411f1d2db54bb9b1f0b3ee2a738932033722cf0388c06aed1c93",
    "Pretendard-Medium.otf": "d39e50e4bb52b4993b6a4eeb821a171254745bd824446af01e1f616b89fface0",
    "Pretendard-SemiBold.otf": "c89bc43027dc7cde5726e96223376f8eec09302b2fc1f8147fd5b57cfc376118",
    "Pretendard-Bold.otf": "2e91915fab54df71cc9598ebf608b2bdb54c6fe3c066ac61dff0bc44fca71cc7",
}
TOKEN_TABLE = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", FONTS)
def test_fonts_are_unmodified_as_their_licence_asks(name: str) -> None:
    assert digest(resources.path(f"fonts/{name}")) == FONTS[name]


def test_the_token_table_is_the_one_that_tiktoken_expects() -> None:
    assert digest(resources.path("bpe/cl100k_base.tiktoken")) == TOKEN_TABLE


@pytest.mark.parametrize(
    "icon", sorted(resources.path("icons").glob("*.svg")), ids=lambda p: p.stem
)
def test_icons_take_the_colour_of_the_text(icon: Path) -> None:
    assert 'fill="currentColor"' in icon.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["fonts", "icons", "bpe"])
def test_others_work_lies_beside_its_licence(folder: str) -> None:
    licence = resources.path(f"{folder}/LICENSE.txt").read_text(encoding="utf-8")
    assert "Copyright (c)" in licence


def test_a_missing_file_is_an_error_at_the_door() -> None:
    with pytest.raises(FileNotFoundError, match="no-such"):
        resources.path("icons/no-such.svg")
