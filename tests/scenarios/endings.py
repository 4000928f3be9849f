"""Jobs that end otherwise than well, and what a person then does about it.

Each comes to the same end wherever it is stopped, because the next start goes on without the
trouble: what would have failed is done, as the retry would have done it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jisa_desktop.domain.cancel import Cancelled
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import Control
from jisa_desktop.errors import NeedsAttention, Retryable
from tests.scenarios.stories import (
    REFUSED_ROW,
    MuteIndex,
    Story,
    active,
    nothing,
    status,
    titled,
)
from tests.support.bench import Bench, edited, rows

FEW = rows(12)
OTHERS = edited(FEW, [2, 5])


def few_rows(bench: Bench) -> None:
    bench.process("수당", FEW)


def _no_answer_then_retry(bench: Bench) -> None:
    """Every batch fails although the index did it all; then a person presses retry."""
    if active(bench, "수당") == 2:
        return
    if status(bench) != "failed":
        index = bench.workspace.providers.index
        assert isinstance(index, MuteIndex)
        index.is_mute = True
        bench.process("수당", OTHERS)
        index.is_mute = False
    if status(bench) == "failed":
        bench.retry("수당")


def _parked_then_mended(bench: Bench) -> None:
    if active(bench, "수당") != 2:
        with _trouble("upsert:before", NeedsAttention("key_refused", service="pinecone")):
            bench.process("수당", OTHERS)
        bench.resume()


def _broken_then_retry(bench: Bench) -> None:
    """A step that fails more often than it is tried, outside any batch, fails the job."""
    if active(bench, "수당") == 2:
        return
    if status(bench) != "failed":
        with _trouble("advance:before", Retryable("timeout")):
            bench.process("수당", OTHERS)
    if status(bench) == "failed":
        bench.retry("수당")


def _paused_then_resumed(bench: Bench) -> None:
    if active(bench, "수당") == 2:
        return
    asked: list[str] = []

    def pause(point: str) -> None:
        if point == "upsert:before" and not asked:
            asked.append(point)
            bench.workspace.desk.ask(bench.document("수당"), Control.PAUSE)
            raise Cancelled

    disarm = arm(pause)
    try:
        bench.process("수당", OTHERS)
    finally:
        disarm()
    bench.resume()


def _late_update(bench: Bench) -> None:
    """An index that does not show at once what it was given, so that every write is confirmed."""
    if active(bench, "수당") != 2:
        index = bench.workspace.providers.index
        assert isinstance(index, MuteIndex)
        index.is_immediate = False
        bench.process("수당", OTHERS)


def _refused(bench: Bench) -> None:
    """More than half of the rows gone: refused until someone says that it is meant."""
    bench.process("수당", FEW[:3])


def _the_same_again(bench: Bench) -> None:
    bench.process("수당", FEW)


def _one_text_refused(bench: Bench) -> None:
    if not titled(bench, "거절"):
        bench.process("거절", [*FEW[:3], REFUSED_ROW])


@contextmanager
def _trouble(where: str, error: Exception) -> Iterator[None]:
    def hook(point: str) -> None:
        if point == where:
            raise error

    disarm = arm(hook)
    try:
        yield
    finally:
        disarm()


ENDINGS = {
    "no answer": Story(few_rows, _no_answer_then_retry),
    "parked": Story(few_rows, _parked_then_mended),
    "broken": Story(few_rows, _broken_then_retry),
    "paused": Story(few_rows, _paused_then_resumed),
    "late": Story(few_rows, _late_update),
    "refused": Story(few_rows, _refused),
    "unchanged": Story(few_rows, _the_same_again),
    "row refused": Story(nothing, _one_text_refused),
}
