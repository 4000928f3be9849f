"""First rows come before whole sheets, and those in the order of coming."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

import pytest

from jisa_desktop.app.desks.turns import Turns
from jisa_desktop.domain.cancel import Cancelled, CancelToken


class Files:
    """Files that are read as the desk reads them; a step ends when it is let go on."""

    def __init__(self, most: int) -> None:
        self.turns = Turns(most)
        self.told: list[str] = []
        self.tokens: dict[str, CancelToken] = {}
        self._ends: dict[str, asyncio.Event] = {}

    async def read(self, name: str) -> None:
        token = self.tokens.setdefault(name, CancelToken())
        with self.turns.first():
            await self._step(f"first {name}")
        async with self.turns.whole(token):
            await self._step(f"whole {name}")

    async def end(self, step: str) -> None:
        self._ends.setdefault(step, asyncio.Event()).set()
        await self.rest()

    async def rest(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    async def _step(self, step: str) -> None:
        self.told.append(step)
        await self._ends.setdefault(step, asyncio.Event()).wait()


def run(story: Coroutine[object, object, None]) -> None:
    asyncio.run(asyncio.wait_for(story, 20))


def test_no_sheet_is_read_whole_before_the_first_rows_of_all_are_there() -> None:
    async def story() -> None:
        files = Files(most=1)
        tasks = [asyncio.create_task(files.read(name)) for name in "abc"]
        await files.rest()
        await files.end("first b")
        await files.end("first a")
        assert files.told == ["first a", "first b", "first c"]
        await files.end("first c")
        assert files.told[3:] == ["whole b"], "who came up first, and one at a time"
        await files.end("whole b")
        assert files.told[4:] == ["whole a"]
        await files.end("whole a")
        await files.end("whole c")
        await asyncio.gather(*tasks)

    run(story())


def test_first_rows_of_a_file_that_comes_later_wait_for_nobody() -> None:
    async def story() -> None:
        files = Files(most=2)
        tasks = [asyncio.create_task(files.read(name)) for name in "ab"]
        await files.rest()
        await files.end("first a")
        await files.end("first b")
        assert files.told[2:] == ["whole a", "whole b"]
        tasks.append(asyncio.create_task(files.read("c")))
        await files.rest()
        assert files.told[4:] == ["first c"]
        await files.end("whole a")
        assert len(files.told) == 5, "its first rows are still on their way"
        await files.end("first c")
        assert files.told[5:] == ["whole c"]
        for name in "bc":
            await files.end(f"whole {name}")
        await asyncio.gather(*tasks)

    run(story())


def test_one_that_is_stopped_while_it_waits_is_gone_and_the_next_goes_on() -> None:
    async def story() -> None:
        files = Files(most=1)
        tasks = [asyncio.create_task(files.read(name)) for name in "abc"]
        await files.rest()
        for name in "abc":
            await files.end(f"first {name}")
        tasks[2].cancel()
        files.tokens["b"].cancel()
        files.turns.look_again()
        with pytest.raises(Cancelled):
            await tasks[1]
        with pytest.raises(asyncio.CancelledError):
            await tasks[2]
        again = asyncio.create_task(files.read("d"))
        await files.rest()
        await files.end("first d")
        await files.end("whole a")
        assert files.told[-1] == "whole d"
        await files.end("whole d")
        await asyncio.gather(tasks[0], again)

    run(story())
