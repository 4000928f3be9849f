"""The knobs that every fake has: fail the next calls, hold a call until a test lets it go on."""

from __future__ import annotations

import threading
from collections import defaultdict, deque

from jisa_desktop.domain.cancel import CancelToken

_POLL_S = 0.005


class Gate:
    """Calls of a held operation wait here. ``wait_entered`` proves that one has arrived."""

    def __init__(self) -> None:
        self._opened = threading.Event()
        self._entered = threading.Semaphore(0)

    def open(self) -> None:
        self._opened.set()

    def wait_entered(self, timeout_s: float = 5.0) -> None:
        """Return once one more call stands at the gate; fail the test when none comes."""
        assert self._entered.acquire(timeout=timeout_s), "no call reached the gate"

    def pass_through(self, cancel: CancelToken) -> None:
        self._entered.release()
        while not self._opened.wait(_POLL_S):
            cancel.check()


class Knobs:
    """Thread-safe faults by operation ('embed', 'upsert', 'delete', 'fetch', ...)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._before: defaultdict[str, deque[BaseException]] = defaultdict(deque)
        self._after: defaultdict[str, deque[BaseException]] = defaultdict(deque)
        self._gates: dict[str, Gate] = {}

    def fail_next(
        self, operation: str, error: BaseException, times: int = 1, *, is_done: bool = False
    ) -> None:
        """Raise ``error`` in the next ``times`` calls; with ``is_done`` after the call has had its
        effect, as when the answer is lost."""
        with self._lock:
            (self._after if is_done else self._before)[operation].extend([error] * times)

    def hold(self, operation: str) -> Gate:
        """Let every call of ``operation`` wait until the gate opens or its token is cancelled."""
        with self._lock:
            gate = self._gates[operation] = Gate()
        return gate

    def enter(self, operation: str, cancel: CancelToken) -> None:
        """Called by a fake before it does anything."""
        cancel.check()
        with self._lock:
            gate = self._gates.get(operation)
        if gate is not None:
            gate.pass_through(cancel)
        self._raise_planned(self._before[operation])

    def leave(self, operation: str) -> None:
        """Called by a fake once its work is done and before it answers."""
        self._raise_planned(self._after[operation])

    def _raise_planned(self, planned: deque[BaseException]) -> None:
        with self._lock:
            error = planned.popleft() if planned else None
        if error is not None:
            raise error
