"""Colours, fonts and icons: one ``Theme`` that every widget is given."""

from __future__ import annotations

from jisa_desktop.ui.theme.theme import Scheme, Theme
from jisa_desktop.ui.theme.tokens import DARK, LIGHT, Tokens, contrast

__all__ = ["DARK", "LIGHT", "Scheme", "Theme", "Tokens", "contrast"]
