"""What a reader is asked and what it answers: limits, options, summaries."""

from __future__ import annotations

from dataclasses import dataclass, field

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Every guard reads its bound here.

    ``cells`` bounds rows x columns of the used range, because calamine keeps a dense grid of it
    (some 80 bytes a cell); a larger or nearly empty range is streamed instead.
    ``silence_s`` bounds the time without progress: a large file on a busy machine may take
    minutes, a hanging one says nothing.
    ``columns`` bounds the table: what stands further right becomes an issue.
    """

    file_bytes: int = 300 * MEBIBYTE
    unpacked_bytes: int = 2048 * MEBIBYTE
    unpacked_ratio: int = 200
    unpacked_ratio_from_bytes: int = 200 * MEBIBYTE
    parts: int = 10_000
    rows: int = 1_048_576
    columns: int = 1_000
    cells: int = 40_000_000
    issues: int = 100_000
    memory_bytes: int = 4096 * MEBIBYTE
    silence_s: float = 180.0


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person chose. ``header`` is the first and last Excel row of the header.
    ``leaves_out_hidden``: rows and columns that the sheet hides are not read."""

    sheet: str | None = None
    header: tuple[int, int] | None = None
    password: str | None = field(default=None, repr=False)
    encoding: str | None = None
    delimiter: str | None = None
    leaves_out_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetSummary:
    name: str
    is_hidden: bool
    has_data: bool


@dataclass(frozen=True, slots=True)
class WorkbookSummary:
    """``format`` is what the content is, whatever the name says; ``encoding`` and ``delimiter``
    are '' unless the file is text."""

    file_name: str
    format: str
    sheets: tuple[SheetSummary, ...]
    encoding: str = ""
    delimiter: str = ""
