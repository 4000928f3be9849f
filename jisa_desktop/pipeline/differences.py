"""Two versions side by side: how many rows differ, in which namespaces, and in which cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from jisa_desktop.domain.diff import Diff, diff_rows
from jisa_desktop.domain.snapshots import LineageSnapshot, VersionSnapshot
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.history import RowChanges, count, sound_rows
from jisa_desktop.store.store import Transaction

_Rows = Mapping[int, LineageSnapshot]


@dataclass(frozen=True, slots=True)
class NamespaceChanges:
    namespace: str
    counts: RowChanges


@dataclass(frozen=True, slots=True)
class RowDifference:
    """``columns``: (column, old, new) of the cells that differ; None where there is no row."""

    change: str
    row_number: int | None
    old_row_number: int | None
    columns: tuple[tuple[str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Differences:
    counts: RowChanges
    namespaces: tuple[NamespaceChanges, ...]
    rows: tuple[RowDifference, ...]


def differences(
    tx: Transaction, old: VersionSnapshot, new: VersionSnapshot, limit: int
) -> Differences:
    """Rows without a fault; at most ``limit`` of each kind are shown.

    Raises ``InputError('version_purged')``.
    """
    for version in (old, new):
        if version.is_purged:
            raise InputError("version_purged", version=version.number)
    diff = diff_rows(sound_rows(tx, old), sound_rows(tx, new))
    before = {one.row_number: one for one in tx.lineage.rows(old.version_id, 0, None)}
    after = {one.row_number: one for one in tx.lineage.rows(new.version_id, 0, None)}
    return Differences(
        count(diff), tuple(_by_namespace(diff, before, after)), _shown(diff, before, after, limit)
    )


def _by_namespace(diff: Diff, before: _Rows, after: _Rows) -> list[NamespaceChanges]:
    """A row that went to another namespace was removed from the one and added to the other."""
    counted: Counter[tuple[str, str]] = Counter()
    counted.update((after[number].namespace, "added") for number in diff.added)
    counted.update((before[number].namespace, "removed") for number in diff.removed)
    for kind, pairs in (("changed", diff.changed), ("unchanged", diff.unchanged + diff.moved)):
        for one, two in pairs:
            left, came_to = before[one].namespace, after[two].namespace
            if left == came_to:
                counted[came_to, kind] += 1
            else:
                counted[left, "removed"] += 1
                counted[came_to, "added"] += 1
    names = sorted({name for name, _ in counted if name})
    return [
        NamespaceChanges(
            name,
            RowChanges(
                counted[name, "added"],
                counted[name, "changed"],
                counted[name, "removed"],
                counted[name, "unchanged"],
            ),
        )
        for name in names
    ]


def _shown(diff: Diff, before: _Rows, after: _Rows, limit: int) -> tuple[RowDifference, ...]:
    changed = [
        RowDifference("changed", two, one, _cells(before[one], after[two]))
        for one, two in diff.changed[:limit]
    ]
    added = [
        RowDifference("added", number, None, _cells(None, after[number]))
        for number in diff.added[:limit]
    ]
    removed = [
        RowDifference("removed", None, number, _cells(before[number], None))
        for number in diff.removed[:limit]
    ]
    return (*changed, *added, *removed)


def _cells(
    old: LineageSnapshot | None, new: LineageSnapshot | None
) -> tuple[tuple[str, str | None, str | None], ...]:
    left = old.values if old else {}
    right = new.values if new else {}
    names = dict.fromkeys((*right, *left))
    return tuple(
        (name, left.get(name), right.get(name))
        for name in names
        if left.get(name) != right.get(name)
    )
