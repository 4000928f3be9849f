"""The colours of both schemes by what they are for. Text on its ground has 4.5:1 or more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """``on_x`` is drawn on ``x``; ``x_soft`` is the ground under a word in colour ``x``."""

    bg: str
    surface: str
    surface2: str
    border: str
    border_strong: str
    border_input: str
    text: str
    text2: str
    text3: str
    primary: str
    primary_hover: str
    primary_press: str
    primary_soft: str
    on_primary: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    on_danger: str


LIGHT = Tokens(
    bg="#F5F6F8",
    surface="#FFFFFF",
    surface2="#F9FAFB",
    border="#E4E7EC",
    border_strong="#C9CFD8",
    border_input="#858E9C",
    text="#1B2430",
    text2="#475467",
    text3="#667085",
    primary="#2459D3",
    primary_hover="#1D4BB8",
    primary_press="#173E9A",
    primary_soft="#EAF1FF",
    on_primary="#FFFFFF",
    success="#067647",
    success_soft="#E6F6EE",
    warning="#93560A",
    warning_soft="#FEF4E2",
    danger="#B42318",
    danger_soft="#FDECEA",
    on_danger="#FFFFFF",
)

DARK = Tokens(
    bg="#14171C",
    surface="#1C2027",
    surface2="#22272F",
    border="#2E343E",
    border_strong="#475060",
    border_input="#6B7484",
    text="#F2F4F7",
    text2="#C2C9D4",
    text3="#98A2B3",
    primary="#7FA8FF",
    primary_hover="#9ABBFF",
    primary_press="#B3CCFF",
    primary_soft="#1F2D4A",
    on_primary="#0D1830",
    success="#5FD6A0",
    success_soft="#15352A",
    warning="#F2B75C",
    warning_soft="#3A2C12",
    danger="#FF8A80",
    danger_soft="#41201E",
    on_danger="#2B0D0A",
)

_LINEAR_BELOW = 0.03928


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two '#RRGGBB' colours (WCAG 2.2, 1 to 21)."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
