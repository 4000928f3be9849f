"""The built-in embedder keeps the contract, with the real model."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import Rejected
from jisa_desktop.providers.local import LocalEmbedder
from jisa_desktop.providers.local.embedder import (
    CHARACTERS_PER_REQUEST,
    TEXT_LENGTH_MAX,
    TEXTS_PER_REQUEST,
)
from jisa_desktop.providers.protocols import Embedder
from tests.providers.contract import KOREAN, EmbedderContract


@pytest.fixture(scope="module")
def embedder() -> Iterator[LocalEmbedder]:
    embedder = LocalEmbedder(2)
    embedder.warm()
    yield embedder
    embedder.close()
    assert not [t for t in threading.enumerate() if t.name == "jisa-embedder"]


class TestLocalEmbedderContract(EmbedderContract):
    def stall(self, embedder: Embedder) -> Sequence[str]:
        return ["수수료 지급 내역 " * 800] * 4  # some 2 s


def test_the_same_bytes_from_another_process_and_in_another_order(embedder: LocalEmbedder) -> None:
    texts = [f"사번: 2023{i:04d}\n성명: 김서연\n비고: {'특별 ' * (i % 17)}" for i in range(96)]
    shuffled = np.random.default_rng(3).permutation(96)
    first = np.vstack([embedder.embed(texts[i : i + 32], CancelToken()) for i in (0, 32, 64)])
    other = LocalEmbedder(1)
    try:
        again = other.embed([texts[i] for i in shuffled], CancelToken())
    finally:
        other.close()
    assert first[shuffled].tobytes() == again.tobytes()


def test_meaning_is_in_the_vectors(embedder: LocalEmbedder) -> None:
    question, near, far = embedder.embed(
        [
            "휴가는 며칠 쓸 수 있나요?",
            "연차휴가는 1년에 15일 부여합니다.",
            "주차장은 지하 2층입니다.",
        ],
        CancelToken(),
    )
    assert question @ near > question @ far + 0.1


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_process_is_replaced_and_the_answer_is_the_same() -> None:
    embedder = LocalEmbedder(1)
    try:
        before = embedder.embed(KOREAN, CancelToken())
        (pid,) = embedder.process_ids
        os.kill(pid, signal.SIGKILL)
        assert embedder.embed(KOREAN, CancelToken()).tobytes() == before.tobytes()
        assert embedder.process_ids != [pid]
    finally:
        embedder.close()


def test_a_text_longer_than_a_cell_is_rejected(embedder: LocalEmbedder) -> None:
    with pytest.raises(Rejected) as refusal:
        embedder.embed(["가", "나" * (TEXT_LENGTH_MAX + 1)], CancelToken())
    assert (refusal.value.code, refusal.value.positions) == ("text_too_long", (1,))


def test_odd_texts_have_vectors_too(embedder: LocalEmbedder) -> None:
    odd = ["\x00", "\u200b", "\ufeff", "🙂" * 50, "\U0010ffff", "a" * 3_000, "１２３", "ㄱㄴㄷ"]
    rows = embedder.embed(odd, CancelToken())
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)


@given(lengths=st.lists(st.integers(1, 2 * CHARACTERS_PER_REQUEST), max_size=90))
def test_requests_are_small_in_number_and_in_characters(
    embedder: LocalEmbedder, lengths: list[int]
) -> None:
    texts = ["가" * length for length in lengths]
    ranges = embedder.requests(texts)
    assert [i for part in ranges for i in part] == list(range(len(texts)))
    for part in ranges:
        assert 1 <= len(part) <= TEXTS_PER_REQUEST
        characters = sum(lengths[i] for i in part)
        assert characters <= CHARACTERS_PER_REQUEST or len(part) == 1
