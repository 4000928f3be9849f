"""How fast the built-in index is: insert, overwrite, delete, and questions cold and warm.

    python -m benchmarks.local_index [RECORDS [NAMESPACES]]

Batches of 100 records, one transaction each, on the disk when it is confirmed; 512 dimensions.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.providers.local import LocalIndex
from jisa_desktop.providers.protocols import EmbedderIdentity, Metadata, Record
from tests.support.hr_rows import rows

IDENTITY = EmbedderIdentity("benchmark", "random", 512)
BATCH = 100
QUESTIONS = ("20230017", "김서연 3월 수수료", "집에서 일해도 괜찮습니까?")


def main(record_count: int, namespace_count: int) -> None:
    texts = [row.text for row in rows(500)]
    vectors = np.random.default_rng(1).standard_normal((4_000, 512), np.float32).astype("<f2")
    batches = [
        (f"emp_{start // BATCH % namespace_count}", range(start, start + BATCH))
        for start in range(0, record_count, BATCH)
    ]

    def record(n: int, shift: int) -> Record:
        metadata: Metadata = {"documentId": "doc_1", "rowNumber": n, "contentHash": f"{n:064x}"}
        place = (n * 7 + shift) % 4_000
        return Record(f"doc_1:{n:032x}", vectors[place], metadata, texts[place % len(texts)])

    def upsert(index: LocalIndex, shift: int) -> Callable[[], None]:
        def run() -> None:
            for namespace, numbers in batches:
                records = [record(n, shift) for n in numbers]
                index.upsert(namespace, records, CancelToken())

        return run

    def delete(index: LocalIndex) -> Callable[[], None]:
        def run() -> None:
            for namespace, numbers in batches:
                names = [f"doc_1:{n:032x}" for n in numbers]
                index.delete(namespace, names, CancelToken())

        return run

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.db"
        with closing(LocalIndex(path, IDENTITY)) as index:
            print(f"{record_count:,} records in {namespace_count:,} namespaces")
            report("insert", record_count, upsert(index, 0))
            report("overwrite", record_count, upsert(index, 13))
            print(f"{'file':>12} {path.stat().st_size / 1e6:10,.0f} MB")
        with closing(LocalIndex(path, IDENTITY)) as index:
            ask(index, vectors[5].astype(np.float32))
            report("delete", record_count, delete(index))


def ask(index: LocalIndex, vector: np.ndarray[tuple[int], np.dtype[np.float32]]) -> None:
    for name in ("cold", "warm"):
        for question in QUESTIONS:
            started_at = time.perf_counter()
            index.search("emp_0", vector, question, 10, CancelToken())
            taken = (time.perf_counter() - started_at) * 1_000
            print(f"{name:>12} {taken:10,.1f} ms  {question}")


def report(name: str, count: int, run: Callable[[], None]) -> None:
    started_at = time.perf_counter()
    run()
    print(f"{name:>12} {count / (time.perf_counter() - started_at):10,.0f} records/s")


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:]] + [50_000, 10][len(sys.argv) - 1 :]
    main(given[0], given[1])
