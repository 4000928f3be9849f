"""What a run would take and what it took; the cap that parks it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.errors import NeedsAttention
from jisa_desktop.pipeline.budget import NANO, Terms
from jisa_desktop.pipeline.costing import Cost
from jisa_desktop.pipeline.preview import PreviewRequest
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.providers.metering import Estimate, Usage
from tests.support.bench import KEYED, KEYLESS, Bench, SharedReader, edited, rows
from tests.support.fakes import CountingEmbedder

TOKENS_EACH = 50
PRICE = 20 / NANO
"""Dollars a token."""


class MeteredEmbedder(CountingEmbedder):
    """Every text has 50 tokens."""

    def estimate(self, texts: Sequence[str]) -> Estimate:
        tokens = TOKENS_EACH * len(texts)
        count = len(self.requests(texts))
        return Estimate(len(texts), tokens, count, tokens * PRICE, tokens / 1_000)

    def usage(self) -> Usage:
        tokens = TOKENS_EACH * len(self.answered)
        return Usage(len(self.requests_sent), tokens, tokens * PRICE)


class MeteredBench(Bench):
    terms = Terms()

    def _providers(self) -> Providers:
        return Providers(self.embedder, self._index(), terms=self.terms)


@pytest.fixture
def metered(tmp_path: Path, reader: SharedReader) -> Iterator[MeteredBench]:
    made = MeteredBench(tmp_path, reader, MeteredEmbedder(texts_per_request=10))
    yield made
    made.close()


def dollars(texts: int) -> float:
    return texts * TOKENS_EACH * PRICE


def test_before_and_after(metered: MeteredBench) -> None:
    first = rows(120)
    file = metered.file("수당", first)
    request = PreviewRequest(file, KEYED.name, Mode.COMPANY_WIDE)
    with metered.workspace.previews.whole(request, CancelToken()) as preview:
        before = metered.workspace.costs.of_preview(preview)
    assert before == Cost(120, 120, 6_000, 12, dollars(120), dollars(120) * 1_400, 6.0)
    assert metered.embedder.sent == [], "an estimate sends nothing"
    job = metered.completed(metered.process("수당", first))
    assert job.counts is not None
    assert (job.counts.texts_embedded, job.counts.tokens_embedded) == (120, 6_000)
    assert job.counts.dollars == pytest.approx(dollars(120))


def test_what_is_kept_costs_nothing(metered: MeteredBench) -> None:
    first = rows(40)
    metered.completed(metered.process("수당", first))
    metered.completed(metered.process("수당", edited(first, [1, 2, 3])))
    back = metered.workspace.costs.of_version(metered.document("수당"), 1)
    assert (back.rows, back.new_texts, back.tokens, back.dollars) == (3, 0, 0, 0.0)
    job = metered.completed(metered.rollback("수당", 1))
    assert job.counts is not None
    assert (job.counts.tokens_embedded, job.counts.dollars) == (0, 0.0)


def test_a_local_embedder_costs_nothing(bench: Bench) -> None:
    bench.completed(bench.process("수당", rows(5)))
    cost = bench.workspace.costs.of_texts(5, {"a": "가", "b": "나"})
    assert cost == Cost(5, 2)
    assert (cost.dollars, cost.won, cost.is_over_cap) == (0.0, 0.0, False)


def test_the_cap_parks_the_job_before_it_is_passed(metered: MeteredBench) -> None:
    first = rows(300)
    metered.workspace.budget.terms = Terms(cap_dollars=dollars(120) + PRICE)
    end = metered.process("수당", first, template=KEYLESS)
    assert end.job is not None
    assert isinstance(end.error, NeedsAttention)
    assert (end.job.status, end.error.code) == (JobStatus.NEEDS_ATTENTION, "spending_cap")
    answered = len(metered.embedder.answered)
    assert 0 < answered <= 120
    assert sorted(metered.embedder.sent) == sorted(metered.embedder.answered), "no more was sent"
    again = metered.resume()[0]
    assert again.error is not None
    assert again.error.code == "spending_cap", "it stays where it is"
    assert len(metered.embedder.sent) <= 120
    metered.workspace.budget.terms = Terms(cap_dollars=dollars(300))
    job = metered.completed(metered.resume()[0])
    assert job.counts is not None
    assert job.counts.dollars == pytest.approx(dollars(300))
    assert len(metered.embedder.sent) == len(set(metered.embedder.sent)) == 300


def test_batches_that_run_side_by_side_do_not_pass_it_together(metered: MeteredBench) -> None:
    metered.workspace.budget.terms = Terms(cap_dollars=dollars(10))
    gate = metered.embedder.knobs.hold("embed")
    ended: list[object] = []
    thread = threading.Thread(
        target=lambda: ended.append(metered.process("수당", rows(300), template=KEYLESS))
    )
    thread.start()
    gate.wait_entered()
    gate.open()
    thread.join(30)
    assert ended
    assert len(metered.embedder.sent) == 10, "one request fits"


def test_a_failed_request_is_given_back(metered: MeteredBench) -> None:
    budget, texts = metered.workspace.budget, ["가"] * 10
    metered.completed(metered.process("수당", rows(10)))
    (job,) = _jobs(metered)
    budget.terms = Terms(cap_dollars=dollars(20))
    for _ in range(3):
        with pytest.raises(OSError, match="lost"), budget.paying(job, texts):
            raise OSError("lost")
    with budget.paying(job, texts):
        pass
    with pytest.raises(NeedsAttention, match="spending_cap"), budget.paying(job, texts):
        pytest.fail("the cap is reached")


def _jobs(bench: Bench) -> list[int]:
    with bench.workspace.store.reading() as tx:
        return [one.job_id for one in tx.jobs.with_status(JobStatus.COMPLETED)]
