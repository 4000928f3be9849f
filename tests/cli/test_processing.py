"""process: files become versions, or are refused in one sentence."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from jisa_desktop.domain.template import Template, template_to_json
from jisa_desktop.errors import NeedsAttention, Retryable
from tests.cli.driver import Jisa
from tests.support.bench import KEYED, KEYLESS, edited, rows
from tests.support.knobs import Knobs

MODE = ("--mode", "company_wide")
TEMPLATE = ("--template", KEYED.name)


def test_a_file_becomes_a_document(jisa: Jisa) -> None:
    outcome = jisa.process("수당", rows(250))
    (document,) = outcome["documents"]
    assert (document["title"], document["version"], document["status"]) == ("수당", 1, "completed")
    result = document["result"]
    assert (result["total_rows"], result["processed_rows"], result["vectors_created"]) == (
        250, 250, 250,
    )  # fmt: skip
    assert (result["namespaces_updated"], result["errors"]) == (["org_1"], [])
    (listed,) = jisa.ok("documents")["documents"]
    assert listed["document_id"] == document["document_id"]
    assert listed["versions"] == [{"version": 1, "status": "completed", "active": True}]


def test_the_very_same_file_again_is_unchanged(jisa: Jisa) -> None:
    jisa.process("수당", rows(20))
    before = jisa.records()
    jisa.embedder.forget()
    again = jisa.process("수당", rows(20))
    assert again["unchanged"] is True
    assert again["documents"][0]["unchanged"] is True
    assert again["documents"][0]["version"] == 1
    assert jisa.embedder.sent == []
    assert jisa.records() == before
    assert [one["version"] for one in jisa.ok("history", "수당")["versions"]] == [1]


def test_title_document_and_new_say_where_a_file_goes(jisa: Jisa) -> None:
    first = jisa.process("수당", rows(3), "--title", "삼월 수당")
    document_id = first["documents"][0]["document_id"]
    second = jisa.process("수당 사월", rows(4), "--document", document_id)
    assert (second["documents"][0]["document_id"], second["documents"][0]["version"]) == (
        document_id, 2,
    )  # fmt: skip
    third = jisa.process("삼월 수당", rows(5), "--new")
    assert third["documents"][0]["document_id"] != document_id
    jisa.refused(3, "document_ambiguous", "history", "삼월 수당")
    assert jisa.ok("history", document_id)["active_version"] == 2


def test_mode_left_out_is_the_last_one_or_asked_for(jisa: Jisa) -> None:
    path = jisa.file("수당", rows(3))
    jisa.refused(2, "mode_needed", "process", path, *TEMPLATE)
    assert jisa.ok("documents")["documents"] == []
    jisa.process("수당", rows(3))
    again = jisa.ok("process", jisa.file("수당", rows(4)), *TEMPLATE)
    assert again["documents"][0]["version"] == 2
    nobody = jisa.folder / "규정.json"
    nobody.write_text(template_to_json(Template(name="규정")), encoding="utf-8")
    memo = jisa.file("메모", [("가",), ("나",)], ["내용"])
    plain = jisa.ok("process", memo, "--template", nobody)
    assert plain["documents"][0]["result"]["namespaces_updated"] == ["org_1"]


def test_most_rows_gone_needs_a_word(jisa: Jisa) -> None:
    jisa.process("수당", rows(10))
    path = jisa.file("수당", rows(4))
    before = jisa.records()
    refused = jisa.refused(3, "rows_gone", "process", path, *TEMPLATE, *MODE)
    assert refused["error"]["file"] == "수당.csv"
    assert jisa.records() == before
    jisa.ok("process", path, *TEMPLATE, *MODE, "--accept-changes")
    assert len(jisa.records()) == 4


def test_several_files_end_with_the_worst(jisa: Jisa) -> None:
    good = jisa.file("가", rows(3))
    outcome = jisa("process", good, jisa.folder / "없음.csv", *TEMPLATE, *MODE)
    assert (outcome.status, outcome.code) == (3, "file_missing")
    assert [one["status"] for one in outcome["documents"]] == ["completed", "refused"]
    assert outcome["documents"][1]["error"]["file"] == "없음.csv"

    jisa.index.knobs.fail_next("upsert", Retryable("timeout"), times=3)
    failed = jisa("process", jisa.file("나", rows(3)), jisa.folder / "없음.csv", *TEMPLATE, *MODE)
    assert (failed.status, failed.code) == (1, "batches_failed")
    assert [one["status"] for one in failed["documents"]] == ["failed", "refused"]
    assert failed["documents"][0]["result"]["total_rows"] == 3


def test_what_needs_a_person_ends_in_four_and_keeps_the_job(jisa: Jisa) -> None:
    jisa.index.knobs.fail_next("check", NeedsAttention("index_missing", index="memory"))
    outcome = jisa(
        "process", jisa.file("수당", rows(3)), jisa.file("가", rows(3)), *TEMPLATE, *MODE
    )
    assert outcome.status == 4
    assert [one["status"] for one in outcome["documents"]] == ["needs_attention"]
    assert jisa.ok("documents")["documents"][0]["open_job"] is not None
    resumed = jisa.ok("resume")
    assert [one["status"] for one in resumed["jobs"]] == ["completed"]
    assert len(jisa.records()) == 3


def test_offline_waits_then_ends_in_four_with_the_job_kept(jisa: Jisa) -> None:
    jisa.embedder.knobs.fail_next("embed", Retryable("offline", is_offline=True), times=9)
    path = jisa.file("수당", rows(3))
    outcome = jisa("process", path, *TEMPLATE, *MODE, "--wait", "0.05")
    assert (outcome.status, outcome.code) == (4, "offline")
    jisa.embedder.knobs = Knobs()
    assert jisa.ok("retry", "수당")["vectors_created"] == 3


def test_row_errors_alone_are_no_failure(jisa: Jisa) -> None:
    table = [*rows(3), ("00002", "같은 키", "2026-03", "1")]
    outcome = jisa.process("수당", table)
    result = outcome["documents"][0]["result"]
    assert (result["processed_rows"], result["error_rows"]) == (3, 1)
    (error,) = result["errors"]
    assert (error["row"], error["code"], error["severity"]) == (5, "key_duplicate", "error")


def test_a_template_may_be_a_file(jisa: Jisa) -> None:
    named = KEYLESS.model_copy(update={"name": "파일 템플릿"})
    path = jisa.folder / "t.json"
    path.write_text(template_to_json(named), encoding="utf-8")
    looked = jisa.ok("preview", jisa.file("수당", rows(3)), "--template", path)
    assert looked["template"] == "파일 템플릿"
    names = [one["name"] for one in jisa.ok("templates", "list")["templates"]]
    assert "파일 템플릿" not in names, "looking keeps nothing"
    jisa.process("수당", rows(3), "--template", path)
    assert jisa.ok("history", "수당")["versions"][0]["template"] == "파일 템플릿"
    jisa.refused(3, "template_unknown", "process", path, "--template", "없는 템플릿")


def test_header_rows_are_excels(jisa: Jisa) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (["수당 지급 내역"], [], ["사번", "성명", "월", "금액"], *map(list, rows(3))):
        sheet.append(line)
    path = jisa.folder / "수당.xlsx"
    book.save(path)
    found = jisa.ok("preview", path, "--header", "3")
    assert (found["header_rows"], found["columns"]) == ([3], ["사번", "성명", "월", "금액"])
    assert [row["row_number"] for row in found["rows"]] == [4, 5, 6]
    assert found["rows"][0]["values"] == {
        "사번": "00001", "성명": "직원1", "월": "2026-03", "금액": "1,000",
    }  # fmt: skip
    for wrong in ("0", "x", "4-3"):
        jisa.refused(2, "usage_bad_value", "preview", path, "--header", wrong)


def test_options_that_exclude_each_other(jisa: Jisa) -> None:
    path = jisa.file("수당", rows(3))
    jisa.refused(2, "usage_conflict", "process", path, "--new", "--document", "수당")
    jisa.refused(
        2, "usage_conflict", "process", path, "--password", "a", "--password-stdin"
    )  # fmt: skip


def test_what_a_file_must_be(jisa: Jisa, tmp_path: Path) -> None:
    empty = tmp_path / "빈 파일.xlsx"
    empty.write_bytes(b"")
    outcome = jisa("process", empty)
    assert outcome.status == 3
    assert outcome["error"]["file"] == "빈 파일.xlsx"
    jisa.refused(3, "document_unknown", "process", empty, "--document", "없음")
    assert jisa.ok("documents")["documents"] == []


def test_only_changed_rows_are_embedded(jisa: Jisa) -> None:
    jisa.process("수당", rows(100))
    second = jisa.process("수당", edited(rows(100), [4, 70]))
    result = second["documents"][0]["result"]
    assert (result["vectors_updated"], result["texts_embedded"]) == (2, 2)
    assert (result["vectors_created"], result["vectors_unchanged"]) == (0, 98)
    history = jisa.ok("history", "수당")["versions"]
    assert [one["changed"] for one in history] == [0, 2]
    assert [one["added"] for one in history] == [100, 0]
    assert [one["unchanged"] for one in history] == [0, 98]
    assert [one["active"] for one in history] == [False, True]


def test_hidden_rows_are_left_out_by_choice_and_the_choice_is_part_of_the_version(
    jisa: Jisa,
) -> None:
    book = Workbook()
    for line in (
        ("사번", "성명", "월", "금액"),
        *((f"0000{n}", "가", "3월", n) for n in (1, 2, 3)),
    ):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    path = jisa.folder / "급여.xlsx"
    book.save(path)
    shown = jisa.ok("preview", str(path), *TEMPLATE, "--without-hidden")
    assert [one["row_number"] for one in shown["rows"]] == [2, 4]
    whole = jisa.ok("process", str(path), *TEMPLATE, *MODE)
    assert whole["documents"][0]["result"]["vectors_created"] == 3
    without = jisa.ok("process", str(path), *TEMPLATE, "--without-hidden")
    assert without["documents"][0]["version"] == 2
    assert without["documents"][0]["result"]["vectors_deleted"] == 1
    assert jisa.ok("process", str(path), *TEMPLATE, "--without-hidden")["unchanged"] is True
    leaving = jisa.ok("egress", str(path), *TEMPLATE, "--without-hidden")
    assert leaving["row_numbers"] == [2, 4]
