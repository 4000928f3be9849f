"""The Nth call fails, then the N+1st, until a run has no fault: store, embedder and index.

Each fault is one that this part really has: the disk says no in the middle of a commit, the
embedder or the index times out, with the work done or not. The job may retry by itself, fail, or
wait; one retry by a person must then lead to the same end as if nothing had been.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.faults import arm
from jisa_desktop.domain.statuses import JobStatus
from jisa_desktop.errors import EnvironmentProblem, JisaError, NeedsAttention, Retryable
from tests.support.bench import SHARING, Bench, Row, SharedReader, edited, rows

FIRST = rows(12)
SECOND = edited(FIRST, [1, 4])[1:] + rows(2, start=500)
MOST = 400
"""More calls than any of the moves makes: the loop must end by itself before."""

Fail = Callable[[Bench, int], Callable[[], bool]]
"""``fail(bench, nth)`` arms one fault and returns what disarms it and says whether it came."""


def commit_fails(bench: Bench, nth: int) -> Callable[[], bool]:
    """The nth transaction is rolled back, as on a full disk."""
    count = _Countdown(nth, EnvironmentProblem("disk_full", file="jisa.db"))
    disarm = arm(lambda point: count() if _is_commit(point) else None)
    return lambda: (disarm(), count.is_reached)[1]


def _is_commit(point: str) -> bool:
    remote = ("embed:", "upsert:", "delete:", "fetch:", "confirm:", "namespaces:")
    return point.endswith(":before") and not point.startswith(remote)


def call_fails(
    part: str, operation: str, error: Exception, *, is_done: bool = False, times: int = 1
) -> Fail:
    """The nth call of one operation of the embedder or the index, and ``times - 1`` after it."""

    def fail(bench: Bench, nth: int) -> Callable[[], bool]:
        target: Any = getattr(bench, part)
        real = getattr(target, operation)
        count = _Countdown(nth, error, times)

        def instead(*arguments: Any) -> Any:
            if not is_done:
                count()
            answer = real(*arguments)
            if is_done:
                count()
            return answer

        setattr(target, operation, instead)
        return lambda: (delattr(target, operation), count.is_reached)[1]

    return fail


class _Countdown:
    """Raises the nth time it is called, and ``times - 1`` times after that; of any thread."""

    def __init__(self, nth: int, error: Exception, times: int = 1) -> None:
        self.is_reached = False
        self._calls, self._nth, self._times = 0, nth, times
        self._error = error
        self._lock = threading.Lock()

    def __call__(self) -> None:
        with self._lock:
            self._calls += 1
            is_it = self._nth <= self._calls < self._nth + self._times
            self.is_reached |= is_it
        if is_it:
            raise self._error


TIMEOUT = Retryable("timeout", outcome_unknown=True)
REFUSED = NeedsAttention("key_refused", service="openai")
FAULTS: dict[str, Fail] = {
    "store": commit_fails,
    "embedder": call_fails("embedder", "embed", TIMEOUT, times=9),
    "embedder answers in vain": call_fails("embedder", "embed", TIMEOUT, is_done=True),
    "embedder refuses": call_fails("embedder", "embed", REFUSED),
    "upsert": call_fails("index", "upsert", TIMEOUT, times=9),
    "upsert in vain": call_fails("index", "upsert", TIMEOUT, is_done=True, times=9),
    "delete": call_fails("index", "delete", TIMEOUT, times=9),
    "delete in vain": call_fails("index", "delete", TIMEOUT, is_done=True),
    "check": call_fails("index", "check", REFUSED),
}


def upload(table: list[Row]) -> Callable[[Bench], None]:
    def act(bench: Bench) -> None:
        _try(lambda: bench.process("수당", table))

    return act


def roll_back(bench: Bench) -> None:
    _try(lambda: bench.rollback("수당", 1))


def clean_up(bench: Bench) -> None:
    _try(lambda: bench.cleanup("가"))


def sync(bench: Bench) -> None:
    _try(bench.sync)


def _try(act: Callable[[], object]) -> None:
    """A wish that the store could not even note is not made; the person sees the error."""
    try:
        act()
    except EnvironmentProblem as error:
        assert error.code == "disk_full"  # noqa: PT017 - the fault that was armed


def _nothing(bench: Bench) -> None:
    """An empty workspace."""


def _one_version(bench: Bench) -> None:
    bench.completed(bench.process("수당", FIRST))


def _two_versions(bench: Bench) -> None:
    _one_version(bench)
    bench.completed(bench.process("수당", SECOND))


def _shared(bench: Bench) -> None:
    bench.completed(bench.process("가", FIRST[:8], template=SHARING))
    bench.completed(bench.process("나", FIRST[4:], template=SHARING))


def _lost(bench: Bench) -> None:
    _one_version(bench)
    for record_id in list(bench.index.snapshot()["org_1"])[:3]:
        bench.index.lose("org_1", record_id)


MOVES = {
    "process": (_nothing, upload(FIRST)),
    "update": (_one_version, upload(SECOND)),
    "rollback": (_two_versions, roll_back),
    "cleanup": (_shared, clean_up),
    "sync": (_lost, sync),
}
SHORT = [
    ("update", "store", 5), ("update", "embedder", 1), ("update", "upsert in vain", 1),
    ("update", "delete", 1), ("rollback", "check", 1),
]  # fmt: skip
"""Move, fault, and which calls: each, or each fifth."""


@pytest.fixture(scope="module")
def ends() -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Trial:
    """One move with one kind of fault, in benches of its own."""

    move: str
    fault: str
    folder: Path
    reader: SharedReader

    def until_no_fault(self, ends: dict[str, object], step: int = 1) -> int:
        """Returns how many calls there were to fail."""
        if self.move not in ends:
            ends[self.move] = self._undisturbed()
        for nth in range(1, MOST, step):
            if not self._once(nth, ends[self.move]):
                return nth - step
        pytest.fail("the faults never ended")

    def _undisturbed(self) -> object:
        with self._bench("undisturbed") as bench:
            MOVES[self.move][1](bench)
            bench.verified()
            return _seen(bench)

    def _once(self, nth: int, end: object) -> bool:
        act = MOVES[self.move][1]
        with self._bench(str(nth)) as bench:
            disarm = FAULTS[self.fault](bench, nth)
            act(bench)
            is_reached = disarm()
            _mend(bench, act, end)
            bench.verified()
            assert _seen(bench) == end, f"{self.move}: {self.fault}, call {nth}"
            return is_reached

    @contextmanager
    def _bench(self, name: str) -> Iterator[Bench]:
        folder = self.folder / name
        folder.mkdir()
        bench = Bench(folder, self.reader)
        try:
            MOVES[self.move][0](bench)
            yield bench
        finally:
            bench.close()


def _mend(bench: Bench, act: Callable[[Bench], None], end: object) -> None:
    """What a person does: open jobs go on, failed ones are retried, what was never accepted is
    asked for once more. A repair of the whole workspace that failed is taken up by the start."""
    bench.restart()
    bench.resume()
    with bench.workspace.store.reading() as tx:
        failed = [
            document.document_id
            for document in tx.documents.all()
            for job in tx.jobs.of_document(document.document_id)[-1:]
            if job.status is JobStatus.FAILED
        ]
    for document_id in failed:
        bench.run(bench.workspace.desk.retry(document_id))
    if _seen(bench) != end:
        act(bench)


def _seen(bench: Bench) -> object:
    with bench.workspace.store.reading() as tx:
        documents = sorted(
            (one.title, one.status, one.active_version, one.record_count)
            for one in tx.documents.all()
        )
        versions = [
            (one.number, one.status, one.total_rows)
            for document in tx.documents.all()
            for one in tx.documents.versions(document.document_id)
        ]
    index: Iterator[tuple[str, object]] = (
        (name, sorted((values, said["rowNumber"], text) for values, said, text in held.values()))
        for name, held in bench.index.snapshot().items()
    )
    return documents, sorted(versions), list(index)


@pytest.mark.timeout(300)
@pytest.mark.slow
@pytest.mark.parametrize("case", SHORT, ids=str)
def test_each_call_fails_once(
    case: tuple[str, str, int], tmp_path: Path, reader: SharedReader, ends: dict[str, object]
) -> None:
    move, fault, step = case
    assert Trial(move, fault, tmp_path, reader).until_no_fault(ends, step) >= 1


@pytest.mark.sweep
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("fault", FAULTS)
def test_each_call_of_every_part_fails_in_every_move(
    move: str, fault: str, tmp_path: Path, reader: SharedReader, ends: dict[str, object]
) -> None:
    Trial(move, fault, tmp_path, reader).until_no_fault(ends)


def test_the_faults_are_counted(bench: Bench) -> None:
    """The loop could not end well if it never armed anything."""
    disarm = FAULTS["embedder refuses"](bench, 1)
    end = bench.process("수당", FIRST)
    assert disarm()
    assert isinstance(end.error, JisaError)
    assert end.error.code == "key_refused"
    assert bench.embedder.identity is not None
    bench.index.check(bench.embedder.identity, CancelToken())
