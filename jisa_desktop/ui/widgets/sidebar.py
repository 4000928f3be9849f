"""The pages, down the left side; Ctrl+1 to Ctrl+9 reach them too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from jisa_desktop.ui.theme import Theme
from jisa_desktop.ui.widgets.build import chip, set_chip
from jisa_desktop.ui.widgets.elided import ElidedLabel

_WIDTH = 216


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    icon: str
    text: str


class Sidebar(QFrame):
    """``chosen``: the name of an entry."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, brand: str) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(_WIDTH)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._entries: dict[str, Entry] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 20, 12, 16)
        self._column.setSpacing(4)
        title = ElidedLabel(text=brand)
        title.setObjectName("brand")
        self._column.addWidget(title)
        self._column.addSpacing(12)
        self._column.addStretch(1)
        self.state = chip("", "success")
        self._column.addWidget(self.state, 0, Qt.AlignmentFlag.AlignLeft)
        self._group.buttonToggled.connect(self._on_toggled)
        self._group.buttonClicked.connect(self._on_clicked)

    def add(self, entry: Entry) -> None:
        made = QToolButton()
        made.setText(entry.text)
        made.setProperty("nav", True)
        made.setProperty("entry", entry.name)
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setIcon(self._theme.icon(entry.icon))
        made.setIconSize(QSize(20, 20))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setAccessibleName(entry.text)
        made.setShortcut(f"Ctrl+{len(self._buttons) + 1}")
        made.setToolTip(f"{entry.text} (Ctrl+{len(self._buttons) + 1})")
        self._group.addButton(made)
        self._column.insertWidget(2 + len(self._buttons), made)
        self._buttons[entry.name] = made
        self._entries[entry.name] = entry

    def show_current(self, name: str) -> None:
        if name in self._buttons:
            self._buttons[name].setChecked(True)

    def say(self, text: str, tone: str) -> None:
        """What the program is doing, in a few words."""
        set_chip(self.state, text, tone)

    def _on_toggled(self, button: QToolButton, is_on: bool) -> None:
        entry = self._entries[str(button.property("entry"))]
        button.setIcon(self._theme.icon(entry.icon, "primary" if is_on else "text2"))

    def _on_clicked(self, button: QToolButton) -> None:
        self.chosen.emit(str(button.property("entry")))
