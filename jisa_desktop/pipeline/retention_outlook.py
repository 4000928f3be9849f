"""What a retention setting would erase, before it is set."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class WouldErase:
    """``rows``: what the versions' rows say goes, their counts stay. ``source_octets``: source
    files that no kept version shares."""

    versions: int = 0
    documents: int = 0
    rows: int = 0
    source_octets: int = 0


def would_erase(store: Store, keep: int | None) -> WouldErase:
    """``keep``: as ``Retention.set``; None keeps all."""
    if keep is None:
        return WouldErase()
    with store.reading() as tx:
        ids = set(tx.upkeep.purgeable(keep))
        versions = [
            version
            for document_id in tx.documents.ids()
            for version in tx.documents.versions(document_id)
        ]
    going = [one for one in versions if one.version_id in ids]
    kept = {one.sha256 for one in versions if one.version_id not in ids and not one.is_purged}
    sizes = {one.sha256: one.size for one in going if one.sha256 not in kept}
    return WouldErase(
        len(going),
        len({one.document_id for one in going}),
        sum(one.total_rows for one in going),
        sum(sizes.values()),
    )
