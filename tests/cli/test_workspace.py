"""templates, config, retention, audit, backup, restore, selftest."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jisa_desktop.domain.template import Column, Template, template_to_json
from tests.cli.driver import Jisa
from tests.support.bench import edited, rows
from tests.support.rights import is_owners_alone


def test_templates_go_out_and_come_in(jisa: Jisa, tmp_path: Path) -> None:
    names = [one["name"] for one in jisa.ok("templates", "list")["templates"]]
    assert {"기본", "급여", "수수료", "수당 시험"} <= set(names)
    path = tmp_path / "수당.json"
    exported = jisa.ok("templates", "export", "수당 시험", path)
    assert exported["templates"][0]["fields"] == ["사번", "성명", "월", "금액"]
    assert is_owners_alone(path)
    same = jisa.ok("templates", "import", path)["templates"][0]
    assert same["revision"] == 1, "the same again is no revision"
    changed = json.loads(path.read_text(encoding="utf-8")) | {"description": "바뀜"}
    path.write_text(json.dumps(changed), encoding="utf-8")
    assert jisa.ok("templates", "import", path)["templates"][0]["revision"] == 2
    path.write_text("{", encoding="utf-8")
    jisa.refused(3, "template_invalid", "templates", "import", path)
    jisa.refused(3, "file_missing", "templates", "import", tmp_path / "없음.json")
    jisa.refused(3, "template_unknown", "templates", "export", "없음", path)


def test_the_template_that_fits_comes_first(jisa: Jisa, tmp_path: Path) -> None:
    fitting = Template(name="딱 맞음", columns=(Column(field="가"), Column(field="나")))
    path = tmp_path / "t.json"
    path.write_text(template_to_json(fitting), encoding="utf-8")
    jisa.ok("templates", "import", path)
    found = jisa.ok("templates", "suggest", jisa.file("표", [("1", "2")], ("가", "나")))
    first, *_, last = found["suggestions"]
    assert (first["name"], first["score"], first["missing"]) == ("딱 맞음", 1.0, [])
    assert last["name"] == "기본"


def test_settings_are_kept_and_the_environment_wins(jisa: Jisa) -> None:
    jisa.around.variables["OPENAI_API_KEY"] = "sk-secret"
    found = jisa.ok("config", "get")
    assert found["organization"]["namespace"] == "org_1"
    sources = {"openai": "environment", "pinecone": "none"}
    assert (found["embedder"], found["keys"]) == ("local", sources)
    assert "sk-secret" not in str(found.value)
    assert jisa.ok("config", "get", "organization.namespace")["value"] == "org_1"
    assert jisa.ok("config", "set", "batches_at_once", "3")["batches_at_once"] == 3
    jisa.ok("config", "set", "organization.name", "가나상사")
    assert jisa.ok("config", "get", "organization.name")["value"] == "가나상사"
    jisa.around.variables["JISA_EMBEDDER"] = "openai"
    assert jisa.ok("config", "get", "embedder")["value"] == "openai"
    jisa.refused(3, "config_invalid", "config", "set", "batches_at_once", "many")
    jisa.refused(3, "config_unknown", "config", "set", "colour", "red")
    jisa.refused(3, "config_unknown", "config", "get", "colour")
    assert jisa.ok("config", "set", "batches_at_once", "")["batches_at_once"] == 5


@pytest.mark.parametrize(
    "name", ["OPENAI_API_KEY", "openai_api_key", "pinecone", "sk-secret123", "openai=sk-secret123"]
)
def test_a_key_is_no_setting_and_is_not_repeated(jisa: Jisa, name: str) -> None:
    told = jisa.refused(3, "config_is_key", "config", "set", name, "sk-secret456")
    assert "OPENAI_API_KEY" in told["error"]["next_step"]
    assert "secret" not in repr(told.value) + told.err


def test_config_check_asks_both_services(jisa: Jisa) -> None:
    found = jisa.ok("config", "check")
    assert [one["code"] for one in found["checks"]] == [
        "check_embedder_ok", "check_index_ok", "check_writing_ok",
    ]  # fmt: skip
    jisa.embedder.identity = type(jisa.embedder.identity)("fake", "other", 16, "1")
    wrong = jisa("config", "check")
    assert (wrong.status, wrong["ok"]) == (4, False)
    assert wrong["checks"][1]["code"] == "index_dimension"


def test_retention_keeps_the_newest_and_the_active_one(jisa: Jisa) -> None:
    table = rows(20)
    for turn in range(4):
        jisa.process("수당", edited(table, [turn]))
    jisa.ok("rollback", "수당", "--to", 2)
    before = jisa.records()
    assert jisa.ok("retention", "get")["versions"] == "all"
    told = jisa.ok("retention", "set", 1)
    assert told["versions"] == 1
    assert told["erased"] == {"versions": 2, "texts": 2, "vectors": 2, "files": 2}
    purged = [one["is_purged"] for one in jisa.ok("history", "수당")["versions"]]
    assert purged == [True, False, True, False], "the active one and the newest stay"
    assert jisa.records() == before
    assert jisa.ok("verify")["ok"]
    jisa.refused(3, "version_purged", "rollback", "수당", "--to", 3)
    jisa.refused(3, "version_purged", "diff", "수당", 1, 2)
    assert jisa.ok("rollback", "수당", "--to", 4)["texts_embedded"] == 0
    jisa.process("수당", edited(table, [9]))
    purged = [one["is_purged"] for one in jisa.ok("history", "수당")["versions"]]
    assert purged == [True, True, True, True, False], "applied after each new version"
    assert jisa.ok("retention", "set", "all")["versions"] == "all"


def test_the_audit_trail_can_be_asked(jisa: Jisa) -> None:
    jisa.process("수당", rows(3))
    jisa.process("다른 문서", rows(2))
    jisa.ok("cleanup", "수당")
    events = jisa.ok("audit")["events"]
    assert [one["kind"] for one in events][:3] == ["cleanup", "process", "accept"]
    assert {one["kind"] for one in jisa.ok("audit", "--document", "수당")["events"]} == {
        "accept", "process", "cleanup",
    }  # fmt: skip
    assert len(jisa.ok("audit", "--kind", "process", "--outcome", "completed")["events"]) == 2
    assert len(jisa.ok("audit", "--limit", 2)["events"]) == 2
    assert jisa.ok("audit", "--until", "2000-01-01")["events"] == []
    assert jisa.ok("audit", "--since", "2000-01-01T00:00:00+09:00")["events"] == events
    assert jisa.ok("audit", "--actor", "nobody-of-that-name")["events"] == []
    assert "직원1" not in str(events)


def test_the_audit_trail_says_who(jisa: Jisa, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user whom the system names."""
    monkeypatch.setattr("getpass.getuser", lambda: "김인사")
    jisa.process("수당", rows(3))
    monkeypatch.setattr("getpass.getuser", lambda: "박보상")
    jisa.ok("cleanup", "수당")
    events = jisa.ok("audit")["events"]
    assert {(one["actor"], one["kind"]) for one in events} == {
        ("김인사", "accept"), ("김인사", "process"), ("김인사", "backup"), ("박보상", "cleanup"),
    }  # fmt: skip
    assert len(jisa.ok("audit", "--actor", "박보상")["events"]) == 1


