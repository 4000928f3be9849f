"""The way back from a damaged database. It is not open then, so this desk has its own thread."""

from __future__ import annotations

import os
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.rescue.desk import OfferedBackup
from jisa_desktop.workers.tasks import TaskPool


class RealRescueDesk:
    """Lives on the main thread. Its pool waits for its thread when it goes."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._pool = TaskPool(1)
        self._cancel = CancelToken()

    async def newest_backup(self) -> OfferedBackup | None:
        return await self._pool.run(_newest, self._home, self._cancel)

    async def restore(self, backup: Path) -> str:
        return await self._pool.run(_restore, self._home, backup, self._cancel)

    async def start_new(self) -> str:
        return await self._pool.run(_start_new, self._home)

    def stop(self) -> None:
        """Nothing begins to be replaced any more; what has begun to be goes on to its end."""
        self._cancel.cancel()


def _newest(home: Path, cancel: CancelToken) -> OfferedBackup | None:
    from jisa_desktop.pipeline.autobackup import newest_good_backup

    found = newest_good_backup(home, cancel)
    if found is None:
        return None
    return OfferedBackup(found.path, found.held.created_at, found.held.size)


def _restore(home: Path, backup: Path, cancel: CancelToken) -> str:
    from jisa_desktop.pipeline.restoring import restore

    kept_in = restore(home, backup, _writer(), cancel).kept_in
    return kept_in.name if kept_in is not None else ""


def _start_new(home: Path) -> str:
    from jisa_desktop.pipeline.autobackup import set_damaged_aside

    return set_damaged_aside(home, _writer()).name


def _writer() -> str:
    return f"window {os.getpid()}"
