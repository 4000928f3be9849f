"""The automatic backups of an open workspace: one a day, and none that holds what was forgotten.

A forgotten document is in every backup written before. That those must go is noted in the very
transaction that forgets, so that a run which is killed in between leaves the rest to the next
``keep`` (ADR 12).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.pipeline.autobackup import automatic_backups, back_up_daily, back_up_now
from jisa_desktop.pipeline.retention import Erased, Retention
from jisa_desktop.store.settings import BACKUPS_OUTDATED
from jisa_desktop.store.store import Store

_LOOK_S = 0.2
_COPIES = ("replaced-*", "damaged-*")
"""Folders that a restore and a rescue leave beside the workspace, with what they replaced."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """``removed``: how many automatic backups held it. ``problem``: why there is no fresh one in
    their place, or why one of them could not go. ``copies_left``: folders of the workspace that a
    restore or a rescue had kept, and that may still hold it: a person's to delete, as are the
    backups that a person has made."""

    removed: int
    copies_left: tuple[str, ...]
    problem: EnvironmentProblem | None


class Safekeeping:
    """Called by the workspace's writer, off the main thread; one at a time, whoever calls."""

    def __init__(
        self,
        store: Store,
        home: Path,
        retention: Retention,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._home = home
        self._retention = retention
        self._now = now
        self._lock = threading.Lock()

    def keep(self, cancel: CancelToken) -> Path | None:
        """Today's backup, unless there is one; first of all what a forgetting had left to do.
        Jobs may run meanwhile.

        Raises ``EnvironmentProblem('backup_no_room' | 'backup_not_written' | 'store_damaged' |
        'backup_not_removed')``; what there was is still there then.
        """
        with self._alone(cancel):
            if self._is_outdated() and (problem := self._renew(cancel).problem) is not None:
                raise problem
            return back_up_daily(self._store, self._home, cancel, self._now)

    def forget(self, document_id: str, cancel: CancelToken) -> tuple[Erased, Renewed]:
        """Erase a cleaned-up document's content, and every automatic backup that holds it; a
        fresh one is written in their place.

        Raises what ``Retention.forget`` does. What goes wrong after that is in the answer.
        """
        with self._alone(cancel):
            erased = self._retention.forget(document_id, cancel)
            return erased, self._renew(cancel)

    def _is_outdated(self) -> bool:
        with self._store.reading() as tx:
            return bool(tx.settings.get(BACKUPS_OUTDATED))

    def _renew(self, cancel: CancelToken) -> Renewed:
        """The fresh one first, so that there is one at any instant; where the disk has no room
        for it beside the old ones, when those are gone."""
        old = automatic_backups(self._home)
        problem = self._back_up(cancel) if old else None
        removed = 0
        for path in old:
            try:
                path.unlink(missing_ok=True)  # the fresh one has made the oldest go by itself
            except OSError:
                left = EnvironmentProblem("backup_not_removed", file=path.name)
                return Renewed(removed, self._copies_left(), left)
            removed += 1
        if problem is not None:
            problem = self._back_up(cancel)
        with self._store.writing("backups_renewed") as tx:
            tx.settings.set(BACKUPS_OUTDATED, False)
        return Renewed(removed, self._copies_left(), problem)

    def _back_up(self, cancel: CancelToken) -> EnvironmentProblem | None:
        try:
            back_up_now(self._store, self._home, cancel, self._now)
        except EnvironmentProblem as problem:
            return problem
        return None

    def _copies_left(self) -> tuple[str, ...]:
        found = (path.name for pattern in _COPIES for path in self._home.glob(pattern))
        return tuple(sorted(found))

    @contextmanager
    def _alone(self, cancel: CancelToken) -> Iterator[None]:
        """A backup that is being written holds what is to be forgotten: it is waited for."""
        while not self._lock.acquire(timeout=_LOOK_S):
            cancel.check()
        try:
            yield
        finally:
            self._lock.release()
