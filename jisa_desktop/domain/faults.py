"""Named fault points: places where a test may stop, fail or kill the program.

A no-op outside tests. Every write transaction of the store passes two of them (``NAME:before``,
``NAME:after``, see ``store.engine``), every remote call of the pipeline as well, so that a sweep
over all names proves that a crash between any two statements is understood by the next start.
"""

from __future__ import annotations

from collections.abc import Callable

_hooks: list[Callable[[str], None]] = []


def reach(point: str) -> None:
    """Pass the fault point called ``point``."""
    for hook in _hooks:
        hook(point)


def arm(hook: Callable[[str], None]) -> Callable[[], None]:
    """Call ``hook(point)`` at every fault point. Returns a function that takes it away again."""
    _hooks.append(hook)
    return lambda: _hooks.remove(hook)
