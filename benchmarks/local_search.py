"""How well the built-in search finds: each channel alone, and both as the product fuses them.

    python -m benchmarks.local_search [EMPLOYEES ...]

Made-up rows and questions (``tests/support/hr_rows.py``), one author: compare columns, do not quote
them as the product's accuracy. Cells are hit@1 / hit@5 / hit@10 / MRR.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalEmbedder, LocalIndex
from jisa_desktop.providers.protocols import Record
from tests.support.hr_rows import Kind, Question, Row, questions, rows

DEPTH = 50
NAMESPACE = "org_1"

Vectors = NDArray[np.float32]
Ranker = Callable[[Question, Vectors], list[str]]


def main(sizes: Sequence[int]) -> None:
    with closing(LocalEmbedder()) as embedder:
        embedder.check(CancelToken())
        for size in sizes:
            measure(embedder, rows(size))


def measure(embedder: LocalEmbedder, given: list[Row]) -> None:
    asked = questions(given)
    started_at = time.perf_counter()
    vectors = embedded(embedder, [row.text for row in given])
    speed = len(given) / (time.perf_counter() - started_at)
    sought = embedded(embedder, [question.text for question in asked])
    print(f"\n{len(given):,} rows, {len(asked)} questions; embedded {speed:,.0f} rows/s")
    print("".join(f"{title:>27}" for title in ("", *Kind, "all")))
    for name, ranker in rankers(given, vectors, embedder):
        ranks: dict[Kind, list[int]] = {kind: [] for kind in Kind}
        for question, vector in zip(asked, sought, strict=True):
            ranks[question.kind].append(rank_of(question, ranker(question, vector)))
        everything = [rank for kind in Kind for rank in ranks[kind]]
        cells = [cell(ranks[kind]) for kind in Kind] + [cell(everything)]
        print(f"{name:>27}" + "".join(f"{text:>27}" for text in cells))


def rankers(
    given: list[Row], vectors: Vectors, embedder: LocalEmbedder
) -> Iterator[tuple[str, Ranker]]:
    """Meaning alone is plain cosine; letters alone is the index asked with the same vector for
    every row, so that its first channel says nothing."""
    names = [row.record_id for row in given]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def dense(_: Question, vector: Vectors) -> list[str]:
        return [names[i] for i in np.argsort(-(unit @ vector), kind="stable")[:DEPTH]]

    yield "meaning (cosine)", dense
    for name, stored in (("letters (BM25)", np.ones_like(vectors)), ("fused", vectors)):
        with (
            tempfile.TemporaryDirectory() as folder,
            closing(LocalIndex(Path(folder) / "index.db", embedder.identity)) as index,
        ):
            fill(index, given, stored)

            def search(q: Question, vector: Vectors, index: LocalIndex = index) -> list[str]:
                hits = index.search(NAMESPACE, vector, q.text, DEPTH, CancelToken())
                return [hit.record_id for hit in hits]

            yield name, search


def fill(index: LocalIndex, given: list[Row], vectors: Vectors) -> None:
    records = [
        Record(row.record_id, values, {}, row.text)
        for row, values in zip(given, vectors.astype("<f2"), strict=True)
    ]
    for part in index.requests(records):
        index.upsert(NAMESPACE, records[part.start : part.stop], CancelToken())


def embedded(embedder: LocalEmbedder, texts: list[str]) -> Vectors:
    def one(part: range) -> Vectors:
        return embedder.embed(texts[part.start : part.stop], CancelToken())

    with ThreadPoolExecutor(4) as pool:
        return np.vstack(list(pool.map(one, embedder.requests(texts))))


def rank_of(question: Question, found: list[str]) -> int:
    """From 1; 0 when none of the right records is among the found."""
    return next((n for n, name in enumerate(found, 1) if name in question.gold), 0)


def cell(ranks: list[int]) -> str:
    count = len(ranks)
    hits = [sum(0 < rank <= depth for rank in ranks) / count for depth in (1, 5, 10)]
    mrr = sum(1 / rank for rank in ranks if rank) / count
    return " / ".join(f"{value:.2f}" for value in (*hits, mrr))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 800])
