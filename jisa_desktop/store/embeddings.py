"""Kept vectors, by (embedder, content hash). What is kept is what the index was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session

from jisa_desktop.store.chunking import chunked
from jisa_desktop.store.schema import EmbeddingRow
from jisa_desktop.store.tables import EMBEDDINGS

_ADD = insert(EMBEDDINGS)
_ASKED = (
    EMBEDDINGS.c.embedder == bindparam("embedder"),
    EMBEDDINGS.c.content_hash.in_(bindparam("hashes", expanding=True)),
)
_HASHES = select(EMBEDDINGS.c.content_hash).where(*_ASKED)
_VECTORS = select(EMBEDDINGS.c.content_hash, EMBEDDINGS.c.vector).where(*_ASKED)


class Embeddings:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def missing(self, embedder: str, content_hashes: Iterable[str]) -> set[str]:
        wanted = set(content_hashes)
        for chunk in chunked(sorted(wanted)):
            asked = {"embedder": embedder, "hashes": chunk}
            wanted.difference_update(self._session.scalars(_HASHES, asked))
        return wanted

    def get(self, embedder: str, content_hashes: Iterable[str]) -> dict[str, bytes]:
        """float16 little-endian bytes by content hash; those that are kept."""
        found: dict[str, bytes] = {}
        for chunk in chunked(sorted(set(content_hashes))):
            asked = {"embedder": embedder, "hashes": chunk}
            found.update((row[0], row[1]) for row in self._session.execute(_VECTORS, asked))
        return found

    def add(self, embedder: str, dimension: int, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors of texts that have none yet."""
        self._session.execute(
            _ADD,
            [
                {
                    "embedder": embedder,
                    "content_hash": content_hash,
                    "dimension": dimension,
                    "vector": vector,
                    "created_at": self._now,
                }
                for content_hash, vector in sorted(vectors.items())
            ],
        )

    def count(self, embedder: str) -> int:
        return (
            self._session.scalar(
                select(func.count())
                .select_from(EmbeddingRow)
                .where(EmbeddingRow.embedder == embedder)
            )
            or 0
        )
