"""The pool: whose answer is whose, how many processes, deaths, cancels and the end."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import Bug, Rejected, Retryable
from jisa_desktop.providers.local.embedder_pool import EmbedderPool
from jisa_desktop.providers.local.embedder_process import ProcessDiedError

Reply = NDArray[np.float32] | Exception


class Hand:
    """A worker that answers what and when the test says."""

    def __init__(self, number: int, asked: queue.SimpleQueue[tuple[str, ...]]) -> None:
        self.pid = number
        self.replies: queue.SimpleQueue[Reply] = queue.SimpleQueue()
        self.failed: tuple[int, ...] = ()
        self.is_released = False
        self._asked = asked

    def ask(
        self, number: int, texts: tuple[str, ...]
    ) -> tuple[NDArray[np.float32], tuple[int, ...]]:
        assert number > 0
        self._asked.put(texts)
        reply = self.replies.get(timeout=5)
        if isinstance(reply, Exception):
            raise reply
        return reply, self.failed

    def kill(self) -> None:
        self.replies.put(ProcessDiedError())

    def release(self) -> None:
        self.is_released = True


class Hands:
    """All workers a pool has started, and what they were asked."""

    def __init__(self) -> None:
        self.started: list[Hand] = []
        self.asked: queue.SimpleQueue[tuple[str, ...]] = queue.SimpleQueue()
        self.next_replies: list[Reply] = []

    def start(self) -> Hand:
        hand = Hand(len(self.started) + 1, self.asked)
        for reply in self.next_replies[:1]:
            hand.replies.put(reply)
        del self.next_replies[:1]
        self.started.append(hand)
        return hand

    def wait_asked(self) -> tuple[str, ...]:
        return self.asked.get(timeout=5)


class Asker(threading.Thread):
    """Asks from a thread of its own."""

    def __init__(self, pool: EmbedderPool, *texts: str) -> None:
        super().__init__()
        self.token = CancelToken()
        self.result: NDArray[np.float32] | BaseException | None = None
        self._pool = pool
        self._texts = texts
        self.start()

    def run(self) -> None:
        try:
            self.result = self._pool.ask(self._texts, self.token)
        except BaseException as error:  # judged by the test, in its own thread
            self.result = error

    def wait(self) -> NDArray[np.float32]:
        self._end()
        assert isinstance(self.result, np.ndarray)
        return self.result

    def wait_failure(self) -> BaseException:
        self._end()
        assert isinstance(self.result, BaseException)
        return self.result

    def _end(self) -> None:
        self.join(5)
        assert not self.is_alive()


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def pool(hands: Hands) -> Iterator[EmbedderPool]:
    pool = EmbedderPool(2, hands.start)
    yield pool
    pool.close()
    assert all(hand.is_released for hand in hands.started)
    assert not [t for t in threading.enumerate() if t.name == "jisa-embedder"]


def rows(*values: float) -> NDArray[np.float32]:
    return np.repeat(np.array(values, dtype=np.float32)[:, None], 512, axis=1)


def test_a_late_answer_is_given_to_nobody(pool: EmbedderPool, hands: Hands) -> None:
    first = Asker(pool, "가")
    hands.wait_asked()
    first.token.cancel()
    assert isinstance(first.wait_failure(), Cancelled)
    blocker = Asker(pool, "나")  # takes the second process
    hands.wait_asked()
    later = Asker(pool, "다")  # waits for either
    hands.started[0].replies.put(rows(1))  # the late answer to the first question
    assert hands.wait_asked() == ("다",)
    hands.started[0].replies.put(rows(3))
    assert np.array_equal(later.wait(), rows(3))
    hands.started[1].replies.put(rows(2))
    assert np.array_equal(blocker.wait(), rows(2))


def test_a_question_given_up_in_the_queue_is_never_asked(pool: EmbedderPool, hands: Hands) -> None:
    busy = [Asker(pool, "가"), Asker(pool, "나")]
    for _ in busy:
        hands.wait_asked()
    given_up = Asker(pool, "다")
    given_up.token.cancel()
    assert isinstance(given_up.wait_failure(), Cancelled)
    last = Asker(pool, "라")
    hands.started[0].replies.put(rows(1))
    assert hands.wait_asked() == ("라",)
    hands.started[0].replies.put(rows(4))
    assert np.array_equal(last.wait(), rows(4))
    hands.started[1].replies.put(rows(2))
    for asker in busy:
        asker.wait()


def test_one_caller_needs_one_process_however_often(pool: EmbedderPool, hands: Hands) -> None:
    pool.warm()
    hands.wait_asked()
    hands.started[0].replies.put(rows())
    for n in range(3):
        asker = Asker(pool, "가")
        hands.wait_asked()
        hands.started[0].replies.put(rows(n + 1))
        assert np.array_equal(asker.wait(), rows(n + 1))
    assert pool.process_ids == [1]


def test_a_question_during_the_warm_up_waits_for_it(pool: EmbedderPool, hands: Hands) -> None:
    pool.warm()
    hands.wait_asked()
    asker = Asker(pool, "가")
    hands.started[0].replies.put(rows())
    assert hands.wait_asked() == ("가",)
    hands.started[0].replies.put(rows(1))
    asker.wait()
    assert pool.process_ids == [1]


def test_more_callers_than_processes_share_them(pool: EmbedderPool, hands: Hands) -> None:
    askers = [Asker(pool, str(n)) for n in range(5)]
    hands.wait_asked()
    hands.wait_asked()
    for _ in range(5):
        for hand in hands.started:
            hand.replies.put(rows(1))
    for asker in askers:
        assert np.array_equal(asker.wait(), rows(1))
    assert pool.process_ids == [1, 2]


def test_after_a_death_the_question_is_asked_once_more(pool: EmbedderPool, hands: Hands) -> None:
    hands.next_replies = [ProcessDiedError(), rows(1)]
    assert np.array_equal(pool.ask(("가",), CancelToken()), rows(1))
    assert hands.started[0].is_released
    assert pool.process_ids == [2]


def test_after_two_deaths_it_is_retryable_and_the_next_question_starts_anew(
    pool: EmbedderPool, hands: Hands
) -> None:
    hands.next_replies = [ProcessDiedError(), ProcessDiedError(), rows(1)]
    with pytest.raises(Retryable) as failure:
        pool.ask(("가",), CancelToken())
    assert failure.value.code == "embedder_worker_died"
    assert pool.process_ids == []
    assert np.array_equal(pool.ask(("나",), CancelToken()), rows(1))


def test_rows_that_are_no_vectors_are_rejected_by_position(
    pool: EmbedderPool, hands: Hands
) -> None:
    hands.next_replies = [rows(1, np.nan, 0, np.inf, 5)]
    with pytest.raises(Rejected) as refusal:
        pool.ask(("a", "b", "c", "d", "e"), CancelToken())
    assert refusal.value.code == "text_refused"
    assert refusal.value.positions == (1, 2, 3)


def test_texts_the_model_fails_on_are_rejected_by_position(
    pool: EmbedderPool, hands: Hands
) -> None:
    asker = Asker(pool, "a", "b")
    hands.wait_asked()
    hands.started[0].failed = (1,)
    hands.started[0].replies.put(rows(1, 1))
    refusal = asker.wait_failure()
    assert isinstance(refusal, Rejected)
    assert refusal.positions == (1,)


def test_what_nobody_foresaw_reaches_the_caller_and_not_the_next(
    pool: EmbedderPool, hands: Hands
) -> None:
    hands.next_replies = [ValueError("odd")]
    with pytest.raises(Bug) as bug:
        pool.ask(("가",), CancelToken())
    assert isinstance(bug.value.__cause__, ValueError)
    hands.started[0].replies.put(rows(1))
    assert np.array_equal(pool.ask(("나",), CancelToken()), rows(1))


def test_closing_ends_open_questions_and_refuses_new_ones(hands: Hands) -> None:
    pool = EmbedderPool(1, hands.start)
    asked, queued = Asker(pool, "가"), Asker(pool, "나")
    hands.wait_asked()
    pool.close()
    pool.close()
    for asker in (asked, queued):
        failure = asker.wait_failure()
        assert isinstance(failure, Retryable)
        assert failure.code == "embedder_closed"
    with pytest.raises(Retryable):
        pool.ask(("다",), CancelToken())
    assert len(hands.started) == 1
