"""Columns whose number format shows thousands or millions without a word of it.

Excel shows 3,500 for 3,500,000 under '#,##0,'; the sheet's reader knows, an index does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jisa_desktop.domain.table import Issue
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.number_format_number import scale_of
from jisa_desktop.sheets.number_format_parse import Part, parse

_SAYS_SO = re.compile(r"[천만억백십]\s*원|[천만억]|[kKmM]\b|thousand|million|단위", re.IGNORECASE)


class ScaledColumns:
    """Looks at the formats of data rows; equal rows share them, so each is looked at once."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._found: set[int] = set()
        self._last: Sequence[str] | None = None

    def look(self, formats: Sequence[str] | None) -> None:
        if formats is None or formats is self._last:
            return
        self._last = formats
        self._found.update(place for place, code in enumerate(formats) if _hides_thousands(code))

    def notices(self) -> tuple[Issue, ...]:
        names = [
            self._columns[place]
            for place in sorted(self._found)
            if place < len(self._columns) and not _SAYS_SO.search(self._columns[place])
        ]
        return (notice("sheet_scaled", columns=", ".join(names)),) if names else ()


@lru_cache(maxsize=1024)
def _hides_thousands(code: str) -> bool:
    section = parse(code)[0]
    if Part.DIGIT not in section.parts or Part.SLASH in section.parts:
        return False
    printed = "".join(token.text for token in section.tokens if token.part is Part.LITERAL)
    return scale_of(section) < 0 and not _SAYS_SO.search(printed)
