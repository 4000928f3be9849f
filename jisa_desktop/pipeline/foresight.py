"""What a change of version would do, before it is done: for ``plan``, ``diff`` and the window."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jisa_desktop.domain.diff import Diff, diff_rows
from jisa_desktop.domain.plan import OperationKind
from jisa_desktop.pipeline.planning import plan_document
from jisa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class NamespacePlan:
    namespace: str
    created: int
    updated: int
    moved: int
    deleted: int


@dataclass(frozen=True, slots=True)
class Foresight:
    """Counts by namespace, sorted; ``texts_to_embed`` were never embedded or are kept no more."""

    namespaces: tuple[NamespacePlan, ...]
    unchanged_count: int
    texts_to_embed: int

    @property
    def upsert_count(self) -> int:
        return sum(one.created + one.updated + one.moved for one in self.namespaces)

    @property
    def delete_count(self) -> int:
        return sum(one.deleted for one in self.namespaces)


class Foreseer:
    def __init__(self, store: Store, embedder_fingerprint: str) -> None:
        self._store = store
        self._embedder = embedder_fingerprint

    def plan(self, document_id: str, number: int | None) -> Foresight:
        """What making version ``number`` (None: nothing) the active one would do."""
        with self._store.reading() as tx:
            version = tx.documents.numbered(document_id, number) if number is not None else None
            planned = plan_document(
                tx, document_id, version.version_id if version else None, self._embedder
            )
            hashes = {one.content_hash for one in planned.plan.upserts}
            missing = tx.embeddings.missing(self._embedder, hashes)
        counted = Counter(
            (one.namespace, one.kind) for one in (*planned.plan.upserts, *planned.plan.deletes)
        )
        return Foresight(
            tuple(
                NamespacePlan(
                    name,
                    counted[name, OperationKind.CREATE],
                    counted[name, OperationKind.UPDATE],
                    counted[name, OperationKind.MOVE],
                    counted[name, OperationKind.DELETE],
                )
                for name in sorted({namespace for namespace, _ in counted})
            ),
            planned.plan.unchanged_count,
            len(missing),
        )

    def diff(self, document_id: str, old: int, new: int) -> Diff:
        """Row by row, of rows without a fault."""
        with self._store.reading() as tx:
            rows = [
                [row for row, is_sound in tx.lineage.identities(version.version_id) if is_sound]
                for version in (
                    tx.documents.numbered(document_id, old),
                    tx.documents.numbered(document_id, new),
                )
            ]
        return diff_rows(*rows)
