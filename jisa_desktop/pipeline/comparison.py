"""The first step of a sync job: teach the ledger what the index really holds.

After it the ordinary plan does the repair: what is missing is wanted but not in the ledger, what
is orphaned is in the ledger but not wanted, what is altered is unknown and written again.
"""

from __future__ import annotations

from jisa_desktop.domain.plan import LedgerRecord
from jisa_desktop.domain.statuses import JobPhase, RecordState
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.drift import Drift, Listing
from jisa_desktop.store.store import Store


class Comparison:
    def __init__(self, store: Store, listing: Listing) -> None:
        self._store = store
        self._listing = listing

    def run(self, job_id: int, context: StepContext) -> Drift:
        """Compare, note it in the ledger, and let the job go on with its plan. The documents that
        are not as they say are due until it has ended well: should it fail, they are not settled.
        """
        context.report(Stage.COMPARING, 0, 0)
        with self._store.reading() as tx:
            document_id = tx.jobs.get(job_id).document_id
        drift = self._listing.compare(context.cancel, document_id)
        with self._store.writing("compared") as tx:
            for found in drift.namespaces:
                place = found.namespace
                tx.ledger.forget([(place, one) for one in found.missing])
                tx.ledger.distrust([(place, one) for one in found.altered])
                tx.ledger.adopt([_orphan(place, one) for one in found.orphaned])
            tx.documents.set_due(_documents_of(drift), is_due=True)
            tx.jobs.change(job_id, phase=JobPhase.APPLY)
        return drift


def _documents_of(drift: Drift) -> list[str]:
    ids = (
        one
        for found in drift.namespaces
        for one in (*found.missing, *found.altered, *found.orphaned)
    )
    return sorted({_document_of(one) for one in ids})


def _document_of(record_id: str) -> str:
    """``<document>:<rest>``; the document may be one that a restored backup does not know."""
    return record_id.partition(":")[0]


def _orphan(namespace: str, record_id: str) -> LedgerRecord:
    return LedgerRecord(
        namespace=namespace,
        record_id=record_id,
        document_id=_document_of(record_id),
        row_number=0,
        content_hash="",
        body_hash="",
        fingerprint="",
        state=RecordState.WRITING,
    )
