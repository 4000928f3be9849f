"""Providers in memory, for fast pipeline tests. They pass the contract of the real ones.

``embedder.knobs`` and ``index.knobs`` break them on purpose::

    index.knobs.fail_next("upsert", Retryable("timeout", outcome_unknown=True), is_done=True)
    gate = embedder.knobs.hold("embed"); ...; gate.wait_entered(); gate.open()
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention, Rejected
from jisa_desktop.providers import rules
from jisa_desktop.providers.protocols import EmbedderIdentity, Hit, IndexInfo, Metadata, Record
from tests.support.knobs import Knobs

_PAGE = 100


def vector_of(text: str, dimension: int) -> NDArray[np.float32]:
    """A unit vector that depends on the text alone."""
    digest = hashlib.shake_128(text.encode()).digest(2 * dimension)
    raw = np.frombuffer(digest, dtype="<u2").astype(np.float32) - 32_767.5
    return np.asarray(raw / np.linalg.norm(raw), dtype=np.float32)


class CountingEmbedder:
    """Deterministic vectors; remembers every text it was sent."""

    def __init__(
        self, dimension: int = 8, *, model: str = "counting", texts_per_request: int = 100
    ) -> None:
        self.identity = EmbedderIdentity("fake", model, dimension, "1")
        self.knobs = Knobs()
        self._texts_per_request = texts_per_request
        self._refused: set[str] = set()
        self._lock = threading.Lock()
        self._requests: list[tuple[str, ...]] = []
        self._answered: list[str] = []

    @property
    def requests_sent(self) -> list[tuple[str, ...]]:
        """The texts of every request, failed ones too, in the order of arrival."""
        with self._lock:
            return list(self._requests)

    @property
    def sent(self) -> list[str]:
        """Every text of every request, failed ones too."""
        return [text for request in self.requests_sent for text in request]

    @property
    def answered(self) -> list[str]:
        """The texts whose vectors were handed back."""
        with self._lock:
            return list(self._answered)

    def reject(self, *texts: str) -> None:
        """Refuse requests that hold one of ``texts``, as a service does with bad input."""
        self._refused.update(texts)

    def forget(self) -> None:
        """Empty the memory of what was sent and answered."""
        with self._lock:
            self._requests.clear()
            self._answered.clear()

    def check(self, cancel: CancelToken) -> None:
        self.knobs.enter("check", cancel)
        self.knobs.leave("check")

    def requests(self, texts: Sequence[str]) -> list[range]:
        size = self._texts_per_request
        return [range(i, min(i + size, len(texts))) for i in range(0, len(texts), size)]

    def embed(self, texts: Sequence[str], cancel: CancelToken) -> NDArray[np.float32]:
        rules.check_texts(texts)
        cancel.check()
        with self._lock:
            self._requests.append(tuple(texts))
        self.knobs.enter("embed", cancel)
        refused = tuple(i for i, text in enumerate(texts) if text in self._refused)
        if refused:
            raise Rejected("text_refused", positions=refused)
        values = np.zeros((len(texts), self.identity.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            values[row] = vector_of(text, self.identity.dimension)
        self.knobs.leave("embed")
        with self._lock:
            self._answered.extend(texts)
        return values

    def close(self) -> None:
        """Nothing to let go of."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request that reached the index, whatever became of it."""

    operation: str
    namespace: str
    record_ids: tuple[str, ...]


