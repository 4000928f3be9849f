"""How work is asked to stop, and how it says how far it is. No Qt, no clock."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Cancelled(BaseException):
    """Unwinds a piece of work. A BaseException, so that no ``except Exception`` swallows it."""


class CancelToken:
    """A flag that ends waits. Shared by the one who asks and the one who works."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def cancel(self) -> None:
        self._event.set()

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
