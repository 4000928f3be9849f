"""The built-in embedder: multilingual, 512 dimensions, no key and no network."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import Rejected
from jisa_desktop.providers import rules
from jisa_desktop.providers.local.embedder_pool import EmbedderPool
from jisa_desktop.providers.local.weights import DIMENSION, model_identity
from jisa_desktop.providers.protocols import EmbedderIdentity

TEXTS_PER_REQUEST = 32
CHARACTERS_PER_REQUEST = 16_000
"""A request is some 0.1 s of work: smooth progress, and a search waits little behind one."""
TEXT_LENGTH_MAX = 32_767
"""What one cell can hold. The model's memory grows with the text: some 600 MB at this length."""


def default_process_count() -> int:
    return min(2, os.cpu_count() or 1)


class LocalEmbedder:
    """Starts its first process with the first request, or with ``warm``."""

    def __init__(self, processes: int | None = None) -> None:
        self._identity = model_identity()
        self._pool = EmbedderPool(processes or default_process_count())

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    @property
    def process_ids(self) -> list[int]:
        return self._pool.process_ids

    def warm(self) -> None:
        """Load the model in the background, so that the first request need not wait a second."""
        self._pool.warm()

    def check(self, cancel: CancelToken) -> None:
        self._pool.ask((), cancel)

    def requests(self, texts: Sequence[str]) -> list[range]:
        ranges: list[range] = []
        start = characters = 0
        for position, text in enumerate(texts):
            is_full = position - start == TEXTS_PER_REQUEST
            if is_full or (position > start and characters + len(text) > CHARACTERS_PER_REQUEST):
                ranges.append(range(start, position))
                start, characters = position, 0
            characters += len(text)
        if start < len(texts):
            ranges.append(range(start, len(texts)))
        return ranges

    def embed(self, texts: Sequence[str], cancel: CancelToken) -> NDArray[np.float32]:
        """See the protocol. The same text gives the same bytes, whatever else is in the request.

        Raises ``Rejected`` (blank, not Unicode, over ``TEXT_LENGTH_MAX`` characters, refused by
        the model) and ``Retryable('embedder_worker_died')``.
        """
        rules.check_texts(texts)
        too_long = tuple(i for i, text in enumerate(texts) if len(text) > TEXT_LENGTH_MAX)
        if too_long:
            raise Rejected("text_too_long", positions=too_long, limit=TEXT_LENGTH_MAX)
        if not texts:
            return np.zeros((0, DIMENSION), dtype=np.float32)
        return self._pool.ask(tuple(texts), cancel)

    def close(self) -> None:
        self._pool.close()
