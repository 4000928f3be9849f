"""The hooks of an index's contract, and the records it is tried with."""

from __future__ import annotations

from contextlib import AbstractContextManager

import numpy as np
import pytest
from numpy.typing import NDArray

from jisa_desktop.providers.protocols import (
    EmbedderIdentity,
    Metadata,
    Record,
    Vector,
    VectorIndex,
)


class IndexContractBase:
    identity = EmbedderIdentity("contract", "vectors", 8, "1")
    keeps_text = True
    """False for an index without a lexical channel: ``fetch`` and ``search`` may then give ''."""

    def settle(self, index: VectorIndex) -> None:
        """Wait until answered writes are visible. Nothing to do for an immediate index."""
        assert index.is_immediate

    def stall(self, index: VectorIndex) -> AbstractContextManager[None]:
        """While entered, an upsert hangs."""
        pytest.skip(f"{index.name} cannot be made to stall")

    def vector(self, seed: int) -> NDArray[np.float32]:
        return np.random.default_rng(seed).standard_normal(self.identity.dimension, np.float32)

    def record(
        self,
        record_id: str,
        *,
        seed: int = 0,
        values: Vector | None = None,
        metadata: Metadata | None = None,
        text: str = "수수료 지급 내역",
    ) -> Record:
        vector = self.vector(seed).astype("<f2") if values is None else values
        return Record(
            record_id, vector, {"rowNumber": seed} if metadata is None else metadata, text
        )

    def assert_same(self, found: Record, given: Record) -> None:
        assert found.record_id == given.record_id
        assert found.values.dtype == np.dtype("<f2")
        assert found.values.tobytes() == given.values.tobytes()
        assert dict(found.metadata) == dict(given.metadata)
        if self.keeps_text:
            assert found.text == given.text
