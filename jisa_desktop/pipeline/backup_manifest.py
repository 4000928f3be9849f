"""What a backup says of itself: its parts, their hashes, and which program wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from jisa_desktop.store.store import DATABASE, FILES

FORMAT = 1
MANIFEST = "manifest.json"
SOURCES = f"{FILES}/"
SETTINGS = "settings.json"

_INDEX_NAME = re.compile(r"index[A-Za-z0-9_-]*\.db")
_SOURCE_NAME = re.compile(rf"{SOURCES}[0-9a-f]{{64}}")


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    format: int
    program: str
    created_at: datetime
    entries: tuple[Entry, ...]

    @property
    def index(self) -> str | None:
        """The name of the built-in index's file; None when the index is a cloud's."""
        return next((one.name for one in self.entries if _INDEX_NAME.fullmatch(one.name)), None)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.entries if _SOURCE_NAME.fullmatch(one.name))


def manifest_json(manifest: Manifest) -> str:
    value = {**asdict(manifest), "created_at": manifest.created_at.isoformat()}
    return json.dumps(value, indent=2)


def manifest_from(text: bytes, names: Sequence[str]) -> Manifest:
    """Raises ``ValueError`` or ``KeyError`` unless it lists exactly the ``names`` that are there,
    each once, and each one that a workspace has: nothing is ever unpacked elsewhere."""
    value = json.loads(text)
    manifest = Manifest(
        int(value["format"]),
        str(value["program"]),
        datetime.fromisoformat(value["created_at"]),
        tuple(
            Entry(str(one["name"]), str(one["sha256"]), int(one["size"]))
            for one in value["entries"]
        ),
    )
    listed = [one.name for one in manifest.entries]
    if sorted([*listed, MANIFEST]) != sorted(names) or DATABASE not in listed:
        message = "the parts are not those of the manifest"
        raise ValueError(message)
    if not all(map(_is_ours, listed)):
        message = "a part that no workspace has"
        raise ValueError(message)
    return manifest


def _is_ours(name: str) -> bool:
    return name in {DATABASE, SETTINGS} or bool(
        _INDEX_NAME.fullmatch(name) or _SOURCE_NAME.fullmatch(name)
    )
