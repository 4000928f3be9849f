"""The one engine, from a file to the index and back, on fakes that count."""

from __future__ import annotations

from jisa_desktop.domain.statuses import DocumentStatus, Mode, VersionStatus
from tests.support.bench import KEYED, KEYLESS, SHARING, Bench, edited, rows


def test_process_stores_every_row(bench: Bench) -> None:
    job = bench.completed(bench.process("수당", rows(250)))
    assert job.counts is not None
    assert (job.counts.total_rows, job.counts.processed_rows) == (250, 250)
    assert (job.counts.vectors_created, job.counts.texts_embedded) == (250, 250)
    assert job.counts.namespaces_updated == ("org_1",)
    assert len(bench.index.snapshot()["org_1"]) == 250
    with bench.workspace.store.reading() as tx:
        assert len(tx.jobs.batches(job.job_id)) == 3


def test_the_same_file_again_embeds_nothing_and_writes_nothing(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(120)))
    calls, sent = len(bench.index.calls), len(bench.embedder.sent)
    end = bench.process("수당", rows(120))
    assert end.is_unchanged
    assert (len(bench.embedder.sent), len(bench.index.calls)) == (sent, calls)
    bench.verified()


def test_a_second_version_touches_just_what_changed(bench: Bench) -> None:
    first = rows(200)
    bench.completed(bench.process("수당", first))
    bench.embedder.forget()
    second = bench.completed(bench.process("수당", edited(first, [3, 150])))
    assert second.counts is not None
    assert (second.counts.vectors_updated, second.counts.vectors_created) == (2, 0)
    assert (second.counts.vectors_unchanged, second.counts.texts_embedded) == (198, 2)
    assert len(bench.embedder.sent) == 2


def test_rollback_and_forward_are_byte_identical_and_embed_nothing(bench: Bench) -> None:
    for template in (KEYED, KEYLESS):
        first = rows(150)
        bench.completed(bench.process(template.name, first, template=template))
        one = bench.index.snapshot()
        bench.completed(bench.process(template.name, edited(first, [0, 7])[1:], template=template))
        two = bench.index.snapshot()
        assert one != two
        bench.embedder.forget()
        bench.completed(bench.rollback(template.name, 1))
        assert bench.index.snapshot() == one
        bench.completed(bench.undo(template.name))
        assert bench.index.snapshot() == two
        bench.completed(bench.rollback(template.name, 1))
        bench.completed(bench.rollback(template.name, 2))
        assert bench.index.snapshot() == two
        assert bench.embedder.sent == []
        bench.completed(bench.cleanup(template.name))


def test_rolling_back_over_a_version_marks_the_one_left(bench: Bench) -> None:
    table = rows(20)
    for turn in range(3):
        bench.completed(bench.process("수당", edited(table, [turn])))
    bench.completed(bench.rollback("수당", 1))
    with bench.workspace.store.reading() as tx:
        found = [one.status for one in tx.documents.versions(bench.document("수당"))]
    assert found == [VersionStatus.COMPLETED, VersionStatus.COMPLETED, VersionStatus.ROLLED_BACK]


def test_cleanup_leaves_nothing_of_ours_and_undo_brings_it_back(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(130)))
    before = bench.index.snapshot()
    job = bench.completed(bench.cleanup("수당"))
    assert job.counts is not None
    assert job.counts.vectors_deleted == 130
    assert not any(bench.index.snapshot().values())
    with bench.workspace.store.reading() as tx:
        assert tx.documents.find("수당").status is DocumentStatus.CLEANED_UP
    bench.completed(bench.undo("수당"))
    assert bench.index.snapshot() == before


def test_rows_that_shift_keep_ids_and_vectors(bench: Bench) -> None:
    first = rows(60)
    bench.completed(bench.process("수당", first))
    bench.embedder.forget()
    job = bench.completed(bench.process("수당", first[:10] + first[11:]))
    assert job.counts is not None
    assert (job.counts.vectors_moved, job.counts.vectors_deleted) == (49, 1)
    assert bench.embedder.sent == []


def test_employee_split_stores_only_where_the_identifier_says(bench: Bench) -> None:
    table = rows(4)
    table += [("", "빈칸", "2026-03", "1"), (" 00001 ", "패딩", "2026-04", "2")]
    table += [("０0002", "전각", "2026-04", "3"), ("99999", "모름", "2026-03", "4")]
    bench.hire(["00001", "00002", "00003", "00004"])
    job = bench.completed(bench.process("급여", table, mode=Mode.EMPLOYEE_SPLIT))
    assert job.counts is not None
    assert (job.counts.processed_rows, job.counts.error_rows) == (6, 2)
    assert {name: len(held) for name, held in bench.index.snapshot().items()} == {
        "emp_1": 2, "emp_2": 2, "emp_3": 1, "emp_4": 1,
    }  # fmt: skip
    with bench.workspace.store.reading() as tx:
        version = tx.documents.versions(bench.document("급여"))[0]
        issues = tx.lineage.issues(version.version_id)
    assert sorted((one.row_number, one.code) for one in issues) == [
        (6, "employee_blank"), (6, "key_blank"), (9, "employee_unknown"),
    ]  # fmt: skip


def test_registering_an_employee_and_retry_stores_just_those_rows(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    bench.completed(bench.process("급여", rows(3), mode=Mode.EMPLOYEE_SPLIT))
    _, due = bench.workspace.people.add("00003", "새 직원", "")
    assert due == [bench.document("급여")]
    bench.embedder.forget()
    job = bench.completed(bench.retry("급여"))
    assert job.counts is not None
    assert (job.counts.vectors_created, job.counts.error_rows) == (1, 0)
    assert len(bench.embedder.sent) == 1


def test_someone_who_left_has_nothing_in_the_index(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    bench.completed(bench.process("급여", rows(2), mode=Mode.EMPLOYEE_SPLIT))
    due = bench.workspace.people.set_active("00002", is_active=False)
    for job_id in bench.workspace.desk.replan(due):
        bench.completed(bench.run(job_id))
    assert list(bench.index.snapshot()["emp_1"])
    assert not bench.index.snapshot().get("emp_2")


def test_a_skipped_duplicate_comes_back_when_the_other_document_goes(bench: Bench) -> None:
    shared = rows(5)
    bench.completed(bench.process("가", shared, template=SHARING))
    job = bench.completed(bench.process("나", shared + rows(2, start=90), template=SHARING))
    assert job.counts is not None
    assert (job.counts.skipped_rows, job.counts.processed_rows) == (5, 2)
    bench.embedder.forget()
    bench.completed(bench.cleanup("가"))
    assert len(bench.index.snapshot()["org_1"]) == 7
    assert bench.embedder.sent == []
    bench.completed(bench.undo("가"))
    assert len(bench.index.snapshot()["org_1"]) == 7


def test_another_mode_empties_the_namespaces_that_are_no_longer_wanted(bench: Bench) -> None:
    bench.hire(["00001", "00002"])
    bench.completed(bench.process("급여", rows(2), mode=Mode.EMPLOYEE_SPLIT))
    bench.completed(bench.process("급여", rows(2), mode=Mode.COMPANY_WIDE))
    assert [name for name, held in bench.index.snapshot().items() if held] == ["org_1"]
