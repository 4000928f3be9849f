"""How well each text stands out from its ground, measured in the picture of the window."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

from jisa_desktop.ui.theme import contrast
from jisa_desktop.ui.widgets.tables import PROGRESS_ROLE
from tests.ui.looking.seen import columns, rectangle, seen, where

AA = 4.5
_SCALE = 3
"""Strokes of a 12 px font are then wide enough to hold pixels of the ink alone."""
_FRAME = 3
_LEAST_SHARE = 0.001
_ROWS = 8


def faint(root: QWidget) -> list[str]:
    """Texts below AA. What is switched off is exempt (WCAG 2.2, 1.4.3)."""
    pixels = _pixels(root)
    found = []
    for place, text, spot in _texts(root):
        ratio = _ratio(pixels, spot)
        if ratio is not None and ratio < AA:
            found.append(f"{place}: {text!r} has {ratio:.1f}:1")
    return found


def _texts(root: QWidget) -> Iterator[tuple[str, str, QRect]]:
    for widget in seen(root):
        if not widget.isEnabled():
            continue
        spot = rectangle(widget, root)
        shown = widget.visibleRegion().boundingRect().translated(spot.topLeft())
        if shown.height() < spot.height():  # scrolled out of sight, in part
            continue
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            yield where(widget), widget.text(), spot
        elif isinstance(widget, QComboBox) and widget.currentText():
            yield where(widget), widget.currentText(), spot.adjusted(0, 0, -24, 0)
        elif isinstance(widget, QLineEdit):
            yield where(widget), widget.text() or widget.placeholderText(), spot
        elif isinstance(widget, QTabBar):
            for place in range(widget.count()):
                tab = widget.tabRect(place)
                if widget.isTabVisible(place) and widget.rect().contains(tab.center()):
                    yield where(widget), widget.tabText(place), tab.translated(spot.topLeft())
        elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _cells(widget, root)


def _cells(view: QAbstractItemView, root: QWidget) -> Iterator[tuple[str, str, QRect]]:
    model = view.model()
    if model is None:
        return
    corner = view.viewport().mapTo(root, QPoint(0, 0))
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(columns(model)):
            index = model.index(row, column)
            if index.data() and not index.data(PROGRESS_ROLE):
                cell = view.visualRect(index)
                sight = view.viewport().visibleRegion().boundingRect()
                if sight.top() <= cell.top() and cell.bottom() <= sight.bottom():
                    shown = cell.intersected(sight).translated(corner)
                    yield where(view), str(index.data()), shown


def _pixels(root: QWidget) -> np.ndarray:
    """``(height, width)`` of 0xRRGGBB."""
    image = QImage(root.size() * _SCALE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.scale(_SCALE, _SCALE)
    root.render(painter, QPoint(0, 0))
    painter.end()
    size = QSize(image.width(), image.height())
    flat = np.frombuffer(image.constBits(), dtype=np.uint32) & 0xFFFFFF
    return flat.reshape(size.height(), image.bytesPerLine() // 4)[:, : size.width()]


def _ratio(pixels: np.ndarray, spot: QRect) -> float | None:
    """Of the commonest colour to the one that stands out most; None where nothing is drawn."""
    inner = spot.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)
    top, left = inner.top() * _SCALE, inner.left() * _SCALE
    bottom, right = (inner.bottom() + 1) * _SCALE, (inner.right() + 1) * _SCALE
    part = pixels[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if part.size == 0:
        return None
    colours, counts = np.unique(part, return_counts=True)
    ground = _hex(colours[counts.argmax()])
    enough = colours[counts >= max(2, part.size * _LEAST_SHARE)]
    if len(enough) < 2:
        return None
    return max(contrast(ground, _hex(colour)) for colour in enough)


def _hex(colour: np.uint32) -> str:
    return f"#{int(colour):06X}"
