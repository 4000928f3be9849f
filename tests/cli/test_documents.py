"""show, errors, egress: what is known of a document and its rows."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.driver import Jisa
from tests.support.bench import KEYED, edited, rows
from tests.support.rights import is_owners_alone

SPLIT = ("--template", KEYED.name, "--mode", "employee_split")


def test_show_tells_jobs_batches_result_and_issues(jisa: Jisa) -> None:
    jisa.process("수당", rows(150))
    jisa.process("수당", [*edited(rows(150), [2]), ("00001", "겹침", "2026-03", "1")])
    newest = jisa.ok("show", "수당")
    assert (newest["version"], newest["active"], newest["sheet"]) == (2, True, "수당")
    assert [one["kind"] for one in newest["jobs"]] == ["process"]
    assert [one["operations"] for one in newest["batches"]] == [1]
    assert newest["result"]["error_rows"] == 1
    (issue,) = newest["issues"]
    assert (issue["row"], issue["code"]) == (152, "key_duplicate")
    first = jisa.ok("show", "수당", "--version", 1)
    assert [(one["batch"], one["start_row"], one["end_row"]) for one in first["batches"]] == [
        (1, 2, 101), (2, 102, 151),
    ]  # fmt: skip
    jisa.refused(3, "version_unknown", "show", "수당", "--version", 3)
    by_name = jisa.process("수당", rows(150), "--sheet", "수당")
    assert by_name["documents"][0]["version"] == 3, "a text file's only sheet is named like it"
    jisa.refused(3, "sheet_unknown_name", "process", jisa.file("수당", rows(9)), "--sheet", "없음")


def test_refused_rows_come_back_as_a_workbook(jisa: Jisa, tmp_path: Path) -> None:
    jisa.process("급여", [*rows(2), ("", "빈칸", "2026-03", "1")], *SPLIT)
    path = tmp_path / "오류.xlsx"
    told = jisa.ok("errors", "급여", "--export", path)
    assert (told["rows"], told["file"]) == (3, str(path))
    assert is_owners_alone(path)
    sheet = load_workbook(path).worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    assert [line[0] for line in lines[1:]] == [2, 3, 4]
    assert "직원을 찾을 수 없습니다: 00001" in str(lines[1][1])
    assert lines[3][3] == "빈칸"
    assert {one["code"] for one in jisa.ok("errors", "급여")["errors"]} >= {"employee_unknown"}

    jisa.process("온전", rows(2))
    jisa.refused(3, "nothing_to_export", "errors", "온전", "--export", path)
    assert jisa.ok("errors", "온전")["rows"] == 0
    missing = tmp_path / "없는 폴더" / "오류.xlsx"
    jisa.refused(4, "export_not_written", "errors", "급여", "--export", missing)


def test_preview_changes_nothing(jisa: Jisa) -> None:
    jisa.process("수당", rows(10))
    before = {path: path.stat().st_size for path in jisa.home.rglob("*") if path.is_file()}
    seen = jisa.ok(
        "preview", jisa.file("수당", edited(rows(10), [0])[:9]), "--template", KEYED.name,
        "--limit", 2,
    )  # fmt: skip
    assert (seen["total_rows"], len(seen["rows"]), seen["texts_to_embed"]) == (9, 2, 1)
    changes = seen["changes"]
    assert (changes["changed"], changes["removed"], changes["unchanged"]) == (1, 1, 8)
    assert jisa.embedder.sent == jisa.embedder.answered
    after = {path: path.stat().st_size for path in jisa.home.rglob("*") if path.is_file()}
    assert {path for path in after if "files" in path.parts} == {
        path for path in before if "files" in path.parts
    }
    suggested = jisa.ok("preview", jisa.file("새 표", rows(1)))
    assert suggested["template_is_suggested"] is True
    assert suggested["template"].startswith("수당 시험")
    short = jisa.file("표", [("가",)], ("내용",))
    mismatch = jisa.ok("preview", short, "--template", KEYED.name)
    assert "template_mismatch" in {one["code"] for one in mismatch["issues"]}


def test_egress_says_what_goes_where(jisa: Jisa) -> None:
    path = jisa.file("급여", [*rows(2), ("", "빈칸", "2026-03", "1")])
    found = jisa.ok("egress", path, "--template", KEYED.name, "--mode", "company_wide")
    assert [one["leaves_computer"] for one in found["destinations"]] == [False, False]
    assert found["row_numbers"] == [2, 3], "a row that is refused goes nowhere"
    assert [one["column"] for one in found["fields"] if one["in_metadata"]] == ["월"]
    assert all(one["in_text"] for one in found["fields"])
    assert found["rows"][0]["metadata"] == {"월": "2026-03"}
    assert found["characters"] == sum(len(one["text"]) for one in found["rows"])

    jisa.around.variables.update(
        JISA_EMBEDDER="openai", JISA_INDEX="pinecone", JISA_PINECONE_INDEX="hr"
    )
    cloud = jisa.ok("egress", path, "--template", KEYED.name, "--mode", "company_wide")
    assert [one["host"] for one in cloud["destinations"]] == ["api.openai.com", "api.pinecone.io"]
    assert all(one["leaves_computer"] for one in cloud["destinations"])
    short = jisa.file("표", [("가",)], ("내용",))
    jisa.refused(3, "template_mismatch", "egress", short, "--template", KEYED.name)
