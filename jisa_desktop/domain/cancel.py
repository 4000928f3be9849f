"""How work is asked to stop, and how it says how far it is. No Qt, no clock."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable


class Cancelled(BaseException):
    """Unwinds a piece of work. A BaseException, so that no ``except Exception`` swallows it."""


class CancelToken:
    """A flag that ends waits. Shared by the one who asks and the one who works."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._children: weakref.WeakSet[CancelToken] = weakref.WeakSet()

    @property
    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def cancel(self) -> None:
        """Ask this token's work, and that of its children, to stop. Again is harmless."""
        self._event.set()
        with self._lock:
            children = list(self._children)
        for child in children:
            child.cancel()

    def child(self) -> CancelToken:
        """A token that stops with this one, and that can be stopped without it."""
        token = CancelToken()
        with self._lock:
            self._children.add(token)
        if self.is_cancelled:
            token.cancel()
        return token

    def check(self) -> None:
        """Raise ``Cancelled`` when someone asked to stop."""
        if self._event.is_set():
            raise Cancelled

    def sleep(self, seconds: float) -> None:
        """Wait, but wake at once when cancelled. The only sleep a job may use."""
        self._event.wait(seconds)
        self.check()


ProgressCallback = Callable[[int, int], None]
"""``progress(done, total)``; total 0 means unknown."""
