"""Which rows a file that is looked at would change, beside those that stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jisa_desktop.pipeline.preview import Preview
from jisa_desktop.sheets.row_changes import first_changes
from jisa_desktop.store.store import Store

_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class RowAhead:
    """One row that would be added (``old_row`` None), removed (``new_row`` None) or changed.
    ``old``, ``new``: every column, header to displayed text; empty where there is no row."""

    old_row: int | None
    new_row: int | None
    old: Mapping[str, str]
    new: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowsThatChange:
    """``rows``: the first of ``count``, in the order of the new version."""

    rows: tuple[RowAhead, ...]
    count: int


def rows_that_change(store: Store, preview: Preview, limit: int) -> RowsThatChange | None:
    """Against the active version, without a fault on either side, as ``Outlook.changes`` counts
    them; None where there is none to compare with, or it is kept no more.

    Raises ``Cancelled`` when the preview is stopped.
    """
    document = preview.document
    if preview.outlook is None or document is None or document.active_version is None:
        return None
    with store.reading() as tx:
        active = tx.documents.numbered(document.document_id, document.active_version)
        if active.is_purged:
            return None
        standing = (row for row, is_sound in tx.lineage.identities(active.version_id) if is_sound)
        pairs, count = first_changes(standing, preview.sound_rows(), limit)
        kept = tx.lineage.standing(active.version_id, [old for old, _ in pairs if old is not None])
    read = preview.rows_numbered(new for _, new in pairs if new is not None)
    before = {n: dict(zip(active.columns, row.values, strict=False)) for n, row in kept.items()}
    after = {
        n: dict(zip(preview.head.columns, row.values, strict=False)) for n, row in read.items()
    }
    return RowsThatChange(
        tuple(
            RowAhead(old, new, before.get(old or 0, _NONE), after.get(new or 0, _NONE))
            for old, new in pairs
        ),
        count,
    )
