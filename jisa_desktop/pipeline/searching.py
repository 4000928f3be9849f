"""Asks the index as the chatbot would."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError
from jisa_desktop.providers.protocols import Embedder, VectorIndex
from jisa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class SearchHit:
    """``row_number`` is 0 and ``document_id`` '' for a record that does not say."""

    score: float
    record_id: str
    document_id: str
    row_number: int
    text: str


class Search:
    def __init__(self, store: Store, embedder: Embedder, index: VectorIndex) -> None:
        self._store = store
        self._embedder = embedder
        self._index = index

    def find(
        self, question: str, namespace: str, top_k: int, cancel: CancelToken
    ) -> list[SearchHit]:
        """The best hits, best first. Raises ``InputError('question_blank')``."""
        text = nfc(question).strip()
        if not text:
            raise InputError("question_blank")
        vector = self._embedder.embed([text], cancel)[0]
        hits = self._index.search(namespace, vector, text, top_k, cancel)
        found = []
        for hit in hits:
            number = hit.metadata.get("rowNumber", 0)
            found.append(
                SearchHit(
                    score=hit.score,
                    record_id=hit.record_id,
                    document_id=str(hit.metadata.get("documentId", "")),
                    row_number=int(number) if isinstance(number, int | float) else 0,
                    text=hit.text
                    or str(hit.metadata.get("text", ""))
                    or self._kept_text(hit.metadata),
                )
            )
        return found

    def _kept_text(self, metadata: object) -> str:
        """Where neither index nor metadata carry the text, the store knows it by its hash."""
        content_hash = metadata.get("contentHash") if isinstance(metadata, dict) else None
        with self._store.reading() as tx:
            return tx.lineage.texts([str(content_hash)]).get(str(content_hash), "")
