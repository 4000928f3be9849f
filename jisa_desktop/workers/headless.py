"""The same engine without a window, for the command line."""

from __future__ import annotations

import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType, MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot

from jisa_desktop.pipeline.conducting import JobEnd
from jisa_desktop.workers.engine import BATCHES_AT_ONCE, JobEngine
from jisa_desktop.workers.moments import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jisa_desktop.pipeline.workspace import Workspace

_NO_PASSWORDS: Mapping[int, str] = MappingProxyType({})
_SIGNAL_LOOK_MS = 100
_SHUTDOWN_MS = 10_000


def run_headless(
    workspace: Workspace,
    job_ids: Sequence[int],
    *,
    passwords: Mapping[int, str] = _NO_PASSWORDS,
    watch: Callable[[Moment], None] | None = None,
    batches_at_once: int = BATCHES_AT_ONCE,
) -> list[JobEnd]:
    """Run jobs to their ends, side by side. Returns the ends in the order of ``job_ids``.

    ``watch`` is called on this thread. An interrupt (Ctrl+C, SIGTERM) parks the jobs: they end
    as pending, and the next start or ``resume`` goes on with them.
    """
    if not job_ids:
        return []
    _application = QCoreApplication.instance() or QCoreApplication(["jisa"])
    engine = JobEngine(workspace, batches_at_once)
    loop = QEventLoop()  # of its own: an application with a window asks that before it quits
    ends = _Ends(engine, set(job_ids), loop.quit)
    if watch is not None:
        engine.moved.connect(watch)
    with _interruptible(engine):
        for job_id in job_ids:
            engine.start(job_id, passwords.get(job_id))
        loop.exec()
    engine.shutdown(_SHUTDOWN_MS)
    return [ends.found[job_id] for job_id in job_ids]


class _Ends(QObject):
    """Collects ends, and says when all are there."""

    def __init__(self, engine: JobEngine, expected: set[int], done: Callable[[], None]) -> None:
        super().__init__()
        self.found: dict[int, JobEnd] = {}
        self._expected = expected
        self._done = done
        engine.job_ended.connect(self._note)

    @Slot(int, object)
    def _note(self, job_id: int, end: JobEnd) -> None:
        self.found[job_id] = end
        if self._expected <= self.found.keys():
            self._done()


@contextmanager
def _interruptible(engine: JobEngine) -> Iterator[None]:
    """Qt's loop never runs Python's signal handlers by itself; a slow timer gives them a turn."""

    def park(_number: int, _frame: FrameType | None) -> None:
        engine.park_all()

    kept = {number: signal.signal(number, park) for number in (signal.SIGINT, signal.SIGTERM)}
    timer = QTimer()
    timer.timeout.connect(_breathe)
    timer.start(_SIGNAL_LOOK_MS)
    try:
        yield
    finally:
        timer.stop()
        for number, handler in kept.items():
            signal.signal(number, handler)


def _breathe() -> None:
    """Nothing: being called is what lets the interpreter look for signals."""
