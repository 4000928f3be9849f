"""The bench on the real cloud providers, with the vendors' SDKs, against loopback servers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.openai import OpenAIEmbedder
from jisa_desktop.providers.pinecone import PineconeIndex
from tests.support.bench import Bench
from tests.support.cloud import embedder_of, index_of
from tests.support.fakes import vector_of
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

DIMENSION = 8
PROBE = "확인"
"""What the embedder sends to prove its key; it is no row's text."""


@dataclass
class CloudBench(Bench):
    openai: OpenAIServer = field(kw_only=True)
    pinecone: PineconeServer = field(kw_only=True)
    loop: NetworkLoop = field(kw_only=True)
    deadline_s: float = field(default=20.0, kw_only=True)

    def _providers(self) -> Providers:
        return Providers(self._cloud_embedder(), self._cloud_index())

    def _cloud_embedder(self) -> OpenAIEmbedder:
        return embedder_of(self.openai, self.loop, dimension=DIMENSION, deadline_s=self.deadline_s)

    def _cloud_index(self) -> PineconeIndex:
        return index_of(self.pinecone, self.loop, deadline_s=self.deadline_s)

    def hurry(self, deadline_s: float) -> None:
        """From the next call on, a service that hangs is given up after so long."""
        vars(self.workspace.providers.embedder)["_deadline_s"] = deadline_s
        vars(vars(self.workspace.providers.index)["_connection"])["_deadline_s"] = deadline_s

    # what a test looks at

    @property
    def paid(self) -> Counter[str]:
        """How often each row's text was answered, whether or not the answer arrived."""
        return Counter(text for text in self.openai.texts if text != PROBE)

    def verified(self) -> None:
        """The invariants, each vector at its row, and no documented limit broken."""
        super().verified()
        for records in self.pinecone.snapshot().values():
            for values, _metadata, text in records.values():
                assert values == vector_of(text, DIMENSION).astype("<f2").tobytes()
        assert not self.openai.refusals
        assert not self.pinecone.refusals

    def texts_held(self, namespace: str = "org_1") -> set[str]:
        return {text for _, _, text in self.pinecone.snapshot().get(namespace, {}).values()}
