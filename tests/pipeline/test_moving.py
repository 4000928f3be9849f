"""To another index, to another embedder, and back: nothing is mixed, lost, or paid for twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import InputError, NeedsAttention, Retryable
from jisa_desktop.pipeline.config import Config
from jisa_desktop.pipeline.moving import keep_binding, kept_binding
from jisa_desktop.pipeline.providing import Providers, local_index_file, make_providers
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.providers.protocols import EmbedderIdentity, Record, VectorIndex
from jisa_desktop.store.left_records import Binding
from tests.support.bench import Bench, SharedReader, edited, rows
from tests.support.fakes import CountingEmbedder, MemoryIndex, vector_of
from tests.support.stopping import Stop

FIRST = rows(130)


class MovingBench(Bench):
    """Several indexes and embedders; ``choose`` is a change in the settings."""

    def __post_init__(self) -> None:
        self.indexes: dict[str, MemoryIndex] = {}
        self.embedders = {"counting": self.embedder}
        self.chosen = ("counting", "old")
        super().__post_init__()

    def choose(self, index: str, model: str = "counting", dimension: int = 8) -> None:
        self.workspace.close()
        self.embedders.setdefault(model, CountingEmbedder(dimension, model=model))
        self.chosen = (model, index)
        self._open()

    def at(self, name: str) -> MemoryIndex:
        return self.indexes[name]

    def _providers(self) -> Providers:
        model, name = self.chosen
        embedder = self.embedders[model]
        index = self.indexes.setdefault(name, MemoryIndex(embedder.identity, name=name))
        return Providers(embedder, index, open_index=self._named)

    def _named(self, name: str) -> VectorIndex:
        return self.indexes[name]

    def moved(self) -> JobSnapshot:
        return self.completed(self.run(self.workspace.mover.start()))


@pytest.fixture
def bench(tmp_path: Path, reader: SharedReader) -> Iterator[MovingBench]:
    made = MovingBench(tmp_path, reader)
    yield made
    made.close()


def filled(bench: MovingBench) -> dict[str, dict[str, tuple[bytes, dict[str, object], str]]]:
    bench.completed(bench.process("수당", FIRST))
    bench.completed(bench.process("명단", FIRST[:20]))
    return bench.at("old").snapshot()


def test_another_index_costs_no_embedding_and_is_byte_identical(bench: MovingBench) -> None:
    before = filled(bench)
    paid = len(bench.embedder.sent)
    bench.choose("new")
    end = bench.process("수당", edited(FIRST, [3]))
    assert isinstance(end.error, NeedsAttention)
    assert end.error.code == "index_changed", "nothing goes on before the move"
    job = bench.run(bench.workspace.mover.start()).job
    assert job is not None
    assert job.status is JobStatus.COMPLETED
    assert bench.at("new").snapshot() == before
    assert not any(bench.at("old").snapshot().values())
    assert len(bench.embedder.sent) == paid
    (end,) = bench.resume()
    bench.completed(end)
    bench.choose("old")
    bench.moved()
    assert not any(bench.at("new").snapshot().values())
    bench.completed(bench.rollback("수당", 1))
    assert bench.at("old").snapshot() == before
    assert len(bench.embedder.sent) == paid + 1


def test_another_embedder_fills_a_new_index_and_mixes_nothing(bench: MovingBench) -> None:
    filled(bench)
    bench.choose("wide", "other", 16)
    bench.moved()
    assert not any(bench.at("old").snapshot().values())
    for values, _, text in bench.at("wide").snapshot()["org_1"].values():
        assert values == vector_of(text, 16).astype("<f2").tobytes()
    assert len(bench.embedders["other"].sent) == 130, "each text once: the lists share rows"
    bench.choose("old")
    bench.moved()
    assert len(bench.embedder.sent) == 130, "the way back is kept"


def test_one_index_for_two_embedders_is_refused(bench: MovingBench) -> None:
    filled(bench)
    bench.choose("old", "other")
    with pytest.raises(NeedsAttention) as caught:
        bench.workspace.mover.start()
    assert caught.value.code == "move_needs_new_index"
    bench.choose("old")
    bench.verified()


def test_nothing_to_move(bench: MovingBench) -> None:
    with pytest.raises(InputError, match="nothing_to_move"):
        bench.workspace.mover.start()
    filled(bench)
    with pytest.raises(InputError, match="nothing_to_move"):
        bench.workspace.mover.start()


def test_one_index_written_in_two_ways_is_one_index(bench: MovingBench) -> None:
    """What an older program kept: the address, where the name is the index's identity today."""
    bench.choose("pinecone:hr")
    bench.completed(bench.process("수당", FIRST))
    address = "pinecone:https://hr-c01b5b5.svc.aped-4627-b74a.pinecone.io"
    embedder = bench.embedder.identity.fingerprint
    with bench.workspace.store.writing("older") as tx:
        keep_binding(tx, Binding(address, embedder))
    with pytest.raises(InputError) as caught:
        bench.workspace.mover.start()
    assert caught.value.code == "nothing_to_move"
    bench.completed(bench.process("수당", edited(FIRST, [3])))
    with bench.workspace.store.reading() as tx:
        assert kept_binding(tx) == Binding("pinecone:hr", embedder)
    bench.verified()


