"""The Pinecone index keeps the contract, over real HTTP, with the SDK as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.pinecone import PineconeIndex
from jisa_desktop.providers.protocols import VectorIndex
from tests.providers.contract import IndexContract
from tests.support.cloud import index_of
from tests.support.faults import Fault, Kind
from tests.support.pinecone_server import PineconeServer

LAG_S = 3_600.0
"""Nothing becomes visible by itself: a test that forgets to settle fails."""


class TestPineconeIndex(IndexContract):
    keeps_text = False

    @pytest.fixture
    def index(self, loop: NetworkLoop) -> Iterator[PineconeIndex]:
        with PineconeServer(self.identity.dimension, lag_s=LAG_S) as server:
            server.tags = {"jisa_embedder": self.identity.fingerprint}
            self._server = server
            index = index_of(server, loop)
            yield index
            index.close()
            assert not server.refusals

    def settle(self, index: VectorIndex) -> None:
        assert not index.is_immediate
        self._server.settle()

    @contextmanager
    def stall(self, index: VectorIndex) -> Iterator[None]:
        self._server.faults.add("upsert", Fault(Kind.HANG_BEFORE))
        yield
        self._server.faults.clear()
