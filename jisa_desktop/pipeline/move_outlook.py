"""What a move to the index and the embedder of the settings would take, before it is started."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.domain.statuses import JobKind
from jisa_desktop.pipeline.costing import Cost, Costs
from jisa_desktop.pipeline.moving import Mover, kept_binding
from jisa_desktop.pipeline.planning import plan_all
from jisa_desktop.store.left_records import Binding
from jisa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class MoveOutlook:
    """``old`` holds ``record_count`` records of ours; ``cost`` is what filling ``new`` takes.

    ``is_mixing``: embedder and index do not go together, because the index holds another
    embedder's vectors; a new index must be named first. ``left_count``: records that an earlier
    move still has to delete. ``job_id``: a move that was started and has not ended.
    """

    old: Binding
    new: Binding
    record_count: int
    cost: Cost
    is_mixing: bool = False
    left_count: int = 0
    job_id: int | None = None


def move_outlook(store: Store, mover: Mover, costs: Costs) -> MoveOutlook | None:
    """None when everything is where the settings say. Asks no service."""
    new = mover.binding
    with store.reading() as tx:
        kept = kept_binding(tx) or new
        record_count, left_count = tx.ledger.count(), tx.left.count()
        job_id = next((job.job_id for job in tx.jobs.open() if job.kind is JobKind.MOVE), None)
        is_elsewhere = kept != new and record_count > 0
        if not (is_elsewhere or left_count or job_id is not None):
            return None
        wanted = plan_all(tx, new.embedder).wanted if is_elsewhere else ()
        hashes = {one.content_hash for one in wanted}
        texts = tx.lineage.texts(tx.embeddings.missing(new.embedder, hashes))
    return MoveOutlook(
        kept,
        new,
        record_count,
        costs.of_texts(len(wanted), texts),
        is_mixing=is_elsewhere and kept.index == new.index,
        left_count=left_count,
        job_id=job_id,
    )
