"""Retries, in one place: how often, how long between, and what is no try at all."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception_type
from tenacity.stop import stop_base

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import JobKind
from jisa_desktop.errors import NeedsAttention, Retryable

T = TypeVar("T")

STEP_RETRIES = 3
"""After the first try, for parse, intake, plan and finish steps (design, section 12)."""

BATCH_RETRIES: Mapping[JobKind, int] = MappingProxyType(
    {JobKind.CLEANUP: 2, JobKind.ROLLBACK: 1, JobKind.UNDO: 1}
)
"""After the first try, by kind of job; 2 for every other."""

_FIRST_WAIT_S = 0.5
_LONGEST_WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class Patience:
    """``offline_wait_s``: how long to wait for a network before the job is parked; None waits
    for ever, as the window does. ``first_wait_s`` is the base of the exponential back-off."""

    offline_wait_s: float | None = None
    first_wait_s: float = _FIRST_WAIT_S


def batch_retries(kind: JobKind) -> int:
    return BATCH_RETRIES.get(kind, 2)


def retrying(
    work: Callable[[], T],
    *,
    retries: int,
    cancel: CancelToken,
    patience: Patience,
    waiting: Callable[[], None] = lambda: None,
) -> T:
    """Call ``work`` until it answers, at most ``retries`` times again after a ``Retryable``.

    Throttling and being offline are no tries; the service's ``Retry-After`` is honoured. Raises
    the last ``Retryable``, or ``NeedsAttention('offline')`` when patience with the network ends.
    """
    runner = Retrying(
        retry=retry_if_exception_type(Retryable),
        stop=_Spent(retries, patience),
        wait=lambda state: _wait_s(state, patience),
        sleep=cancel.sleep,
        before_sleep=lambda _state: waiting(),
        retry_error_callback=_give_up,
    )
    return runner(work)


class _Spent(stop_base):
    """Counts real tries and time offline, which tenacity's own stops do not tell apart."""

    def __init__(self, retries: int, patience: Patience) -> None:
        self._left = retries
        self._patience = patience
        self._offline_s = 0.0

    def __call__(self, state: RetryCallState) -> bool:
        error = _error(state)
        if error.is_throttled:
            return False
        if error.is_offline:
            self._offline_s += state.upcoming_sleep
            limit = self._patience.offline_wait_s
            return limit is not None and self._offline_s > limit
        self._left -= 1
        return self._left < 0


def _wait_s(state: RetryCallState, patience: Patience) -> float:
    error = _error(state)
    backoff: float = min(_LONGEST_WAIT_S, patience.first_wait_s * 2 ** (state.attempt_number - 1))
    jittered = backoff * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards no secret
    return max(error.retry_after_s or 0.0, jittered)


def _give_up(state: RetryCallState) -> object:
    error = _error(state)
    if error.is_offline:
        raise NeedsAttention("offline") from error
    raise error


def _error(state: RetryCallState) -> Retryable:
    assert state.outcome is not None, "asked between two tries"  # noqa: S101 - tenacity's contract
    error = state.outcome.exception()
    assert isinstance(error, Retryable), "nothing else is retried"  # noqa: S101 - see ``retry=``
    return error
