"""What the upkeep page asks for. Comparing with the index is a job: ``Desk.sync``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DriftLine:
    """How the index differs from the ledger in one namespace."""

    namespace: str
    missing: int
    orphaned: int
    altered: int
    foreign: int


class UpkeepDesk(Protocol):
    async def verify(self) -> Sequence[str]:
        """Broken rules in a few words each; none when all hold."""
        ...

    async def backup(self, target: Path) -> int:
        """Write everything into one file; return its size in bytes."""
        ...
