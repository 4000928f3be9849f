"""Runs one job from where it stands to its last word, or to where it must be parked.

Plain Python: whoever runs it says how batches run side by side (``RunBatches``), so the same code
serves the thread pool of the window, the command line, and tests that need no threads.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from jisa_desktop.domain.cancel import Cancelled
from jisa_desktop.domain.snapshots import Fault, JobSnapshot
from jisa_desktop.domain.statuses import Control, JobPhase, JobStatus
from jisa_desktop.errors import (
    EnvironmentProblem,
    InputError,
    JisaError,
    NeedsAttention,
    UsageProblem,
)
from jisa_desktop.pipeline.comparison import Comparison
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.drift import Drift
from jisa_desktop.pipeline.faulting import fault_of, named_error
from jisa_desktop.pipeline.intake import Intake
from jisa_desktop.pipeline.moving import Mover
from jisa_desktop.pipeline.retrying import STEP_RETRIES, Patience, retrying
from jisa_desktop.pipeline.steps import EmptyLeft, Ended, Next, Steps, WaitFor, end_badly
from jisa_desktop.store.store import Store

RunBatches = Callable[[Sequence[int], StepContext], None]
"""Run the batches to their ends. Raises the first ``NeedsAttention``, ``EnvironmentProblem`` or
``Cancelled`` of any of them, after all have stopped."""

T = TypeVar("T")

_WAIT_S = 0.2


@dataclass(frozen=True, slots=True)
class JobEnd:
    """How a run of a job ended. ``job`` is None when its file was refused and nothing was kept;
    ``error`` says why a job was refused, parked or failed. ``drift``: what a sync had found."""

    job: JobSnapshot | None
    error: JisaError | None = None
    is_unchanged: bool = False
    drift: Drift | None = None


class Conductor:
    def __init__(
        self,
        store: Store,
        *,
        intake: Intake,
        comparison: Comparison,
        steps: Steps,
        mover: Mover,
        check_providers: Callable[[StepContext], None],
        check_personal_data: Callable[[int], None],
        tidy: Callable[[], None],
        patience: Patience,
    ) -> None:
        """``tidy``: what a completed job leaves to be erased."""
        self._store = store
        self._intake = intake
        self._comparison = comparison
        self._steps = steps
        self._mover = mover
        self._check_providers = check_providers
        self._check_personal_data = check_personal_data
        self._tidy = tidy
        self._patience = patience

    def run(
        self,
        job_id: int,
        run_batches: RunBatches,
        context: StepContext,
        password: str | None = None,
    ) -> JobEnd:
        """Never raises: every end is said in the answer, and kept in the store."""
        end = self._run_to_its_end(job_id, run_batches, context, password)
        if end.job is not None and end.job.status is JobStatus.COMPLETED:
            # Nothing is wrong with the job then; the next one, or the next start, tidies up.
            with suppress(EnvironmentProblem):
                self._tidy()
        return end

    def _run_to_its_end(
        self,
        job_id: int,
        run_batches: RunBatches,
        context: StepContext,
        password: str | None,
    ) -> JobEnd:
        try:
            return self._run(job_id, run_batches, context, password)
        except Cancelled:
            return JobEnd(self._stopped(job_id))
        except (InputError, UsageProblem) as error:
            return JobEnd(self._refused(job_id, error), error)
        except (NeedsAttention, EnvironmentProblem) as error:
            return JobEnd(self._parked(job_id, fault_of(error)), error)
        except Exception as error:
            named = named_error(error)
            return JobEnd(self._failed(job_id, fault_of(named)), named)

    def _run(
        self,
        job_id: int,
        run_batches: RunBatches,
        context: StepContext,
        password: str | None,
    ) -> JobEnd:
        with self._store.writing("job_start") as tx:
            job = tx.jobs.get(job_id)
            if not job.status.is_open:  # asked to go on just when it had come to its end
                return JobEnd(job)
            tx.jobs.start(job_id)
        phase = job.phase
        clock = _Stopwatch()
        drift: Drift | None = None
        if phase is JobPhase.INTAKE:
            accepted = self._step(lambda: self._intake.run(job_id, password, context), context)
            if accepted.is_unchanged:
                with self._store.reading() as tx:
                    return JobEnd(tx.jobs.get(job_id), is_unchanged=True)
        self._check_personal_data(job_id)
        if phase is JobPhase.LEAVE:
            self._step(lambda: self._mover.leave(job_id, context), context)
            phase = JobPhase.COMPARE
        self._step(lambda: self._check_providers(context), context)
        if phase is JobPhase.COMPARE:
            drift = self._step(lambda: self._comparison.run(job_id, context), context)
        while True:
            step = self._step(lambda: self._advance(job_id, context, clock), context)
            if isinstance(step, Ended):
                return _ended(step.job, drift)
            if isinstance(step, WaitFor):
                context.report(Stage.WAITING, 0, 0)
                context.cancel.sleep(_WAIT_S)
            elif isinstance(step, EmptyLeft):
                self._step(lambda: self._mover.empty_left(context), context)
            else:
                run_batches(step.batch_ids, context)

    def _advance(self, job_id: int, context: StepContext, clock: _Stopwatch) -> Next:
        return self._steps.advance(job_id, context, clock.lap_ms())

    def _step(self, work: Callable[[], T], context: StepContext) -> T:
        return retrying(
            work,
            retries=STEP_RETRIES,
            cancel=context.cancel,
            patience=self._patience,
            waiting=lambda: context.report(Stage.WAITING, 0, 0),
        )

    def _stopped(self, job_id: int) -> JobSnapshot:
        """Someone asked to pause or to cancel; nobody: the program closes, and the next start
        goes on."""
        with self._store.writing("stopped") as tx:
            job = tx.jobs.get(job_id)
            tx.documents.unlock(job_id)
            if job.control is Control.CANCEL:
                end_badly(tx, job, JobStatus.CANCELLED, Fault("job_cancelled"))
            elif job.control is Control.PAUSE:
                tx.jobs.change(job_id, status=JobStatus.PAUSED)
            else:
                tx.jobs.change(job_id, status=JobStatus.PENDING)
            return tx.jobs.get(job_id)

    def _refused(self, job_id: int, error: JisaError) -> JobSnapshot | None:
        """A refused file's job is gone already; any other input fault fails the job."""
        with self._store.reading() as tx:
            is_gone = not tx.jobs.exists(job_id)
        return None if is_gone else self._failed(job_id, fault_of(error))

    def _parked(self, job_id: int, fault: Fault) -> JobSnapshot:
        with self._store.writing("parked") as tx:
            tx.documents.unlock(job_id)
            tx.jobs.change(job_id, status=JobStatus.NEEDS_ATTENTION, fault=fault)
            return tx.jobs.get(job_id)

    def _failed(self, job_id: int, fault: Fault) -> JobSnapshot:
        with self._store.writing("failed") as tx:
            end_badly(tx, tx.jobs.get(job_id), JobStatus.FAILED, fault)
            return tx.jobs.get(job_id)


class _Stopwatch:
    def __init__(self) -> None:
        self._since = time.monotonic()

    def lap_ms(self) -> int:
        now = time.monotonic()
        lap, self._since = now - self._since, now
        return round(lap * 1000)


def _ended(job: JobSnapshot, drift: Drift | None) -> JobEnd:
    error = JisaError(job.fault.code, **job.fault.params) if job.fault else None
    return JobEnd(job, error, drift=drift)
