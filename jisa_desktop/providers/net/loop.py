"""One asyncio loop on one background thread, for every call to a cloud service.

A blocked synchronous call cannot be cancelled; a task on a loop ends within milliseconds. So a
worker thread hands its coroutine over and waits here, with its cancel token.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from jisa_desktop.domain.cancel import Cancelled, CancelToken

T = TypeVar("T")

_LOOK_S = 0.2
"""How often a waiting thread looks at its cancel token. An answer wakes it at once."""

_CLOSE_S = 5.0


class NetworkLoop:
    """Starts its thread with the first call; serves all threads but its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def call(
        self, work: Coroutine[Any, Any, T], cancel: CancelToken, deadline_s: float | None = None
    ) -> T:
        """Run ``work`` on the loop and wait for it.

        Raises what ``work`` raises, ``Cancelled`` within a moment of the token's being set or the
        loop's being closed, and ``TimeoutError`` once ``deadline_s`` of wall clock have passed.
        """
        try:
            cancel.check()
            loop = self._started()
        except BaseException:
            work.close()  # else Python warns that it was never awaited
            raise
        future = asyncio.run_coroutine_threadsafe(_within(work, deadline_s), loop)
        try:
            while not future.done():
                concurrent.futures.wait([future], timeout=_LOOK_S)
                if not future.done():
                    cancel.check()
        except BaseException:  # cancelled, or Ctrl+C in a thread that waits
            future.cancel()
            raise
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            raise Cancelled from None

    def close(self) -> None:
        """Cancel what still runs, end the thread. Calls that wait end with ``Cancelled``."""
        with self._lock:
            self._is_closed = True
            loop, thread = self._loop, self._thread
        if loop is None or thread is None or not thread.is_alive():
            return
        loop.call_soon_threadsafe(loop.stop)
        thread.join(_CLOSE_S)

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._is_closed:
                raise Cancelled
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_serve, args=(self._loop,), name="jisa-network", daemon=True
                )
                self._thread.start()
            elif threading.current_thread() is self._thread:
                raise RuntimeError("the network thread must not wait for itself")
            return self._loop


async def _within(work: Coroutine[Any, Any, T], deadline_s: float | None) -> T:
    async with asyncio.timeout(deadline_s):
        return await work


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
    finally:
        loop.close()
