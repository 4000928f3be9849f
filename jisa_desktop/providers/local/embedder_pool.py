"""A few embedder processes behind one queue; each has a thread of its own that outlives it."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import Bug, Rejected, Retryable
from jisa_desktop.providers.local.embedder_process import EmbedderProcess, ProcessDiedError

_POLL_S = 0.05
_STARTS_PER_QUESTION = 2


class Worker(Protocol):
    @property
    def pid(self) -> int: ...
    def ask(
        self, number: int, texts: tuple[str, ...]
    ) -> tuple[NDArray[np.float32], tuple[int, ...]]: ...
    def kill(self) -> None: ...
    def release(self) -> None: ...


class _Question:
    """A request on its way. Once given up, nothing that arrives for it is looked at."""

    def __init__(self, number: int, texts: tuple[str, ...]) -> None:
        self.number = number
        self.texts = texts
        self.weight = 1 if texts else 0  # a warm-up calls for no second process
        self.is_given_up = False
        self._settled = threading.Event()
        self._outcome: NDArray[np.float32] | Exception

    def settle(self, outcome: NDArray[np.float32] | Exception) -> None:
        self._outcome = outcome
        self._settled.set()

    def wait(self, cancel: CancelToken) -> NDArray[np.float32]:
        try:
            while not self._settled.wait(_POLL_S):
                cancel.check()
        except BaseException:
            self.is_given_up = True
            raise
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome


class EmbedderPool:
    """``ask`` from any thread. Processes start when there is more to do than they can do."""

    def __init__(self, size: int, start: Callable[[], Worker] = EmbedderProcess) -> None:
        self._size = size
        self._start = start
        self._numbers = itertools.count(1)
        self._queue: queue.SimpleQueue[_Question | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._owners: list[threading.Thread] = []
        self._workers: list[Worker] = []
        self._open_questions = 0
        self._is_closed = False

    @property
    def process_ids(self) -> list[int]:
        with self._lock:
            return [worker.pid for worker in self._workers]

    def ask(self, texts: tuple[str, ...], cancel: CancelToken) -> NDArray[np.float32]:
        """Shape (len(texts), 512). Raises ``Cancelled`` soon after a cancel, while the process
        goes on; ``Rejected`` for texts the model fails on; ``Retryable`` when processes die."""
        cancel.check()
        return self._submit(texts).wait(cancel)

    def warm(self) -> None:
        """Start one process and load the model there, without waiting for it."""
        self._submit(())

    def close(self) -> None:
        """End all processes and threads; open questions fail as ``Retryable``. Twice is fine."""
        with self._lock:
            self._is_closed = True
            owners, self._owners = self._owners, []
            for worker in self._workers:
                worker.kill()
        for _ in owners:
            self._queue.put(None)
        for owner in owners:
            owner.join()
        while not self._queue.empty():
            question = self._queue.get()
            if question is not None:
                question.settle(_closed())

    def _submit(self, texts: tuple[str, ...]) -> _Question:
        question = _Question(next(self._numbers), texts)
        with self._lock:
            if self._is_closed:
                raise _closed()
            self._open_questions += question.weight
            if len(self._owners) < max(1, min(self._size, self._open_questions)):
                owner = threading.Thread(target=self._own, name="jisa-embedder", daemon=True)
                self._owners.append(owner)
                owner.start()
            self._queue.put(question)
        return question

    def _own(self) -> None:
        worker: Worker | None = None
        try:
            while (question := self._queue.get()) is not None:
                if not question.is_given_up:
                    worker = self._serve(question, worker)
                with self._lock:
                    self._open_questions -= question.weight
        finally:
            self._release(worker)

    def _serve(self, question: _Question, worker: Worker | None) -> Worker | None:
        """Settle the question; return the worker that is still alive, if one is."""
        for _ in range(_STARTS_PER_QUESTION):
            try:
                worker = worker or self._start_worker()
                rows, failed = worker.ask(question.number, question.texts)
            except ProcessDiedError:
                self._release(worker)
                worker = None
            except Exception as error:  # the asker must not wait for ever; the owner lives on
                bug = Bug("unexpected")
                bug.__cause__ = error
                question.settle(bug)
                return worker
            else:
                question.settle(_judged(rows, failed))
                return worker
        question.settle(_closed() if self._is_closed else Retryable("embedder_worker_died"))
        return None

    def _start_worker(self) -> Worker:
        with self._lock:  # so that close either sees the worker or prevents it
            if self._is_closed:
                raise ProcessDiedError
            worker = self._start()
            self._workers.append(worker)
        return worker

    def _release(self, worker: Worker | None) -> None:
        if worker is None:
            return
        with self._lock:
            self._workers.remove(worker)
        worker.release()


def _judged(rows: NDArray[np.float32], failed: tuple[int, ...]) -> NDArray[np.float32] | Exception:
    unusable = {i for i, row in enumerate(rows) if not (np.isfinite(row).all() and row.any())}
    positions = tuple(sorted(unusable.union(failed)))
    if positions:
        return Rejected("text_refused", positions=positions, count=len(positions))
    return rows


def _closed() -> Retryable:
    return Retryable("embedder_closed")
