"""Retries: how often, and what is no try."""

from __future__ import annotations

import time

import pytest

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.statuses import JobKind
from jisa_desktop.errors import NeedsAttention, Retryable
from jisa_desktop.pipeline.retrying import Patience, batch_retries, retrying

QUICK = Patience(offline_wait_s=0.05, first_wait_s=0.001)


class Failing:
    def __init__(self, *errors: Retryable) -> None:
        self.errors = list(errors)
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def test_it_answers_after_the_last_allowed_retry() -> None:
    work = Failing(*[Retryable("timeout")] * 2)
    assert retrying(work, retries=2, cancel=CancelToken(), patience=QUICK) == "done"
    assert work.calls == 3


def test_the_last_error_is_raised_when_tries_are_spent() -> None:
    work = Failing(*[Retryable("timeout")] * 3)
    with pytest.raises(Retryable, match="timeout"):
        retrying(work, retries=2, cancel=CancelToken(), patience=QUICK)
    assert work.calls == 3


def test_throttling_is_no_try() -> None:
    work = Failing(*[Retryable("rate_limit", is_throttled=True)] * 6)
    assert retrying(work, retries=0, cancel=CancelToken(), patience=QUICK) == "done"


def test_offline_waits_and_then_parks() -> None:
    work = Failing(*[Retryable("offline", is_offline=True)] * 1_000)
    with pytest.raises(NeedsAttention, match="offline"):
        retrying(work, retries=0, cancel=CancelToken(), patience=QUICK)
    assert work.calls > 1


def test_retry_after_is_honoured() -> None:
    work = Failing(Retryable("busy", retry_after_s=0.05))
    before = time.monotonic()
    retrying(work, retries=1, cancel=CancelToken(), patience=QUICK)
    assert time.monotonic() - before >= 0.05


def test_a_cancel_ends_the_wait() -> None:
    cancel = CancelToken()
    work = Failing(Retryable("busy", retry_after_s=60))
    with pytest.raises(Cancelled):
        retrying(work, retries=1, cancel=cancel, patience=QUICK, waiting=cancel.cancel)


def test_other_errors_are_not_retried() -> None:
    def work() -> None:
        raise NeedsAttention("openai_key_refused")

    with pytest.raises(NeedsAttention):
        retrying(work, retries=5, cancel=CancelToken(), patience=QUICK)


def test_the_specifications_numbers() -> None:
    kinds = (JobKind.PROCESS, JobKind.CLEANUP, JobKind.ROLLBACK)
    assert [batch_retries(kind) for kind in kinds] == [2, 2, 1]
