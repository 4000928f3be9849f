"""Stops what runs at one fault point, as good as a death."""

from __future__ import annotations

import threading
from collections.abc import Callable

from jisa_desktop.domain.faults import arm


class Stop(BaseException):
    """Nothing between the fault point and the test may catch it."""


def stop_at(point: str, nth: int = 1) -> Callable[[], None]:
    """The nth time it is reached. Returns what disarms it."""
    left, lock = [nth], threading.Lock()

    def hook(reached: str) -> None:
        if reached == point:
            with lock:
                left[0] -= 1
                is_it = left[0] == 0
            if is_it:
                raise Stop(point)

    return arm(hook)
