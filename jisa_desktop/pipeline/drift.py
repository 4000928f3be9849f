"""What the index really holds against what the ledger says it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import reach
from jisa_desktop.domain.plan import LedgerRecord
from jisa_desktop.domain.statuses import RecordState
from jisa_desktop.domain.wanted import said_fingerprint
from jisa_desktop.providers.protocols import Metadata, Record, VectorIndex
from jisa_desktop.store.store import Store

_FETCH_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class NamespaceDrift:
    """Record ids of one namespace. ``foreign``: not ours, and never touched."""

    namespace: str
    missing: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    foreign_count: int = 0

    @property
    def is_clean(self) -> bool:
        return not (self.missing or self.orphaned or self.altered)


@dataclass(frozen=True, slots=True)
class Drift:
    namespaces: tuple[NamespaceDrift, ...] = field(default=())

    @property
    def is_clean(self) -> bool:
        return all(one.is_clean for one in self.namespaces)


class Listing:
    """Reads the index. ``document_id`` narrows everything to one document's records."""

    def __init__(self, store: Store, index: VectorIndex, embedder_fingerprint: str) -> None:
        self._store = store
        self._index = index
        self._embedder = embedder_fingerprint

    def compare(self, cancel: CancelToken, document_id: str | None = None) -> Drift:
        """List every namespace. A record that the ledger expects and that the index lacks is
        missing; ours without a ledger entry is orphaned; one that says something else, altered.
        Lists may lag behind what was confirmed, so they only name ids: a fetch decides."""
        with self._store.reading() as tx:
            tag = tx.settings.tag()
            ledger = tx.ledger.all() if document_id is None else tx.ledger.of_document(document_id)
        known: dict[str, dict[str, LedgerRecord]] = {}
        for record in ledger:
            known.setdefault(record.namespace, {})[record.record_id] = record
        reach("namespaces:before")
        names = sorted({*self._index.namespaces(cancel), *known})
        reach("namespaces:after")
        ours = f"{document_id}:" if document_id else f"{tag}-"
        return Drift(
            tuple(self._compare_one(name, known.get(name, {}), tag, ours, cancel) for name in names)
        )

    def records(
        self, namespace: str, record_ids: Sequence[str], cancel: CancelToken
    ) -> Iterator[Record]:
        """The records themselves, in the order of ``record_ids``; absent ones are left out."""
        for start in range(0, len(record_ids), _FETCH_AT_ONCE):
            part = record_ids[start : start + _FETCH_AT_ONCE]
            reach("fetch:before")
            found = self._index.fetch(namespace, part, cancel)
            reach("fetch:after")
            yield from (found[one] for one in part if one in found)

    def altered(self, records: Iterable[tuple[LedgerRecord, Record]]) -> list[str]:
        """Ids of records whose values, metadata or text are not what the ledger says."""
        pairs = list(records)
        hashes = {known.content_hash for known, _ in pairs}
        with self._store.reading() as tx:
            vectors = tx.embeddings.get(self._embedder, hashes)
            texts = tx.lineage.texts(hashes)
        return [
            known.record_id
            for known, real in pairs
            if real.values.tobytes() != vectors.get(known.content_hash)
            or _says_otherwise(real.metadata, known, texts.get(known.content_hash), self._embedder)
        ]

    def _compare_one(
        self,
        namespace: str,
        known: dict[str, LedgerRecord],
        tag: str,
        ours: str,
        cancel: CancelToken,
    ) -> NamespaceDrift:
        listed: set[str] = set()
        foreign_count = 0
        for page in self._index.list_ids(namespace, cancel):
            cancel.check()
            listed.update(one for one in page if one.startswith(ours))
            foreign_count += sum(not one.startswith(f"{tag}-") for one in page)
        expected = {one.record_id for one in known.values() if one.state is RecordState.PRESENT}
        asked = sorted(expected | (listed - known.keys()))
        real = {one.record_id: one for one in self.records(namespace, asked, cancel)}
        there = sorted(expected & real.keys())
        return NamespaceDrift(
            namespace,
            missing=tuple(sorted(expected - real.keys())),
            orphaned=tuple(sorted(real.keys() - known.keys())),
            altered=tuple(self.altered((known[one], real[one]) for one in there)),
            foreign_count=foreign_count,
        )


def _says_otherwise(
    metadata: Metadata, known: LedgerRecord, text: str | None, embedder_fingerprint: str
) -> bool:
    if metadata.get("text", text) != text:
        return True
    return said_fingerprint(embedder_fingerprint, metadata) != known.fingerprint
