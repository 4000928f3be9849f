"""sync, records, verify, search: what the index really holds."""

from __future__ import annotations

import hashlib

import numpy as np

from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.protocols import Record
from tests.cli.driver import Jisa
from tests.support.bench import KEYED, rows
from tests.support.fakes import vector_of


def test_records_are_what_the_index_holds(jisa: Jisa) -> None:
    jisa.process("수당", rows(3))
    jisa.process("다른 문서", rows(2))
    snapshot = jisa.index.snapshot()
    expected = [
        (namespace, record_id, hashlib.sha256(values).hexdigest(), metadata)
        for namespace, held in snapshot.items()
        for record_id, (values, metadata, _text) in held.items()
    ]
    found = jisa.records()
    assert [tuple(one.values()) for one in found] == expected
    assert [one["record_id"] for one in found] == sorted(one["record_id"] for one in found)
    assert len(jisa.records("다른 문서")) == 2
    assert len(jisa.records("--namespace", "org_1")) == 5
    assert jisa.records("--namespace", "emp_1") == []


def test_drift_is_told_and_repaired(jisa: Jisa) -> None:
    jisa.process("수당", rows(10))
    before = jisa.records()
    assert jisa.ok("sync")["ok"] is True
    ids = sorted(jisa.index.snapshot()["org_1"])
    document_id = ids[0].partition(":")[0]
    vector = vector_of("x", jisa.embedder.identity.dimension).astype(np.float16)
    jisa.index.lose("org_1", ids[0])
    jisa.index.plant("org_1", Record(ids[1], vector, {"rowNumber": 1}))
    jisa.index.plant("org_1", Record(f"{document_id}:orphan", vector, {"rowNumber": 1}))
    jisa.index.plant("org_1", Record("foreign", vector, {"owner": "someone"}))

    drift = jisa("sync")
    assert drift.status == 1
    assert [drift[key] for key in ("missing", "orphaned", "altered", "foreign")] == [1, 1, 1, 1]
    (place,) = drift["namespaces"]
    assert place["record_ids"] == {
        "missing": [ids[0]], "orphaned": [f"{document_id}:orphan"], "altered": [ids[1]],
    }  # fmt: skip
    broken = jisa("verify")
    assert broken.status == 1
    assert {one["code"] for one in broken["violations"]} == {
        "record_missing", "record_orphaned", "record_altered",
    }  # fmt: skip

    jisa.embedder.forget()
    repaired = jisa.ok("sync", "--repair")
    assert repaired["repaired"] == {"missing": 1, "orphaned": 1, "altered": 1}
    assert jisa.embedder.sent == []
    assert [one for one in jisa.records() if one["record_id"] != "foreign"] == before
    assert "foreign" in jisa.index.snapshot()["org_1"]
    assert jisa.ok("sync", "수당")["ok"] is True
    jisa.refused(3, "document_unknown", "sync", "없음")


def test_search_answers_from_one_namespace(jisa: Jisa) -> None:
    jisa.process("수당", rows(5))
    text = next(iter(jisa.records()))["metadata"]["text"]
    hits = jisa.ok("search", text, "--namespace", "org_1", "--top-k", 2)["hits"]
    assert len(hits) == 2
    assert hits[0]["text"] == text
    assert hits[0]["score"] >= hits[1]["score"]
    assert hits[0]["document_id"] == jisa.ok("documents")["documents"][0]["document_id"]
    assert jisa.ok("search", text, "--namespace", "emp_9")["hits"] == []
    jisa.refused(3, "question_blank", "search", " ", "--namespace", "org_1")
    jisa.refused(2, "usage_missing", "search", text)
    jisa.index.knobs.fail_next("check", NeedsAttention("index_dimension", expected=1, actual=2))
    jisa.refused(4, "index_dimension", "search", text, "--namespace", "org_1")


def test_plan_and_diff_say_what_differs(jisa: Jisa) -> None:
    jisa.process("수당", rows(5))
    second = [("00001", "직원1", "2026-03", "7"), *rows(4, start=3)]
    jisa.process("수당", second)
    diff = jisa.ok("diff", "수당", 1, 2)
    assert [diff[key] for key in ("added", "changed", "removed", "unchanged")] == [1, 1, 1, 3]
    changed = next(one for one in diff["rows"] if one["change"] == "changed")
    assert changed == {
        "change": "changed", "row_number": 2, "old_row_number": 2,
        "columns": [{"column": "금액", "old": "1,000", "new": "7"}],
    }  # fmt: skip
    assert diff["namespaces"] == [
        {"namespace": "org_1", "added": 1, "changed": 1, "removed": 1, "unchanged": 3}
    ]
    plan = jisa.ok("plan", "수당", "--to", 1)
    assert [
        plan[f"vectors_{kind}"] for kind in ("created", "updated", "moved", "deleted", "unchanged")
    ] == [1, 1, 3, 1, 0]
    jisa.refused(3, "version_unknown", "diff", "수당", 1, 3)
    jisa.refused(3, "version_unknown", "plan", "수당", "--to", 3)


def test_metadata_carry_what_the_template_says(jisa: Jisa) -> None:
    jisa.process("수당", rows(1), "--template", KEYED.name)
    (record,) = jisa.records()
    assert record["metadata"].keys() == {"contentHash", "documentId", "rowNumber", "text", "월"}
