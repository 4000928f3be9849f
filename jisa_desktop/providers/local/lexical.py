"""Text to the terms of the lexical channel: character bigrams and whole runs.

Korean glues particles to words and HR rows are names and numbers, so words alone find little
('김서연의' is not '김서연'). Bigrams find both; the whole run ranks an exact number above others.
"""

from __future__ import annotations

import re
import unicodedata

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_RUN = re.compile(r"\d+|[^\W\d_]+")
_QUERY_TERMS_MAX = 96
_WHOLE_MIN = 3


def terms(text: str) -> list[str]:
    """Terms in order, with repeats: bigrams of each run of letters or digits, longer runs whole,
    single characters as they are. ``1,250,000원`` gives the run ``1250000``."""
    folded = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).casefold())
    found: list[str] = []
    for run in _RUN.findall(folded):
        if len(run) == 1:
            found.append(run)
            continue
        found.extend(run[i : i + 2] for i in range(len(run) - 1))
        if len(run) >= _WHOLE_MIN:
            found.append(run)
    return found


def column(text: str) -> str:
    """What the full-text table stores for ``text``."""
    return " ".join(terms(text))


def query(text: str) -> str:
    """An FTS5 expression that matches rows with any of the question's terms; '' when it has none.

    A very long question is cut to its first terms.
    """
    distinct = list(dict.fromkeys(terms(text)))[:_QUERY_TERMS_MAX]
    return " OR ".join(f'"{term}"' for term in distinct)
