"""The fake desk of the settings page."""

from __future__ import annotations

from collections.abc import Sequence

from jisa_desktop.ui.settings.desk import Setting
from tests.ui.fakes.world import (
    World,
)


class FakeSettingsDesk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def all(self) -> Sequence[Setting]:
        return (
            Setting("embedder", "local", ("local", "openai")),
            Setting("index", "local", ("local", "pinecone")),
            Setting("embedding_model", "text-embedding-3-small"),
            Setting("batches_at_once", "5"),
        )

    async def set(self, name: str, value: str) -> None:
        self.world.asked.append(("set_setting", name, value))
