"""What the imitated index holds, and when a write becomes visible."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Stored:
    values: NDArray[np.float32]
    metadata: dict[str, Any]


class PineconeStore:
    """Namespaces of records. Reads see what was written ``lag_s`` seconds ago or earlier; an
    emptied namespace stays, with a count of 0."""

    def __init__(self, lag_s: float = 0.0) -> None:
        self.lag_s = lag_s
        self._visible: dict[str, dict[str, Stored]] = {}
        self._pending: list[tuple[float, Callable[[], None]]] = []
        self._written: set[str] = set()

    def upsert(self, namespace: str, records: Mapping[str, Stored]) -> None:
        self._written.add(namespace)
        self._later(lambda: self._visible.setdefault(namespace, {}).update(records))

    def delete(self, namespace: str, record_ids: Sequence[str]) -> bool:
        """False when nobody ever wrote to the namespace."""
        if namespace not in self._written:
            return False

        def forget() -> None:
            for record_id in record_ids:
                self._visible.get(namespace, {}).pop(record_id, None)

        self._later(forget)
        return True

    def namespace(self, name: str) -> dict[str, Stored]:
        """The records that are visible now, sorted by id."""
        return dict(sorted(self.visible(name).items()))

    def visible(self, name: str) -> Mapping[str, Stored]:
        """The records that are visible now, in no order."""
        self._catch_up(time.monotonic())
        return self._visible.get(name, {})

    def counts(self) -> dict[str, int]:
        self._catch_up(time.monotonic())
        return {name: len(records) for name, records in sorted(self._visible.items())}

    def settle(self) -> None:
        """Make every write visible now."""
        self._catch_up(float("inf"))

    def _later(self, change: Callable[[], None]) -> None:
        self._pending.append((time.monotonic() + self.lag_s, change))

    def _catch_up(self, now: float) -> None:
        while self._pending and self._pending[0][0] <= now:
            self._pending.pop(0)[1]()
