"""Finding the input that spoils a request.

Services refuse a request as a whole. Where they do not say because of which input, halving finds
it: one bad row among 100 costs 8 refused requests, and nothing that was refused is paid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jisa_desktop.errors import Rejected


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input that can never be taken, and why."""

    position: int
    code: str
    params: tuple[tuple[str, object], ...]


def send_surviving(count: int, send: Callable[[tuple[int, ...]], None]) -> list[Refusal]:
    """Get everything through that can get through; return what cannot, by position.

    ``send`` is called with ascending positions (of 0 to ``count`` - 1), retries what is worth
    it and keeps what it got before it returns: it is called again for other positions only.
    Whatever else than ``Rejected`` it raises ends the work.
    """
    refusals: list[Refusal] = []
    waiting = [tuple(range(count))] if count else []
    while waiting:
        positions = waiting.pop()
        try:
            send(positions)
        except Rejected as rejected:
            blamed = {positions[i] for i in rejected.positions} or set(positions)
            rest = tuple(position for position in positions if position not in blamed)
            if rest or len(positions) == 1:
                facts = tuple(rejected.params.items())
                refusals += [Refusal(position, rejected.code, facts) for position in sorted(blamed)]
                waiting += [rest] if rest else []
            else:  # all are blamed: one of them, or all together
                middle = len(positions) // 2
                waiting += [positions[middle:], positions[:middle]]
    return sorted(refusals, key=lambda refusal: refusal.position)
