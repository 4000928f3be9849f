"""The cache of decoded vectors: right whatever is in it, and never over its budget."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from jisa_desktop.providers.local import schema
from jisa_desktop.providers.local.matrices import COMMON_SHARE, MatrixCache, Namespace
from jisa_desktop.providers.local.writing import delete_records, upsert_records
from jisa_desktop.providers.protocols import EmbedderIdentity, Record

DIMENSION = 16
UNIT = np.full(DIMENSION, 0.25, dtype=np.float32)


class CountingConnection(sqlite3.Connection):
    """Counts how often vectors are read."""

    scans = 0

    def execute(self, sql: str, *args: object) -> sqlite3.Cursor:
        type(self).scans += sql.startswith("SELECT position, vector")
        return super().execute(sql, *args)  # type: ignore[arg-type]


@pytest.fixture
def connection() -> Iterator[CountingConnection]:
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=CountingConnection)
    schema.create(connection, EmbedderIdentity("test", "m", DIMENSION))
    CountingConnection.scans = 0
    yield connection
    connection.close()


def fill(connection: sqlite3.Connection, name: str, count: int, seed: int = 0) -> Namespace:
    vectors = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype("<f2")
    upsert_records(connection, name, [Record(f"r{i}", v, {}) for i, v in enumerate(vectors)])
    return state(connection, name)


def state(connection: sqlite3.Connection, name: str) -> Namespace:
    found = connection.execute(
        "SELECT number, generation FROM namespace WHERE name = ?", (name,)
    ).fetchone()
    return Namespace(*found)


def expected(connection: sqlite3.Connection, namespace: Namespace) -> NDArray[np.float32]:
    blobs = connection.execute(
        "SELECT vector FROM record WHERE namespace = ? ORDER BY position", (namespace.number,)
    ).fetchall()
    rows = np.array([np.frombuffer(blob, "<f2") for (blob,) in blobs]).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows @ (UNIT - COMMON_SHARE * rows.mean(axis=0)))


def test_scores_are_cosines_less_the_common_share(connection: CountingConnection) -> None:
    namespace = fill(connection, "org_1", 50)
    positions, scores = MatrixCache().scores(connection, namespace, UNIT)
    first, last = namespace.positions
    assert positions.tolist() == list(range(first, first + 50))
    assert positions[-1] <= last
    assert np.allclose(scores, expected(connection, namespace), atol=1e-5)


def test_the_second_question_reads_nothing(connection: CountingConnection) -> None:
    cache, namespace = MatrixCache(), fill(connection, "org_1", 50)
    first = cache.scores(connection, namespace, UNIT)
    again = cache.scores(connection, namespace, UNIT)
    assert connection.scans == 1
    assert first[1].tobytes() == again[1].tobytes()


def test_a_write_makes_what_is_kept_stale(connection: CountingConnection) -> None:
    cache, before = MatrixCache(), fill(connection, "org_1", 50)
    cache.scores(connection, before, UNIT)
    delete_records(connection, "org_1", ["r7"])
    after = state(connection, "org_1")
    positions, scores = cache.scores(connection, after, UNIT)
    assert len(positions) == 49
    assert np.allclose(scores, expected(connection, after), atol=1e-5)


def test_a_namespace_that_is_emptied_and_filled_again_is_another(
    connection: CountingConnection,
) -> None:
    cache, before = MatrixCache(), fill(connection, "org_1", 3)
    cache.scores(connection, before, UNIT)
    delete_records(connection, "org_1", ["r0", "r1", "r2"])
    after = fill(connection, "org_1", 3, seed=9)
    assert after.number != before.number
    _, scores = cache.scores(connection, after, UNIT)
    assert np.allclose(scores, expected(connection, after), atol=1e-5)


def test_the_least_recently_used_goes_first(connection: CountingConnection) -> None:
    first, second, third = (fill(connection, f"emp_{n}", 100, seed=n) for n in range(3))
    one = 100 * (DIMENSION * 4 + 8) + DIMENSION * 4
    cache = MatrixCache(budget_bytes=2 * one)
    for namespace in (first, second, first, third):  # the second must go
        cache.scores(connection, namespace, UNIT)
    assert cache.size_bytes == 2 * one
    assert connection.scans == 3
    cache.scores(connection, first, UNIT)
    assert connection.scans == 3
    cache.scores(connection, second, UNIT)
    assert connection.scans == 4
    cache.clear()
    assert cache.size_bytes == 0


def test_a_namespace_over_the_budget_is_right_and_not_kept(
    connection: CountingConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jisa_desktop.providers.local.matrices._ROWS_PER_CHUNK", 64)
    namespace = fill(connection, "org_1", 1_000)
    cache = MatrixCache(budget_bytes=10_000)
    for _ in range(2):
        positions, scores = cache.scores(connection, namespace, UNIT)
        assert len(positions) == 1_000
        assert np.allclose(scores, expected(connection, namespace), atol=1e-5)
    assert cache.size_bytes < 1_000