def test_the_old_index_answers_until_the_new_one_is_confirmed(bench: MovingBench) -> None:
    before = filled(bench)
    bench.choose("new")
    seen: list[bool] = []

    def watch(_point: str) -> None:
        is_whole = bench.at("new").snapshot() == before
        seen.append(is_whole or bench.at("old").snapshot() == before)

    disarm = arm(watch)
    bench.run(bench.workspace.mover.start())
    disarm()
    assert len(seen) > 10
    assert all(seen)


def test_foreign_records_stay(bench: MovingBench) -> None:
    filled(bench)
    theirs = Record("theirs", vector_of("x", 8).astype("<f2"), {"documentId": "?"}, "x")
    bench.at("old").plant("org_1", theirs)
    bench.choose("new")
    bench.moved()
    assert list(bench.at("old").snapshot()["org_1"]) == ["theirs"]


def test_a_kill_at_any_instant_of_a_move(tmp_path: Path, reader: SharedReader) -> None:
    """Every third fault point in turn: the next start ends where an undisturbed move ends."""
    killed, number = True, 0
    while killed:
        bench = MovingBench(_folder(tmp_path, number), reader)
        bench.completed(bench.process("수당", FIRST[:30]))
        before = bench.at("old").snapshot()
        bench.choose("new")
        killed = _killed_at(bench, number)
        for end in bench.resume():
            bench.completed(end)
        if not bench.at("new").snapshot():  # killed before there was a job
            bench.moved()
        assert bench.at("new").snapshot() == before, number
        assert not any(bench.at("old").snapshot().values()), number
        assert len(bench.embedder.sent) == 30
        bench.close()
        number += 3
    assert number > 15


def test_a_move_that_is_taken_back_half_way(bench: MovingBench) -> None:
    before = filled(bench)
    bench.choose("new")
    bench.at("new").knobs.fail_next("upsert", NeedsAttention("key_refused", service="?"), times=1)
    end = bench.run(bench.workspace.mover.start())
    assert end.job is not None
    assert end.job.status is JobStatus.NEEDS_ATTENTION
    bench.choose("old")
    bench.moved()
    assert bench.at("old").snapshot() == before
    assert not any(bench.at("new").snapshot().values())


def test_an_old_index_that_is_gone_can_be_left(bench: MovingBench) -> None:
    filled(bench)
    gone = NeedsAttention("index_missing", service="?", index="old")
    bench.choose("new")
    bench.at("old").knobs.fail_next("delete", gone)
    end = bench.run(bench.workspace.mover.start())
    assert end.error is not None
    assert end.error.code == "index_missing"
    bench.completed(bench.run(bench.workspace.mover.start(keeps_old=True)))
    assert len(bench.at("old").snapshot()["org_1"]) == 150


def test_a_service_that_stumbles_while_the_old_is_emptied(bench: MovingBench) -> None:
    filled(bench)
    bench.choose("new")
    lost = Retryable("timeout", outcome_unknown=True)
    bench.at("old").knobs.fail_next("delete", lost, times=2, is_done=True)
    bench.moved()
    assert not any(bench.at("old").snapshot().values())


def test_each_embedder_has_a_local_file_of_its_own(tmp_path: Path) -> None:
    one, other = EmbedderIdentity("a", "m", 8), EmbedderIdentity("b", "m", 8)
    plain = local_index_file(tmp_path, one)
    assert plain == tmp_path / "index.db"
    index = LocalIndex(plain, one)
    index.check(one, CancelToken())
    index.close()
    assert local_index_file(tmp_path, one) == plain
    assert local_index_file(tmp_path, other) == tmp_path / f"index-{other.fingerprint}.db"


def test_an_index_is_opened_by_its_own_name(tmp_path: Path) -> None:
    providers = make_providers(tmp_path, Config(), {})
    assert providers.open_index("local:index").name == "local:index"
    assert providers.open_index("pinecone:hr").name == "pinecone:hr"
    with pytest.raises(NeedsAttention, match="index_unknown"):
        providers.open_index("chroma:hr")
    providers.close()


def _folder(tmp_path: Path, number: int) -> Path:
    folder = tmp_path / str(number)
    folder.mkdir()
    return folder


def _killed_at(bench: MovingBench, number: int) -> bool:
    """Die at the fault point of this number. False when the move ended before it."""
    left = [number]

    def hook(point: str) -> None:
        left[0] -= 1
        if left[0] == -1:
            raise Stop(point)

    disarm = arm(hook)
    try:
        bench.run(bench.workspace.mover.start())
    except Stop:
        pass
    finally:
        disarm()
    is_killed = left[0] < 0
    if is_killed:
        bench.restart()
    return is_killed
