"""What the chatbot would find, behind the search page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.search.desk import SearchHit

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.pipeline.workspace import Workspace


class RealSearchDesk:
    def __init__(self, access: Access) -> None:
        self._access = access

    async def namespaces(self) -> Sequence[str]:
        return await self._access.do(_namespaces)

    async def find(self, question: str, namespace: str, top_k: int) -> Sequence[SearchHit]:
        return await self._access.do(_find, question, namespace, top_k)


def _namespaces(workspace: Workspace) -> list[str]:
    """Those that hold records of ours, the company's first."""
    with workspace.store.reading() as tx:
        company = tx.settings.company_namespace()
        return sorted(tx.ledger.namespaces(), key=lambda name: (name != company, name))


def _find(workspace: Workspace, question: str, namespace: str, top_k: int) -> list[SearchHit]:
    hits = workspace.search.find(question, namespace, top_k, CancelToken())
    with workspace.store.reading() as tx:
        titles = {one.document_id: one.title for one in tx.documents.all()}
    return [
        SearchHit(
            hit.score,
            hit.record_id,
            namespace,
            hit.document_id,
            titles.get(hit.document_id, ""),
            hit.row_number,
            hit.text,
        )
        for hit in hits
    ]
