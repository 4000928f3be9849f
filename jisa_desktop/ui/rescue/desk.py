"""What the rescue page asks for. Everything may take a while on a large workspace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OfferedBackup:
    """A backup whose every byte was verified. ``size`` is the file's, in bytes."""

    path: Path
    created_at: datetime
    size: int


class RescueDesk(Protocol):
    async def newest_backup(self) -> OfferedBackup | None:
        """The newest automatic backup that is whole; None: there is none."""
        ...

    async def restore(self, backup: Path) -> str:
        """Put it back; returns the name of the folder that keeps what it replaced.

        Raises ``JisaError`` as restoring does; nothing has changed then."""
        ...

    async def start_new(self) -> str:
        """Move what is damaged away; returns the name of the folder that keeps it."""
        ...
