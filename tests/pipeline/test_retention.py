"""What is erased, and what never is."""

from __future__ import annotations

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import InputError
from tests.support.bench import SHARING, Bench, edited, rows


def test_a_skipped_row_keeps_its_text_and_vector(bench: Bench) -> None:
    """The other document's rows stand in for it; when they are forgotten it takes their place."""
    shared = rows(5)
    bench.completed(bench.process("가", shared, template=SHARING))
    job = bench.completed(bench.process("나", shared + rows(2, start=90), template=SHARING))
    assert job.counts is not None
    assert job.counts.skipped_rows == 5
    bench.workspace.retention.set(1)
    assert bench.workspace.retention.apply().texts == 0
    bench.embedder.forget()
    bench.completed(bench.cleanup("가"))
    erased = bench.workspace.retention.forget(bench.document("가"), CancelToken())
    assert (erased.versions, erased.texts, erased.vectors, erased.files) == (1, 0, 0, 1)
    bench.verified()
    assert len(bench.index.snapshot()["org_1"]) == 7
    bench.completed(bench.retry("나"))
    assert bench.embedder.sent == []


def test_a_source_that_another_document_keeps_stays(bench: Bench) -> None:
    table = rows(3)
    bench.completed(bench.process("같은 파일", table))
    bench.completed(bench.process("같은 파일", table, is_new=True, title="둘째"))
    bench.completed(bench.cleanup("같은 파일"))
    assert bench.workspace.retention.forget(bench.document("같은 파일"), CancelToken()).files == 0
    bench.completed(bench.process("둘째", edited(table, [0])))
    bench.completed(bench.rollback("둘째", 1))


def test_nothing_is_forgotten_that_still_answers(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    with pytest.raises(InputError, match="forget_needs_cleanup"):
        bench.workspace.retention.forget(bench.document("수당"), CancelToken())
    bench.verified()


def test_a_version_that_a_job_waits_for_stays(bench: Bench) -> None:
    for turn in range(3):
        bench.completed(bench.process("수당", edited(rows(10), [turn])))
    job_id = bench.workspace.desk.rollback(bench.document("수당"), 1)
    bench.workspace.retention.set(1)
    assert bench.workspace.retention.apply().versions == 1
    bench.embedder.forget()
    bench.completed(bench.run(job_id))
    assert bench.embedder.sent == []
    assert bench.workspace.retention.apply().versions == 0
    bench.completed(bench.rollback("수당", 3))
    assert bench.workspace.retention.apply().versions == 1, "no job holds the first any more"


def test_all_is_kept_unless_said_otherwise(bench: Bench) -> None:
    for turn in range(3):
        bench.completed(bench.process("수당", edited(rows(4), [turn])))
    assert bench.workspace.retention.get() is None
    assert bench.workspace.retention.apply().versions == 0
    bench.workspace.retention.set(2)
    assert bench.workspace.retention.get() == 2
    bench.workspace.retention.set(None)
    assert bench.workspace.retention.get() is None
