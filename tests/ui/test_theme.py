"""Colours can be read, icons follow the scheme, the style sheet is whole."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import resources
from jisa_desktop.ui.theme import DARK, LIGHT, Scheme, Theme, Tokens, contrast
from jisa_desktop.ui.theme.style import style_sheet
from jisa_desktop.ui.widgets.build import card

PAIRS = (
    ("text", "surface"),
    ("text", "bg"),
    ("text2", "bg"),
    ("text2", "surface2"),
    ("text3", "surface2"),
    ("text3", "surface"),
    ("primary", "surface"),
    ("primary", "primary_soft"),
    ("on_primary", "primary"),
    ("success", "success_soft"),
    ("warning", "warning_soft"),
    ("danger", "danger_soft"),
    ("success", "surface"),
    ("warning", "surface"),
    ("danger", "surface"),
)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_has_contrast_aa(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_borders_of_inputs_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.border_input, tokens.surface) >= 3.0


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


def test_an_icon_is_drawn_in_the_colour_of_the_scheme_that_is_on(theme: Theme) -> None:
    icon = theme.icon("x", "danger")
    assert _ink(icon.pixmap(40, 40).toImage()) == QColor(LIGHT.danger).rgb()
    theme.use(Scheme.DARK)
    try:
        assert _ink(icon.pixmap(40, 40).toImage()) == QColor(DARK.danger).rgb()
    finally:
        theme.use(Scheme.LIGHT)


def test_every_icon_is_drawn_with_the_ink_that_is_replaced() -> None:
    unlike = [
        file.name
        for file in resources.path("icons").glob("*.svg")
        if b'fill="currentColor"' not in file.read_bytes()
    ]
    assert unlike == []


def test_the_style_sheet_has_no_hole() -> None:
    sheet = style_sheet(LIGHT, lambda name, colour: f"{name}{colour}")
    assert "None" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert not re.search(r"[{}]{2}", sheet)


def test_the_font_speaks_korean(theme: Theme) -> None:
    assert "Pretendard" in theme.font(14).family()


class _Listening(QLabel):
    """How often it was told of another style."""

    styled = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        self.styled += event.type() == QEvent.Type.StyleChange
        super().changeEvent(event)


def test_what_is_built_outside_of_a_window_is_styled_when_it_comes_into_one(
    qtbot: QtBot, theme: Theme
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    part = _Listening("x")
    part.setProperty("role", "h1")
    outer = card(card(card(part)))
    assert part.styled == 0
    outer.setParent(window)
    assert part.styled == 1
    part.ensurePolished()
    assert part.font().pixelSize() == 22


def test_another_scheme_dresses_every_window_anew(qtbot: QtBot, theme: Theme) -> None:
    window, other = QWidget(), QWidget()
    for one in (window, other):
        qtbot.addWidget(one)
    theme.dress(window)
    theme.use(Scheme.DARK)
    try:
        assert DARK.surface in window.styleSheet()
        assert not other.styleSheet()
    finally:
        theme.use(Scheme.LIGHT)
    assert LIGHT.surface in window.styleSheet()


def _ink(image) -> int:  # type: ignore[no-untyped-def]
    """The colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(40) for y in range(40))
    return max(pixels, key=QColor.alpha).rgb()
