"""Bounds that are checked before any library sees the file."""

from __future__ import annotations

from collections.abc import Iterable
from zipfile import ZipInfo

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.options import MEBIBYTE, Limits
from jisa_desktop.sheets.source import Source


def check_file_size(source: Source, limits: Limits) -> None:
    """Raises ``InputError`` sheet_empty_file or sheet_too_large, and what ``Source`` raises."""
    size = source.size
    if size == 0:
        raise InputError("sheet_empty_file", file=source.name)
    if size > limits.file_bytes:
        raise InputError(
            "sheet_too_large", file=source.name, limit_mib=limits.file_bytes // MEBIBYTE
        )


def check_archive(parts: Iterable[ZipInfo], limits: Limits, file: str) -> None:
    """Refuse an archive that would unpack to far more than it is. Raises ``InputError`` sheet_bomb.

    Sizes are what the archive claims. An archive that lies fails its checksums in the side pass
    or meets the worker's memory limit.
    """
    unpacked = packed = count = 0
    for part in parts:
        unpacked += part.file_size
        packed += part.compress_size
        count += 1
    is_dense = (
        unpacked > limits.unpacked_ratio_from_bytes
        and unpacked > max(1, packed) * limits.unpacked_ratio
    )
    if is_dense or unpacked > limits.unpacked_bytes or count > limits.parts:
        raise InputError("sheet_bomb", file=file, unpacked_mib=unpacked // MEBIBYTE)


def is_streaming_better(row_count: int, column_count: int, cell_count: int, limits: Limits) -> bool:
    """Whether the used range is too large, or too empty, for calamine's dense grid.

    One stray cell at XFD1048576 makes calamine abort its process.
    """
    area = row_count * column_count
    is_sparse = area > limits.cells // 40 and cell_count * 20 < area
    return area > limits.cells or is_sparse
