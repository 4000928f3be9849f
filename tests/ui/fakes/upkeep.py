"""The fake desk of the upkeep page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.ui.fakes.world import (
    World,
)


class FakeUpkeepDesk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def verify(self) -> Sequence[str]:
        return tuple(self.world.violations)

    async def backup(self, target: Path) -> int:
        self.world.asked.append(("backup", target))
        return 5_400_000
