"""Personal data in sentences (비고, 메모, 사유): found by ko-pii and our own patterns together.

ko-pii reads context ('계좌 국민 123456-...'); our patterns find what it leaves for a failed check
digit. Some 5,000 short texts a second, so it belongs in a worker and only on columns of sentences.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.domain.personal_data import Basis, Finding, PersonalKind, mask_field
from jisa_desktop.domain.personal_data.headers import names_free_text
from jisa_desktop.domain.personal_data.sentences import (
    Span,
    mask_spans,
    spans_by_pattern,
    without_overlaps,
)
from jisa_desktop.domain.text import is_blank

_LABELS = {
    "RRN": PersonalKind.RESIDENT_NUMBER,
    "FRN": PersonalKind.FOREIGNER_NUMBER,
    "PASSPORT": PersonalKind.PASSPORT,
    "DRIVER_LICENSE": PersonalKind.DRIVER_LICENCE,
    "CARD": PersonalKind.CARD,
    "ACCOUNT": PersonalKind.ACCOUNT,
    "PHONE": PersonalKind.PHONE,
    "EMAIL": PersonalKind.EMAIL,
    "ADDRESS": PersonalKind.ADDRESS,
}
_CACHED_TEXTS = 20_000
_LONGEST_CACHED = 2_000


class FreeTextScanner:
    """Finds and masks personal data inside texts. Remembers short ones, which repeat a lot."""

    def __init__(self) -> None:
        self._remembered = lru_cache(maxsize=_CACHED_TEXTS)(_find)

    def spans(self, text: str) -> tuple[Span, ...]:
        """What is found, in order and without overlaps."""
        return self._remembered(text) if len(text) <= _LONGEST_CACHED else _find(text)

    def mask(self, text: str) -> str:
        """``text`` with what is found masked; the sentence around it stays."""
        return mask_spans(text, self.spans(text))

    def mask_kinds(self, text: str, kinds: Collection[PersonalKind]) -> str:
        """As ``mask``, of some kinds only."""
        return mask_spans(text, (span for span in self.spans(text) if span.kind in kinds))

    def mask_field(self, field: str, value: str) -> str:
        """A ``Mask`` of ``domain.row_parts`` that knows sentences too.

        A field named like free text keeps its sentence; any other is masked as a whole value.
        """
        return self.mask(value) if names_free_text(field) else mask_field(field, value)

    def scan(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        free_text: Sequence[str],
        cancel: CancelToken,
        progress: ProgressCallback | None = None,
    ) -> tuple[Finding, ...]:
        """Findings in the columns named in ``free_text``, one for each kind that occurs.

        ``rows[i][j]`` stands under ``columns[j]``. ``share`` is of the texts that are not blank.
        Raises ``Cancelled``.
        """
        places = [place for place, column in enumerate(columns) if column in set(free_text)]
        texts = dict.fromkeys(places, 0)
        counts: dict[tuple[int, PersonalKind], int] = {}
        for number, row in enumerate(rows, start=1):
            cancel.check()
            for place in places:
                if place >= len(row) or is_blank(row[place]):
                    continue
                texts[place] += 1
                for kind in {span.kind for span in self.spans(row[place])}:
                    counts[place, kind] = counts.get((place, kind), 0) + 1
            if progress is not None:
                progress(number, len(rows))
        return tuple(
            Finding(columns[place], kind, count / texts[place], Basis.FREE_TEXT)
            for (place, kind), count in sorted(counts.items())
        )


def _find(text: str) -> tuple[Span, ...]:
    from ko_pii import detect_all  # 0.15 s to import: only where sentences are read

    found = [
        Span(each.start, each.end, _LABELS[each.label])
        for each in detect_all(text, include=_LABELS)
    ]
    return without_overlaps((*found, *spans_by_pattern(text)))
