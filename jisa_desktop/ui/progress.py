"""How far a job is, added up from its batches. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from jisa_desktop.domain.snapshots import BatchSnapshot
from jisa_desktop.domain.statuses import BatchStatus
from jisa_desktop.ui.desk import BatchProgress

_OVER = (BatchStatus.COMPLETED, BatchStatus.FAILED)


class JobProgress:
    """The share of each batch of one job, 0 to 1."""

    def __init__(self) -> None:
        self._total = 0
        self._shares: dict[int, float] = {}

    @property
    def share(self) -> float:
        return sum(self._shares.values()) / self._total if self._total else 0.0

    def take_report(self, report: BatchProgress) -> None:
        self._total = max(self._total, report.total)
        self._shares[report.number] = min(1.0, report.done / report.count) if report.count else 1.0

    def take_batches(self, batches: Iterable[BatchSnapshot]) -> None:
        for batch in batches:
            self._total = max(self._total, batch.total)
            if batch.status in _OVER:
                self._shares[batch.number] = 1.0
