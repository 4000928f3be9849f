"""A table of texts as a file: nothing in it is ever a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from jisa_desktop.sheets.text_table import write_table

HEADER = ("언제", "누가")
ROWS = [("2026-03-02", "=1+1"), ("2026-03-03", "@김"), ("-5", "+82"), ("평범", '따옴표" 쉼표,')]


def test_a_workbook_keeps_every_cell_as_text(tmp_path: Path) -> None:
    path = tmp_path / "감사.xlsx"
    write_table(path, "감사 기록", HEADER, ROWS)
    book = openpyxl.load_workbook(path)
    sheet = book["감사 기록"]
    assert [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)] == ROWS
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} == {"s"}


def test_csv_disarms_what_a_spreadsheet_would_compute(tmp_path: Path) -> None:
    path = tmp_path / "감사.CSV"
    write_table(path, "감사 기록", HEADER, iter(ROWS))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    assert tuple(header) == HEADER
    assert rows[0] == ["2026-03-02", "'=1+1"]
    assert rows[1] == ["2026-03-03", "'@김"]
    assert rows[2] == ["'-5", "'+82"]
    assert rows[3] == ["평범", '따옴표" 쉼표,']


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_no_rows_is_a_table_as_well(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"빈.{suffix}"
    write_table(path, "빈", HEADER, [])
    assert path.stat().st_size > 0
