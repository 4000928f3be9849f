"""The cloud providers, wired to loopback servers."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import resources
from jisa_desktop.providers.net.environment import Network, system_tls
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.openai import OpenAIEmbedder
from jisa_desktop.providers.pinecone import PACE, PineconeIndex
from tests.support import openai_server, pinecone_server
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

BPE = Path(resources.__file__).parent / "bpe" / "cl100k_base.tiktoken"
MODEL = "text-embedding-3-small"


def network(
    proxies: Mapping[str, str] | None = None, tls: Callable[[], ssl.SSLContext] = system_tls
) -> Network:
    """A way out that depends on nothing of this PC."""
    return Network(proxies or {}, lambda _host: False, tls)


@cache
def direct() -> Network:
    """The usual one; loading certificates takes a while, so all tests share it."""
    return network()


@contextmanager
def network_loop() -> Iterator[NetworkLoop]:
    loop = NetworkLoop()
    yield loop
    loop.close()


def embedder_of(
    server: OpenAIServer,
    loop: NetworkLoop,
    *,
    api_key: str = openai_server.KEY,
    model: str = MODEL,
    dimension: int | None = 8,
    base_url: str | None = None,
    pacer: Pacer | None = None,
    way: Network | None = None,
    deadline_s: float = 10.0,
) -> OpenAIEmbedder:
    return OpenAIEmbedder(
        api_key,
        model,
        dimension,
        base_url or server.base_url,
        bpe_path=BPE,
        loop=loop,
        pacer=pacer or Pacer(Pace()),
        network=way or direct(),
        deadline_s=deadline_s,
    )


def index_of(
    server: PineconeServer,
    loop: NetworkLoop,
    *,
    api_key: str = pinecone_server.KEY,
    index: str | None = None,
    controller_host: str | None = None,
    pacer: Pacer | None = None,
    way: Network | None = None,
    deadline_s: float = 10.0,
) -> PineconeIndex:
    return PineconeIndex(
        api_key,
        server.name if index is None else index,
        controller_host or server.url,
        loop=loop,
        pacer=pacer or Pacer(PACE),
        network=way or direct(),
        deadline_s=deadline_s,
    )
