"""Which scheme is on, and the calls that dress the application and its windows in it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication, QWidget

import resources
from jisa_desktop.ui.theme.icons import SvgIconEngine, svg
from jisa_desktop.ui.theme.style import palette, style_sheet
from jisa_desktop.ui.theme.tokens import DARK, LIGHT, Tokens

BASE_PX = 14
_DRESSED = "dressed"


class Scheme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Lives as long as the application. ``changed``: repaint what drew with the old tokens."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
        super().__init__()
        self._app = app
        self._scheme = scheme
        self._folder = TemporaryDirectory(prefix="jisa-look-")  # style sheets name files only
        self._family = _load_fonts()
        self.tokens = LIGHT
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._dress()

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def is_dark(self) -> bool:
        return self.tokens is DARK

    def use(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._dress()

    def dress(self, window: QWidget) -> None:
        """Give a window, and whatever is put into it, the style sheet.

        It is not the application's: Qt styles a part anew, with all that is in it, whenever it is
        put into another, and under an application's sheet also before any of them is in a window.
        A page of three hundred widgets takes eight times as long to build then.
        """
        window.setProperty(_DRESSED, True)
        window.setStyleSheet(style_sheet(self.tokens, self._tinted))

    def icon(self, name: str, ink: str = "text2") -> QIcon:
        """The icon ``name`` in the colour of token ``ink`` of the scheme that is on at the time."""
        return QIcon(
            SvgIconEngine(name, lambda: str(getattr(self.tokens, ink)), lambda: self.tokens.text3)
        )

    def colour(self, token: str) -> QColor:
        return QColor(str(getattr(self.tokens, token)))

    def font(self, px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The window's font; digits are of one width, so that figures stand in columns."""
        font = QFont(self._family)
        font.setPixelSize(px)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def close(self) -> None:
        self._folder.cleanup()

    def _dress(self) -> None:
        self.tokens = self._wanted()
        self._app.setStyle("Fusion")
        self._app.setPalette(palette(self.tokens))
        self._app.setFont(self.font(BASE_PX))
        for window in self._app.topLevelWidgets():
            if window.property(_DRESSED):
                window.setStyleSheet(style_sheet(self.tokens, self._tinted))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        if self._scheme is Scheme.SYSTEM:
            # Unknown (a Linux without a desktop) counts as light.
            return DARK if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT

    def _tinted(self, name: str, colour: str) -> str:
        file = Path(self._folder.name) / f"{name}-{colour[1:]}.svg"
        if not file.exists():
            file.write_bytes(svg(name, colour))
        return file.as_posix()

    def _on_system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._dress()


def _load_fonts() -> str:
    family = "Sans Serif"
    for file in sorted(resources.path("fonts").glob("*.otf")):
        if (number := QFontDatabase.addApplicationFont(str(file))) >= 0:
            family = QFontDatabase.applicationFontFamilies(number)[0]
    return family
