"""What a command hands back: a value for machines, from which the text for people is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jisa_desktop.errors import ExitStatus


@dataclass(frozen=True, slots=True)
class Answer:
    """``value`` is what ``--json`` prints, as it is. Its schema is in ``docs/cli``."""

    value: Mapping[str, object]
    status: ExitStatus = ExitStatus.DONE


_RANKS = (
    ExitStatus.NEEDS_ATTENTION,
    ExitStatus.FAILED,
    ExitStatus.REFUSED,
    ExitStatus.USAGE,
    ExitStatus.DONE,
)


def worst(statuses: list[ExitStatus]) -> ExitStatus:
    """Of several files or jobs: 4 before 1 before 3 before 0 (design, section 12)."""
    return min(statuses, key=_RANKS.index, default=ExitStatus.DONE)
