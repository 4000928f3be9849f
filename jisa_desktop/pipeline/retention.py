"""How much of the past is kept, and the erasing of what no version needs any more.

History stays readable: which versions there were, who made them, their counts. What goes is what
the rows said: displayed texts, embedded texts, vectors, source files. A version that is active is
never touched, nor what its rows claim, skipped ones included (design, section 12).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.index_files import FileIndex
from jisa_desktop.providers.protocols import VectorIndex
from jisa_desktop.store.settings import BACKUPS_OUTDATED, RETENTION
from jisa_desktop.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Erased:
    versions: int
    texts: int
    vectors: int
    files: int


class Retention:
    """Called by the workspace's writer."""

    def __init__(self, store: Store, index: VectorIndex) -> None:
        self._store = store
        self._index = index

    def get(self) -> int | None:
        """How many versions of a document are kept; None: all."""
        with self._store.reading() as tx:
            kept = tx.settings.get(RETENTION)
        return int(kept) if kept else None

    def set(self, keep: int | None) -> None:
        """``keep`` is at least 1. What is beyond it goes with the next ``apply``."""
        with self._store.writing("retention") as tx:
            tx.settings.set(RETENTION, keep or 0)
            tx.events.add("retention_set", "completed", counts={"versions": keep or 0})

    def apply(self) -> Erased:
        """Erase what is beyond the setting, and what nothing claims any more. Jobs may run: a
        version that one of them is about is never touched."""
        keep = self.get()
        with self._store.writing("purge") as tx:
            erased = _purge(tx, keep)
        return self._without_files(erased)

    def tidy(self) -> None:
        """After a job and at a start: what the setting says, when it says anything. A file that
        could not go because another is being taken in goes the next time."""
        keep = self.get()
        if keep is not None:
            with self._store.reading() as tx:
                is_due = bool(tx.upkeep.purgeable(keep))
            if is_due:
                with self._store.writing("purge") as tx:
                    _purge(tx, keep)
        self.finish_erasing(waits=False)

    def forget(self, document_id: str, cancel: CancelToken) -> Erased:
        """Erase all that is kept of a cleaned-up document's content, from the free room of the
        database and of the built-in index too. Automatic backups that hold it are outdated from
        then on: ``Safekeeping`` renews them.

        Raises ``InputError('forget_needs_cleanup')`` while it has vectors or an active version.
        """
        with self._store.writing("forget") as tx:
            is_active = tx.documents.active_version_id(document_id) is not None
            if is_active or tx.ledger.count(document_id):
                raise InputError("forget_needs_cleanup", document=document_id)
            versions = tx.documents.versions(document_id)
            erased = _erase(tx, [one.version_id for one in versions if not one.is_purged])
            tx.settings.set(BACKUPS_OUTDATED, True)
            tx.events.add("forget", "completed", document_id=document_id, counts=_counts(erased))
        erased = self._without_files(erased)
        self._store.compact()
        if isinstance(self._index, FileIndex):
            self._index.compact(cancel)
        return erased

    def finish_erasing(self, *, waits: bool = True) -> int:
        """Remove the source files that no version has any more, and those that were kept for a job
        which never came to be, or was cancelled; also after a run that was killed. Returns how
        many; 0 where it would have to wait."""
        guard = self._store.files.guard
        if not guard.acquire(blocking=waits):
            return 0
        try:
            new = self._store.files.new()
            with self._store.reading() as tx:
                unused = tx.upkeep.unused_sources()
                waiting = {str(job.request.get("sha256")) for job in tx.jobs.open()}
                settled = new & tx.documents.sources_in_use() - waiting
            self._store.files.settle(settled)
            return self._store.files.remove(unused | (new - settled - waiting))
        finally:
            guard.release()

    def _without_files(self, erased: Erased) -> Erased:
        """After the commit: a file too many does no harm, one too few would."""
        return Erased(erased.versions, erased.texts, erased.vectors, self.finish_erasing())


def _purge(tx: Transaction, keep: int | None) -> Erased:
    erased = _erase(tx, tx.upkeep.purgeable(keep) if keep is not None else [])
    if erased.versions:
        tx.events.add("retention", "completed", counts=_counts(erased))
    return erased


def _erase(tx: Transaction, version_ids: Iterable[int]) -> Erased:
    ids = list(version_ids)
    tx.upkeep.purge(ids)
    collected = tx.upkeep.collect()
    return Erased(len(ids), collected.texts, collected.vectors, 0)


def _counts(erased: Erased) -> dict[str, int]:
    return {"versions": erased.versions, "texts": erased.texts, "vectors": erased.vectors}
