"""What each version of a document changed, in rows."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.domain.diff import Diff, DiffRow, diff_rows
from jisa_desktop.domain.snapshots import VersionSnapshot
from jisa_desktop.domain.statuses import JobKind
from jisa_desktop.store.store import Transaction


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Rows without a fault, against the version that was active when this one came. ``unchanged``
    includes rows that only moved."""

    added: int
    changed: int
    removed: int
    unchanged: int


def changes_of(tx: Transaction, document_id: str) -> dict[int, RowChanges]:
    """By version id; versions whose rows, or whose predecessor's, were erased are left out."""
    versions = {one.version_id: one for one in tx.documents.versions(document_id)}
    found = {}
    for version_id, base_id in _bases(tx, document_id).items():
        version = versions.get(version_id)
        base = versions.get(base_id) if base_id is not None else None
        if version is None or version.is_purged or (base is not None and base.is_purged):
            continue
        found[version_id] = count(diff_rows(sound_rows(tx, base), sound_rows(tx, version)))
    return found


def sound_rows(tx: Transaction, version: VersionSnapshot | None) -> list[DiffRow]:
    if version is None:
        return []
    return [row for row, is_sound in tx.lineage.identities(version.version_id) if is_sound]


def count(diff: Diff) -> RowChanges:
    return RowChanges(
        added=len(diff.added),
        changed=len(diff.changed),
        removed=len(diff.removed),
        unchanged=len(diff.unchanged) + len(diff.moved),
    )


def _bases(tx: Transaction, document_id: str) -> dict[int, int | None]:
    """Which version was active when each came in, by version id. The first job that names a
    version made it; a later one found the same file again."""
    found: dict[int, int | None] = {}
    for job in tx.jobs.of_document(document_id):
        if job.kind is JobKind.PROCESS and job.version_id is not None:
            found.setdefault(job.version_id, job.from_version_id)
    return found
