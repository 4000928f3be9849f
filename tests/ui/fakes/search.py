"""The fake desk of the search page."""

from __future__ import annotations

from collections.abc import Sequence

from jisa_desktop.ui.search.desk import SearchHit
from tests.ui.fakes.world import (
    COLUMNS,
    World,
    values,
)


class FakeSearchDesk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def namespaces(self) -> Sequence[str]:
        return tuple(self.world.namespaces)

    async def find(self, question: str, namespace: str, top_k: int) -> Sequence[SearchHit]:
        self.world.asked.append(("search", question, namespace))
        return tuple(
            SearchHit(0.91 - n / 20, f"d1:{n}", namespace, "d1", "2026년 급여테이블", n + 5,
                      "\n".join(f"{c}: {v}" for c, v in zip(COLUMNS, values(n), strict=True) if v))
            for n in range(5)
        )  # fmt: skip
