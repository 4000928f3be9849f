"""What the settings page asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as text; ``choices``: what it may be, () for anything."""

    name: str
    value: str
    choices: tuple[str, ...] = ()


class SettingsDesk(Protocol):
    async def all(self) -> Sequence[Setting]: ...

    async def set(self, name: str, value: str) -> None: ...
