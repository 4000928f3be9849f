"""Marks a text for translation where it is written; it is translated where it is shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Under the name that lupdate looks for; PySide6's own is typed as giving an object."""
    return text
