"""Ranking: what each channel is for, and the search of made-up HR rows with the real embedder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalEmbedder, LocalIndex
from jisa_desktop.providers.local.search import standardised
from jisa_desktop.providers.protocols import EmbedderIdentity, Record
from tests.support.hr_rows import Kind, Row, paraphrases, questions, rows

DIMENSION = 32


@pytest.fixture
def index(tmp_path: Path) -> Iterator[LocalIndex]:
    index = LocalIndex(tmp_path / "index.db", EmbedderIdentity("test", "m", DIMENSION))
    yield index
    index.close()


def vector(seed: int) -> NDArray[np.float32]:
    return np.random.default_rng(seed).standard_normal(DIMENSION, np.float32)


def fill(index: LocalIndex, texts: list[str], namespace: str = "org_1") -> None:
    records = [
        Record(f"r{n}", vector(n).astype("<f2"), {"n": n}, text) for n, text in enumerate(texts)
    ]
    index.upsert(namespace, records, CancelToken())


def found(index: LocalIndex, seed: int, text: str, top_k: int = 3) -> list[str]:
    hits = index.search("org_1", vector(seed), text, top_k, CancelToken())
    return [hit.record_id for hit in hits]


def test_without_common_letters_meaning_decides(index: LocalIndex) -> None:
    fill(index, [f"사번: {n}" for n in range(60)])
    for n in (0, 17, 59):
        assert found(index, n, "ABC")[0] == f"r{n}"
        assert found(index, n, "")[0] == f"r{n}"


def test_an_exact_number_wins_over_meaning_at_any_size(index: LocalIndex) -> None:
    texts = [f"사번: 2023{n:04d}\n성명: 김서연" for n in range(2_000)]
    fill(index, texts[:10])
    assert found(index, 3, "20230007")[0] == "r7"
    fill(index, texts)
    assert found(index, 3, "20230007")[0] == "r7"
    assert found(index, 3, "20231234")[0] == "r1234"


def test_letters_in_another_namespace_do_not_count(index: LocalIndex) -> None:
    fill(index, ["성명: 박하준"] * 20)
    fill(index, ["성명: 김서연"] * 20, namespace="emp_1")
    assert found(index, 5, "김서연")[0] == "r5"


def test_equal_records_come_in_the_order_they_were_stored(index: LocalIndex) -> None:
    records = [Record(f"r{n}", vector(1).astype("<f2"), {}, "수수료") for n in (3, 1, 2)]
    index.upsert("org_1", records, CancelToken())
    assert found(index, 1, "수수료") == ["r3", "r1", "r2"]


def test_scores_are_distances_from_the_mean() -> None:
    scores = standardised(np.array([1.0, 2.0, 3.0], dtype=np.float32))
    assert np.allclose(scores, [-1.2247, 0, 1.2247], atol=1e-4)
    assert standardised(np.full(4, 0.25)).tolist() == [0, 0, 0, 0]
    assert standardised(np.zeros(0)).tolist() == []


Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def given() -> list[Row]:
    return rows(employee_count=100)


@pytest.fixture(scope="module")
def ask(given: list[Row], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask the built-in embedder and index; the ids of the ten best hits."""
    embedder = LocalEmbedder()
    index = LocalIndex(tmp_path_factory.mktemp("search") / "index.db", embedder.identity)
    texts = [row.text for row in given]
    for part in embedder.requests(texts):
        vectors = embedder.embed(texts[part.start : part.stop], CancelToken()).astype("<f2")
        some = zip(given[part.start : part.stop], vectors, strict=True)
        records = [Record(row.record_id, values, {}, row.text) for row, values in some]
        index.upsert("org_1", records, CancelToken())

    def ask(text: str) -> list[str]:
        (question,) = embedder.embed([text], CancelToken())
        return [h.record_id for h in index.search("org_1", question, text, 10, CancelToken())]

    yield ask
    embedder.close()
    index.close()


def test_an_employee_number_is_found_first(given: list[Row], ask: Ask) -> None:
    by_id = {row.record_id: row for row in given}
    for row in given[:400:20]:
        for text in (row["사번"], f"사번 {row['사번']} 직원 알려줘"):
            assert dict(by_id[ask(text)[0]].fields).get("사번") == row["사번"]


def test_a_name_is_found_first(given: list[Row], ask: Ask) -> None:
    by_id = {row.record_id: row for row in given}
    for row in given[:400:20]:
        name = row["성명"]
        for text in (name, f"{name} 수수료", f"{name}의 부서는?", f"{name} 직원의 직급"):
            assert dict(by_id[ask(text)[0]].fields).get("성명") == name


def test_exact_and_attribute_questions_are_answered_in_the_first_five(
    given: list[Row], ask: Ask
) -> None:
    asked = [question for question in questions(given) if question.kind != Kind.PARAPHRASE]
    missed = [
        question.text for question in asked if not question.gold & set(ask(question.text)[:5])
    ]
    assert len(asked) > 80
    assert missed == []


def test_six_of_ten_paraphrases_are_found_in_the_first_ten(given: list[Row], ask: Ask) -> None:
    asked = paraphrases(given)
    answered = [question for question in asked if question.gold & set(ask(question.text))]
    assert sum(question in answered for question in asked[:10]) >= 6
    assert len(answered) >= 0.6 * len(asked)  # not these ten alone
