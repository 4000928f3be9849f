"""Tabs that go on in another line where one is too short for them, so that none is out of sight.

Qt would scroll them, and what scrolls away is as good as not there: a tab may carry a warning.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QStylePainter, QTabBar

_NOWHERE = QPoint(-1, -1)
_NARROWEST_PX = 120


class FoldingTabBar(QTabBar):
    """For ``QTabWidget.setTabBar``. As any other where its tabs fit into one line."""

    def __init__(self) -> None:
        super().__init__()
        self._mouse = _NOWHERE
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)

    @property
    def line_count(self) -> int:
        return len({rect.top() for rect in self._folded().values()})

    def _room(self) -> int:
        """Before it is shown, the bar does not know how wide it will be; its owner does."""
        around = self.parentWidget()
        return around.width() if around is not None else self.width()

    def _shown(self) -> list[int]:
        return [place for place in range(self.count()) if self.isTabVisible(place)]

    def _folded(self) -> dict[int, QRect]:
        """Where each tab stands, line by line."""
        found: dict[int, QRect] = {}
        spot = QPoint(0, 0)
        for place in self._shown():
            size = self.tabSizeHint(place)
            if spot.x() and spot.x() + size.width() > self._room():
                spot = QPoint(0, spot.y() + size.height())
            found[place] = QRect(spot, size)
            spot.setX(spot.x() + size.width())
        return found

    def _is_folded(self) -> bool:
        return self.line_count > 1

    def _at(self, spot: QPoint) -> int:
        return next((place for place, rect in self._folded().items() if rect.contains(spot)), -1)

    def _follow(self, spot: QPoint) -> None:
        self._mouse = spot
        self.update()

    # Overrides of QTabBar

    def tabRect(self, index: int) -> QRect:
        return self._folded().get(index, QRect()) if self._is_folded() else super().tabRect(index)

    def sizeHint(self) -> QSize:
        folded = self._folded().values()
        width = max((rect.right() + 1 for rect in folded), default=0)
        return QSize(width, max((rect.bottom() + 1 for rect in folded), default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST_PX, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_folded():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        for place, rect in self._folded().items():
            option = QStyleOptionTab()
            self.initStyleOption(option, place)
            option.state &= ~QStyle.StateFlag.State_MouseOver
            if rect.contains(self._mouse):
                option.state |= QStyle.StateFlag.State_MouseOver
            painter.save()
            painter.translate(rect.topLeft() - option.rect.topLeft())
            painter.drawControl(QStyle.ControlElement.CE_TabBarTab, option)
            painter.restore()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position().toPoint())
        if not self._is_folded():
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton and self.isTabEnabled(place):
            self.setCurrentIndex(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._is_folded():
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._follow(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._follow(_NOWHERE)
        super().leaveEvent(event)
