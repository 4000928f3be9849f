"""How close a cloud run comes to what the services' latencies allow.

    python -m benchmarks.cloud_run [--rows 10000] [--workers 5] [--tokens-per-minute 1000000]

A whole job of the engine, from the file to the last confirmed record, against strict loopback
servers in a process of their own, with an embedding latency of 150 ms + 1 ms a row, an upsert of
120 ms + 0.5 ms a record and a confirming fetch of 80 ms + 0.2 ms a record. The floor is the sum of
all latencies divided by the number of workers, or what the token limit lets through and then the
last batch's own way. ``seconds`` counts from the first request, ``job_seconds`` from the start of
the job, reading the file included; ``cpu_seconds`` are this process's, which a busy machine does
not stretch.

Beside it stands the design that this program replaced: one embedding request a row, then one
upsert a batch, five batches at once; it is measured on a part of the rows and scaled.
"""

from __future__ import annotations

import argparse
import csv
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np

from benchmarks.cloud_services import LATENCIES, NAMESPACE, providers, services
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.domain.template import Column, Template
from jisa_desktop.errors import Retryable
from jisa_desktop.pipeline.conducting import RunBatches
from jisa_desktop.pipeline.context import StepContext
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.pipeline.requests import ProcessRequest
from jisa_desktop.pipeline.workspace import Workspace
from jisa_desktop.providers.openai import OpenAIEmbedder
from jisa_desktop.providers.pinecone import PineconeIndex
from jisa_desktop.providers.protocols import Record
from jisa_desktop.providers.tokens import TokenCounter
from tests.support.cloud import BPE

BATCH = 100
SWITCH_INTERVAL_S = 0.0005
"""``jisa_desktop.app.program``'s, which would bring a window system with it."""

BURST_S = 2.0
"""So much of a minute's tokens the limiter lets through at once."""

HEADER = ("사번", "성명", "부서", "지급월", "상품", "수수료")
TEMPLATE = Template(
    name="벤치마크", columns=tuple(Column(field=name) for name in HEADER), key_columns=("사번",)
)

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figures:
    """``lost_rows`` were not in the index at the end; ``repeated_texts`` were paid twice."""

    name: str
    rows: int
    seconds: float
    floor_s: float
    over_floor: float
    job_seconds: float
    cpu_seconds: float
    requests: int
    lost_rows: int
    repeated_texts: int
    throttled: int
    refusals: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=5)
    parser.add_argument("--tokens-per-minute", type=int, default=1_000_000)
    parser.add_argument("--original-rows", type=int, default=500, help="0: leave it out")
    options = parser.parse_args()
    rows, workers = options.rows, options.workers
    found = [measure_program("this program", rows, workers, 0)]
    _show(found[-1])
    if options.original_rows:
        found.append(measure_original(options.original_rows, rows, workers))
        _show(found[-1])
        print(f"{found[1].seconds / found[0].seconds:.1f} times as fast as one request a row")
    if options.tokens_per_minute:
        limit = options.tokens_per_minute
        _show(measure_program(f"{limit:,} tokens a minute", rows, workers, limit))


def _show(figures: Figures) -> None:
    facts = asdict(figures)
    print(f"{facts.pop('name')}:", ", ".join(f"{key} {value}" for key, value in facts.items()))


