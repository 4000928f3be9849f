"""Source files beside the database, named by sha256, so that any version can be read again."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem, InputError

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class KeptFile:
    sha256: str
    size: int
    path: Path


class SourceFiles:
    """A folder that only its owner can read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def path(self, sha256: str) -> Path:
        return self._folder / sha256

    def keep(self, source: Path, cancel: CancelToken) -> KeptFile:
        """Copy the file in, under its hash; what is kept already is not written again.

        Raises ``InputError('file_missing' | 'file_unreadable')`` with the file's name, and
        ``EnvironmentProblem('disk_full')``.
        """
        try:
            reading = source.open("rb")
        except FileNotFoundError as error:
            raise InputError("file_missing", file=source.name) from error
        except OSError as error:
            raise InputError("file_unreadable", file=source.name) from error
        with reading:
            descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=".incoming-")
            partial = Path(name)
            try:
                digest, size = hashlib.sha256(), 0
                with os.fdopen(descriptor, "wb") as writing:
                    while chunk := _read(reading, source.name):
                        cancel.check()
                        digest.update(chunk)
                        size += len(chunk)
                        _write(writing, chunk, source.name)
                kept = KeptFile(digest.hexdigest(), size, self.path(digest.hexdigest()))
                partial.replace(kept.path)
            finally:
                partial.unlink(missing_ok=True)
        return kept

    def remove(self, hashes: Iterable[str]) -> int:
        """Remove files by their hash. Returns how many there were."""
        found = [path for path in map(self.path, hashes) if path.exists()]
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def sweep(self, in_use: Iterable[str]) -> int:
        """Remove files that no version needs, and half-written ones. Returns how many."""
        keep = set(in_use)
        gone = [path for path in self._folder.iterdir() if path.name not in keep]
        for path in gone:
            path.unlink()
        return len(gone)


def _read(stream: BinaryIO, name: str) -> bytes:
    try:
        return stream.read(_CHUNK_BYTES)
    except OSError as error:
        raise InputError("file_unreadable", file=name) from error


def _write(stream: BinaryIO, chunk: bytes, name: str) -> None:
    try:
        stream.write(chunk)
    except OSError as error:
        raise EnvironmentProblem("disk_full", file=name) from error
