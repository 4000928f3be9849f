"""Looks for what was asked of running jobs, also by another process, several times a second."""

from __future__ import annotations

import threading

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.store.store import Store

LOOK_S = 0.3


class ControlWatcher:
    """One quiet thread; it looks only while a job runs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tokens: dict[int, CancelToken] = {}
        self._wake = threading.Condition()
        self._is_closed = False
        self._thread = threading.Thread(target=self._watch, name="job-control", daemon=True)
        self._thread.start()

    def watch(self, job_id: int, token: CancelToken) -> None:
        with self._wake:
            self._tokens[job_id] = token
            self._wake.notify_all()

    def forget(self, job_id: int) -> None:
        with self._wake:
            self._tokens.pop(job_id, None)

    def look(self) -> None:
        """Stop the jobs of which something was asked."""
        with self._wake:
            tokens = dict(self._tokens)
        if not tokens:
            return
        with self._store.reading() as tx:
            asked = tx.jobs.asked(tokens)
        for job_id in asked:
            tokens[job_id].cancel()

    def close(self) -> None:
        with self._wake:
            self._is_closed = True
            self._wake.notify_all()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._is_closed or bool(self._tokens))
                if not self._is_closed:
                    self._wake.wait_for(lambda: self._is_closed, LOOK_S)
                if self._is_closed:
                    return
            self.look()
