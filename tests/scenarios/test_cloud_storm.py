"""Everything goes wrong now and then, in every operation, over whole lives of documents: a person
who presses retry and resume gets to the same end as on a quiet day."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.providers.net.pacer import Pace, Pacer
from jisa_desktop.providers.openai import OpenAIEmbedder
from jisa_desktop.providers.tokens import TokenCounter
from tests.scenarios.conftest import CloudMaker
from tests.support.bench import KEYED, edited, rows
from tests.support.cloud import BPE, embedder_of
from tests.support.cloud_bench import DIMENSION, CloudBench
from tests.support.faults import Fault, FaultPlan, Kind
from tests.support.limiter import Limiter
from tests.support.openai_server import OpenAIServer

SOON = {"retry-after": "0", "retry-after-ms": "10"}
ANYWHERE = [
    *(Fault(Kind.STATUS, status) for status in (408, 409, 500, 502, 503, 504)),
    Fault(Kind.STATUS, 429, "", SOON),
    Fault(Kind.STATUS, 401),
    *map(Fault, (Kind.RESET_UPLOAD, Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.RESET_MID_BODY)),
    *map(Fault, (Kind.HTML, Kind.REDIRECT, Kind.TRUNCATED, Kind.EMPTY, Kind.LIST)),
]
OF_EMBEDDINGS = [
    *map(Fault, (Kind.WRONG_COUNT, Kind.WRONG_ORDER, Kind.WRONG_WIDTH, Kind.NAN)),
    Fault(Kind.STATUS, 429, "tokens", SOON),
    Fault(Kind.STATUS, 429, "too_large"),
]
MOST_TRIES = 60


class Storm(FaultPlan):
    """One request in ten meets a fault, by a seed."""

    def __init__(self, seed: int, *, of_embeddings: bool) -> None:
        super().__init__()
        self.met = 0
        self.is_over = False
        self._dice = random.Random(seed)  # noqa: S311 - weather, guards no secret
        self._faults = ANYWHERE + (OF_EMBEDDINGS if of_embeddings else [])
        self._turn = threading.Lock()
        self._next: dict[str, Fault | None] = {}

    def is_next(self, operation: str, kind: Kind) -> bool:
        with self._turn:
            if operation not in self._next:
                is_hit = not self.is_over and self._dice.random() < 0.1
                self._next[operation] = self._dice.choice(self._faults) if is_hit else None
            fault = self._next[operation]
            return fault is not None and fault.kind is kind

    def take(self, operation: str) -> Fault | None:
        with self._turn:
            fault = self._next.pop(operation, None)
            self.met += fault is not None
            return fault


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 9))
def test_whole_lives_in_a_storm(cloud: CloudBench, seed: int) -> None:
    first = rows(120)
    second = edited(first, range(0, 120, 9))[10:] + rows(15, start=700)
    storms = [Storm(seed, of_embeddings=True), Storm(1_000 + seed, of_embeddings=False)]
    cloud.openai.faults, cloud.pinecone.faults = storms
    cloud.hire([row[0] for row in first[:8]])
    lives: list[Callable[[], JobEnd]] = [
        lambda: cloud.process("수당", first),
        lambda: cloud.process("급여", first[:8], mode=Mode.EMPLOYEE_SPLIT),
        lambda: cloud.process("수당", second),
        lambda: cloud.rollback("수당", 1),
        lambda: cloud.undo("수당"),
        lambda: cloud.cleanup("급여"),
        cloud.sync,
    ]
    for move in lives:
        _insist(cloud, move)
    assert storms[0].met + storms[1].met > 5, "it was a storm"
    _calm(storms)
    cloud.verified()
    drift = cloud.sync().drift
    assert drift is not None
    found = [one for one in drift.namespaces if one.missing or one.orphaned or one.altered]
    assert found == [], "the index really holds what the ledger says"
    assert len(cloud.pinecone.snapshot()["org_1"]) == len(second)
    cloud.completed(cloud.cleanup("수당"))
    assert not cloud.pinecone.snapshot()
    answered = [text for text, count in cloud.paid.items() if count > 6]
    assert not answered, "what was answered well is never asked for again"


def _insist(cloud: CloudBench, move: Callable[[], JobEnd]) -> None:
    end = move()
    for _ in range(MOST_TRIES):
        job = end.job
        assert job is not None, end.error
        status = job.status
        if status is JobStatus.COMPLETED:
            return
        assert status in {JobStatus.NEEDS_ATTENTION, JobStatus.FAILED}, (status, end.error)
        if status is JobStatus.NEEDS_ATTENTION:
            (end,) = cloud.resume()
        elif job.document_id is not None:
            end = cloud.run(cloud.workspace.desk.retry(job.document_id))
        else:
            end = cloud.sync()
    raise AssertionError(end.error)


def _calm(storms: list[Storm]) -> None:
    for storm in storms:
        storm.is_over = True
        storm._next.clear()


class LimitedBench(CloudBench):
    """An account of 120,000 tokens a minute, which the service enforces over three seconds."""

    def _cloud_embedder(self) -> OpenAIEmbedder:
        pacer = Pacer(Pace(120_000, 3_000, in_flight=5))
        return embedder_of(self.openai, self.loop, dimension=DIMENSION, pacer=pacer)


def test_a_limited_account_loses_nothing_and_pays_nothing_twice(
    tmp_path: Path, cloud_maker: CloudMaker
) -> None:
    count = TokenCounter(BPE).count
    limiter = Limiter(120_000, window_s=3.0, is_honest=False)
    with OpenAIServer(lambda text: count([text])[0], tokens=limiter) as openai:
        made = cloud_maker(tmp_path, openai=openai)
        bench = LimitedBench.__new__(LimitedBench)
        vars(bench).update(vars(made))
        bench.restart()
        job = bench.completed(bench.process("수당", rows(250), template=KEYED))
        assert job.counts is not None
        assert (job.counts.processed_rows, job.counts.error_rows) == (250, 0)
        assert set(bench.paid.values()) == {1}
        bench.close()
