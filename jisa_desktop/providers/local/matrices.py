"""Namespaces' vectors as float32 unit rows, kept as long as memory allows."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.providers.local.schema import POSITIONS_PER_NAMESPACE

BUDGET_BYTES = 256 * 1024 * 1024
COMMON_SHARE = 0.25
"""Rows of one template resemble each other and, a little, every question; thousands of them crowd
out the one row that is meant. What a row shares with all rows therefore counts less."""
_ROWS_PER_CHUNK = 4_096

Matrix = NDArray[np.float32]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Namespace:
    """One state of a namespace: ``generation`` grows with each writing transaction."""

    number: int
    generation: int

    @property
    def positions(self) -> tuple[int, int]:
        """First and last position a record of it can have."""
        first = self.number * POSITIONS_PER_NAMESPACE
        return first, first + POSITIONS_PER_NAMESPACE - 1


@dataclass(frozen=True, slots=True)
class _Chunk:
    positions: Positions
    rows: Matrix

    @property
    def size_bytes(self) -> int:
        return self.rows.nbytes + self.positions.nbytes


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is kept of one state of a namespace. ``chunks`` is None when it is too large to keep."""

    generation: int
    mean: Matrix
    chunks: list[_Chunk] | None

    @property
    def size_bytes(self) -> int:
        return self.mean.nbytes + sum(chunk.size_bytes for chunk in self.chunks or ())


class MatrixCache:
    """Least recently used goes first. Thread-safe; what is in it is never changed."""

    def __init__(self, budget_bytes: int = BUDGET_BYTES) -> None:
        self._budget = budget_bytes
        self._lock = threading.Lock()
        self._entries: OrderedDict[int, _Entry] = OrderedDict()
        self._size = 0

    @property
    def size_bytes(self) -> int:
        with self._lock:
            return self._size

    def scores(
        self, connection: sqlite3.Connection, namespace: Namespace, unit: Matrix
    ) -> tuple[Positions, Matrix]:
        """Positions, ascending, and for each record its cosine to ``unit`` (of length 1) less
        ``COMMON_SHARE`` of its likeness to the namespace's average.

        A namespace larger than the whole budget is read chunk by chunk and not kept.
        """
        entry = self._get(namespace)
        if entry is None:
            entry = self._load(connection, namespace)
            self._put(namespace, entry)
        sought = unit - COMMON_SHARE * entry.mean
        positions, scores = [], []
        for chunk in entry.chunks if entry.chunks is not None else _read(connection, namespace):
            positions.append(chunk.positions)
            scores.append(chunk.rows @ sought)
        return np.concatenate(positions), np.concatenate(scores)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._size = 0

    def _load(self, connection: sqlite3.Connection, namespace: Namespace) -> _Entry:
        total = np.float32(0)
        count = size = 0
        chunks: list[_Chunk] | None = []
        for chunk in _read(connection, namespace):
            total = total + chunk.rows.sum(axis=0)
            count += len(chunk.rows)
            size += chunk.size_bytes
            if chunks is not None:
                chunks.append(chunk)
                chunks = chunks if size <= self._budget else None
        return _Entry(namespace.generation, np.asarray(total / np.float32(count)), chunks)

    def _get(self, namespace: Namespace) -> _Entry | None:
        with self._lock:
            entry = self._entries.get(namespace.number)
            if entry is None or entry.generation != namespace.generation:
                return None
            self._entries.move_to_end(namespace.number)
            return entry

    def _put(self, namespace: Namespace, entry: _Entry) -> None:
        with self._lock:
            stale = self._entries.pop(namespace.number, None)
            self._size += entry.size_bytes - (stale.size_bytes if stale else 0)
            self._entries[namespace.number] = entry
            while self._size > self._budget and len(self._entries) > 1:
                _, oldest = self._entries.popitem(last=False)
                self._size -= oldest.size_bytes


def _read(connection: sqlite3.Connection, namespace: Namespace) -> Iterator[_Chunk]:
    cursor = connection.execute(
        "SELECT position, vector FROM record WHERE position BETWEEN ? AND ? ORDER BY position",
        namespace.positions,
    )
    while found := cursor.fetchmany(_ROWS_PER_CHUNK):
        rows = np.frombuffer(b"".join(blob for _, blob in found), dtype="<f2")
        rows = rows.reshape(len(found), -1).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        yield _Chunk(np.fromiter((place for place, _ in found), np.int64, len(found)), rows)
