"""How much room a workspace takes on the disk, and for what."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from jisa_desktop.pipeline.autobackup import FOLDER as BACKUPS
from jisa_desktop.store.store import DATABASE, FILES


class Room(StrEnum):
    """``COPIES``: what a restore or a rescue has kept beside the workspace, a person's to delete.
    ``CACHE``: rows of files that are being looked at, and whatever else can be made anew."""

    DATABASE = "database"
    SOURCES = "sources"
    INDEX = "index"
    BACKUPS = "backups"
    COPIES = "copies"
    CACHE = "cache"


@dataclass(frozen=True, slots=True)
class Usage:
    room: Room
    octets: int
    file_count: int


@dataclass(frozen=True, slots=True)
class Storage:
    """``free``: octets that the disk has left."""

    usages: tuple[Usage, ...]
    free: int

    @property
    def octets(self) -> int:
        return sum(one.octets for one in self.usages)


def storage_of(home: Path) -> Storage:
    """Every room, also an empty one. Looks at each file's size, reads none."""
    octets = dict.fromkeys(Room, 0)
    counts = dict.fromkeys(Room, 0)
    for path, size in _files(home):
        room = _room(path.relative_to(home).parts[0])
        octets[room] += size
        counts[room] += 1
    usages = tuple(Usage(room, octets[room], counts[room]) for room in Room)
    return Storage(usages, shutil.disk_usage(home).free)


def _files(folder: Path) -> Iterator[tuple[Path, int]]:
    """A file may go while one looks."""
    for path in folder.rglob("*"):
        try:
            if path.is_file() and not path.is_symlink():
                yield path, path.stat().st_size
        except FileNotFoundError:
            continue


def _room(name: str) -> Room:
    """By the name of the file or folder that stands in the workspace's own."""
    if name.startswith(DATABASE):
        return Room.DATABASE
    if name == FILES:
        return Room.SOURCES
    if name.startswith("index"):
        return Room.INDEX
    if name == BACKUPS:
        return Room.BACKUPS
    if name.startswith(("replaced-", "damaged-")):
        return Room.COPIES
    return Room.CACHE
