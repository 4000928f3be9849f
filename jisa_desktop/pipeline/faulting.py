"""Errors as they are kept and shown: code and parameters, never content."""

from __future__ import annotations

import logging

from jisa_desktop.domain.snapshots import Fault
from jisa_desktop.errors import Bug, JisaError

log = logging.getLogger(__name__)


def fault_of(error: BaseException) -> Fault:
    """An error as it is kept. One that nobody named becomes ``named_error``."""
    if not isinstance(error, JisaError):
        error = named_error(error)
    return Fault(error.code, {key: _plain(value) for key, value in error.params.items()})


def named_error(error: BaseException) -> JisaError:
    """An error that nobody named is our bug: its kind and place go to the log, its message, which
    may hold a cell, does not."""
    if isinstance(error, JisaError):
        return error
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_qualname}:{frame.tb_lineno}" if frame else "?"
    log.error("unexpected %s at %s", type(error).__name__, place)
    return Bug("unexpected", cause=type(error).__name__, place=place)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
