"""A progress bar that is painted when the window is, and not in the midst of what sets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QProgressBar


class QuietBar(QProgressBar):
    """Qt's own paints at once, and with it whatever else of the window is to be painted: the page
    of a document twice, of which once half filled."""

    @contextmanager
    def _unpainted(self) -> Iterator[None]:
        was_on = self.updatesEnabled()
        self.setUpdatesEnabled(False)
        try:
            yield
        finally:
            self.setUpdatesEnabled(was_on)  # which asks for a paint

    # Overrides of QProgressBar

    def setValue(self, value: int) -> None:
        with self._unpainted():
            super().setValue(value)

    def setRange(self, minimum: int, maximum: int) -> None:
        with self._unpainted():
            super().setRange(minimum, maximum)
