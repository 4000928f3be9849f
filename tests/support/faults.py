"""Faults that a loopback server commits when told to."""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """``BEFORE``: nothing was done; ``AFTER``: it was done, and nobody was told. ``RESET_UPLOAD``:
    the connection ends before the request was read. ``REDIRECT``: a sign-in page is elsewhere, and
    nothing was done. ``EMPTY`` and ``LIST``: it was done, and the answer is ``{}`` or ``[]``."""

    STATUS = "status"
    HANG_BEFORE = "hang_before"
    HANG_AFTER = "hang_after"
    RESET_UPLOAD = "reset_upload"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    RESET_MID_BODY = "reset_mid_body"
    DRIP = "drip"
    HTML = "html"
    REDIRECT = "redirect"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    LIST = "list"
    WRONG_COUNT = "wrong_count"
    WRONG_ORDER = "wrong_order"
    WRONG_WIDTH = "wrong_width"
    NAN = "nan"


@dataclass(frozen=True, slots=True)
class Fault:
    """``reason`` picks one of the service's refusals where a status has several."""

    kind: Kind
    status: int = 0
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class FaultPlan:
    """What goes wrong, by operation, in order. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._planned: defaultdict[str, deque[Fault | None]] = defaultdict(deque)

    def add(self, operation: str, fault: Fault, *, times: int = 1, after: int = 0) -> None:
        """The next ``times`` requests of ``operation``, once ``after`` more have gone well."""
        with self._lock:
            self._planned[operation].extend([None] * after + [fault] * times)

    def clear(self) -> None:
        with self._lock:
            self._planned.clear()

    def planned(self, operation: str) -> int:
        """How many are still to come."""
        with self._lock:
            return len(self._planned[operation])

    def is_next(self, operation: str, kind: Kind) -> bool:
        with self._lock:
            planned = self._planned[operation]
            return bool(planned) and planned[0] is not None and planned[0].kind is kind

    def take(self, operation: str) -> Fault | None:
        with self._lock:
            planned = self._planned[operation]
            return planned.popleft() if planned else None
