"""The fakes keep the contract of the real providers, and their knobs work."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import Rejected, Retryable
from jisa_desktop.providers.protocols import Embedder, EmbedderIdentity, Record, VectorIndex
from tests.providers.contract import KOREAN, EmbedderContract, IndexContract
from tests.support.fakes import Call, CountingEmbedder, MemoryIndex, vector_of

IDENTITY = EmbedderIdentity("fake", "counting", 8, "1")


class TestCountingEmbedderContract(EmbedderContract):
    @pytest.fixture
    def embedder(self) -> CountingEmbedder:
        return CountingEmbedder()

    def stall(self, embedder: Embedder) -> Sequence[str]:
        assert isinstance(embedder, CountingEmbedder)
        embedder.knobs.hold("embed")
        return KOREAN


class TestMemoryIndexContract(IndexContract):
    @pytest.fixture
    def index(self) -> MemoryIndex:
        return MemoryIndex(self.identity)

    @contextlib.contextmanager
    def stall(self, index: VectorIndex) -> Iterator[None]:
        assert isinstance(index, MemoryIndex)
        gate = index.knobs.hold("upsert")
        yield
        gate.open()


def record(name: str) -> Record:
    return Record(name, vector_of(name, 8).astype("<f2"), {}, name)


def test_embedder_remembers_failed_requests_and_answers_apart() -> None:
    embedder = CountingEmbedder()
    embedder.knobs.fail_next("embed", Retryable("timeout"), times=2)
    for _ in range(2):
        with pytest.raises(Retryable):
            embedder.embed(["가"], CancelToken())
    embedder.embed(["가", "나"], CancelToken())
    assert embedder.requests_sent == [("가",), ("가",), ("가", "나")]
    assert embedder.sent == ["가", "가", "가", "나"]
    assert embedder.answered == ["가", "나"]
    embedder.forget()
    assert (embedder.sent, embedder.answered) == ([], [])


def test_embedder_can_lose_an_answer_and_refuse_texts() -> None:
    embedder = CountingEmbedder()
    embedder.knobs.fail_next("embed", Retryable("timeout"), is_done=True)
    with pytest.raises(Retryable):
        embedder.embed(["가"], CancelToken())
    embedder.reject("나", "다")
    with pytest.raises(Rejected) as refusal:
        embedder.embed(["가", "나", "라", "다"], CancelToken())
    assert refusal.value.positions == (1, 3)
    assert embedder.answered == []


def test_a_gate_holds_a_call_until_it_opens() -> None:
    embedder = CountingEmbedder()
    gate = embedder.knobs.hold("embed")
    rows: list[int] = []
    thread = threading.Thread(
        target=lambda: rows.append(len(embedder.embed(["가"], CancelToken())))
    )
    thread.start()
    gate.wait_entered()
    assert rows == []
    gate.open()
    thread.join()
    assert rows == [1]


@pytest.mark.parametrize(("is_done", "kept"), [(False, []), (True, ["a"])])
def test_index_fails_before_or_after_the_write(is_done: bool, kept: list[str]) -> None:
    index = MemoryIndex(IDENTITY)
    lost = Retryable("timeout", outcome_unknown=True)
    index.knobs.fail_next("upsert", lost, is_done=is_done)
    with pytest.raises(Retryable) as failure:
        index.upsert("org_1", [record("a")], CancelToken())
    assert failure.value.outcome_unknown
    assert sorted(index.snapshot().get("org_1", {})) == kept
    assert index.calls == [Call("upsert", "org_1", ("a",))]


def test_index_can_be_tampered_with() -> None:
    index = MemoryIndex(IDENTITY)
    index.upsert("org_1", [record("a"), record("b")], CancelToken())
    index.lose("org_1", "a")
    index.plant("org_1", record("foreign"))
    assert sorted(index.snapshot()["org_1"]) == ["b", "foreign"]
    index.lose("org_1", "b")
    index.lose("org_1", "foreign")
    assert index.snapshot() == {}


def test_what_the_index_holds_is_its_own() -> None:
    index = MemoryIndex(IDENTITY)
    mine = record("a")
    index.upsert("org_1", [mine], CancelToken())
    mine.values[:] = 0
    found = index.fetch("org_1", ["a"], CancelToken())["a"]
    found.values[:] = 0
    again = index.fetch("org_1", ["a"], CancelToken())["a"]
    assert np.array_equal(again.values, vector_of("a", 8).astype("<f2"))
