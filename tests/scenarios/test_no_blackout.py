"""During any update, at every instant, each row is found with its old or its new content."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest

from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.template import Template
from tests.support.bench import KEYED, KEYLESS, Bench, Row, edited, rows

FIRST = rows(220)
SECOND = edited(FIRST, range(0, 220, 7))


class Watcher:
    """Looks at the whole index at every fault point: between every two remote calls."""

    def __init__(self, bench: Bench, old: list[Row], new: list[Row], *, has_keys: bool) -> None:
        self.looks = 0
        self.faults: list[str] = []
        self._bench = bench
        self._pairs = list(zip(old, new, strict=True))
        self._has_keys = has_keys
        self._lock = threading.Lock()

    def __call__(self, point: str) -> None:
        with self._lock:
            self.looks += 1
            texts = Counter(
                text for _, _, text in self._bench.index.snapshot().get("org_1", {}).values()
            )
            for old, new in self._pairs:
                count = sum(texts[text_of(one)] for one in {old, new})
                if count == 0 or (self._has_keys and count > 1):
                    self.faults.append(f"{point}: {count} of row {old[0]}")


def text_of(row: Row) -> str:
    return "\n".join(
        f"{name}: {value}" for name, value in zip(("사번", "성명", "월", "금액"), row, strict=True)
    )


MOVES: dict[str, Callable[[Bench, Template], object]] = {
    "update": lambda bench, template: bench.process("수당", SECOND, template=template),
    "rollback": lambda bench, _template: bench.rollback("수당", 1),
    "undo": lambda bench, _template: bench.undo("수당"),
}


@pytest.mark.parametrize("template", [KEYED, KEYLESS], ids=["keys", "no keys"])
def test_old_or_new_at_every_instant(bench: Bench, template: Template) -> None:
    bench.completed(bench.process("수당", FIRST, template=template))
    for name, move in MOVES.items():
        watcher = Watcher(bench, FIRST, SECOND, has_keys=template is KEYED)
        disarm = arm(watcher)
        move(bench, template)
        disarm()
        assert watcher.looks > 10, name
        assert watcher.faults == [], name
        bench.verified()
