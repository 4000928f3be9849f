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
        self._under_way: set[str] = set()
        self._changed = threading.Condition()
        self._checking = threading.Lock()
        self._is_checked = False

    @property
    def fingerprint(self) -> str:
        return self._embedder.identity.fingerprint

    def ensure(
        self,
        texts: Mapping[str, str],
        cancel: CancelToken,
        progress: Callable[[int, int], None],
        paying: Paying,
    ) -> frozenset[str]:
        """Make sure that the vector of every text (by content hash) is kept.

        Returns the hashes of texts that the embedder can never take. ``paying`` is entered around
        each request. Raises what it and the embedder raise; what was answered before is kept.
        """
        refused: set[str] = set()
        remaining = self._missing(texts, refused)
        while remaining:
            cancel.check()
            mine = self._claim(remaining)
            if not mine:
                self._wait(cancel)
                remaining = self._missing(remaining, refused)
                continue
            try:
                refused |= self._embed(
                    {key: remaining[key] for key in mine}, cancel, progress, paying
                )
            finally:
                self._release(mine)
            remaining = self._missing(remaining, refused)
        return frozenset(refused)

    def _claim(self, texts: Mapping[str, str]) -> list[str]:
        """Take the texts that nobody sends; one that has been kept meanwhile is not taken."""
        with self._changed:
            free = [key for key in texts if key not in self._under_way]
            with self._store.reading() as tx:
                missing = tx.embeddings.missing(self.fingerprint, free)
            mine = [key for key in free if key in missing]
            self._under_way.update(mine)
        return mine

    def _release(self, keys: Sequence[str]) -> None:
        with self._changed:
            self._under_way.difference_update(keys)
            self._changed.notify_all()

    def _wait(self, cancel: CancelToken) -> None:
        """Until another batch has sent what both need; woken at least twice a second."""
        with self._changed:
            self._changed.wait(0.5)
        cancel.check()

    def _missing(self, texts: Mapping[str, str], refused: set[str]) -> dict[str, str]:
        with self._store.reading() as tx:
            missing = tx.embeddings.missing(self.fingerprint, texts)
        return {key: text for key, text in texts.items() if key in missing and key not in refused}

    def _embed(
        self,
        texts: Mapping[str, str],
        cancel: CancelToken,
        progress: Callable[[int, int], None],
        paying: Paying,
    ) -> set[str]:
        """Send the texts, request by request. Returns the hashes of refused ones."""
        self._check(cancel)
        keys = list(texts)
        refused: set[str] = set()
        done = 0
        for part in self._embedder.requests([texts[key] for key in keys]):
            cancel.check()
            asked = [keys[position] for position in part]
            refused |= self._request(asked, texts, cancel, paying)
            done += len(asked)
            progress(done, len(keys))
        return refused

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
    ) -> set[str]:
        """One request; where the service refuses it, what can be taken of it is found by halving.
        Returns the hashes of texts that can never be taken."""

        def send(positions: tuple[int, ...]) -> None:
            asked = [keys[position] for position in positions]
            wanted = [texts[key] for key in asked]
            cancel.check()
            with paying(wanted):
                reach("embed:before")
                vectors = self._embedder.embed(wanted, cancel)
                reach("embed:after")
                self._keep(dict(zip(asked, vectors, strict=True)))

        return {keys[one.position] for one in send_surviving(len(keys), send)}

    def _keep(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        rounded = {key: vector.astype("<f2").tobytes() for key, vector in vectors.items()}
        with self._store.writing("embeddings") as tx:
            tx.embeddings.add(self.fingerprint, self._embedder.identity.dimension, rounded)
