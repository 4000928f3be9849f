"""What the index has answered to, and waiting until it shows that, by fetching the ids."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from jisa_desktop.domain.faults import reach
from jisa_desktop.domain.plan import Operation
from jisa_desktop.domain.wanted import said_fingerprint
from jisa_desktop.errors import Retryable
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.providers.protocols import VectorIndex

DEADLINE_S = 60.0
"""How long an answered write may take to show; then the batch is tried again."""

_FIRST_WAIT_S = 0.1
_LONGEST_WAIT_S = 2.0


@dataclass(slots=True)
class Told:
    """What the index has answered to while a batch runs: a further try goes on behind it. In
    memory alone: after a kill, all is told again.

    ``written`` (or deleted) and ``confirmed``: namespaces; ``refused``: places of records that it
    can never take.
    """

    written: set[str] = field(default_factory=set)
    confirmed: set[str] = field(default_factory=set)
    refused: set[tuple[str, str]] = field(default_factory=set)

    @property
    def count(self) -> int:
        return len(self.written) + len(self.confirmed)


class Confirming:
    def __init__(self, index: VectorIndex, embedder_fingerprint: str) -> None:
        self._index = index
        self._embedder = embedder_fingerprint

    def wait(self, namespace: str, part: Sequence[Operation], context: StepContext) -> None:
        """Until every id shows what was written ('' for a delete: nothing at all). A replaced
        record is there all the time, so it is asked what it says, not whether it is there.

        Raises ``Retryable('index_not_visible')``.
        """
        if self._index.is_immediate:
            return
        waiting = {one.record_id: one.fingerprint for one in part}
        give_up_at = time.monotonic() + DEADLINE_S
        wait_s = _FIRST_WAIT_S
        while True:
            context.report(Stage.CONFIRMING, len(part) - len(waiting), len(part))
            reach("confirm:before")
            found = self._index.said(namespace, sorted(waiting), context.cancel)
            reach("confirm:after")
            shown = {
                record_id: said_fingerprint(self._embedder, metadata)
                for record_id, metadata in found.items()
            }
            waiting = {key: said for key, said in waiting.items() if shown.get(key, "") != said}
            if not waiting:
                return
            if time.monotonic() + wait_s > give_up_at:
                raise Retryable("index_not_visible", seconds=round(DEADLINE_S))
            context.cancel.sleep(wait_s)
            wait_s = min(_LONGEST_WAIT_S, 2 * wait_s)
