"""Text to the terms of the lexical channel: character bigrams, whole runs, and dates in one form.

Korean glues particles to words and HR rows are names and numbers, so words alone find little
('김서연의' is not '김서연'). Bigrams find both; the whole run ranks an exact number above others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\d)")
_COUNTED = re.compile(r"(\d{1,4})([가-힣])")
_HYPHENATED = re.compile(r"\d+(?:-\d+)+")
_LONG_NUMBER = re.compile(r"\d(?:-?\d){4,}")
_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:에서는|에서|에게|에는|께서|까지|부터|의|에|와|과|을|를)(?![가-힣])"
    r"|(?<=[가-힣]{3})(?:으로|은|는|이|가|도|로|만)(?![가-힣])"  # short names end so as well
)
_RUN = re.compile(r"\d+|[^\W\d_]+")
_WHOLE_MIN = 3
_QUERY_TERMS_MAX = 96


def terms(text: str) -> list[str]:
    """Terms with repeats, in no order that matters.

    Every run of letters or of digits gives its bigrams, and itself when it is longer or a single
    character. Besides: ``1,250,000원`` is one number; ``2026-03`` is ``2026년 3월``; a number with
    its counter is a term (``03월`` gives ``3월``); ``010-1234-5678`` is also ``01012345678``.
    """
    folded = _folded(text)
    found = [match[0].replace("-", "") for match in _HYPHENATED.finditer(folded)]
    folded = _DATE.sub(_spelled_out, folded)
    found += [f"{int(match[1])}{match[2]}" for match in _COUNTED.finditer(folded)]
    for run in _RUN.findall(folded):
        found.extend(_pieces(run))
    return found


def column(text: str) -> str:
    """What the full-text table stores for ``text``."""
    return " ".join(terms(text))


def query(text: str) -> str:
    """An FTS5 expression that matches rows with any of the question's terms; '' when it has none.

    A number of five digits or more is looked for whole or as a beginning, not by its bigrams, which
    half of all rows have. Particles are left out: '직원의' would count rows of prose that happen to
    say just that. A very long question is cut to its first terms.
    """
    folded = _DATE.sub(_spelled_out, _folded(text))
    numbers = [match[0].replace("-", "") for match in _LONG_NUMBER.finditer(folded)]
    rest = _PARTICLE.sub("", _LONG_NUMBER.sub(" ", folded))
    found = [f'"{number}"*' for number in numbers] + [f'"{term}"' for term in terms(rest)]
    return " OR ".join(list(dict.fromkeys(found))[:_QUERY_TERMS_MAX])


def _folded(text: str) -> str:
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).casefold())


def _pieces(run: str) -> Iterator[str]:
    if len(run) == 1 or len(run) >= _WHOLE_MIN:
        yield run
    for start in range(len(run) - 1):
        yield run[start : start + 2]


def _spelled_out(date: re.Match[str]) -> str:
    year, month, day = date.groups()
    return f"{year}년 {int(month)}월" + (f" {int(day)}일" if day else "")
