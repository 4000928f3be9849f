"""A helper process from the inside: it takes one request at a time and answers it.

It writes nothing to the parent's terminal, keeps to a memory limit, and ends when its parent does,
even in the middle of a request.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from jisa_desktop.errors import Bug, EnvironmentProblem, InputError, JisaError
from jisa_desktop.sheets.confine import confine
from jisa_desktop.sheets.staging import STAGING_ERRORS

_PROGRESS_EVERY_S = 0.1

Send = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Word:
    """Anything that is said before the answer."""


@dataclass(frozen=True, slots=True)
class Ready(Word):
    """The first word of a process: from here on the time limit counts."""


@dataclass(frozen=True, slots=True)
class Progress(Word):
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Failure:
    error: JisaError = field(repr=False)


def serve_requests(
    connection: Connection,
    memory_bytes: int,
    answer: Callable[[Any, Send], object],
    failure: Callable[[Exception, Any], JisaError],
    warm: Callable[[], None] = lambda: None,
) -> None:
    """Answer requests until the parent closes its end."""
    confine(memory_bytes)
    warm()
    connection.send(Ready())
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        try:
            found = answer(request, connection.send)
        except Exception as error:  # nothing may end this process but its parent
            found = Failure(failure(error, request))
        connection.send(found)


def named(error: Exception, file: str) -> JisaError:
    """What went wrong with ``file``. A bug of ours names the place, never the content."""
    if isinstance(error, JisaError):
        return error
    if isinstance(error, MemoryError):
        return InputError("sheet_too_large_for_memory", file=file)
    if isinstance(error, STAGING_ERRORS):
        return EnvironmentProblem("staging_unusable", file=file)
    return Bug("unexpected", file=file, kind=type(error).__name__, at=_place(error))


class Thinned:
    """Progress at most ten times a second, made thin where it is made."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._next_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._next_at or done == total:
            self._next_at = now + _PROGRESS_EVERY_S
            self._send(Progress(done, total))


def _place(error: BaseException) -> str:
    """File and line of our own code, without any value."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "jisa_desktop" in code.co_filename:
            place = f"{Path(code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
