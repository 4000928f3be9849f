"""The OpenAI embedder keeps the contract, over real HTTP, with the SDK as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from jisa_desktop.providers.protocols import Embedder
from tests.providers.contract import KOREAN, EmbedderContract
from tests.support.faults import Fault, Kind
from tests.support.openai_server import OpenAIServer


class TestOpenAIEmbedder(EmbedderContract):
    @pytest.fixture(autouse=True)
    def _limits_are_kept(self, server: OpenAIServer) -> Iterator[None]:
        self._server = server
        yield
        assert not server.refusals

    def stall(self, embedder: Embedder) -> Sequence[str]:
        self._server.faults.add("embed", Fault(Kind.HANG_BEFORE))
        return KOREAN
