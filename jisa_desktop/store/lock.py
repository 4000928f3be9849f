"""One writer for a workspace. The system frees the lock when its process dies, however it dies."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

from jisa_desktop.errors import EnvironmentProblem

_LOCK = "writer.lock"
_OWNER = "writer.txt"


class WriterLock:
    def __init__(self, folder: Path) -> None:
        # Taken on a pool thread and let go on another: the lock is the workspace's, not a thread's.
        self._lock = FileLock(folder / _LOCK, mode=0o600, thread_local=False)
        self._owner = folder / _OWNER

    def acquire(self, name: str) -> None:
        """Become the writer, under ``name``.

        Raises ``EnvironmentProblem('workspace_in_use')`` that names the one who is.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise EnvironmentProblem("workspace_in_use", owner=self._read_owner()) from error
        except OSError as error:
            raise EnvironmentProblem("store_read_only", file=_LOCK) from error
        descriptor = os.open(self._owner, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{name} (PID {os.getpid()})")

    def release(self) -> None:
        self._lock.release()

    def _read_owner(self) -> str:
        try:
            return self._owner.read_text(encoding="utf-8")
        except OSError:
            return "?"
