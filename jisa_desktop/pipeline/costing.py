"""What a run would take, before anything is sent: rows, new texts, tokens, price, time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jisa_desktop.pipeline.budget import Budget
from jisa_desktop.pipeline.planning import plan_document
from jisa_desktop.providers.metering import Counted, Metered, in_won
from jisa_desktop.providers.protocols import Embedder
from jisa_desktop.store.store import Store

if TYPE_CHECKING:
    from jisa_desktop.pipeline.preview import Preview

_TEXTS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Cost:
    """``rows`` would be written, of which ``new_texts`` have to be embedded; the vectors of the
    others are kept. ``tokens`` are exact for known models. ``dollars`` and ``won`` None: nobody
    knows the price; 0 for the local embedder. ``seconds``: the least that the account's limits
    allow. ``is_over_cap``: the job would be parked on its way."""

    rows: int
    new_texts: int
    tokens: int = 0
    requests: int = 0
    dollars: float | None = 0.0
    won: float | None = 0.0
    seconds: float = 0.0
    is_over_cap: bool = False


class Costs:
    """Asks no service."""

    def __init__(self, store: Store, embedder: Embedder, budget: Budget) -> None:
        self._store = store
        self._embedder = embedder
        self._budget = budget

    def of_version(self, document_id: str, number: int | None) -> Cost:
        """Of making version ``number`` (None: nothing) the active one."""
        fingerprint = self._embedder.identity.fingerprint
        with self._store.reading() as tx:
            version = tx.documents.numbered(document_id, number) if number is not None else None
            version_id = version.version_id if version else None
            upserts = plan_document(tx, document_id, version_id, fingerprint).plan.upserts
            hashes = {one.content_hash for one in upserts}
            missing = sorted(tx.embeddings.missing(fingerprint, hashes))
            if not isinstance(self._embedder, Metered):
                return Cost(len(upserts), len(missing))
            meter = self._embedder.meter()
            for start in range(0, len(missing), _TEXTS_AT_ONCE):
                part = tx.lineage.texts(missing[start : start + _TEXTS_AT_ONCE])
                meter.add(list(part.values()))
        return self._of(self._embedder, len(upserts), meter.counted)

    def of_preview(self, preview: Preview) -> Cost | None:
        """Of a file that was looked at whole; None when nothing is known of its rows yet."""
        outlook = preview.outlook
        if outlook is None:
            return None
        if not isinstance(self._embedder, Metered):
            return Cost(outlook.stored_count, outlook.new_text_count)
        counted = preview.count_texts(self._embedder.meter())
        return self._of(self._embedder, outlook.stored_count, counted)

    def of_texts(self, rows: int, new_texts: Mapping[str, str]) -> Cost:
        """``new_texts`` by content hash: those that are not kept."""
        if not new_texts or not isinstance(self._embedder, Metered):
            return Cost(rows, len(new_texts))
        meter = self._embedder.meter()
        meter.add(list(new_texts.values()))
        return self._of(self._embedder, rows, meter.counted)

    def _of(self, embedder: Metered, rows: int, counted: Counted) -> Cost:
        estimate = embedder.estimate_of(counted)
        dollars, terms = estimate.dollars, self._budget.terms
        return Cost(
            rows=rows,
            new_texts=counted.texts,
            tokens=estimate.tokens,
            requests=estimate.requests,
            dollars=dollars,
            won=None if dollars is None else in_won(dollars, terms.won_per_dollar),
            seconds=estimate.seconds,
            is_over_cap=terms.cap_dollars is not None and (dollars or 0.0) > terms.cap_dollars,
        )
