"""Stories: what happens after a click, told as coroutines (check, run, refresh)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine

from PySide6.QtCore import QObject, Signal

from jisa_desktop.domain.cancel import Cancelled
from jisa_desktop.errors import JisaError
from jisa_desktop.pipeline.faulting import named_error

log = logging.getLogger(__name__)


class Stories(QObject):
    """Holds every running story; a story that ends in an error says so by ``failed``."""

    failed = Signal(object)
    """A JisaError."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self._is_over = False
        self._running: set[asyncio.Task[None]] = set()
        self._latest: dict[str, asyncio.Task[None]] = {}

    def tell(self, story: Coroutine[object, object, None]) -> asyncio.Task[None] | None:
        """Start ``story``. It must not open a nested event loop. None after the end."""
        if self._is_over:
            story.close()
            return None
        task = self._loop.create_task(story)
        self._running.add(task)
        task.add_done_callback(self._end)
        return task

    def tell_latest(self, topic: str, story: Coroutine[object, object, None]) -> None:
        """Start ``story`` and drop the one about ``topic`` that still runs."""
        if (old := self._latest.get(topic)) is not None:
            old.cancel()
        if (task := self.tell(story)) is not None:
            self._latest[topic] = task

    async def end_all(self) -> None:
        """Cancel what still runs and wait until it is gone; nothing starts any more."""
        self._is_over = True
        mine = asyncio.current_task()
        others = [task for task in self._running if task is not mine]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        for topic in [topic for topic, latest in self._latest.items() if latest is task]:
            del self._latest[topic]
        if task.cancelled() or (error := task.exception()) is None:
            return
        if isinstance(error, Cancelled):
            return
        if isinstance(error, JisaError):
            log.warning("a story ended in %s", error.code)
            self.failed.emit(error)
        else:
            self.failed.emit(named_error(error))  # its message may hold a cell: not for the log
