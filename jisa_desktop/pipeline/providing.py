"""Makes the embedder and the index that the settings ask for.

SDKs are imported only where a cloud provider is made: the window and the command line start fast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.pipeline.budget import FREE, Terms
from jisa_desktop.pipeline.config import Config, EmbedderChoice, IndexChoice
from jisa_desktop.providers.net.environment import Network
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pacers
from jisa_desktop.providers.protocols import Embedder, VectorIndex
from resources import path as resource

LOCAL_INDEX = "index.db"


def _nothing_more() -> None:
    """Nothing else to close."""


@dataclass(frozen=True, slots=True)
class Providers:
    embedder: Embedder
    index: VectorIndex
    close_more: Callable[[], None] = _nothing_more
    terms: Terms = FREE

    def close(self) -> None:
        self.index.close()
        self.embedder.close()
        self.close_more()


def make_providers(home: Path, config: Config, keys: Mapping[str, str]) -> Providers:
    """Nothing is started or called yet, and a missing key is not missed yet: what only reads the
    store needs none. ``keys`` by service: 'openai', 'pinecone'."""
    loop = NetworkLoop()
    maker = _Maker(home, config, keys, loop, Network.of_system(), Pacers())
    embedder = maker.embedder()
    terms = Terms(config.spending_cap_dollars, config.won_per_dollar)
    return Providers(embedder, maker.index(embedder), loop.close, terms)


@dataclass(frozen=True, slots=True)
class _Maker:
    home: Path
    config: Config
    keys: Mapping[str, str]
    loop: NetworkLoop
    network: Network
    pacers: Pacers

    def embedder(self) -> Embedder:
        if self.config.embedder is EmbedderChoice.LOCAL:
            from jisa_desktop.providers.local import LocalEmbedder

            return LocalEmbedder()
        from jisa_desktop.providers import openai
        from jisa_desktop.providers.openai.models import DEFAULT_BASE_URL

        key = self.keys.get("openai", "")
        return openai.OpenAIEmbedder(
            key,
            self.config.embedding_model,
            self.config.embedding_dimension,
            self.config.openai_base_url or DEFAULT_BASE_URL,
            bpe_path=resource("bpe/cl100k_base.tiktoken"),
            loop=self.loop,
            pacer=self.pacers.of("openai", key, openai.PACE),
            network=self.network,
        )

    def index(self, embedder: Embedder) -> VectorIndex:
        if self.config.index is IndexChoice.LOCAL:
            from jisa_desktop.providers.local import LocalIndex

            return LocalIndex(self.home / LOCAL_INDEX, embedder.identity)
        from jisa_desktop.providers import pinecone
        from jisa_desktop.providers.pinecone.connection import CONTROLLER

        key = self.keys.get("pinecone", "")
        return pinecone.PineconeIndex(
            key,
            self.config.pinecone_index,
            self.config.pinecone_controller_host or CONTROLLER,
            loop=self.loop,
            pacer=self.pacers.of("pinecone", key, pinecone.PACE),
            network=self.network,
        )
