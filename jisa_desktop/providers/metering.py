"""What an embedder that costs money can say before and after. Local ones do not implement it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Estimate:
    """``tokens`` exact for known models. ``dollars`` None: no price known. ``seconds`` is the
    least that the account's limits allow, latencies not counted."""

    texts: int
    tokens: int
    requests: int
    dollars: float | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Usage:
    """What the service says it has counted since this program started."""

    requests: int
    tokens: int
    dollars: float | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Of texts as they would be sent; ``requests``: how many they are cut into."""

    texts: int = 0
    tokens: int = 0
    requests: int = 0


class Meter(Protocol):
    """Counts texts part by part, so that nobody has to hold all of them. Crosses processes."""

    @property
    def counted(self) -> Counted: ...

    def add(self, texts: Sequence[str]) -> None: ...


@runtime_checkable
class Metered(Protocol):
    def meter(self) -> Meter:
        """A new one, which cuts requests as the account's limits are now."""

    def estimate_of(self, counted: Counted) -> Estimate:
        """What embedding what a meter has counted would take. Asks no service."""

    def estimate(self, texts: Sequence[str]) -> Estimate:
        """What embedding ``texts`` would take. Asks no service."""

    def usage(self) -> Usage: ...


def in_won(dollars: float, won_per_dollar: float) -> float:
    """The rate is the user's setting; no service is asked for it."""
    return dollars * won_per_dollar
