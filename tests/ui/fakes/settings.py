"""The fake desk of the settings page and of the first start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from jisa_desktop.errors import InputError, JisaError
from jisa_desktop.ui.settings.desk import (
    CheckLine,
    Company,
    KeyPlace,
    KeyState,
    MoveView,
    Overview,
    Setting,
)
from tests.ui.fakes.world import World

SETTINGS = (
    Setting("embedder", "local", ("local", "openai")),
    Setting("index", "local", ("local", "pinecone")),
    Setting("embedding_model", "text-embedding-3-small"),
    Setting("embedding_dimension", ""),
    Setting("openai_base_url", ""),
    Setting("pinecone_index", ""),
    Setting("vendor_variables", "ignored", ("ignored", "obeyed")),
    Setting("spending_cap_dollars", ""),
    Setting("won_per_dollar", "1400"),
    Setting("batches_at_once", "5"),
)
GOOD = (
    CheckLine("check_embedder_ok", is_ok=True, params={"model": "m", "dimension": 8}),
    CheckLine("check_index_ok", is_ok=True, params={"index": "hr"}, is_index=True),
    CheckLine("check_writing_ok", is_ok=True, params={"index": "hr"}, is_index=True),
)
REFUSED = (
    CheckLine("key_refused", is_ok=False, params={"service": "OpenAI"}),
    CheckLine(
        "index_missing",
        is_ok=False,
        params={"index": "hr", "service": "Pinecone"},
        is_index=True,
    ),
)


class FakeSettingsDesk(QObject):
    applied = Signal()
    checked = Signal(object)

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        self.kept = {one.name: one for one in SETTINGS}
        self.company = Company("", "org_1")
        self.places = {"openai": KeyPlace.NONE, "pinecone": KeyPlace.NONE}
        self.has_keychain = True
        self.found: Sequence[CheckLine] = GOOD
        self.outlook: MoveView | None = None
        self.waiting: list[int] = []
        self.strays: tuple[str, ...] = ()

    async def overview(self) -> Overview:
        home = Path("/home/hr/JISA Desktop")
        return Overview(tuple(self.kept.values()), self.company, home, self.strays)

    async def faults(self, values: Mapping[str, str]) -> Mapping[str, JisaError]:
        """As the real ones, of two settings."""
        found: dict[str, JisaError] = {}
        if values.get("batches_at_once", "1") not in {str(n) for n in range(1, 21)}:
            found["batches_at_once"] = InputError("setting_batches_range")
        if values.get("index") == "pinecone" and not values.get("pinecone_index"):
            found["pinecone_index"] = InputError("setting_index_missing")
        return found

    async def save(self, values: Mapping[str, str]) -> Mapping[str, JisaError]:
        if faults := await self.faults(values):
            return faults
        self.world.asked.append(("save_settings", dict(values)))
        for name, value in values.items():
            self.kept[name] = replace(self.kept[name], value=value)
        self.applied.emit()
        return {}

    async def rename_company(self, name: str) -> None:
        self.world.asked.append(("rename_company", name))
        self.company = replace(self.company, name=name)

    async def keys(self) -> Sequence[KeyState]:
        return tuple(
            KeyState(service, place, f"{service.upper()}_API_KEY", self.has_keychain)
            for service, place in self.places.items()
        )

    async def enter_key(self, service: str, key: str) -> KeyPlace:
        if not key.isascii():
            raise InputError("api_key_invalid")
        self.world.asked.append(("enter_key", service, len(key)))
        place = KeyPlace.KEYCHAIN if self.has_keychain else KeyPlace.SESSION
        self.places[service] = place
        return place

    async def forget_key(self, service: str) -> None:
        self.world.asked.append(("forget_key", service))
        self.places[service] = KeyPlace.NONE

    async def check(self) -> Sequence[CheckLine]:
        for line in self.found:
            self.checked.emit(line)
        return tuple(self.found)

    def stop_check(self) -> None:
        self.world.asked.append(("stop_check",))

    async def move(self) -> MoveView | None:
        return self.outlook

    async def waiting_jobs(self) -> Sequence[int]:
        return tuple(self.waiting)
