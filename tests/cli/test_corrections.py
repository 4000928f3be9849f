"""errors --export, a correction by hand, and process: only the corrected rows run."""

from __future__ import annotations

from openpyxl import load_workbook

from tests.cli.driver import Jisa
from tests.support.bench import KEYED, rows


def test_exported_errors_come_back_corrected(jisa: Jisa) -> None:
    table = [*rows(10), ("", "빈칸", "2026-03", "1")]
    jisa.process("수당", table)
    path = jisa.folder / "고칠 것.xlsx"
    assert jisa.ok("errors", "수당", "--export", path)["rows"] == 1
    book = load_workbook(path)
    assert book.worksheets[0]["C2"].value is None
    book.worksheets[0]["C2"] = "00099"
    book.save(path)
    jisa.refused(3, "correction_needs_document", "process", path, "--template", KEYED.name)
    looked = jisa.ok("preview", path, "--document", "수당")
    assert (looked["total_rows"], looked["texts_to_embed"]) == (11, 1)
    jisa.embedder.forget()
    (end,) = jisa.ok("process", path, "--document", "수당")["documents"]
    assert (end["version"], end["result"]["error_rows"]) == (2, 0)
    assert end["result"]["vectors_unchanged"] == 10
    assert len(jisa.embedder.sent) == 1
    assert jisa.ok("verify")["ok"]
    assert jisa.ok("process", path, "--document", "수당")["unchanged"] is True
