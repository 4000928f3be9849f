"""The fake desk of what would leave the computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jisa_desktop.domain.template import Template
from jisa_desktop.ui.imports.outgoing import Leaving, LeavingField, PersonalColumn
from tests.ui.fakes.world import COLUMNS, World

CLOUD = Leaving(
    "api.openai.com",
    "api.pinecone.io",
    tuple(
        LeavingField(name, in_text=True, in_metadata=name == "부서", policy="")
        for name in COLUMNS
    ),
    1_237, 1_190, 61_204, 81_642, 3, 0.00163, 2.3, 4.9,
)  # fmt: skip
LOCAL = Leaving("", "", (), 1_237, 1_190, 61_204)


class FakeOutgoingDesk:
    def __init__(self, world: World) -> None:
        self.world = world
        self.found: Leaving | None = LOCAL
        self.columns: Sequence[PersonalColumn] = ()

    async def leaving(self, preview_id: str) -> Leaving | None:
        self.world.asked.append(("leaving", preview_id))
        return self.found

    async def personal(self, preview_id: str) -> Sequence[PersonalColumn]:
        return self.columns

    async def decide(self, preview_id: str, policies: Mapping[str, str]) -> Template | None:
        self.world.asked.append(("decide", preview_id, dict(policies)))
        return Template(name="급여")
