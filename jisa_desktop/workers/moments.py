"""What a running job or batch is at, thinned where it is made."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from jisa_desktop.pipeline.context import Stage

MIN_GAP_S = 0.1


@dataclass(frozen=True, slots=True)
class Moment:
    """``batch_number`` is None for the job's own steps. ``total`` is the number of the job's
    batches so far, ``done`` of ``count`` are the units of the stage; ``count`` 0: unknown."""

    job_id: int
    batch_id: int | None
    batch_number: int | None
    total: int
    stage: Stage
    done: int
    count: int


class Thinned:
    """Hands on at most ten moments a second of one job or batch, and always the last of a stage."""

    def __init__(self, emit: Callable[[Moment], None]) -> None:
        self._emit = emit
        self._last: tuple[Stage | None, float] = (None, float("-inf"))
        self._lock = threading.Lock()

    def __call__(self, moment: Moment) -> None:
        now = time.monotonic()
        is_last = moment.count > 0 and moment.done >= moment.count
        with self._lock:
            stage, at = self._last
            if stage is moment.stage and not is_last and now - at < MIN_GAP_S:
                return
            self._last = (moment.stage, now)
        self._emit(moment)
