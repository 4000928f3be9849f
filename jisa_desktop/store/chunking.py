"""Lists that are too long for one statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")
CHUNK = 500


def chunked(values: Sequence[_T]) -> list[Sequence[_T]]:
    """SQLite and PostgreSQL both limit the parameters of one statement."""
    return [values[start : start + CHUNK] for start in range(0, len(values), CHUNK)]