@pytest.mark.parametrize("name", ["기록.csv", "기록.xlsx"])
def test_the_audit_trail_can_be_saved(jisa: Jisa, tmp_path: Path, name: str) -> None:
    jisa.process("수당", rows(3))
    jisa.ok("retention", "set", 1)
    jisa.process("수당", edited(rows(3), [0]))
    path = tmp_path / name
    told = jisa.ok("audit", "--export", path)
    assert told["file"] == str(path)
    lines = _lines(path)
    assert lines[0][:4] == ["시각", "사용자", "종류", "결과"]
    assert len(lines) == 1 + len(told["events"])
    kinds = {line[2] for line in lines[1:]}
    assert {"처리", "보관 기준 변경", "이전 버전 지우기", "백업"} <= kinds
    assert "직원1" not in str(lines), "no cell of anybody's"


def _lines(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.reader(stream))
    book = load_workbook(path, read_only=True)
    found = [[str(cell or "") for cell in row] for row in book.active.iter_rows(values_only=True)]
    book.close()
    return found


def test_a_backup_brings_everything_back(jisa: Jisa, tmp_path: Path) -> None:
    jisa.process("수당", rows(10))
    before = jisa.records()
    path = tmp_path / "백업.jisa"
    made = jisa.ok("backup", path)
    assert (made["files"], made["has_index"]) == (1, False)
    assert is_owners_alone(path)

    jisa.process("수당", edited(rows(10), [0, 1]))
    jisa.process("나중 문서", rows(3))
    restored = jisa.ok("restore", path)
    assert restored["vectors_deleted"] == 3, "of a document that the backup does not know"
    assert restored["texts_embedded"] == 0
    assert jisa.records() == before
    assert [one["title"] for one in jisa.ok("documents")["documents"]] == ["수당"]
    kept = Path(restored["kept_in"])
    assert (kept / "jisa.db").exists()
    assert len(list((kept / "files").iterdir())) == 2

    shutil.rmtree(jisa.home)
    assert jisa.ok("restore", path)["kept_in"] is None
    assert jisa.records() == before


def test_a_file_that_is_no_backup_changes_nothing(jisa: Jisa, tmp_path: Path) -> None:
    jisa.process("수당", rows(3))
    path = tmp_path / "백업.jisa"
    jisa.ok("backup", path)
    whole = path.read_bytes()
    before = jisa.records()
    for broken in (b"", b"nothing", whole[: len(whole) // 2], _flipped(whole)):
        path.write_bytes(broken)
        jisa.refused(3, "backup_unreadable", "restore", path)
    jisa.refused(3, "file_missing", "restore", tmp_path / "없음.jisa")
    assert jisa.records() == before
    assert not list(jisa.home.glob("replaced-*"))
    assert not list(jisa.home.glob(".restore-*"))
    jisa.refused(4, "backup_not_written", "backup", tmp_path / "없는 폴더" / "백업.jisa")


def _flipped(whole: bytes) -> bytes:
    """One bit of the first part's content is another."""
    place = 200
    return whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]


def test_selftest_walks_the_main_job(jisa: Jisa) -> None:
    found = jisa.ok("selftest")
    assert [one["name"] for one in found["checks"]] == [
        "open", "process", "search", "update", "rollback", "verify", "cleanup",
    ]  # fmt: skip
    assert jisa.ok("documents")["documents"] == [], "in a folder of its own"
