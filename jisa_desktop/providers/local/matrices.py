"""Namespaces' vectors as float32 unit rows, kept as long as memory allows."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.providers.local.schema import POSITIONS_PER_NAMESPACE

BUDGET_BYTES = 256 * 1024 * 1024
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


class MatrixCache:
    """Least recently used goes first. Thread-safe; what it hands out is never changed."""

    def __init__(self, budget_bytes: int = BUDGET_BYTES) -> None:
        self._budget = budget_bytes
        self._lock = threading.Lock()
        self._entries: OrderedDict[int, tuple[int, list[_Chunk]]] = OrderedDict()
        self._size = 0

    @property
    def size_bytes(self) -> int:
        with self._lock:
            return self._size

    def cosines(
        self, connection: sqlite3.Connection, namespace: Namespace, unit: Matrix
    ) -> tuple[Positions, Matrix]:
        """Positions, ascending, and the cosine of each record to the vector ``unit`` of length 1.

        A namespace larger than the whole budget is read chunk by chunk and not kept.
        """
        chunks = self._get(namespace)
        if chunks is not None:
            positions = [chunk.positions for chunk in chunks]
            return _joined(positions, [chunk.rows @ unit for chunk in chunks])
        return self._read(connection, namespace, unit)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._size = 0

    def _read(
        self, connection: sqlite3.Connection, namespace: Namespace, unit: Matrix
    ) -> tuple[Positions, Matrix]:
        positions: list[Positions] = []
        cosines: list[Matrix] = []
        kept: list[_Chunk] | None = []
        cursor = connection.execute(
            "SELECT position, vector FROM record WHERE position BETWEEN ? AND ? ORDER BY position",
            namespace.positions,
        )
        while found := cursor.fetchmany(_ROWS_PER_CHUNK):
            chunk = _decoded(found)
            positions.append(chunk.positions)
            cosines.append(chunk.rows @ unit)
            if kept is not None:
                kept.append(chunk)
                if sum(part.size_bytes for part in kept) > self._budget:
                    kept = None
        if kept:
            self._put(namespace, kept)
        return _joined(positions, cosines)

    def _get(self, namespace: Namespace) -> list[_Chunk] | None:
        with self._lock:
            generation, chunks = self._entries.get(namespace.number, (0, []))
            if generation != namespace.generation:
                return None
            self._entries.move_to_end(namespace.number)
            return chunks

    def _put(self, namespace: Namespace, chunks: list[_Chunk]) -> None:
        with self._lock:
            _, stale = self._entries.pop(namespace.number, (0, []))
            self._entries[namespace.number] = (namespace.generation, chunks)
            self._size += _size(chunks) - _size(stale)
            while self._size > self._budget:
                _, (_, oldest) = self._entries.popitem(last=False)
                self._size -= _size(oldest)


def _size(chunks: list[_Chunk]) -> int:
    return sum(chunk.size_bytes for chunk in chunks)


def _decoded(found: list[tuple[int, bytes]]) -> _Chunk:
    rows = np.frombuffer(b"".join(blob for _, blob in found), dtype="<f2")
    rows = rows.reshape(len(found), -1).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return _Chunk(np.fromiter((position for position, _ in found), np.int64, len(found)), rows)


def _joined(positions: list[Positions], cosines: list[Matrix]) -> tuple[Positions, Matrix]:
    if not positions:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    return np.concatenate(positions), np.concatenate(cosines)
