"""What the search page asks of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SearchHit:
    score: float
    record_id: str
    namespace: str
    document_id: str
    title: str
    row_number: int
    text: str


class SearchDesk(Protocol):
    async def namespaces(self) -> Sequence[str]: ...

    async def find(self, question: str, namespace: str, top_k: int) -> Sequence[SearchHit]: ...
