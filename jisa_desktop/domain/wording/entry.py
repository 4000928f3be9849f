"""One code's words, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """``sentence`` says what happened and where, ``next_step`` what to do. Both are
    ``str.format`` patterns over the parameters of the error or issue."""

    title: str
    sentence: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    ko: Words
    en: Words
