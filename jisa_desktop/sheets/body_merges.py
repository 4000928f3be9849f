"""Merged cells below the header: labels are filled down, amounts never.

A merged 부서 over three people is the department of each; a merged amount is one amount, and
filling it would pay it three times.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from jisa_desktop.sheets.cell_issues import column_letters
from jisa_desktop.sheets.cells import CellValue, Merge

_AMOUNT = re.compile(r"^[-+(△▲]?\s*[₩$￦]?\s*[\d,]+(\.\d+)?\s*\)?\s*(%|원|천원|만원|시간|일)?$")
_IDENTIFIER_COLUMN = re.compile(
    r"사번|번호|코드|순번|연번|직번|학번|호봉|직급|등급|구분|연도|년도|년월|월분|일자|날짜|"
    r"^(no\.?|id|nr|#|code|year|month|date|년|월|일|분기|차수|회차)$",
    re.IGNORECASE,
)


_PERSON_COLUMN = re.compile(r"^(사번|사원번호|직원번호|사원코드|성\s*명|이\s*름|사원명|직원명)$")


class BodyMerges:
    """Applies merges row by row; rows must come in ascending order."""

    def __init__(self, merges: Sequence[Merge], after_row: int, columns: Sequence[str]) -> None:
        self._waiting = sorted(
            (each for each in merges if each.first_row > after_row),
            key=lambda each: each.first_row,
            reverse=True,
        )
        self._active: list[tuple[Merge, str]] = []
        names = [name.rsplit(" / ", 1)[-1] for name in columns]
        self._identifiers = [bool(_IDENTIFIER_COLUMN.search(name)) for name in names]
        self._people = {place for place, name in enumerate(names) if _PERSON_COLUMN.match(name)}

    def apply(self, index: int, values: Sequence[CellValue], shown: list[str]) -> None:
        """Show each merge's label in every row of its first column, and nothing in its other
        cells: Excel shows only the top left one."""
        while self._waiting and self._waiting[-1].first_row <= index:
            merge = self._waiting.pop()
            if merge.first_row == index:
                self._active.append((merge, self._label(merge, values, shown)))
            else:
                self._active.append((merge, ""))
        if not self._active:
            return
        self._active = [each for each in self._active if each[0].last_row >= index]
        for merge, _ in self._active:
            _blank(shown, merge, is_top=merge.first_row == index)
        if not any(shown):
            return
        for merge, label in self._active:
            if label and merge.first_row != index:
                shown.extend([""] * (merge.first_column + 1 - len(shown)))
                shown[merge.first_column] = label

    def shared_amounts(self, index: int, shown: Sequence[str]) -> list[tuple[int, str]]:
        """Amounts that begin in this row and are merged over several rows or columns: (column,
        the last cell). Where the person's own cell is merged as far down, the amount is that
        person's alone."""
        starting = [each for each in self._active if each[0].first_row == index]
        people = {merge.last_row for merge, _ in starting if merge.first_column in self._people}
        people.add(index)
        return [
            (merge.first_column, f"{column_letters(merge.last_column)}{merge.last_row + 1}")
            for merge, label in starting
            if not label
            and (merge.last_row not in people or merge.last_column > merge.first_column)
            and merge.first_column < len(shown)
            and merge.first_column not in self._people
            and _AMOUNT.match(shown[merge.first_column].strip())
        ]

    def _label(self, merge: Merge, values: Sequence[CellValue], shown: list[str]) -> str:
        """The text to repeat, '' when it is an amount or empty."""
        column = merge.first_column
        if column >= len(shown) or merge.last_row == merge.first_row:
            return ""
        text = shown[column]
        value = values[column] if column < len(values) else None
        if isinstance(value, bool | datetime.date | datetime.time):
            return text
        is_identifier = column < len(self._identifiers) and self._identifiers[column]
        is_amount = not isinstance(value, str) or _AMOUNT.match(text.strip()) is not None
        return text if is_identifier or not is_amount else ""


def _blank(shown: list[str], merge: Merge, *, is_top: bool) -> None:
    first = merge.first_column + 1 if is_top else merge.first_column
    for column in range(first, min(merge.last_column + 1, len(shown))):
        shown[column] = ""
