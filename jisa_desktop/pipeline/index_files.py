"""What an index that lies in a file of its own can do besides what every index can."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from jisa_desktop.domain.cancel import CancelToken


@runtime_checkable
class FileIndex(Protocol):
    @property
    def path(self) -> Path: ...

    def backup_to(self, path: Path, cancel: CancelToken) -> None:
        """Write one consistent copy, whole or not at all, while others may write."""

    def compact(self, cancel: CancelToken) -> None:
        """Give back free room, and erase what deleted texts left behind."""
