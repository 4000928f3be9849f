"""What a new version changes, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

DiffRow = tuple[int, str, str, str]
"""(row_number, key, content_hash, identifier) of a row without errors."""

RowPair = tuple[int, int]
"""(row number in the old version, row number in the new one)."""


@dataclass(frozen=True, slots=True)
class Diff:
    """Each row of both versions stands in exactly one of these.

    ``changed``: another text or another employee. ``moved``: only the row number differs.
    """

    added: tuple[int, ...]
    removed: tuple[int, ...]
    changed: tuple[RowPair, ...]
    unchanged: tuple[RowPair, ...]
    moved: tuple[RowPair, ...]


def diff_rows(old: Sequence[DiffRow], new: Sequence[DiffRow]) -> Diff:
    """Pair rows by key when all of them have one, else by what they say.

    Without keys, equal rows are paired where they stood, then in order; a row whose text was
    edited is then one removed and one added, because nothing says that it is the same row.
    """
    has_keys = all(key for _, key, _, _ in (*old, *new))
    pairs: list[tuple[DiffRow, DiffRow]] = []
    rest = (list(old), list(new))
    for identity in _BY_KEY if has_keys else _BY_CONTENT:
        found, rest = _pair(*rest, identity)
        pairs += found
    changed, unchanged, moved = [], [], []
    for before, after in sorted(pairs, key=lambda pair: pair[1][0]):
        numbers = (before[0], after[0])
        if before[2:] != after[2:]:
            changed.append(numbers)
        elif before[0] == after[0]:
            unchanged.append(numbers)
        else:
            moved.append(numbers)
    return Diff(
        tuple(sorted(row[0] for row in rest[1])),
        tuple(sorted(row[0] for row in rest[0])),
        tuple(changed),
        tuple(unchanged),
        tuple(moved),
    )


_Identity = Callable[[DiffRow], object]
_BY_KEY: tuple[_Identity, ...] = (lambda row: row[1],)
_BY_CONTENT: tuple[_Identity, ...] = (
    lambda row: (row[2], row[3], row[0]),
    lambda row: (row[2], row[3]),
    lambda row: row[2],
)


def _pair(
    old: Iterable[DiffRow], new: Iterable[DiffRow], identity: _Identity
) -> tuple[list[tuple[DiffRow, DiffRow]], tuple[list[DiffRow], list[DiffRow]]]:
    """Pairs of equal identity, first with first; and what is left of both sides, in order."""
    waiting: dict[object, list[DiffRow]] = {}
    for row in old:
        waiting.setdefault(identity(row), []).append(row)
    pairs, added = [], []
    for queue in waiting.values():
        queue.reverse()
    for row in new:
        queue = waiting.get(identity(row), [])
        if queue:
            pairs.append((queue.pop(), row))
        else:
            added.append(row)
    left = sorted((row for queue in waiting.values() for row in queue), key=lambda row: row[0])
    return pairs, (left, added)
