"""Personal data inside sentences, as far as patterns alone can tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jisa_desktop.domain.personal_data.canonical import same_length
from jisa_desktop.domain.personal_data.kinds import PersonalKind
from jisa_desktop.domain.personal_data.masking import mask
from jisa_desktop.domain.personal_data.values import RULES


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` is of ``kind``."""

    start: int
    end: int
    kind: PersonalKind


_KINDS = tuple(kind for kind in RULES if kind is not PersonalKind.ADDRESS)
"""An address pattern takes all that follows it, which in a sentence is too much."""


def spans_by_pattern(text: str) -> list[Span]:
    """What the strict patterns find; spans of two kinds may overlap."""
    plain = same_length(text)
    return [
        Span(match.start(), match.end(), kind)
        for kind in _KINDS
        for match in RULES[kind].strict.finditer(plain)
        if RULES[kind].check(match)
    ]


def without_overlaps(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order of place; of two that overlap the longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start - each.end, each.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda each: each.start))


def mask_spans(text: str, spans: Iterable[Span]) -> str:
    """``text`` with each span masked as a value of its kind; all else stays as it is."""
    out: list[str] = []
    end = 0
    for span in spans:
        out += (text[end : span.start], mask(text[span.start : span.end], span.kind))
        end = span.end
    return "".join((*out, text[end:]))
