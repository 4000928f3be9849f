"""Source files beside the database, named by sha256, so that any version can be read again."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem, InputError

_CHUNK_BYTES = 1 << 20
_INCOMING = ".incoming-"
_NEW = ".new-"


@dataclass(frozen=True, slots=True)
class KeptFile:
    sha256: str
    size: int
    path: Path


class SourceFiles:
    """A folder that only its owner can read.

    ``guard`` is held from before a file is kept until something in the store speaks of it, and
    while unused ones are looked for and removed, so that a file is not removed between the two.
    Until then a file is marked as new: should nothing ever speak of it, it can be found again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.guard = threading.Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def path(self, sha256: str) -> Path:
        return self._folder / sha256

    def keep(self, source: Path, cancel: CancelToken) -> KeptFile:
        """Copy the file in, under its hash; what is kept already is not written again.

        Raises ``InputError('file_missing' | 'file_unreadable' | 'file_changed')`` with the file's
        name, and ``EnvironmentProblem('disk_full' | 'store_read_only')``.
        """
        try:
            reading = source.open("rb")
        except FileNotFoundError as error:
            raise InputError("file_missing", file=source.name) from error
        except OSError as error:
            raise InputError("file_unreadable", file=source.name) from error
        with reading:
            descriptor, name = self._incoming()
            partial = Path(name)
            try:
                before = os.fstat(reading.fileno())
                sha256, size = _copy(reading, descriptor, source.name, cancel)
                if size != before.st_size or _changed(before, os.fstat(reading.fileno())):
                    raise InputError("file_changed", file=source.name)
                kept = KeptFile(sha256, size, self.path(sha256))
                if not kept.path.exists():
                    self._mark(sha256).touch(mode=0o600)
                partial.replace(kept.path)
            finally:
                partial.unlink(missing_ok=True)
        return kept

    def _incoming(self) -> tuple[int, str]:
        try:
            return tempfile.mkstemp(dir=self._folder, prefix=_INCOMING)
        except OSError as error:
            raise _unwritten(error, self._folder.name) from error

    def sweep_incoming(self) -> None:
        """Remove what a killed run had begun to copy. Called by the one process that writes,
        before it copies anything."""
        for path in self._folder.glob(f"{_INCOMING}*"):
            path.unlink(missing_ok=True)

    def new(self) -> set[str]:
        """Hashes of files that were kept and not settled yet."""
        return {path.name.removeprefix(_NEW) for path in self._folder.glob(f"{_NEW}*")}

    def settle(self, hashes: Iterable[str]) -> None:
        """Something in the store speaks of these for good."""
        for sha256 in hashes:
            self._mark(sha256).unlink(missing_ok=True)

    def remove(self, hashes: Iterable[str]) -> int:
        """Remove files by their hash. Returns how many there were."""
        gone = list(hashes)
        found = [path for path in map(self.path, gone) if path.exists()]
        for path in found:
            path.unlink(missing_ok=True)
        self.settle(gone)
        return len(found)

    def _mark(self, sha256: str) -> Path:
        return self._folder / f"{_NEW}{sha256}"


def _copy(reading: BinaryIO, descriptor: int, name: str, cancel: CancelToken) -> tuple[str, int]:
    """Returns hash and size. The copy has reached the disk before anything speaks of it."""
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(descriptor, "wb") as writing:
            while chunk := _read(reading, name):
                cancel.check()
                digest.update(chunk)
                size += len(chunk)
                writing.write(chunk)
            writing.flush()
            os.fsync(writing.fileno())
    except OSError as error:
        raise _unwritten(error, name) from error
    return digest.hexdigest(), size


def _read(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.read(_CHUNK_BYTES)
    except OSError as error:
        raise InputError("file_unreadable", file=name) from error


def _changed(before: os.stat_result, after: os.stat_result) -> bool:
    """Somebody wrote to the file while it was copied: what was read may be half old, half new."""
    return (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)


def _unwritten(error: OSError, name: str) -> EnvironmentProblem:
    is_forbidden = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}
    return EnvironmentProblem("store_read_only" if is_forbidden else "disk_full", file=name)
