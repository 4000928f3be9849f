"""Both services on loopback, in a process of their own, and the providers that talk to them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.openai import OpenAIEmbedder
from jisa_desktop.providers.pinecone import PineconeIndex
from jisa_desktop.providers.tokens import TokenCounter
from tests.support import openai_server, pinecone_server
from tests.support.cloud import BPE, network
from tests.support.cloud_bench import PROBE
from tests.support.limiter import Limiter
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

DIMENSION = 1_536
NAMESPACE = "org_1"


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds of a request: a fixed part and one for each row in it. They count from the request's
    arrival, and what the imitation itself needs for its answer is within them."""

    fixed_s: float
    each_s: float

    def of(self, rows: int) -> float:
        return self.fixed_s + rows * self.each_s


LATENCIES: Mapping[str, Latency] = {
    "embed": Latency(0.150, 0.001),
    "upsert": Latency(0.120, 0.0005),
    "fetch": Latency(0.080, 0.0002),
}


@dataclass(frozen=True, slots=True)
class Services:
    """The servers, in their own process; ``ask`` tells what they have seen."""

    embedder_url: str
    index_url: str
    ask: Callable[[], dict[str, int]]


@contextmanager
def services(per_minute: int) -> Iterator[Services]:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_serve, args=(theirs, per_minute), daemon=True
    )
    process.start()
    embedder_url, index_url = ours.recv()

    def ask() -> dict[str, int]:
        ours.send("tell")
        told: dict[str, int] = ours.recv()
        return told

    try:
        yield Services(embedder_url, index_url, ask)
    finally:
        ours.send("stop")
        process.join(10)


def _serve(pipe: Connection, per_minute: int) -> None:
    count = TokenCounter(BPE).count
    tokens = Limiter(per_minute) if per_minute else None
    with (
        OpenAIServer(lambda text: count([text])[0], tokens=tokens) as embedder,
        PineconeServer(DIMENSION) as index,
    ):
        for server in (embedder, index):
            server.works_first = True
            server.latency_s = lambda name, size: (
                LATENCIES[name].of(size) if name in LATENCIES else 0.0
            )
        pipe.send((embedder.base_url, index.url))
        while pipe.recv() == "tell":
            paid = [text for text in embedder.texts if text != PROBE]
            pipe.send(
                {
                    "requests": len(embedder.seen) + len(index.seen),
                    "held": len(index.snapshot().get(NAMESPACE, {})),
                    "repeated": len(paid) - len(set(paid)),
                    "throttled": embedder.throttled,
                    "refusals": embedder.refusals.total() + index.refusals.total(),
                }
            )


@contextmanager
def providers(
    running: Services, workers: int, per_minute: int
) -> Iterator[tuple[OpenAIEmbedder, PineconeIndex]]:
    loop, way = NetworkLoop(), network()
    embedder = OpenAIEmbedder(
        openai_server.KEY,
        dimension=DIMENSION,
        base_url=running.embedder_url,
        bpe_path=BPE,
        loop=loop,
        pacer=Pacer(Pace(per_minute or None, in_flight=workers)),
        network=way,
    )
    index = PineconeIndex(
        pinecone_server.KEY,
        "hr",
        running.index_url,
        loop=loop,
        pacer=Pacer(Pace(in_flight=workers)),
        network=way,
    )
    yield embedder, index
    embedder.close()
    index.close()
    loop.close()
