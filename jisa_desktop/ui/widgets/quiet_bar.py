"""A progress bar that is painted when the window is, and not in the midst of what sets it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar


class QuietBar(QProgressBar):
    """Qt's own paints at once, and with it whatever else of the window is to be painted: the page
    of a document twice, of which once half filled."""

    # Overrides of QProgressBar

    def setValue(self, value: int) -> None:
        was_on = self.updatesEnabled()
        self.setUpdatesEnabled(False)
        super().setValue(value)
        self.setUpdatesEnabled(was_on)  # which asks for a paint
