"""A job's figures, from what its batches did and what became of its version's rows."""

from __future__ import annotations

from jisa_desktop.domain.snapshots import Counts, JobSnapshot
from jisa_desktop.pipeline.budget import NANO
from jisa_desktop.store.lineage import Tally
from jisa_desktop.store.store import Transaction


def job_counts(tx: Transaction, job: JobSnapshot) -> Counts:
    """total = processed + skipped + error; processed includes unchanged (design, section 12)."""
    batches = tx.jobs.batches(job.job_id)
    tally = tx.lineage.tally(job.version_id) if job.version_id else Tally(0, 0, 0)
    own_upserts = sum(one.processed_rows for one in batches if not one.is_delete)
    return Counts(
        total_rows=tally.stored + tally.skipped + tally.failed,
        processed_rows=tally.stored,
        skipped_rows=tally.skipped,
        error_rows=tally.failed,
        vectors_created=sum(one.vectors_created for one in batches),
        vectors_updated=sum(one.vectors_updated for one in batches),
        vectors_moved=sum(one.vectors_moved for one in batches),
        vectors_deleted=sum(one.vectors_deleted for one in batches),
        vectors_unchanged=max(0, tally.stored - own_upserts),
        texts_embedded=job.texts_embedded,
        namespaces_updated=tx.jobs.touched_namespaces(job.job_id),
        processing_time_ms=job.active_ms,
        tokens_embedded=job.tokens_embedded,
        dollars=job.nanodollars / NANO,
    )
