"""A line of text that gives way: cut in the middle where room is short, whole in its tool tip."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_LEAST_PX = 48


class ElidedLabel(QLabel):
    """``text`` stays whole, for screen readers and for whoever asks."""

    def __init__(self, role: str = "", text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def _room(self) -> QRect:
        """Within a frame, QLabel indents its text by half an x."""
        indent = self.fontMetrics().horizontalAdvance("x") // 2 if self.frameWidth() > 0 else 0
        return self.contentsRect().adjusted(indent, 0, 0, 0)

    def _show_tip(self) -> None:
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()
        self.setToolTip(self.text() if is_cut else "")

    # Overrides of QLabel

    def setText(self, text: str) -> None:
        super().setText(text)
        self._show_tip()

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(_LEAST_PX, whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_tip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.drawFrame(painter)  # the ground of a chip
        room = self._room()
        line = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, room.width()
        )
        role = self.foregroundRole()
        self.style().drawItemText(
            painter, room, int(self.alignment()), self.palette(), self.isEnabled(), line, role
        )
        painter.end()
