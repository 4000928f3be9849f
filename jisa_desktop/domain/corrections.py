"""Rows that were refused, corrected by a person, and put back into the places they came from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from jisa_desktop.domain.numbers import parse_integer
from jisa_desktop.domain.table import RowKind, SheetRow, TableHead
from jisa_desktop.errors import InputError

REASON_COLUMN = "오류 사유"
ORIGINAL_ROW_COLUMN = "원본 행"
OWN_COLUMNS = (ORIGINAL_ROW_COLUMN, REASON_COLUMN)
"""What an error workbook has beside the user's own columns."""

ERROR_SHEET = "오류 행"


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of the version that is corrected. ``key``: '' without key columns or when blank."""

    values: tuple[str, ...]
    key: str
    is_refused: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """``row`` has its number and columns as in the original file; ``found_at`` is its row in the
    error workbook."""

    row: SheetRow
    found_at: int


def is_correction(columns: Collection[str]) -> bool:
    return all(column in columns for column in OWN_COLUMNS)


def own_columns(columns: Collection[str]) -> frozenset[str]:
    """Which columns are this program's marks. A row number alone may well be the user's own."""
    if is_correction(columns):
        return frozenset(OWN_COLUMNS)
    return frozenset({REASON_COLUMN}) & frozenset(columns)


def corrected_rows(
    head: TableHead, rows: Iterable[SheetRow], columns: Sequence[str]
) -> dict[int, Corrected]:
    """By original row number. ``columns`` are those of the version that is corrected.

    A line that only looks like a total or a note counts when it says which row it is. Raises
    ``InputError('correction_columns_differ' | 'correction_row_unknown')``.
    """
    places = _places(head, columns)
    number_place = head.columns.index(ORIGINAL_ROW_COLUMN)
    found: dict[int, Corrected] = {}
    for row in sorted(rows, key=lambda one: one.row_number):
        number = parse_integer(row.values[number_place])
        if number is None and row.kind is not RowKind.DATA:
            continue
        if number is None or number in found:
            raise _unknown(head, row.row_number)
        values = tuple("" if place is None else row.values[place] for place in places)
        found[number] = Corrected(SheetRow(number, values), row.row_number)
    return found


def check_places(
    head: TableHead,
    corrected: Mapping[int, Corrected],
    standing: Mapping[int, Standing],
    columns: Sequence[str],
) -> None:
    """Every corrected row has a place, and none would replace what is stored by now and says
    something else; with a key, the key tells that it is the same row.

    Raises ``InputError('correction_row_unknown' | 'correction_outdated')``.
    """
    own = [place for place, column in enumerate(columns) if column in OWN_COLUMNS]
    for number, one in corrected.items():
        before = standing.get(number)
        if before is None:
            raise _unknown(head, one.found_at)
        if (
            before.is_refused
            or before.key
            or _without(one.row.values, own) == _without(before.values, own)
        ):
            continue
        raise InputError(
            "correction_outdated", file=head.file_name, sheet=head.sheet, row=one.found_at
        )


def keeps_key(before: Standing, key: str) -> bool:
    """Whether a corrected row is the row that it says it is. One that was refused for its key may
    have another."""
    was_refused_for_it = before.is_refused and before.reason in {"key_duplicate", "key_blank"}
    return not before.key or was_refused_for_it or key == before.key


def _places(head: TableHead, columns: Sequence[str]) -> list[int | None]:
    """Where in the error workbook each column of the version stands; None for our own."""
    given = {column: place for place, column in enumerate(head.columns)}
    missing = [one for one in columns if one not in given and one not in OWN_COLUMNS]
    more = [one for one in head.columns if one not in columns and one not in OWN_COLUMNS]
    if missing or more:
        raise InputError(
            "correction_columns_differ",
            file=head.file_name,
            sheet=head.sheet,
            columns=", ".join((*missing, *more)),
        )
    return [None if column in OWN_COLUMNS else given[column] for column in columns]


def _without(values: Sequence[str], places: Collection[int]) -> list[str]:
    return [value for place, value in enumerate(values) if place not in places]


def _unknown(head: TableHead, row: int) -> InputError:
    return InputError(
        "correction_row_unknown",
        file=head.file_name,
        sheet=head.sheet,
        row=row,
        column=ORIGINAL_ROW_COLUMN,
    )
