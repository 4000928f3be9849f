"""How far jobs are, added up from their batches: of one job, and of all for the taskbar. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from jisa_desktop.domain.snapshots import BatchSnapshot, JobSnapshot
from jisa_desktop.domain.statuses import BatchStatus, JobStatus
from jisa_desktop.ui.desk import BatchProgress, Ended

_OVER = (BatchStatus.COMPLETED, BatchStatus.FAILED)
_RUNNING = (JobStatus.PENDING, JobStatus.PROCESSING)
_PARKED = (JobStatus.PAUSED, JobStatus.NEEDS_ATTENTION)


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


class Tone(StrEnum):
    """Of a bar in the taskbar, from good to bad; the worst counts."""

    NORMAL = "normal"
    PARKED = "parked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Bar:
    """``share`` from 0 to 1 of all jobs that run or are parked; ``count``: how many run."""

    share: float
    count: int
    tone: Tone = Tone.NORMAL


@dataclass(slots=True)
class _Seen:
    """One job: ``state`` says why it can be seen from afar."""

    state: Tone
    document_id: str | None
    progress: JobProgress


class AllJobs:
    """Every job that somebody may want to see from afar, by its id.

    A parked job stays until it goes on or ends, a failed one until a person has looked.
    """

    def __init__(self) -> None:
        self._seen: dict[int, _Seen] = {}

    @property
    def bar(self) -> Bar | None:
        """None: there is nothing to show."""
        if not self._seen:
            return None
        tones = [one.state for one in self._seen.values()]
        shares = [one.progress.share for one in self._of(Tone.NORMAL, Tone.PARKED).values()]
        share = sum(shares) / len(shares) if shares else 1.0
        worst = max(tones, key=list(Tone).index)
        return Bar(share, tones.count(Tone.NORMAL), worst)

    def take_job(self, job: JobSnapshot) -> None:
        if job.status in _RUNNING:
            self._put(Tone.NORMAL, job)
        elif job.status in _PARKED:
            self._put(Tone.PARKED, job)
        else:
            self._seen.pop(job.job_id, None)

    def take_report(self, report: BatchProgress) -> None:
        if (seen := self._seen.get(report.job_id)) is not None:
            seen.progress.take_report(report)

    def take_end(self, ended: Ended, *, is_seen: bool) -> None:
        """``is_seen``: a person looks at the window, where it is told. A job that is to go on
        at the next start ends here as well."""
        job = ended.job
        if job is not None and job.status in _PARKED:
            self._put(Tone.PARKED, job)
            return
        self._seen.pop(ended.job_id, None)
        if _has_failed(ended) and not is_seen:
            document_id = job.document_id if job is not None else None
            self._seen[ended.job_id] = _Seen(Tone.FAILED, document_id, JobProgress())

    def look(self) -> None:
        """A person has looked at the window."""
        for job_id in self._of(Tone.FAILED):
            del self._seen[job_id]

    def forget(self) -> None:
        self._seen.clear()

    def _put(self, state: Tone, job: JobSnapshot) -> None:
        """One job of a document after another: what stood still there before is over."""
        kept = self._seen.pop(job.job_id, None)
        if job.document_id is not None:
            for job_id, one in self._of(Tone.PARKED, Tone.FAILED).items():
                if one.document_id == job.document_id:
                    del self._seen[job_id]
        progress = kept.progress if kept is not None else JobProgress()
        self._seen[job.job_id] = _Seen(state, job.document_id, progress)

    def _of(self, *states: Tone) -> dict[int, _Seen]:
        return {job_id: one for job_id, one in self._seen.items() if one.state in states}


def _has_failed(ended: Ended) -> bool:
    """Also where the file was refused, and there is no job."""
    if ended.job is None:
        return ended.error is not None
    return ended.job.status is JobStatus.FAILED
