"""Texts to kept vectors: each text is sent once, and its vector kept the moment it arrives."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import reach
from jisa_desktop.providers.protocols import Embedder
from jisa_desktop.providers.splitting import send_surviving
from jisa_desktop.store.store import Store

Paying = Callable[[Sequence[str]], AbstractContextManager[None]]
"""Entered around the request that sends the texts."""


class EmbeddingService:
    """Shared by all batches: a text that one batch is sending is not sent by another."""

    def __init__(self, store: Store, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder
        self.fingerprint = embedder.identity.fingerprint
        self._under_way: frozenset[str] = frozenset()
        self._changed = threading.Condition()
        self._checking = threading.Lock()
        self._is_checked = False

    def ensure(
        self,
        texts: Mapping[str, str],
        cancel: CancelToken,
        progress: Callable[[int, int], None],
        paying: Paying,
    ) -> dict[str, bytes]:
        """Make sure that the vector of every text (by content hash) is kept.

        Returns the vectors as they are kept, by content hash; missing are those of texts that the
        embedder can never take. ``paying`` is entered around each request. Raises what it and the
        embedder raise; what was answered before is kept.
        """
        vectors: dict[str, bytes] = {}
        remaining = dict(texts)
        while remaining:
            cancel.check()
            mine = self._claim(remaining)
            if not mine:
                self._wait(cancel)
                continue
            try:
                vectors |= self._kept(mine)
                unknown = {key: remaining[key] for key in mine if key not in vectors}
                if unknown:
                    vectors |= self._embed(unknown, cancel, progress, paying)
            finally:
                self._release(mine)
            remaining = {key: text for key, text in remaining.items() if key not in mine}
        return vectors

    def _claim(self, texts: Mapping[str, str]) -> frozenset[str]:
        """Take the texts that nobody else is at. Only then is it asked which of them are kept: so
        what is not kept is being sent by nobody."""
        with self._changed:
            mine = frozenset(texts) - self._under_way
            self._under_way |= mine
        return mine

    def _release(self, keys: frozenset[str]) -> None:
        with self._changed:
            self._under_way -= keys
            self._changed.notify_all()

    def _wait(self, cancel: CancelToken) -> None:
        """Until another batch has sent what both need; woken at least twice a second."""
        with self._changed:
            self._changed.wait(0.5)
        cancel.check()

    def _kept(self, keys: frozenset[str]) -> dict[str, bytes]:
        with self._store.reading() as tx:
            return tx.embeddings.get(self.fingerprint, keys)

    def _embed(
        self,
        texts: Mapping[str, str],
        cancel: CancelToken,
        progress: Callable[[int, int], None],
        paying: Paying,
    ) -> dict[str, bytes]:
        """Send the texts, request by request. Returns the vectors of those that were taken."""
        self._check(cancel)
        keys = list(texts)
        vectors: dict[str, bytes] = {}
        done = 0
        for part in self._embedder.requests([texts[key] for key in keys]):
            cancel.check()
            asked = [keys[position] for position in part]
            vectors |= self._request(asked, texts, cancel, paying)
            done += len(asked)
            progress(done, len(keys))
        return vectors

    def _check(self, cancel: CancelToken) -> None:
        """Once for each run of the program, before its first text."""
        with self._checking:
            if not self._is_checked:
                self._embedder.check(cancel)
                self._is_checked = True

    def _request(
        self,
        keys: list[str],
        texts: Mapping[str, str],
        cancel: CancelToken,
        paying: Paying,
    ) -> dict[str, bytes]:
        """One request; where the service refuses it, what can be taken of it is found by halving.
        Returns the vectors of the texts that were taken, kept by now."""
        vectors: dict[str, bytes] = {}

        def send(positions: tuple[int, ...]) -> None:
            asked = [keys[position] for position in positions]
            wanted = [texts[key] for key in asked]
            cancel.check()
            with paying(wanted):
                reach("embed:before")
                answer = self._embedder.embed(wanted, cancel)
                reach("embed:after")
                vectors.update(self._keep(asked, answer))

        send_surviving(len(keys), send)
        return vectors

    def _keep(self, keys: Sequence[str], answer: NDArray[np.float32]) -> dict[str, bytes]:
        """``answer`` of shape (len(keys), dimension). Returns what is kept of it."""
        rounded = dict(zip(keys, map(bytes, answer.astype("<f2")), strict=True))
        with self._store.writing("embeddings") as tx:
            tx.embeddings.add(self.fingerprint, self._embedder.identity.dimension, rounded)
        return rounded
