"""Plain functions on a QThreadPool. The only module that knows QRunnable."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QRunnable, QThreadPool

P = ParamSpec("P")
T = TypeVar("T")


class _Task(QRunnable):
    """Held by the pool's owner until it has ended, so ``autoDelete`` is off. Its end goes into a
    ``Future``, which any thread may wait for; no signal is emitted from a pool thread here."""

    def __init__(self, work: Callable[[], Any], ended: Callable[[_Task], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.future: Future[Any] = Future()
        self._work = work
        self._ended = ended

    def run(self) -> None:
        try:
            if self.future.set_running_or_notify_cancel():
                self._settle()
        finally:
            self._ended(self)

    def _settle(self) -> None:
        try:
            result = self._work()
        except BaseException as error:  # a thread has nobody above it
            self.future.set_exception(error)
        else:
            self.future.set_result(result)


class TaskPool:
    """A QThreadPool of its own. A task ends exactly once, also when it never started."""

    def __init__(self, threads: int) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._live: set[_Task] = set()
        self._lock = threading.Lock()

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run ``work(*args)`` on a pool thread."""
        task = _Task(lambda: work(*args, **kwargs), self._forget)
        with self._lock:
            self._live.add(task)
        self._pool.start(task)
        return task.future

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """``await`` a plain function from a coroutine of the window (the qasync bridge)."""
        return await asyncio.wrap_future(self.submit(work, *args, **kwargs))

    def drop_waiting(self) -> None:
        """Tasks that have not started end as cancelled."""
        with self._lock:
            waiting = [task for task in self._live if self._pool.tryTake(task)]
            self._live.difference_update(waiting)
        for task in waiting:
            task.future.cancel()
            task.future.set_running_or_notify_cancel()

    def wait(self, timeout_ms: int) -> bool:
        """Until every task has ended. False: some thread is still inside a blocking call."""
        return self._pool.waitForDone(timeout_ms)

    def _forget(self, task: _Task) -> None:
        with self._lock:
            self._live.discard(task)
