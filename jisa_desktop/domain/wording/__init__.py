"""The words for every error and issue code, Korean and English, one module an area.

A test walks all codes that the program raises and demands an entry for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from jisa_desktop.domain.wording import general, jobs, providers, sheets, store, templates
from jisa_desktop.domain.wording.entry import Entry, Words

__all__ = ["CATALOGUE", "Entry", "Language", "Words", "say"]

CATALOGUE: Mapping[str, Entry] = {
    **general.ENTRIES,
    **sheets.ENTRIES,
    **templates.ENTRIES,
    **store.ENTRIES,
    **jobs.ENTRIES,
    **providers.ENTRIES,
}


class Language(StrEnum):
    KOREAN = "ko"
    ENGLISH = "en"


def say(
    code: str, params: Mapping[str, object] | None = None, language: Language = Language.KOREAN
) -> Words:
    """Fill the words of ``code``. A missing parameter leaves its place empty."""
    entry = CATALOGUE.get(code) or CATALOGUE["unexpected"]
    words = entry.ko if language is Language.KOREAN else entry.en
    filled = _Blank({"code": code, **(params or {})})
    return Words(
        words.title.format_map(filled),
        words.sentence.format_map(filled),
        words.next_step.format_map(filled),
    )


class _Blank(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""
