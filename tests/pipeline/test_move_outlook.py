"""Before a move: how many records, which texts anew, and whether it can be done at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.pipeline.context import StepContext
from jisa_desktop.pipeline.move_outlook import MoveOutlook, move_outlook
from tests.pipeline.test_moving import FIRST, MovingBench
from tests.support.bench import SharedReader


@pytest.fixture
def bench(tmp_path: Path, reader: SharedReader) -> Iterator[MovingBench]:
    made = MovingBench(tmp_path, reader)
    yield made
    made.close()


def outlook(bench: MovingBench) -> MoveOutlook | None:
    workspace = bench.workspace
    return move_outlook(workspace.store, workspace.mover, workspace.costs)


def test_nothing_to_move(bench: MovingBench) -> None:
    assert outlook(bench) is None
    bench.choose("new")
    assert outlook(bench) is None, "an empty index is left without a move"
    bench.process("급여", FIRST)
    assert outlook(bench) is None


def test_another_index_with_the_same_embedder_costs_no_embedding(bench: MovingBench) -> None:
    bench.process("급여", FIRST)
    bench.choose("new")
    found = outlook(bench)
    assert found is not None
    assert (found.old.index, found.new.index) == ("old", "new")
    assert (found.record_count, found.cost.rows, found.cost.new_texts) == (130, 130, 0)
    assert not found.is_mixing
    bench.moved()
    assert outlook(bench) is None


def test_another_embedder_embeds_every_text_once(bench: MovingBench) -> None:
    bench.process("급여", FIRST)
    bench.process("급여 사본", FIRST)
    bench.choose("new", "better")
    found = outlook(bench)
    assert found is not None
    assert (found.cost.rows, found.cost.new_texts) == (260, 130)
    bench.embedders["better"].forget()
    bench.moved()
    assert len(bench.embedders["better"].sent) == 130


def test_one_index_takes_no_second_embedder(bench: MovingBench) -> None:
    bench.process("급여", FIRST)
    bench.choose("old", "better")
    found = outlook(bench)
    assert found is not None
    assert found.is_mixing


def test_a_move_that_has_begun_is_told(bench: MovingBench) -> None:
    bench.process("급여", FIRST)
    bench.choose("new")
    job_id = bench.workspace.mover.start()
    bench.workspace.mover.leave(job_id, StepContext(CancelToken(), lambda *_: None))
    found = outlook(bench)
    assert found is not None
    assert (found.job_id, found.left_count, found.record_count) == (job_id, 130, 0)
