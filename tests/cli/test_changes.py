"""rollback, undo, cleanup, discard, retry, resume, cancel: there and back, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.domain.template import Template
from jisa_desktop.errors import Retryable
from jisa_desktop.pipeline.config import Config
from jisa_desktop.pipeline.context import StepContext
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.workers.control import ControlWatcher
from tests.cli.driver import Jisa
from tests.support.bench import KEYED, KEYLESS, edited, rows
from tests.support.knobs import Knobs

OPTIONS = ("--template", KEYED.name, "--mode", "company_wide")


@pytest.mark.parametrize("template", [KEYED, KEYLESS], ids=["keys", "no keys"])
def test_there_and_back_again(jisa: Jisa, template: Template) -> None:
    name = ("--template", template.name)
    jisa.process("수당", rows(120), *name)
    first = jisa.records()
    jisa.process("수당", edited(rows(120), [3, 50])[1:], *name)
    second = jisa.records()
    assert first != second
    jisa.embedder.forget()

    plan = jisa.ok("plan", "수당", "--to", 1)
    assert (plan["from"], plan["to"], plan["texts_to_embed"]) == (2, 1, 0)
    back = jisa.ok("rollback", "수당", "--to", 1)
    assert (back["rolled_back_from"], back["rolled_back_to"]) == (2, 1)
    assert back["result"]["rolled_back_to"] == 1
    for key in ("vectors_created", "vectors_updated", "vectors_moved", "vectors_deleted"):
        assert back[key] == plan[key] == sum(one[key] for one in plan["namespaces"])
    assert jisa.records() == first
    statuses = [one["status"] for one in jisa.ok("history", "수당")["versions"]]
    assert statuses == ["completed", "rolled_back"]
    assert jisa.ok("show", "수당")["version"] == 1, "what was left behind is not what is shown"

    undone = jisa.ok("undo", "수당")
    assert (undone["rolled_back_from"], undone["rolled_back_to"]) == (1, 2)
    assert jisa.records() == second

    expected = jisa.ok("plan", "수당", "--cleanup")
    cleaned = jisa.ok("cleanup", "수당")
    assert cleaned["vectors_deleted"] == expected["vectors_deleted"] == len(second)
    assert cleaned["namespaces_affected"] == 1
    assert jisa.records() == []
    assert jisa.ok("documents")["documents"][0]["status"] == "cleaned_up"
    jisa.ok("undo", "수당")
    assert jisa.records() == second
    assert jisa.embedder.sent == []
    assert jisa.ok("verify")["ok"]


def test_what_is_not_there_is_refused(jisa: Jisa) -> None:
    jisa.process("수당", rows(3))
    refused = jisa.refused(3, "version_unknown", "rollback", "수당", "--to", 9)
    assert refused["error"]["message"] == "9번 버전을 찾을 수 없습니다."
    jisa.refused(3, "document_unknown", "rollback", "없음", "--to", 1)
    jisa.refused(3, "nothing_to_undo", "undo", "수당")
    jisa.refused(3, "nothing_to_discard", "discard", "수당")
    jisa.refused(3, "nothing_to_cancel", "cancel", "수당")
    jisa.refused(2, "usage_missing", "rollback", "수당")
    jisa.refused(2, "usage_missing", "plan", "수당")


def test_a_failed_version_is_retried_or_discarded(jisa: Jisa) -> None:
    jisa.process("수당", rows(250))
    first = jisa.records()
    path = jisa.file("수당", edited(rows(250), range(0, 250, 10)))
    jisa.index.knobs.fail_next("upsert", Retryable("timeout"), times=9)
    failed = jisa("process", path, *OPTIONS)
    assert (failed.status, failed.code) == (1, "batches_failed")
    assert jisa.ok("history", "수당")["active_version"] == 1
    jisa.index.knobs = Knobs()
    jisa.refused(3, "version_never_completed", "rollback", "수당", "--to", 2)

    discarded = jisa.ok("discard", "수당")
    assert discarded["discarded_version"] == 2
    assert jisa.records() == first

    jisa.index.knobs.fail_next("upsert", Retryable("timeout"), times=9)
    assert jisa("process", path, *OPTIONS).status == 1
    jisa.index.knobs = Knobs()
    jisa.embedder.forget()
    retried = jisa.ok("retry", "수당")
    assert (retried["version"], retried["vectors_updated"]) == (3, 25)
    assert jisa.embedder.sent == [], "embedded once, kept"
    assert jisa.ok("verify")["ok"]


def leave_unfinished(jisa: Jisa) -> None:
    """As a killed run does: version 2 accepted, its job marked as running, nothing written."""
    jisa.index.knobs.fail_next("upsert", Retryable("offline", is_offline=True), times=99)
    path = jisa.file("수당", edited(rows(30), [1]))
    assert jisa("process", path, *OPTIONS, "--wait", "0").status == 4
    jisa.index.knobs = Knobs()
    store = jisa.open_store()
    with store.writing("test_kill") as tx:
        (job,) = tx.jobs.open()
        tx.jobs.change(job.job_id, status=JobStatus.PROCESSING)
    store.close()


def test_what_was_interrupted_is_finished_first(jisa: Jisa) -> None:
    jisa.process("수당", rows(30))
    leave_unfinished(jisa)
    back = jisa.ok("rollback", "수당", "--to", 1)
    assert back["rolled_back_from"] == 2
    statuses = [one["status"] for one in jisa.ok("history", "수당")["versions"]]
    assert statuses == ["completed", "rolled_back"]


def test_resume_takes_up_all_that_is_open(jisa: Jisa) -> None:
    jisa.process("수당", rows(30))
    leave_unfinished(jisa)
    (job,) = jisa.ok("resume")["jobs"]
    assert (job["kind"], job["version"], job["status"]) == ("process", 2, "completed")
    assert jisa.ok("resume")["jobs"] == []


def test_a_killed_run_can_be_cancelled_and_taken_back(jisa: Jisa) -> None:
    jisa.process("수당", rows(30))
    before = jisa.records()
    leave_unfinished(jisa)
    taken = jisa.ok("cancel", "수당", "--take-back")
    assert (taken["kind"], taken["discarded_version"]) == ("discard", 2)
    assert jisa.records() == before
    assert jisa.ok("history", "수당")["versions"][1]["status"] == "cancelled"


def test_a_paused_job_is_left_to_its_person(jisa: Jisa) -> None:
    jisa.process("수당", rows(30))
    leave_unfinished(jisa)
    assert jisa.ok("pause", "수당")["status"] == "paused"
    jisa.refused(3, "document_busy", "rollback", "수당", "--to", 1)
    jisa.refused(3, "document_busy", "process", jisa.file("수당", rows(31)), *OPTIONS)
    assert jisa.ok("resume", "수당")["jobs"][0]["status"] == "completed"


def test_a_second_writer_is_told_of_the_first(jisa: Jisa) -> None:
    jisa.process("수당", rows(3))
    providers = jisa.around.providers(jisa.home, Config())
    with Workspace.open(jisa.home, providers, reader=jisa.around.reader()) as first:
        first.become_writer("창")
        refused = jisa.refused(4, "workspace_in_use", "cleanup", "수당")
        assert "창 (PID" in refused["error"]["message"]
        assert len(jisa.ok("documents")["documents"]) == 1, "reading is free"
        assert len(jisa.records()) == 3
    jisa.ok("cleanup", "수당")


def test_another_process_can_cancel_a_running_job(jisa: Jisa) -> None:
    """Another thread stands for the process that runs the job."""
    jisa.process("수당", rows(30))
    gate = jisa.index.knobs.hold("upsert")
    providers = jisa.around.providers(jisa.home, Config())
    path = jisa.file("수당", edited(rows(30), [1]))
    with Workspace.open(jisa.home, providers, reader=jisa.around.reader()) as runner:
        runner.become_writer("창")
        with ThreadPoolExecutor(1) as pool:
            ended = pool.submit(run_elsewhere, runner, path)
            gate.wait_entered()
            asked = jisa.ok("cancel", "수당")
            assert asked["status"] == "cancelled"
            assert ended.result(20) is JobStatus.CANCELLED
    gate.open()
    assert jisa.ok("history", "수당")["active_version"] == 1
    assert jisa.ok("retry", "수당")["vectors_updated"] == 1


def run_elsewhere(workspace: Workspace, path: Path) -> JobStatus | None:
    """A job as a process without a main thread of ours runs it: asked of, it stops."""
    token = CancelToken()
    context = StepContext(token)

    def run_batches(batch_ids: Sequence[int], context: StepContext) -> None:
        for one in batch_ids:
            workspace.batches.apply(one, context)

    job_id = workspace.desk.process(ProcessRequest(path, template=KEYED.name), token)
    watcher = ControlWatcher(workspace.store)
    watcher.watch(job_id, token)
    try:
        end = workspace.conductor.run(job_id, run_batches, context)
    finally:
        watcher.close()
    return end.job.status if end.job else None


def test_cleanup_forget_erases_content_and_keeps_history(jisa: Jisa) -> None:
    secret = [("00001", "홍길동", "2026-03", "1,234,567"), *rows(5, start=2)]
    jisa.process("급여", secret)
    jisa.process("다른 문서", rows(5, start=2), "--template", KEYLESS.name)
    kept = [one for one in jisa.records() if "홍길동" not in str(one["metadata"])]
    forgotten = jisa.ok("cleanup", "급여", "--forget")["forgotten"]
    assert (forgotten["versions"], forgotten["files"]) == (1, 1)
    for path in jisa.home.rglob("*"):
        if path.is_file():
            assert "홍길동".encode() not in path.read_bytes(), path.name
    history = jisa.ok("history", "급여")["versions"]
    assert [(one["total_rows"], one["is_purged"]) for one in history] == [(6, True)]
    jisa.refused(3, "version_purged", "rollback", "급여", "--to", 1)
    jisa.refused(3, "version_purged", "undo", "급여")
    assert [one["record_id"] for one in jisa.records()] == [
        one["record_id"] for one in kept if one["metadata"]["documentId"].endswith("-2")
    ]
    assert jisa.ok("verify")["ok"]
    again = jisa.process("급여", secret)
    assert again["documents"][0]["version"] == 2
