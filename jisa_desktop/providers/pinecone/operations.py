"""What is asked of the index, request by request. Everything here runs on the network loop."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.errors import Retryable
from jisa_desktop.providers.cutting import cut
from jisa_desktop.providers.pinecone import payload
from jisa_desktop.providers.pinecone.connection import SERVICE, Connection
from jisa_desktop.providers.protocols import Hit, Metadata, Record

if TYPE_CHECKING:
    from pinecone import Vector
    from pinecone.models.namespaces.models import ListNamespacesResponse

FETCH_IDS = 100
FETCH_URL_LENGTH = 6_000
"""Proxies refuse long addresses well before the service does."""

PAGE = 100

T = TypeVar("T")


class Operations:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def upsert(self, namespace: str, records: Sequence[Record]) -> None:
        from jisa_desktop.providers.pinecone import wire

        client = await self._connection.opened()
        vectors = [wire.vector_of(record) for record in records]
        answer = await self._connection.ask(
            lambda: client.upsert(vectors=vectors, namespace=namespace),
            count=len(records),
            is_write=True,
        )
        if answer.upserted_count != len(records):
            raise Retryable("answer_bad", service=SERVICE, reason="count", outcome_unknown=True)

    async def delete(self, namespace: str, record_ids: list[str]) -> None:
        from jisa_desktop.providers.pinecone.errors import unless_missing

        client = await self._connection.opened()
        await self._connection.ask(
            lambda: unless_missing(client.delete(ids=record_ids, namespace=namespace)),
            count=len(record_ids),
            cost=len(record_ids),
            is_write=True,
        )

    async def fetch(self, namespace: str, record_ids: list[str]) -> dict[str, Record]:
        found = await self._fetch_all(namespace, record_ids)
        return {name: payload.from_wire(stored) for name, stored in found.items()}

    async def said(self, namespace: str, record_ids: list[str]) -> dict[str, Metadata]:
        found = await self._fetch_all(namespace, record_ids)
        return {name: payload.metadata_from_wire(stored.metadata) for name, stored in found.items()}

    async def list_page(
        self, namespace: str, token: str, limit: int = PAGE
    ) -> tuple[list[str], str]:
        """One page of ids and the token of the next, '' after the last."""
        from jisa_desktop.providers.pinecone.errors import unless_missing

        client = await self._connection.opened()
        page = await self._connection.ask(
            lambda: unless_missing(
                client.list_paginated(
                    namespace=namespace, limit=limit, pagination_token=token or None
                )
            )
        )
        if page is None:
            return [], ""
        record_ids = [item.id for item in page.vectors if item.id]
        return record_ids, (page.pagination.next or "") if page.pagination else ""

    async def namespaces(self) -> list[str]:
        names: list[str] = []
        doubtful: list[str] = []
        page = await self._namespaces_page(None)
        while True:
            for namespace in page.namespaces:
                (names if namespace.record_count else doubtful).append(namespace.name)
            token = page.pagination.next if page.pagination else None
            if not token:
                break
            page = await self._namespaces_page(token)
        looks = await _side_by_side([self.list_page(name, "", limit=1) for name in doubtful])
        names += [name for name, (record_ids, _) in zip(doubtful, looks, strict=True) if record_ids]
        return sorted(names)

    async def search(self, namespace: str, vector: NDArray[np.float32], top_k: int) -> list[Hit]:
        from jisa_desktop.providers.pinecone.errors import unless_missing

        client = await self._connection.opened()
        answer = await self._connection.ask(
            lambda: unless_missing(
                client.query(
                    vector=vector.tolist(),
                    top_k=top_k,
                    namespace=namespace,
                    include_metadata=True,
                )
            )
        )
        hits = []
        for match in answer.matches if answer else []:
            metadata = payload.metadata_from_wire(match.metadata)
            hits.append(Hit(match.id, match.score, metadata, payload.text_of(metadata)))
        return hits

    async def _namespaces_page(self, token: str | None) -> ListNamespacesResponse:
        client = await self._connection.opened()
        return await self._connection.ask(
            lambda: client.list_namespaces_paginated(limit=PAGE, pagination_token=token)
        )

    async def _fetch_all(self, namespace: str, record_ids: list[str]) -> dict[str, Vector]:
        lengths = [len(quote(record_id, safe="")) + len("&ids=") for record_id in record_ids]
        parts = cut(lengths, FETCH_IDS, FETCH_URL_LENGTH)
        pages = await _side_by_side(
            [self._fetch(namespace, record_ids[part.start : part.stop]) for part in parts]
        )
        return {name: stored for page in pages for name, stored in page.items()}

    async def _fetch(self, namespace: str, record_ids: list[str]) -> dict[str, Vector]:
        from jisa_desktop.providers.pinecone.errors import unless_missing

        client = await self._connection.opened()
        answer = await self._connection.ask(
            lambda: unless_missing(client.fetch(ids=record_ids, namespace=namespace)),
            count=len(record_ids),
        )
        return answer.vectors if answer else {}


async def _side_by_side(works: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """All results in order; the first failure ends the others."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