class MemoryIndex:
    """A dictionary of namespaces that behaves like an index; search is cosine alone."""

    def __init__(
        self,
        identity: EmbedderIdentity,
        *,
        name: str = "memory",
        is_immediate: bool = True,
        records_per_request: int = 100,
    ) -> None:
        self.identity = identity
        self.name = name
        self.is_immediate = is_immediate
        self.knobs = Knobs()
        self._records_per_request = records_per_request
        self._lock = threading.Lock()
        self._namespaces: dict[str, dict[str, Record]] = {}
        self._calls: list[Call] = []

    @property
    def calls(self) -> list[Call]:
        """Every upsert, delete and fetch that arrived, in order."""
        with self._lock:
            return list(self._calls)

    def snapshot(self) -> dict[str, dict[str, tuple[bytes, dict[str, object], str]]]:
        """All contents as (float16 bytes, metadata, text), comparable with ``==``."""
        with self._lock:
            return {
                namespace: {
                    record_id: (record.values.tobytes(), dict(record.metadata), record.text)
                    for record_id, record in sorted(records.items())
                }
                for namespace, records in sorted(self._namespaces.items())
            }

    def plant(self, namespace: str, record: Record) -> None:
        """Put a record behind the program's back: foreign or altered."""
        with self._lock:
            self._namespaces.setdefault(namespace, {})[record.record_id] = _copy(record)

    def lose(self, namespace: str, record_id: str) -> None:
        """Remove a record behind the program's back."""
        with self._lock:
            self._remove(namespace, (record_id,))

    def check(self, identity: EmbedderIdentity, cancel: CancelToken) -> IndexInfo:
        self.knobs.enter("check", cancel)
        if identity.dimension != self.identity.dimension:
            raise NeedsAttention(
                "index_dimension", expected=identity.dimension, actual=self.identity.dimension
            )
        if identity.fingerprint != self.identity.fingerprint:
            raise NeedsAttention("index_embedder", index=self.name)
        self.knobs.leave("check")
        return IndexInfo(self.name, identity.dimension, "cosine", identity.fingerprint)

    def requests(self, records: Sequence[Record]) -> list[range]:
        size = self._records_per_request
        return [range(i, min(i + size, len(records))) for i in range(0, len(records), size)]

    def upsert(self, namespace: str, records: Sequence[Record], cancel: CancelToken) -> None:
        rules.check_records(namespace, records, self.identity.dimension)
        self._arrive("upsert", namespace, tuple(r.record_id for r in records), cancel)
        with self._lock:
            held = self._namespaces.setdefault(namespace, {})
            held.update((record.record_id, _copy(record)) for record in records)
            self._remove(namespace, ())
        self.knobs.leave("upsert")

    def delete(self, namespace: str, record_ids: Sequence[str], cancel: CancelToken) -> None:
        rules.check_delete(namespace, record_ids)
        self._arrive("delete", namespace, tuple(record_ids), cancel)
        with self._lock:
            self._remove(namespace, record_ids)
        self.knobs.leave("delete")

    def fetch(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Record]:
        rules.check_namespace(namespace)
        rules.check_record_ids(record_ids)
        self._arrive("fetch", namespace, tuple(record_ids), cancel)
        with self._lock:
            held = self._namespaces.get(namespace, {})
            found = {name: _copy(held[name]) for name in record_ids if name in held}
        self.knobs.leave("fetch")
        return found

    def said(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> dict[str, Metadata]:
        found = self.fetch(namespace, record_ids, cancel)
        return {record_id: record.metadata for record_id, record in found.items()}

    def list_ids(self, namespace: str, cancel: CancelToken) -> Iterator[list[str]]:
        rules.check_namespace(namespace)
        self.knobs.enter("list_ids", cancel)
        with self._lock:
            names = sorted(self._namespaces.get(namespace, {}))
        for start in range(0, len(names), _PAGE):
            cancel.check()
            yield names[start : start + _PAGE]

    def namespaces(self, cancel: CancelToken) -> list[str]:
        self.knobs.enter("namespaces", cancel)
        with self._lock:
            return sorted(self._namespaces)

    def search(
        self,
        namespace: str,
        vector: NDArray[np.float32],
        text: str,
        top_k: int,
        cancel: CancelToken,
    ) -> list[Hit]:
        """Cosine alone; ``text`` is not looked at."""
        rules.check_question(namespace, vector, top_k, self.identity.dimension)
        self.knobs.enter("search", cancel)
        with self._lock:
            held = list(self._namespaces.get(namespace, {}).values())
        scored = [(_cosine(record, vector), record) for record in held]
        scored.sort(key=lambda pair: (-pair[0], pair[1].record_id))
        return [Hit(r.record_id, score, r.metadata, r.text) for score, r in scored[:top_k]]

    def close(self) -> None:
        """Nothing to let go of."""

    def _arrive(
        self, operation: str, namespace: str, record_ids: tuple[str, ...], cancel: CancelToken
    ) -> None:
        cancel.check()
        with self._lock:
            self._calls.append(Call(operation, namespace, record_ids))
        self.knobs.enter(operation, cancel)

    def _remove(self, namespace: str, record_ids: Sequence[str]) -> None:
        held = self._namespaces.get(namespace)
        if held is None:
            return
        for record_id in record_ids:
            held.pop(record_id, None)
        if not held:
            del self._namespaces[namespace]


def _copy(record: Record) -> Record:
    metadata: Metadata = {
        key: list(value) if isinstance(value, list) else value
        for key, value in record.metadata.items()
    }
    return Record(record.record_id, record.values.copy(), metadata, record.text)


def _cosine(record: Record, vector: NDArray[np.float32]) -> float:
    values = record.values.astype(np.float32)
    return float(values @ vector / (np.linalg.norm(values) * np.linalg.norm(vector)))
