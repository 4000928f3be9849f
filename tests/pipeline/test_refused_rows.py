"""Which rows go out for correction, and that the window takes the same ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from jisa_desktop.app.desks.documents import write_errors
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.refused_rows import exported_version
from tests.support.bench import Bench, rows


def exported(bench: Bench) -> int:
    with bench.workspace.store.reading() as tx:
        return exported_version(tx, bench.document("수당")).number


def test_a_version_that_was_left_behind_is_not_the_one_to_correct(
    bench: Bench, tmp_path: Path
) -> None:
    twice = [*rows(3), rows(1)[0]]
    bench.completed(bench.process("수당", twice))
    assert exported(bench) == 1
    bench.completed(bench.process("수당", rows(4)))
    assert exported(bench) == 2
    with pytest.raises(InputError, match="nothing_to_export"):
        write_errors(bench.workspace, bench.document("수당"), tmp_path / "없음.xlsx", None)
    bench.completed(bench.rollback("수당", 1))
    assert exported(bench) == 1
    path = tmp_path / "오류.xlsx"
    assert write_errors(bench.workspace, bench.document("수당"), path, None) == 1
    book = load_workbook(path, read_only=True)
    said = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    book.close()
    assert any("00001" in map(str, row) for row in said)
