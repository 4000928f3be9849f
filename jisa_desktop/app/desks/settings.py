"""The settings behind their page. They are read once, when the program starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jisa_desktop.ui.settings.desk import Setting

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.pipeline.workspace import Workspace


_SHOWN = ("embedder", "index", "embedding_model", "embedding_dimension", "pinecone_index",
          "batches_at_once")  # fmt: skip


class RealSettingsDesk:
    def __init__(self, access: Access, environment: Mapping[str, str]) -> None:
        self._access = access
        self._environment = environment

    async def all(self) -> Sequence[Setting]:
        return await self._access.do(_all, self._environment)

    async def set(self, name: str, value: str) -> None:
        await self._access.change(_set, name, value)


def _all(workspace: Workspace, environment: Mapping[str, str]) -> list[Setting]:
    from jisa_desktop.pipeline.config import EmbedderChoice, IndexChoice, load

    config = load(workspace.home, environment).model_dump(mode="json")
    choices = {
        "embedder": tuple(one.value for one in EmbedderChoice),
        "index": tuple(one.value for one in IndexChoice),
    }
    return [
        Setting(name, "" if config[name] is None else str(config[name]), choices.get(name, ()))
        for name in _SHOWN
    ]


def _set(workspace: Workspace, name: str, value: str) -> None:
    from jisa_desktop.pipeline.config import save

    save(workspace.home, name, value)
