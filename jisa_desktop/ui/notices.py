"""Notices: what just happened or went wrong, said in place above the page, never in a box."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jisa_desktop.errors import JisaError
from jisa_desktop.ui import words
from jisa_desktop.ui.formats import josa
from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import IconLabel, button, column, icon_button, label

MOST_SHOWN = 3
GOOD_NEWS_STAYS_MS = 8_000
MOST_PX = 108

Act = Callable[[], object]


class Kind(StrEnum):
    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


_ICONS = {
    Kind.INFO: ("info", "primary"),
    Kind.SUCCESS: ("check-circle", "success"),
    Kind.WARNING: ("warning-circle", "warning"),
    Kind.DANGER: ("x-circle", "danger"),
}


class Notice(QFrame):
    """One notice: an icon, a title, a sentence, perhaps one button, and a way to put it away."""

    def __init__(
        self, theme: Theme, kind: Kind, title: str, text: str, action: tuple[str, Act] | None
    ) -> None:
        super().__init__()
        self.kind = kind
        self.is_dismissed = False
        self.key = ""
        self._act: Act | None = None
        self.setProperty("notice", kind.value)
        name, token = _ICONS[kind]
        self._icon = IconLabel(theme, name, token, 20)
        self.title = label(title, "strong", wrap=True)
        self.text = label(text, "sub", wrap=True, selectable=True)
        self.text.setVisible(bool(text))
        self.action: QPushButton | None = None
        self.close_button = icon_button(theme, "x", self.tr("알림 닫기"))
        self.close_button.clicked.connect(self.dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 10, 8, 10)
        line.setSpacing(12)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(column(self.title, self.text, spacing=2), 1)
        if action is not None:
            self.action = button(action[0], theme)
            self._act = action[1]
            self.action.clicked.connect(self._on_action)
            line.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def dismiss(self) -> None:
        self.is_dismissed = True
        self.hide()
        self.deleteLater()

    def _on_action(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()


class Notices(QScrollArea):
    """The newest stands on top; a notice with the key of an older one takes its place.

    They scroll rather than take more than ``MOST_PX`` from the page below.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._all: list[Notice] = []
        self._list = QWidget()
        self._list.setObjectName("scrolled")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._list)
        self._list.installEventFilter(self)
        self.setAccessibleName(self.tr("알림"))
        self._fit()

    @property
    def shown(self) -> list[Notice]:
        """The newest first. Kept here: a layout's item that was once looked at by ``itemAt`` stays
        known to PySide under its address after it is gone, and is mistaken for what comes to lie
        there next."""
        self._all = [one for one in self._all if not one.is_dismissed]
        return list(self._all)

    def say(
        self,
        kind: Kind,
        title: str,
        text: str = "",
        *,
        action: tuple[str, Act] | None = None,
        key: str = "",
    ) -> Notice:
        for old in self.shown:
            if key and old.key == key:
                old.dismiss()
        notice = Notice(self._theme, kind, josa(title), josa(text), action)
        notice.key = key
        self._all.insert(0, notice)
        self._column.insertWidget(0, notice)
        notice.show()  # Qt would do it a moment later, and the room would be measured without it
        for extra in self.shown[MOST_SHOWN:]:
            extra.dismiss()
        if kind is Kind.SUCCESS and action is None:
            QTimer.singleShot(GOOD_NEWS_STAYS_MS, notice, notice.dismiss)
        return notice

    def say_error(self, error: JisaError, *, action: tuple[str, Act] | None = None) -> Notice:
        told = words.of_error(error)
        where = words.place(error.params)
        title = f"{told.title} — {where}" if where else told.title
        text = "\n".join(part for part in (told.sentence, told.next_step) if part)
        return self.say(Kind.DANGER, title, text, action=action, key=f"{error.code}:{where}")

    def _fit(self) -> None:
        height = self._column.totalHeightForWidth(self.viewport().width()) if self.shown else 0
        self.setFixedHeight(min(MOST_PX, max(0, height)))

    # Overrides of QScrollArea

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._list and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