def measure_program(name: str, rows: int, workers: int, per_minute: int) -> Figures:
    """The engine itself: file, store, plan, batches, ledger."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    with (
        tempfile.TemporaryDirectory() as folder,
        services(per_minute) as running,
        providers(running, workers, per_minute) as (embedder, index),
    ):
        embedder.check(CancelToken())  # SDKs, tokenizer and connections are no part of a run
        index.check(embedder.identity, CancelToken())
        index.namespaces(CancelToken())
        before = running.ask()
        with Workspace.open(Path(folder) / "home", Providers(embedder, index)) as workspace:
            workspace.become_writer("benchmark")
            with workspace.store.writing("template") as tx:
                tx.templates.save(TEMPLATE)
            first: list[float] = []
            disarm = arm(lambda point: _note(first, point))
            gc.collect()
            gc.freeze()  # what a start makes stays: the program does this too
            started, cpu = time.perf_counter(), time.process_time()
            job_id = workspace.desk.process(
                ProcessRequest(
                    _file(Path(folder), rows), template=TEMPLATE.name, mode=Mode.COMPANY_WIDE
                ),
                CancelToken(),
            )
            end = workspace.conductor.run(job_id, _side_by_side(workspace, workers), StepContext())
            ended, cpu = time.perf_counter(), time.process_time() - cpu
            disarm()
            if end.job is None or end.job.status is not JobStatus.COMPLETED:
                raise SystemExit(f"the job did not complete: {end.error}")
        after = running.ask()
    parts = [range(start, min(start + BATCH, rows)) for start in range(0, rows, BATCH)]
    texts = [_text(row) for row in range(rows)]
    floor_s = _floor_s(parts, workers, per_minute, texts)
    return _figures(
        name,
        rows,
        ended - first[0],
        floor_s,
        ended - started,
        cpu,
        rows - after["held"],
        before,
        after,
    )


def measure_original(measured: int, rows: int, workers: int) -> Figures:
    """On ``measured`` rows, scaled to ``rows``; the floor is that of its own requests."""
    texts = [_text(row) for row in range(measured)]
    names = [f"d1:{row:06d}" for row in range(measured)]
    parts = [range(start, min(start + BATCH, measured)) for start in range(0, measured, BATCH)]
    with services(0) as running, providers(running, workers, 0) as (one, other):
        one.check(CancelToken())
        other.namespaces(CancelToken())
        before = running.ask()

        def work(part: range) -> None:
            span = slice(part.start, part.stop)
            batch_of_the_original(one, other, texts[span], names[span])

        started, cpu = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(work, parts))
        cpu = (time.process_time() - cpu) * rows / measured
        seconds = (time.perf_counter() - started) * rows / measured
        after = running.ask()
    embed = measured * LATENCIES["embed"].of(1)
    upsert = sum(LATENCIES["upsert"].of(len(part)) for part in parts)
    floor_s = (embed + upsert) / workers * rows / measured
    name = f"one request a row (scaled from {measured} rows)"
    lost = measured - after["held"]
    return _figures(name, rows, seconds, floor_s, seconds, cpu, lost, before, after)


def _figures(  # noqa: PLR0917 - what was measured, in the order of the table
    name: str,
    rows: int,
    seconds: float,
    floor_s: float,
    job_seconds: float,
    cpu_seconds: float,
    lost_rows: int,
    before: Mapping[str, int],
    after: Mapping[str, int],
) -> Figures:
    return Figures(
        name=name,
        rows=rows,
        seconds=round(seconds, 2),
        floor_s=round(floor_s, 2),
        over_floor=round(seconds / floor_s, 3),
        job_seconds=round(job_seconds, 2),
        cpu_seconds=round(cpu_seconds, 2),
        requests=after["requests"] - before["requests"],
        lost_rows=lost_rows,
        repeated_texts=after["repeated"],
        throttled=after["throttled"],
        refusals=after["refusals"],
    )


def _note(first: list[float], point: str) -> None:
    if point == "embed:before" and not first:
        first.append(time.perf_counter())


def _side_by_side(workspace: Workspace, workers: int) -> RunBatches:
    """As the program's own workers do it."""

    def run(batch_ids: Sequence[int], context: StepContext) -> None:
        with ThreadPoolExecutor(workers) as pool:
            for future in [pool.submit(workspace.batches.apply, one, context) for one in batch_ids]:
                future.result()

    return run


def _file(folder: Path, rows: int) -> Path:
    path = folder / "수당.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        writer.writerows(_row(row) for row in range(rows))
    return path


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


def _floor_s(parts: Sequence[range], workers: int, per_minute: int, texts: Sequence[str]) -> float:
    """All latencies side by side, or what the limiter lets through, whichever is longer."""
    latencies = sum(LATENCIES[name].of(len(part)) for name in LATENCIES for part in parts)
    by_latency = latencies / workers
    if not per_minute:
        return by_latency
    tokens = sum(TokenCounter(BPE).count(texts))
    last = sum(LATENCIES[name].of(len(parts[-1])) for name in LATENCIES)
    return max(by_latency, tokens / per_minute * 60 - BURST_S + last)


def _records(names: Sequence[str], texts: Sequence[str], vectors: np.ndarray) -> list[Record]:
    return [
        Record(name, vector.astype("<f2"), {"rowNumber": row, "text": text}, text)
        for row, (name, text, vector) in enumerate(zip(names, texts, vectors, strict=True))
    ]


def _row(row: int) -> tuple[str, ...]:
    return (
        str(20_200_000 + row), "김서연", "영업1팀", "2026-03", "종신보험", f"{row * 1_370:,}원",
    )  # fmt: skip


def _text(row: int) -> str:
    """As the template makes it."""
    return "\n".join(f"{name}: {cell}" for name, cell in zip(HEADER, _row(row), strict=True))


if __name__ == "__main__":
    main()
