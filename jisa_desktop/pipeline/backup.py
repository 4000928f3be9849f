"""The whole workspace in one file: database, source files, settings, built-in index.

A zip, readable by its owner only, verified before it takes its place. It may be written while
jobs run: the index is copied first, then the store, so that a record too few in the copy of the
index is what the repair at the end of a restore puts back.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from jisa_desktop import __version__
from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.domain.faults import reach
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.pipeline.backup_manifest import (
    FORMAT,
    MANIFEST,
    SOURCES,
    Entry,
    Manifest,
    manifest_from,
    manifest_json,
)
from jisa_desktop.pipeline.config import FILE as SETTINGS
from jisa_desktop.pipeline.index_files import FileIndex
from jisa_desktop.providers.protocols import VectorIndex
from jisa_desktop.store.engine import copy_database, is_damaged
from jisa_desktop.store.scratch import scratch_folder
from jisa_desktop.store.store import DATABASE, FILES, Store

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup file holds. ``size`` is the file's, in bytes."""

    created_at: datetime
    program: str
    has_index: bool
    source_count: int
    size: int


def write_backup(
    store: Store,
    index: VectorIndex,
    home: Path,
    target: Path,
    cancel: CancelToken,
    *,
    progress: ProgressCallback | None = None,
) -> Backup:
    """Write one file, whole or not at all. An older file of that name is replaced. ``progress``:
    bytes packed and then verified, of twice as many as there are.

    Raises ``EnvironmentProblem('backup_not_written' | 'store_damaged')``.
    """

    def copies(folder: Path) -> Iterator[Path]:
        """Index first: a record too few in its copy is what a repair puts back."""
        if isinstance(index, FileIndex):
            index.backup_to(folder / index.path.name, cancel)
            yield folder / index.path.name
        store.copy_to(folder / DATABASE)
        yield folder / DATABASE

    found = _write(home, target, copies, cancel, progress)
    with store.writing("backup_noted") as tx:
        tx.events.add("backup", "completed", counts={"files": found.source_count})
    return found


def write_bare_backup(home: Path, target: Path, cancel: CancelToken) -> Backup:
    """As ``write_backup``, of a store that is not open and may be of an older program, and
    without the index: the repair that ends a restore compares it anyway."""

    def copies(folder: Path) -> Iterator[Path]:
        copy_database(home / DATABASE, folder / DATABASE)
        yield folder / DATABASE

    return _write(home, target, copies, cancel)


def _write(
    home: Path,
    target: Path,
    copies: Callable[[Path], Iterator[Path]],
    cancel: CancelToken,
    progress: ProgressCallback | None = None,
) -> Backup:
    partial = target.with_name(f".{target.name}.partial")
    try:
        with scratch_folder(home, "backup") as folder:
            parts = [(path.name, path) for path in copies(folder)]
            if is_damaged(folder / DATABASE, cancel):
                raise EnvironmentProblem("store_damaged", file=DATABASE)
            parts += _files_of(home)
            octets = sum(_size(path) for _, path in parts)
            pass_on = _Counting(cancel, progress, 2 * octets)
            descriptor = os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600)
            with os.fdopen(descriptor, "w+b") as file:
                _fill(file, parts, pass_on)
                file.flush()
                os.fsync(file.fileno())
            reach("backup:filled")
        found = _read(partial, pass_on)
        reach("backup:before")
        partial.replace(target)
        reach("backup:after")
    except (OSError, InputError) as error:
        raise EnvironmentProblem("backup_not_written", file=target.name) from error
    finally:
        partial.unlink(missing_ok=True)
    return found


def read_backup(path: Path, cancel: CancelToken) -> Backup:
    """Verify every byte. Raises ``InputError('file_missing' | 'file_unreadable' |
    'backup_unreadable' | 'backup_too_new')``."""
    return _read(path, _Counting(cancel, None, 0))


class _Counting:
    """Counts the bytes that go by, says so, and stops when asked to."""

    def __init__(self, cancel: CancelToken, progress: ProgressCallback | None, total: int) -> None:
        self._cancel = cancel
        self._progress = progress
        self._total = total
        self._done = 0

    def take(self, octets: int) -> None:
        self._cancel.check()
        self._done += octets
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)


def _read(path: Path, passing: _Counting) -> Backup:
    with opened_backup(path) as (archive, manifest):
        for entry in manifest.entries:
            with archive.open(entry.name) as stream:
                digest = hashlib.sha256()
                size = 0
                for chunk in chunks_of(stream, path.name):
                    passing.take(len(chunk))
                    digest.update(chunk)
                    size += len(chunk)
            if (digest.hexdigest(), size) != (entry.sha256, entry.size):
                raise InputError("backup_unreadable", file=path.name)
    return Backup(
        manifest.created_at,
        manifest.program,
        manifest.index is not None,
        len(manifest.sources),
        path.stat().st_size,
    )


def chunks_of(stream: IO[bytes], name: str) -> Iterator[bytes]:
    """A part of a backup, piece by piece. A drive that goes away meanwhile is not the file's
    damage: raises ``InputError('file_unreadable')``."""
    while True:
        try:
            chunk = stream.read(_CHUNK_BYTES)
        except OSError as error:
            raise InputError("file_unreadable", file=name) from error
        if not chunk:
            return
        yield chunk


class opened_backup:  # noqa: N801 - used like a function
    """``with opened_backup(path) as (archive, manifest)``: whatever is wrong with the file, also
    later, is an ``InputError``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> tuple[zipfile.ZipFile, Manifest]:
        try:
            self._archive = zipfile.ZipFile(self._path)
            manifest = manifest_from(self._archive.read(MANIFEST), self._archive.namelist())
        except FileNotFoundError as error:
            raise InputError("file_missing", file=self._path.name) from error
        except OSError as error:
            self._close()
            raise InputError("file_unreadable", file=self._path.name) from error
        except _BROKEN as error:
            self._close()
            raise InputError("backup_unreadable", file=self._path.name) from error
        if manifest.format > FORMAT:
            self._close()
            raise InputError("backup_too_new", file=self._path.name)
        return self._archive, manifest

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        self._close()
        if isinstance(error, _TORN):
            raise InputError("backup_unreadable", file=self._path.name) from error

    def _close(self) -> None:
        if self._archive is not None:
            self._archive.close()


_TORN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
_BROKEN = (*_TORN, KeyError, ValueError)


def _files_of(home: Path) -> Iterator[tuple[str, Path]]:
    if (settings := home / SETTINGS).exists():
        yield SETTINGS, settings
    for path in sorted((home / FILES).iterdir()):
        if not path.name.startswith("."):
            yield f"{SOURCES}{path.name}", path


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _fill(file: IO[bytes], parts: list[tuple[str, Path]], passing: _Counting) -> None:
    entries = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, path in parts:
            # A source file may be erased by the writer while this process copies.
            if (entry := _add(archive, name, path, passing)) is not None:
                entries.append(entry)
        manifest = Manifest(FORMAT, __version__, datetime.now(UTC), tuple(entries))
        archive.writestr(MANIFEST, manifest_json(manifest))


def _add(archive: zipfile.ZipFile, name: str, path: Path, passing: _Counting) -> Entry | None:
    try:
        reading = path.open("rb")
    except FileNotFoundError:
        return None
    digest, size = hashlib.sha256(), 0
    with reading, archive.open(name, "w", force_zip64=True) as out:
        while chunk := reading.read(_CHUNK_BYTES):
            passing.take(len(chunk))
            digest.update(chunk)
            size += len(chunk)
            out.write(chunk)
    return Entry(name, digest.hexdigest(), size)
