"""`sync --report`: what was found and repaired, as a workbook to sign."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.driver import Jisa
from tests.support.bench import rows
from tests.support.rights import is_owners_alone


def test_a_sync_says_in_a_workbook_what_it_found_and_did(jisa: Jisa, tmp_path: Path) -> None:
    jisa.process("수당", rows(4))
    record_id = min(jisa.index.snapshot()["org_1"])
    jisa.index.lose("org_1", record_id)
    found, repaired = tmp_path / "점검.xlsx", tmp_path / "복구.xlsx"
    assert jisa("sync", "--report", found).status == 1
    assert jisa.ok("sync", "--repair", "--report", repaired)["repaired"]["missing"] == 1
    assert said(found) == ("차이 있음", 1, "하지 않음")
    assert said(repaired) == ("차이 있음", 1, "완료")
    assert is_owners_alone(found)
    jisa.refused(4, "export_not_written", "sync", "--report", tmp_path / "없음" / "점검.xlsx")


def said(path: Path) -> tuple[object, object, object]:
    book = load_workbook(path)
    summary = {row[0]: row[1] for row in book["요약"].iter_rows(min_row=2, values_only=True)}
    book.close()
    return summary["결과"], summary["누락"], summary["복구"]
