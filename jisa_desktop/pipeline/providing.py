"""Makes the embedder and the index that the settings ask for.

SDKs are imported only where a cloud provider is made: the window and the command line start fast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import NeedsAttention, Retryable
from jisa_desktop.pipeline.budget import FREE, Terms
from jisa_desktop.pipeline.config import Config, EmbedderChoice, IndexChoice
from jisa_desktop.pipeline.moving import OpenIndex
from jisa_desktop.providers.net.environment import Network
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pacers
from jisa_desktop.providers.protocols import Embedder, EmbedderIdentity, VectorIndex
from resources import path as resource

LOCAL_INDEX = "index.db"


def _nothing_more() -> None:
    """Nothing else to close."""


def _no_other_index(name: str) -> VectorIndex:
    """For whoever has one index alone."""
    raise NeedsAttention("index_unknown", index=name)


@dataclass(frozen=True, slots=True)
class Providers:
    embedder: Embedder
    index: VectorIndex
    close_more: Callable[[], None] = _nothing_more
    open_index: OpenIndex = _no_other_index
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
    return Providers(
        embedder,
        maker.index(embedder),
        loop.close,
        lambda name: maker.index_named(name, embedder.identity),
        terms,
    )


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
            return self._local(local_index_file(self.home, embedder.identity), embedder.identity)
        return self._pinecone(self.config.pinecone_index)

    def index_named(self, name: str, identity: EmbedderIdentity) -> VectorIndex:
        """An index by the name that it gives itself."""
        kind, _, rest = name.partition(":")
        if kind == "local":
            return self._local(self.home / f"{rest}.db", identity)
        if kind == "pinecone":
            return self._pinecone(rest)
        raise NeedsAttention("index_unknown", index=name)

    def _local(self, file: Path, identity: EmbedderIdentity) -> VectorIndex:
        from jisa_desktop.providers.local import LocalIndex

        return LocalIndex(file, identity)

    def _pinecone(self, index: str) -> VectorIndex:
        from jisa_desktop.providers import pinecone
        from jisa_desktop.providers.pinecone.connection import CONTROLLER

        key = self.keys.get("pinecone", "")
        return pinecone.PineconeIndex(
            key,
            index,
            self.config.pinecone_controller_host or CONTROLLER,
            loop=self.loop,
            pacer=self.pacers.of("pinecone", key, pinecone.PACE),
            network=self.network,
        )


def local_index_file(home: Path, identity: EmbedderIdentity) -> Path:
    """The file of an embedder: the first one's has the plain name, so that most workspaces have
    one file; any other has the embedder's fingerprint in its name."""
    plain, own = home / LOCAL_INDEX, home / f"index-{identity.fingerprint}.db"
    if own.exists() or not plain.exists():
        return own if own.exists() else plain
    from jisa_desktop.providers.local import LocalIndex

    index = LocalIndex(plain, identity)
    try:
        index.check(identity, CancelToken())
    except NeedsAttention as error:
        if error.code in {"index_dimension", "index_embedder"}:
            return own
    except Retryable:  # busy: whoever uses it next is told so
        return plain
    finally:
        index.close()
    return plain
