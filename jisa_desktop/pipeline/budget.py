"""What jobs spend at a service that costs money, and the cap that parks them in time."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from jisa_desktop.errors import NeedsAttention
from jisa_desktop.providers.metering import Metered, in_won
from jisa_desktop.providers.protocols import Embedder
from jisa_desktop.store.store import Store

NANO = 1_000_000_000
"""Nanodollars in a dollar: the price of any number of tokens is a whole number of them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """``cap_dollars``: the most that one job may spend, None for no limit. ``won_per_dollar`` is
    the user's own rate; no service is asked for it."""

    cap_dollars: float | None = None
    won_per_dollar: float = 1_400.0


FREE = Terms()
"""Without a limit."""


@dataclass(frozen=True, slots=True)
class _Price:
    tokens: int
    nanodollars: int


class Budget:
    """Shared by all batches: what is under way counts, so that no two pass the cap together.

    A model whose price nobody knows costs nothing here; a request that ended without an answer is
    not counted, because nobody knows whether it was charged.
    """

    def __init__(self, store: Store, embedder: Embedder, terms: Terms) -> None:
        self.terms = terms
        self._store = store
        self._meter = embedder if isinstance(embedder, Metered) else None
        self._lock = threading.Lock()
        self._under_way: Counter[int] = Counter()

    @contextmanager
    def paying(self, job_id: int, texts: Sequence[str]) -> Iterator[None]:
        """Around one request. Noted as spent when the block ends well.

        Raises ``NeedsAttention('spending_cap')`` before anything beyond the cap is sent.
        """
        price = self._price(texts)
        self._reserve(job_id, price.nanodollars)
        try:
            yield
        except BaseException:
            with self._lock:
                self._under_way[job_id] -= price.nanodollars
            raise
        with self._lock:
            self._under_way[job_id] -= price.nanodollars
            with self._store.writing("spent") as tx:
                tx.jobs.spend(
                    job_id,
                    texts=len(texts),
                    tokens=price.tokens,
                    nanodollars=price.nanodollars,
                )

    def _price(self, texts: Sequence[str]) -> _Price:
        if self._meter is None:
            return _Price(0, 0)
        estimate = self._meter.estimate(texts)
        return _Price(estimate.tokens, round((estimate.dollars or 0.0) * NANO))

    def _reserve(self, job_id: int, nanodollars: int) -> None:
        cap = self.terms.cap_dollars
        with self._lock:
            if cap is not None and nanodollars:
                with self._store.reading() as tx:
                    spent = tx.jobs.get(job_id).nanodollars
                if spent + self._under_way[job_id] + nanodollars > round(cap * NANO):
                    raise NeedsAttention(
                        "spending_cap",
                        cap=f"{cap:,.2f}",
                        won=f"{in_won(cap, self.terms.won_per_dollar):,.0f}",
                        spent=f"{spent / NANO:,.4f}",
                    )
            self._under_way[job_id] += nanodollars
