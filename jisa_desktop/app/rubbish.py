"""Python's garbage is collected on the main thread only, a little at a time.

A collection that starts on a pool thread may destroy widgets there, which Qt does not survive.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_YOUNG, _MIDDLE, _OLD = range(3)
_THRESHOLDS = (700, 10, 10)
_MANY, _CALM = 20_000, 2_000
_LONGEST_TICKS = 60


class MainThreadCollector(QObject):
    """Automatic collection is off while one lives; ``stop`` turns it on again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._seen = 0
        self._put_off = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def settle(self) -> None:
        """What is alive after the start stays alive: it need not be looked at again."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        young, middle, old = gc.get_count()
        if self._is_storm(young):
            return
        if old > _THRESHOLDS[_OLD]:
            gc.collect(_OLD)
        elif middle > _THRESHOLDS[_MIDDLE]:
            gc.collect(_MIDDLE)
        elif young > _THRESHOLDS[_YOUNG]:
            gc.collect(_YOUNG)

    def _is_storm(self, young: int) -> bool:
        """While a worker makes objects by the ten thousand, looking at all of them would hold
        the window up; it is put off until the worker is done, or has gone on for a minute."""
        is_growing = young - self._seen > _CALM
        self._seen = young
        if young > _MANY and is_growing and self._put_off < _LONGEST_TICKS:
            self._put_off += 1
            return True
        self._put_off = 0
        return False
