"""Phosphor SVGs drawn in a token's colour, at any resolution, in whichever scheme is on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_INK = b'fill="currentColor"'


class SvgIconEngine(QIconEngine):
    """Asks for its colour at each paint, so that a change of scheme needs no new icons."""

    def __init__(self, name: str, ink: Callable[[], str], muted: Callable[[], str]) -> None:
        super().__init__()
        self._name = name
        self._ink = ink
        self._muted = muted
        self._drawn_in = ""
        self._renderer = QSvgRenderer()

    # Overrides of QIconEngine

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ink = self._muted() if mode == QIcon.Mode.Disabled else self._ink()
        if ink != self._drawn_in:
            self._renderer.load(QByteArray(svg(self._name, ink)))
            self._drawn_in = ink
        painter.save()
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        self._renderer.render(painter, square)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            return QPixmap()  # nothing can be painted on it
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float
    ) -> QPixmap:
        return self.pixmap(size, mode, state)  # Qt hands device pixels in already

    def clone(self) -> QIconEngine:
        return SvgIconEngine(self._name, self._ink, self._muted)


def svg(name: str, ink: str) -> bytes:
    """The SVG ``name`` with its strokes in ``ink`` ('#RRGGBB')."""
    raw = resources.path(f"icons/{name}.svg").read_bytes()
    return raw.replace(_INK, f'fill="{ink}"'.encode())
