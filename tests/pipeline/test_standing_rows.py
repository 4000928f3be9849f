"""The rows that stand are read as they are asked for, however many they are."""

from __future__ import annotations

import tracemalloc

from jisa_desktop.store.lineage import NewRow
from tests.support.bench import Bench, rows

COUNT = 30_000
MOST_BYTES = 4 << 20
"""All of them as a list would be some 14 MB."""


def test_a_large_version_is_never_a_list(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(3)))
    with bench.workspace.store.writing("test") as tx:
        (document,) = tx.documents.all()
        (version,) = tx.documents.versions(document.document_id)
        more = [
            NewRow(number, f"{number:05d}", f"key {number}", f"{number:064x}", "", {}, (), "")
            for number in range(10, 10 + COUNT)
        ]
        tx.lineage.add(version.version_id, more)
    del more
    with bench.workspace.store.reading() as tx:
        tracemalloc.start()
        try:
            last, count = 0, 0
            for (row_number, *_), is_sound in tx.lineage.identities(version.version_id):
                assert row_number > last
                assert is_sound
                last, count = row_number, count + 1
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert count == COUNT + 3
    assert peak < MOST_BYTES
