"""Whose turn it is to be read, of several files: the first rows of all come before all rows of
any, and of those that are read whole, only so many at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from jisa_desktop.domain.cancel import CancelToken


class Turns:
    """Lives on the main thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._firsts = 0
        self._wholes = 0
        self._line: list[object] = []
        self._waiting: list[asyncio.Future[None]] = []

    @contextmanager
    def first(self) -> Iterator[None]:
        self._firsts += 1
        try:
            yield
        finally:
            self._firsts -= 1
            self.look_again()

    @asynccontextmanager
    async def whole(self, cancel: CancelToken) -> AsyncIterator[None]:
        """Waits for its turn, in the order of coming. Raises ``Cancelled``, when ``cancel`` was
        cancelled and ``look_again`` is called."""
        await self._come_up(cancel)
        self._wholes += 1
        self.look_again()
        try:
            yield
        finally:
            self._wholes -= 1
            self.look_again()

    def look_again(self) -> None:
        """Have those who wait see whether it is their turn."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.done():
                one.set_result(None)

    async def _come_up(self, cancel: CancelToken) -> None:
        ticket = object()
        self._line.append(ticket)
        try:
            cancel.check()
            while self._firsts or self._wholes >= self._most or self._line[0] is not ticket:
                happens = asyncio.get_running_loop().create_future()
                self._waiting.append(happens)
                await happens
                cancel.check()
        finally:
            self._line.remove(ticket)
