"""What a step may use besides its ids: a cancel token and a way to say how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from jisa_desktop.domain.cancel import CancelToken


class Stage(StrEnum):
    """What a step is at. Shown beside its bar."""

    READING = "reading"
    PLANNING = "planning"
    EMBEDDING = "embedding"
    WRITING = "writing"
    CONFIRMING = "confirming"
    DELETING = "deleting"
    COMPARING = "comparing"
    WAITING = "waiting"


Report = Callable[[Stage, int, int], None]


def _silent(stage: Stage, done: int, total: int) -> None:
    """Reports to nobody."""


@dataclass(frozen=True, slots=True)
class StepContext:
    """Handed in by whoever runs the step, so that a step needs no Qt and no globals.

    ``report(stage, done, total)`` may be called often; thinning is the runner's affair.
    """

    cancel: CancelToken = field(default_factory=CancelToken)
    report: Report = _silent
