"""A sheet as text: what ``sheets`` hands up and what templates are applied to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RowKind(StrEnum):
    """What a line below the header is. Only ``DATA`` lines are rows of a document by default."""

    DATA = "data"
    TOTAL = "total"
    REPEATED_HEADER = "repeated_header"
    NOTE = "note"
    OTHER_TABLE = "other_table"
    """Of a table further down, whose columns have other names."""


class Severity(StrEnum):
    """``error`` fails the row, ``warning`` stores it (design, section 12)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong with a row or a cell.

    ``row_number`` is the number Excel shows (0: the sheet as a whole); ``column`` is the header
    text ('' when the row as a whole is meant). ``params`` fill the sentence for ``code``; issues,
    unlike errors, may show a cell's content, because the user asked to see the rows.
    """

    row_number: int
    column: str
    severity: Severity
    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One parsed line: ``values[i]`` is the displayed text under ``columns[i]``, '' when empty."""

    row_number: int
    values: tuple[str, ...]
    kind: RowKind = RowKind.DATA


@dataclass(frozen=True, slots=True)
class TableHead:
    """What is known of a sheet besides its rows.

    ``header_rows`` are Excel row numbers, () when the sheet has no header; ``columns`` are the
    flattened header texts, unique (repeats end in ' (2)'), NFC. ``header_score`` below
    ``HEADER_CERTAIN`` asks a person to confirm. ``total_rows`` counts ``DATA`` lines.
    """

    file_name: str
    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[str, ...]
    total_rows: int
    header_score: float = 0.0
    notices: tuple[Issue, ...] = ()


HEADER_CERTAIN = 6.0
