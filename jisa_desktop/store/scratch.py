"""Folders beside the workspace for copies of it: gone when the work is done, swept when it was
killed. Such a copy holds everything, what is forgotten later included.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_KINDS = ("backup", "restore", "look")
_LOCK = ".lock"


@contextmanager
def scratch_folder(home: Path, kind: str) -> Iterator[Path]:
    """A new folder that only its owner can read. ``kind`` is one of ``_KINDS``.

    A lock beside it, taken before it is made and freed by the system when the process dies, keeps
    it from being swept. Raises ``OSError``.
    """
    folder = home / f".{kind}-{secrets.token_hex(6)}"
    lock = _lock_of(folder)
    lock.acquire(timeout=0)
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        _remove(folder, lock)


def sweep_scratch(home: Path) -> None:
    """Remove what killed processes have left. Called by the one process that writes; others may
    be making a backup meanwhile."""
    found = {path.with_name(path.name.removesuffix(_LOCK)) for kind in _KINDS
             for path in home.glob(f".{kind}-*")}  # fmt: skip
    for folder in sorted(found):
        lock = _lock_of(folder)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue
        _remove(folder, lock)


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder.with_name(f"{folder.name}{_LOCK}"), mode=0o600, thread_local=False)


def _remove(folder: Path, lock: FileLock) -> None:
    """A file that something else holds open, a virus scanner say, is left to the next sweep."""
    shutil.rmtree(folder, ignore_errors=True)
    lock.release()
    if not folder.exists():
        Path(lock.lock_file).unlink(missing_ok=True)
