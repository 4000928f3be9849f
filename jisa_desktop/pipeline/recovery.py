"""What a start does before anything else: nothing runs, so nothing holds a lock."""

from __future__ import annotations

from jisa_desktop.domain.statuses import JobKind, JobStatus
from jisa_desktop.store.store import Store


def recover(store: Store) -> list[int]:
    """Bring back what a killed run left behind. Returns the ids of the jobs it interrupted.

    Called by the one process that writes, before it runs any job. Records whose write was under
    way are marked as uncertain: the index may hold the old, the new, or nothing. A repair of the
    whole workspace that failed is tried again: it belongs to no document that could be retried.
    """
    with store.writing("recover") as tx:
        tx.documents.unlock()
        tx.ledger.doubt_unanswered()
        interrupted = [job.job_id for job in tx.jobs.with_status(JobStatus.PROCESSING)]
        for job_id in interrupted:
            tx.jobs.change(job_id, status=JobStatus.PENDING)
        last = tx.jobs.last(None, (JobKind.SYNC,), None)
        if last is not None and last.status is JobStatus.FAILED:
            tx.jobs.drop_unfinished_batches(last.job_id)
            tx.jobs.change(last.job_id, status=JobStatus.PENDING)
    return interrupted
