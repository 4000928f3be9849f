"""Bars on a terminal: one for the job, one for each batch under way. On standard error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jisa_desktop.pipeline.context import Stage

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from jisa_desktop.workers.moments import Moment

_STAGES = {
    Stage.READING: "읽는 중",
    Stage.PLANNING: "계획 중",
    Stage.EMBEDDING: "임베딩 중",
    Stage.WRITING: "저장 중",
    Stage.CONFIRMING: "반영 확인 중",
    Stage.DELETING: "삭제 중",
    Stage.COMPARING: "비교 중",
    Stage.WAITING: "기다리는 중",
}
_LAST_STAGES = {Stage.WRITING, Stage.DELETING}


@contextmanager
def progress_bars(is_wanted: bool | None = None) -> Iterator[Callable[[Moment], None]]:
    """What to call with each ``Moment``, from any thread. Draws only on a terminal."""
    if not (sys.stderr.isatty() if is_wanted is None else is_wanted):
        yield _ignore
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(file=sys.stderr, force_terminal=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bars(progress)


class Bars:
    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._tasks: dict[tuple[int, int | None], TaskID] = {}
        self._done: dict[int, set[int]] = {}
        self._lock = threading.Lock()

    def __call__(self, moment: Moment) -> None:
        with self._lock:
            if moment.batch_id is None:
                self._move_job(moment)
            else:
                self._move_batch(moment, moment.batch_id)

    def _move_job(self, moment: Moment) -> None:
        name = f"작업 {moment.job_id} · {_STAGES[moment.stage]}"
        task = self._task((moment.job_id, None), name)
        if moment.count:
            self._progress.update(task, description=name, completed=moment.done, total=moment.count)
        else:
            self._progress.update(task, description=name)

    def _move_batch(self, moment: Moment, batch_id: int) -> None:
        key = (moment.job_id, batch_id)
        done = self._done.setdefault(moment.job_id, set())
        if moment.stage in _LAST_STAGES and moment.done >= moment.count:
            done.add(batch_id)
            if (finished := self._tasks.pop(key, None)) is not None:
                self._progress.remove_task(finished)
        elif batch_id not in done:
            name = f"  배치 {moment.batch_number} · {_STAGES[moment.stage]}"
            self._progress.update(
                self._task(key, name), description=name, completed=moment.done, total=moment.count
            )
        job = self._task((moment.job_id, None), f"작업 {moment.job_id}")
        self._progress.update(
            job,
            description=f"작업 {moment.job_id} · {len(done)} / {moment.total} 배치 완료",
            completed=len(done),
            total=moment.total,
        )

    def _task(self, key: tuple[int, int | None], name: str) -> TaskID:
        if key not in self._tasks:
            self._tasks[key] = self._progress.add_task(name, total=None)
        return self._tasks[key]


def _ignore(_moment: Moment) -> None:
    """Nobody looks."""
