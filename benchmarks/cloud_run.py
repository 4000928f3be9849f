"""How close a cloud run comes to what the services' latencies allow.

    python -m benchmarks.cloud_run [--rows 10000] [--workers 5] [--tokens-per-minute 1000000]

Both services are imitated by strict loopback servers in a process of their own, with an embedding
latency of 150 ms + 1 ms a row, an upsert of 120 ms + 0.5 ms a record and a confirming fetch of 80
ms + 0.2 ms a record. The floor is the sum of all latencies divided by the number of workers. Beside
it stands the design that this program replaced: one embedding request a row, then one upsert a
batch, five batches at once.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

import numpy as np

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import Retryable
from jisa_desktop.providers.net.loop import NetworkLoop
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.openai import OpenAIEmbedder
from jisa_desktop.providers.openai.tokens import TokenCounter
from jisa_desktop.providers.pinecone import PineconeIndex
from jisa_desktop.providers.protocols import Record
from tests.support import openai_server, pinecone_server
from tests.support.cloud import BPE, network
from tests.support.limiter import Limiter
from tests.support.openai_server import OpenAIServer
from tests.support.pinecone_server import PineconeServer

BATCH = 100
DIMENSION = 1_536
NAMESPACE = "org_1"
CONFIRM_LOOK_S = 0.2

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds of a request: a fixed part and one for each row in it."""

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
class Figures:
    """``lost_rows`` were not in the index at the end; ``repeated_texts`` were paid twice."""

    name: str
    rows: int
    seconds: float
    floor_s: float
    over_floor: float
    requests: int
    lost_rows: int
    repeated_texts: int
    throttled: int
    refusals: int


@dataclass(frozen=True, slots=True)
class Services:
    """The servers, in their own process; ``ask`` tells what they have seen."""

    embedder_url: str
    index_url: str
    ask: Callable[[], dict[str, int]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=5)
    parser.add_argument("--tokens-per-minute", type=int, default=0, help="0: without a limit")
    parser.add_argument("--skip-original", action="store_true", help="leave out the old design")
    options = parser.parse_args()
    runs = [("this program", batch_of_this_program)]
    if not options.skip_original:
        runs.append(("one request a row", batch_of_the_original))
    for name, batch in runs:
        figures = measure(name, batch, options.rows, options.workers, options.tokens_per_minute)
        print(json.dumps(asdict(figures), indent=2))


Batch = Callable[[OpenAIEmbedder, PineconeIndex, Sequence[str], Sequence[str]], None]


def measure(name: str, batch: Batch, rows: int, workers: int, per_minute: int) -> Figures:
    texts = [_text(row) for row in range(rows)]
    names = [f"d1:{row:06d}" for row in range(rows)]
    parts = [range(start, min(start + BATCH, rows)) for start in range(0, rows, BATCH)]
    with services(per_minute) as running, providers(running, workers, per_minute) as (one, other):
        one.check(CancelToken())  # SDKs, tokenizer and connections are no part of a run
        other.namespaces(CancelToken())
        before = running.ask()

        def work(part: range) -> None:
            batch(one, other, texts[part.start : part.stop], names[part.start : part.stop])

        started = time.perf_counter()
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(work, parts))
        seconds = time.perf_counter() - started
        after = running.ask()
    floor_s = _floor_s(parts, workers, per_minute, texts)
    return Figures(
        name=name,
        rows=rows,
        seconds=round(seconds, 2),
        floor_s=round(floor_s, 2),
        over_floor=round(seconds / floor_s, 3),
        requests=after["requests"] - before["requests"],
        lost_rows=rows - after["held"],
        repeated_texts=after["repeated"],
        throttled=after["throttled"],
        refusals=after["refusals"],
    )


def batch_of_this_program(
    embedder: OpenAIEmbedder, index: PineconeIndex, texts: Sequence[str], names: Sequence[str]
) -> None:
    """Embed in as few requests as the limits allow, upsert, confirm by fetching the ids."""
    token = CancelToken()
    answers = [
        _patiently(embedder.embed, texts[part.start : part.stop], token)
        for part in embedder.requests(texts)
    ]
    records = _records(names, texts, np.vstack(answers))
    for part in index.requests(records):
        _patiently(index.upsert, NAMESPACE, records[part.start : part.stop], token)
    while len(_patiently(index.fetch, NAMESPACE, names, token)) < len(names):
        time.sleep(CONFIRM_LOOK_S)


def batch_of_the_original(
    embedder: OpenAIEmbedder, index: PineconeIndex, texts: Sequence[str], names: Sequence[str]
) -> None:
    """One embedding request a row, one upsert a batch, nothing confirmed."""
    token = CancelToken()
    answers = [_patiently(embedder.embed, [text], token) for text in texts]
    _patiently(index.upsert, NAMESPACE, _records(names, texts, np.vstack(answers)), token)


def _patiently(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Again after a 429: the pacer holds the next try as long as the service asked."""
    while True:
        try:
            return call(*args, **kwargs)
        except Retryable as failure:
            if not failure.is_throttled:
                raise


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
            server.latency_s = lambda name, size: (
                LATENCIES[name].of(size) if name in LATENCIES else 0.0
            )
        pipe.send((embedder.base_url, index.url))
        while pipe.recv() == "tell":
            paid = embedder.texts
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


def _floor_s(parts: Sequence[range], workers: int, per_minute: int, texts: Sequence[str]) -> float:
    """All latencies side by side, or what the limiter lets through, whichever is longer."""
    latencies = sum(LATENCIES[name].of(len(part)) for name in LATENCIES for part in parts)
    by_latency = latencies / workers
    if not per_minute:
        return by_latency
    tokens = sum(TokenCounter(BPE).count(texts))
    return max(by_latency, tokens / per_minute * 60 - 2.0)


def _records(names: Sequence[str], texts: Sequence[str], vectors: np.ndarray) -> list[Record]:
    return [
        Record(name, vector.astype("<f2"), {"rowNumber": row, "text": text}, text)
        for row, (name, text, vector) in enumerate(zip(names, texts, vectors, strict=True))
    ]


def _text(row: int) -> str:
    return (
        f"사번: {20_200_000 + row}\n성명: 김서연\n부서: 영업1팀\n지급월: 2026-03\n"
        f"상품: 종신보험\n수수료: {row * 1_370:,}원"
    )


if __name__ == "__main__":
    main()
