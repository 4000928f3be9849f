"""What a run would take and what it took; the cap that parks it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.statuses import JobStatus, Mode
from jisa_desktop.errors import NeedsAttention
from jisa_desktop.pipeline.budget import NANO, Terms
from jisa_desktop.pipeline.costing import Cost
from jisa_desktop.pipeline.preview import PreviewRequest
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.providers.metering import Counted, Estimate, Usage
from tests.support.bench import KEYED, KEYLESS, Bench, SharedReader, edited, rows
from tests.support.fakes import CountingEmbedder
from tests.support.meters import FlatMeter

TOKENS_EACH = 50
PRICE = 20 / NANO
"""Dollars a token."""


class MeteredEmbedder(CountingEmbedder):
    """Every text has 50 tokens."""

    def meter(self) -> FlatMeter:
        return FlatMeter(TOKENS_EACH, self._texts_per_request)

    def estimate_of(self, counted: Counted) -> Estimate:
        tokens = counted.tokens
        return Estimate(counted.texts, tokens, counted.requests, tokens * PRICE, tokens / 1_000)

    def estimate(self, texts: Sequence[str]) -> Estimate:
        meter = self.meter()
        meter.add(texts)
        return self.estimate_of(meter.counted)

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


def test_the_texts_of_a_sheet_are_counted_where_it_was_surveyed(
    metered: MeteredBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each new text once: not those of rows that fail, that repeat another, or that are kept."""
    metered.completed(metered.process("이전", rows(5), template=KEYLESS))
    table = [*rows(2_500), rows(1)[0], ("00001", "직원1", "2026-03", "7"), *rows(2_500, start=9)]
    request = PreviewRequest(metered.file("수당", table), KEYLESS.name, Mode.COMPANY_WIDE)
    with metered.workspace.previews.whole(request, CancelToken()) as preview:
        monkeypatch.setattr(preview, "parsed", lambda *_: pytest.fail("read beside the window"))
        cost = metered.workspace.costs.of_preview(preview)
        assert cost is not None
        assert preview.outlook is not None
        assert cost.new_texts == preview.outlook.new_text_count == 2_508 + 1 - 5
        assert cost.tokens == cost.new_texts * TOKENS_EACH
        assert cost.rows == preview.outlook.stored_count


def test_a_count_ends_with_its_preview(metered: MeteredBench) -> None:
    request = PreviewRequest(metered.file("수당", rows(20)), KEYED.name, Mode.COMPANY_WIDE)
    with metered.workspace.previews.whole(request, CancelToken()) as preview:
        preview.stop()
        with pytest.raises(Cancelled):
            metered.workspace.costs.of_preview(preview)


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


def test_the_cap_may_be_met_to_the_last_token(metered: MeteredBench) -> None:
    metered.workspace.budget.terms = Terms(cap_dollars=dollars(30))
    metered.completed(metered.process("수당", rows(30)))
    assert len(metered.embedder.sent) == 30
    metered.workspace.budget.terms = Terms(cap_dollars=dollars(10) - PRICE)
    end = metered.process("급여", rows(10, start=500))
    assert end.error is not None
    assert end.error.code == "spending_cap", "one token less than it takes"
    assert len(metered.embedder.sent) == 30


def test_nothing_may_be_spent(metered: MeteredBench) -> None:
    metered.workspace.budget.terms = Terms(cap_dollars=0)
    end = metered.process("수당", rows(3))
    assert end.error is not None
    assert end.error.code == "spending_cap"
    assert metered.embedder.sent == []


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
