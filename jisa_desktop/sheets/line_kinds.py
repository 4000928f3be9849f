"""The lines of one table in their order: what a line is can depend on those around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from jisa_desktop.domain.table import Issue, RowKind
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.header_cell import (
    MEASURES,
    WORDS,
    Cell,
    CellKind,
    label_score,
    make_cell,
)
from jisa_desktop.sheets.header_words import LABEL_SUFFIX, LEXICON, match_key, normalise
from jisa_desktop.sheets.named_rows import NamedRows
from jisa_desktop.sheets.row_kind import row_kind

_PAGE = re.compile(
    r"^-\s*\d{1,4}\s*-$|^\d{1,4}\s*/\s*\d{1,4}\s*(쪽|페이지|면)?$|^\d{1,4}\s*(쪽|페이지)$"
    r"|^(page|p\.)\s*\d{1,4}(\s*(/|of)\s*\d{1,4})?$",
    re.IGNORECASE,
)
"""A page number that a print-out left among the rows."""
_LABEL = 0.7
_MORE_FIELDS = frozenset(
    """
    인원 인원수 정원 현원 예산 매출 매출액 비율 대상 대상자 점수 평가 고과 과정 과정명 교육명
    시간 횟수 지급월 적용월 기준 한도 상한 하한 계약 계약자 계약일 고객 고객명 증권번호 잔액
    이자 세율 과세표준
    """.split()
)
"""Names of columns in the second tables of HR sheets, beside the lexicon's."""
_LEFT_OUT = {
    RowKind.TOTAL: "sheet_totals_left_out",
    RowKind.REPEATED_HEADER: "sheet_headers_left_out",
    RowKind.NOTE: "sheet_notes_left_out",
    RowKind.OTHER_TABLE: "sheet_other_table",
}


class LineKinds:
    """Asked for every line below the header. ``titles``: the texts that stand above it."""

    def __init__(self, titles: Collection[str]) -> None:
        self._titles = frozenset(titles)
        self._last_index = -1
        self._last_data: Sequence[str] = ()
        self._is_other_table = False
        self._names: tuple[tuple[str, ...], frozenset[str], frozenset[str]] = (
            (),
            frozenset(),
            frozenset(),
        )
        self._doubtful_rows: list[int] = []
        self._left_out = {kind: NamedRows() for kind in _LEFT_OUT}

    def kind(self, index: int, shown: Sequence[str], columns: tuple[str, ...]) -> RowKind | None:
        """Kind of the line at the 0-based row ``index``; None when it is blank."""
        kind = row_kind(shown, columns)
        if kind is None:
            return None
        is_after_gap = index > self._last_index + 1
        self._last_index = index
        if kind is RowKind.REPEATED_HEADER:
            self._is_other_table = False
        elif self._is_other_table:
            kind = RowKind.OTHER_TABLE
        elif kind is RowKind.DATA:
            kind = self._kind_of_data(index, shown, columns, is_after_gap=is_after_gap)
        return kind

    def _kind_of_data(
        self, index: int, shown: Sequence[str], columns: tuple[str, ...], *, is_after_gap: bool
    ) -> RowKind:
        if self._is_print_line(shown):
            return RowKind.NOTE
        is_certain = self._is_other_header(shown, columns, is_after_gap=is_after_gap)
        if is_certain:
            self._is_other_table = True
            return RowKind.OTHER_TABLE
        if is_certain is None:
            self._doubtful_rows.append(index + 1)
        self._last_data = shown
        return RowKind.DATA

    def note(self, index: int, kind: RowKind) -> None:
        """Remember a line that was left out, for ``notices``."""
        if kind in _LEFT_OUT:
            self._left_out[kind].add(index)

    def notices(self) -> tuple[Issue, ...]:
        """Which lines are no rows of the document, by kind: nothing is left out in silence."""
        found = []
        for kind, code in _LEFT_OUT.items():
            rows = self._left_out[kind]
            if rows.count:
                count = str(rows.count)
                found.append(notice(code, count=count, rows=rows.names, row=rows.first))
        if self._doubtful_rows:
            row = str(self._doubtful_rows[0])
            found.append(notice("sheet_table_in_doubt", row=row))
        return tuple(found)

    def _is_print_line(self, shown: Sequence[str]) -> bool:
        """The sheet's title, or a page number, once more on a printed page."""
        if len(shown) - shown.count("") != 1:
            return False
        text = normalise("".join(shown))
        return text in self._titles or _PAGE.match(text) is not None

    def _is_other_header(
        self, shown: Sequence[str], columns: tuple[str, ...], *, is_after_gap: bool
    ) -> bool | None:
        """Words over what was numbers until here: another table begins, or the same columns in
        another order. Its values under our names would be wrong, and look right. None: perhaps."""
        if self._names[0] != columns:
            levels = [level for column in columns for level in column.split(" / ")]
            keys = frozenset(map(match_key, levels))
            self._names = (columns, frozenset(levels), keys)
        _, names, keys = self._names
        if not self._last_data or (names.isdisjoint(shown) and not is_after_gap):
            return False  # the quick way out of nearly every row
        known = sum(value in names for value in shown)
        if known < 2 and not is_after_gap:  # noqa: PLR2004 - a pair
            return False
        cells = {place: make_cell(value) for place, value in enumerate(shown) if value}
        if not _are_labels(list(cells.values())) or not self._stands_over_numbers(cells):
            return False
        shared = sum(cell.key in keys for cell in cells.values())
        fields = sum(map(_is_field, cells.values())) if is_after_gap else 0
        if any(count > 1 and count * 2 >= len(cells) for count in (shared, fields)):
            return True
        return None if fields else False

    def _stands_over_numbers(self, cells: dict[int, Cell]) -> bool:
        before = self._last_data
        return any(
            place < len(before) and make_cell(before[place]).kind in MEASURES for place in cells
        )


def _are_labels(cells: Sequence[Cell]) -> bool:
    """At least two texts, none twice, each as a header's."""
    return (
        len(cells) > 1
        and len({cell.key for cell in cells}) == len(cells)
        and all(cell.kind in WORDS and label_score(cell) >= _LABEL for cell in cells)
    )


def _is_field(cell: Cell) -> bool:
    words = (cell.key, LABEL_SUFFIX.sub("", cell.key))
    return cell.kind is CellKind.TEXT and any(
        word in LEXICON or word in _MORE_FIELDS for word in words
    )
