"""A plain table of texts as a workbook or as CSV, whatever the file's name asks for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from jisa_desktop.sheets.report_workbook import ReportSheet, write_report
from jisa_desktop.sheets.saving import save_atomically

_WIDEST = 60
_SAMPLE = 200
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a cell of a CSV file for a formula (OWASP, CSV injection)."""


def write_table(
    path: Path, title: str, header: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Every cell stays text. CSV is UTF-8 with the mark that Excel wants, and a quote before what
    would be a formula. Raises what ``save_atomically`` raises."""
    if path.suffix.lower() == ".csv":
        save_atomically(path, lambda file: _write_csv(file, header, rows))
        return
    lines = list(rows)
    write_report(path, [ReportSheet(title, header, _widths(header, lines[:_SAMPLE]), lines)])


def _write_csv(file: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([_harmless(one) for one in header])
    writer.writerows([_harmless(one) for one in row] for row in rows)
    text.flush()
    text.detach()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _widths(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """In characters; a Korean one takes two places."""
    columns = zip(*([header, *rows]), strict=True)
    return [float(min(_WIDEST, 4 + max(map(_places, column)))) for column in columns]


def _places(text: str) -> int:
    return sum(1 if one.isascii() else 2 for one in text)
