"""Ctrl+C for what must not be interrupted just anywhere: it stops at the next safe point."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.errors import JisaError


@contextmanager
def stoppable(code: str, **params: object) -> Iterator[CancelToken]:
    """A token that an interrupt (Ctrl+C, SIGTERM) cancels. On the main thread.

    Raises ``JisaError(code)`` where the work has stopped because of it.
    """
    token = CancelToken()
    numbers = (signal.SIGINT, signal.SIGTERM)
    kept = {number: signal.signal(number, lambda *_: token.cancel()) for number in numbers}
    try:
        yield token
    except Cancelled as error:
        raise JisaError(code, **params) from error
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
