"""A move to another index or another embedder: fill the new, switch, empty the old.

No engine of its own: the ledger of the old index is put aside, so that the ledger speaks of the
new one, where nothing is yet; the ordinary plan of all documents fills it. When that plan is empty
and confirmed, what was put aside is deleted where it lies. Every record is in one of the two lists
at any instant, so a kill in between leaves work, never a record nobody knows of.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from jisa_desktop.domain.faults import reach
from jisa_desktop.domain.snapshots import JobSnapshot
from jisa_desktop.domain.statuses import JobKind, JobPhase
from jisa_desktop.errors import InputError, NeedsAttention, Retryable
from jisa_desktop.pipeline.confirming import DEADLINE_S
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.index_files import FileIndex
from jisa_desktop.providers.naming import index_name
from jisa_desktop.providers.protocols import Embedder, VectorIndex
from jisa_desktop.store.left_records import Binding
from jisa_desktop.store.settings import INDEX, MOVE_KEEPS_OLD
from jisa_desktop.store.store import Store, Transaction

_IDS_AT_ONCE = 1_000
_CONFIRM_WAIT_S = 0.2

OpenIndex = Callable[[str], VectorIndex]
"""Opens an index by the name that it gave itself. Whoever opens it closes it."""


class Mover:
    def __init__(
        self, store: Store, embedder: Embedder, index: VectorIndex, open_index: OpenIndex
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._index = index
        self._open_index = open_index

    @property
    def binding(self) -> Binding:
        """What the settings ask for."""
        return Binding(self._index.name, self._embedder.identity.fingerprint)

    def start(self, *, keeps_old: bool = False) -> int:
        """A job that moves everything to what the settings ask for; an open one goes on.
        ``keeps_old``: leave what the old index holds where it is, as when that index is gone.

        Raises ``InputError('nothing_to_move')`` and ``NeedsAttention('move_needs_new_index')``.
        """
        with self._store.writing("submit") as tx:
            tx.settings.set(MOVE_KEEPS_OLD, keeps_old)
            kept = kept_binding(tx)
            is_there = kept in (None, self.binding) or not _has_records(tx)
            running = _open_move(tx)
            if is_there and running is None and not tx.left.count():
                raise InputError("nothing_to_move")
            if kept is not None and not is_there:
                self._check_not_mixed(kept)
            if running is None:
                return tx.jobs.add(JobKind.MOVE, JobPhase.LEAVE)
            if not is_there:  # changed again before the first move had ended
                tx.jobs.change(running.job_id, phase=JobPhase.LEAVE)
            return running.job_id

    def leave(self, job_id: int, context: StepContext) -> None:
        """The first step: from here on the ledger speaks of the new index. The old one keeps all
        that it has, and keeps answering, until the new one is filled."""
        self._index.check(self._embedder.identity, context.cancel)
        with self._store.writing("leave") as tx:
            kept = kept_binding(tx)
            if kept is not None and kept != self.binding:
                self._check_not_mixed(kept)
                tx.left.put_aside(kept)
                tx.left.take_back(self.binding)
            keep_binding(tx, self.binding)
            tx.jobs.drop_unfinished_batches(job_id)
            tx.jobs.change(job_id, phase=JobPhase.COMPARE)

    def empty_left(self, context: StepContext) -> None:
        """The last step: delete what was put aside, where it lies. Foreign records stay."""
        with self._store.writing("empty_left") as tx:
            if tx.settings.get(MOVE_KEEPS_OLD):
                tx.left.forget()
            bindings, total = tx.left.bindings(), tx.left.count()
        done = 0
        for binding in bindings:
            index = self._open_index(binding.index)
            try:
                while deleted := self._delete_some(binding, index, context):
                    done += deleted
                    context.report(Stage.DELETING, done, total)
                if isinstance(index, FileIndex):
                    index.compact(context.cancel)
            finally:
                index.close()

    def _delete_some(self, binding: Binding, index: VectorIndex, context: StepContext) -> int:
        """Delete up to a thousand records of one namespace. Returns how many; 0: all are gone."""
        with self._store.writing("intend_leave") as tx:
            namespace, record_ids = tx.left.some(binding, _IDS_AT_ONCE)
            tx.left.intend(binding, namespace, record_ids)
        if record_ids:
            reach("delete:before")
            index.delete(namespace, record_ids, context.cancel)
            reach("delete:after")
            _await_gone(index, namespace, record_ids, context)
            with self._store.writing("left") as tx:
                tx.left.deleted(binding, namespace, record_ids)
        return len(record_ids)

    def _check_not_mixed(self, kept: Binding) -> None:
        if kept.index == self.binding.index:
            raise NeedsAttention("move_needs_new_index", index=kept.index)


def kept_binding(tx: Transaction) -> Binding | None:
    """Which index the ledger speaks of; None before the first job."""
    kept = tx.settings.get(INDEX)
    return Binding(index_name(str(kept["index"])), str(kept["embedder"])) if kept else None


def keep_binding(tx: Transaction, binding: Binding) -> None:
    tx.settings.set(INDEX, {"index": binding.index, "embedder": binding.embedder})


def _has_records(tx: Transaction) -> bool:
    return tx.ledger.count() > 0


def _open_move(tx: Transaction) -> JobSnapshot | None:
    return next((job for job in tx.jobs.open() if job.kind is JobKind.MOVE), None)


def _await_gone(
    index: VectorIndex, namespace: str, record_ids: list[str], context: StepContext
) -> None:
    """Raises ``Retryable('index_not_visible')``."""
    give_up_at = time.monotonic() + DEADLINE_S
    while not index.is_immediate and index.fetch(namespace, record_ids, context.cancel):
        if time.monotonic() > give_up_at:
            raise Retryable("index_not_visible", seconds=round(DEADLINE_S))
        context.cancel.sleep(_CONFIRM_WAIT_S)
