"""Kept vectors, by (embedder, content hash). What is kept is what the index was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from jisa_desktop.store.chunking import chunked
from jisa_desktop.store.schema import EmbeddingRow


class Embeddings:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def missing(self, embedder: str, content_hashes: Iterable[str]) -> set[str]:
        wanted = set(content_hashes)
        for chunk in chunked(sorted(wanted)):
            wanted.difference_update(
                self._session.scalars(
                    select(EmbeddingRow.content_hash).where(
                        EmbeddingRow.embedder == embedder, EmbeddingRow.content_hash.in_(chunk)
                    )
                )
            )
        return wanted

    def get(self, embedder: str, content_hashes: Iterable[str]) -> dict[str, bytes]:
        """float16 little-endian bytes by content hash; those that are kept."""
        found: dict[str, bytes] = {}
        for chunk in chunked(sorted(set(content_hashes))):
            rows = self._session.execute(
                select(EmbeddingRow.content_hash, EmbeddingRow.vector).where(
                    EmbeddingRow.embedder == embedder, EmbeddingRow.content_hash.in_(chunk)
                )
            )
            found.update({row[0]: row[1] for row in rows})
        return found

    def add(self, embedder: str, dimension: int, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors. One that is kept already stays: the first answer is the one."""
        new = self.missing(embedder, vectors)
        if new:
            self._session.execute(
                insert(EmbeddingRow),
                [
                    {
                        "embedder": embedder,
                        "content_hash": content_hash,
                        "dimension": dimension,
                        "vector": vectors[content_hash],
                        "created_at": self._now,
                    }
                    for content_hash in sorted(new)
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
