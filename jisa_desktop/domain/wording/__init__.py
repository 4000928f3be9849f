"""The words for every error and issue code, Korean and English, one module an area.

A test walks all codes that the program raises and demands an entry for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from jisa_desktop.domain.table import Issue
from jisa_desktop.domain.wording import (
    cloud_runs,
    general,
    jobs,
    privacy,
    providers,
    rows,
    settings,
    sheets,
    store,
    templates,
)
from jisa_desktop.domain.wording.entry import Entry, Words

__all__ = ["CATALOGUE", "Entry", "Language", "Words", "say", "say_issue"]

CATALOGUE: Mapping[str, Entry] = {
    **general.ENTRIES,
    **sheets.ENTRIES,
    **templates.ENTRIES,
    **rows.ENTRIES,
    **store.ENTRIES,
    **jobs.ENTRIES,
    **providers.ENTRIES,
    **cloud_runs.ENTRIES,
    **privacy.ENTRIES,
    **settings.ENTRIES,
}

_SAID_IN_WORDS = frozenset({"reason", "type", "cause"})


class Language(StrEnum):
    KOREAN = "ko"
    ENGLISH = "en"


def say(
    code: str, params: Mapping[str, object] | None = None, language: Language = Language.KOREAN
) -> Words:
    """Fill the words of ``code``. A missing parameter leaves its place empty.

    A parameter of ``_SAID_IN_WORDS`` that is itself a code becomes that code's sentence.
    """
    words = _words(code, language)
    filled = _Blank({"code": code, **(params or {})})
    for name in _SAID_IN_WORDS & filled.keys():
        if (inner := str(filled[name])) in CATALOGUE:
            filled[name] = _words(inner, language).sentence.format_map(filled)
    return Words(
        words.title.format_map(filled),
        words.sentence.format_map(filled),
        words.next_step.format_map(filled),
    )


def say_issue(issue: Issue, language: Language = Language.KOREAN) -> Words:
    """The words of an issue: its own parameters, with ``row`` and ``column`` beside them."""
    where = {"row": issue.row_number, "column": issue.column}
    return say(issue.code, {**where, **dict(issue.params)}, language)


def _words(code: str, language: Language) -> Words:
    entry = CATALOGUE.get(code) or CATALOGUE["unexpected"]
    return entry.ko if language is Language.KOREAN else entry.en


class _Blank(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""
