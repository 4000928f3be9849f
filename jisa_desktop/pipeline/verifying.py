"""The checker of the invariants (design, section 6), used by tests and by ``verify``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.plan import plan
from jisa_desktop.domain.rows import content_hash
from jisa_desktop.domain.statuses import (
    DocumentStatus,
    Mode,
    Outcome,
    RecordState,
    VersionStatus,
)
from jisa_desktop.pipeline.drift import Listing
from jisa_desktop.pipeline.planning import plan_all
from jisa_desktop.providers.protocols import VectorIndex
from jisa_desktop.store.store import Store, Transaction

_SETTLED = {DocumentStatus.COMPLETED, DocumentStatus.CLEANED_UP}


@dataclass(frozen=True, slots=True)
class Violation:
    """``invariant`` is its number in the design; ``subject`` names the version, record or
    namespace that breaks it, never a cell's content."""

    invariant: int
    code: str
    subject: str


def verify(
    store: Store, index: VectorIndex, embedder_fingerprint: str, cancel: CancelToken | None = None
) -> list[Violation]:
    """Everything that must hold while no job runs; [] when it does.

    Documents whose last job failed, was cancelled or is still open may hold a mixture, which
    the ledger knows record by record; the wanted state is demanded of all others.
    """
    token = cancel or CancelToken()
    found: list[Violation] = []
    with store.reading() as tx:
        found += _rows_add_up(tx)
        found += _ledger_is_wanted(tx, embedder_fingerprint)
        found += _rows_are_at_home(tx)
        found += _contents_are_kept(tx, embedder_fingerprint)
    found += _index_is_ledger(store, index, embedder_fingerprint, token)
    return found


def _rows_add_up(tx: Transaction) -> Iterator[Violation]:
    """1: parsed = stored + skipped + failed, each refusal with a reason and a row number."""
    for document in tx.documents.all():
        for version in tx.documents.versions(document.document_id):
            if not (version.is_active or version.status is VersionStatus.COMPLETED):
                continue
            subject = f"{version.document_id} v{version.number}"
            tally = tx.lineage.tally(version.version_id)
            if tally.stored + tally.skipped + tally.failed != version.total_rows:
                yield Violation(1, "rows_do_not_add_up", subject)
            for outcome in (Outcome.SKIPPED, Outcome.FAILED):
                rows = tx.lineage.rows(version.version_id, 0, None, outcome)
                if any(not row.reason or row.row_number < 1 for row in rows):
                    yield Violation(1, "row_without_reason", subject)


def _ledger_is_wanted(tx: Transaction, embedder_fingerprint: str) -> Iterator[Violation]:
    """2 and 8: for settled documents the ledger is the wanted state, every record confirmed."""
    planned = plan_all(tx, embedder_fingerprint)
    settled = {
        document.document_id
        for document in tx.documents.all()
        if document.status in _SETTLED and not document.is_due and document.open_job_id is None
    }
    ledger = [one for one in tx.ledger.all() if one.document_id in settled]
    wanted = [one for one in planned.wanted if one.document_id in settled]
    rest = plan(wanted, ledger)
    for operation in rest.upserts:
        yield Violation(8, "record_not_in_ledger", f"{operation.namespace}/{operation.record_id}")
    for operation in rest.deletes:
        yield Violation(2, "record_not_wanted", f"{operation.namespace}/{operation.record_id}")


def _rows_are_at_home(tx: Transaction) -> Iterator[Violation]:
    """5: a record of a row is in the namespace of the employee whose identifier it carries."""
    directory = tx.people.directory()
    for document_id, version_id in tx.documents.active_versions().items():
        version = tx.documents.version(version_id)
        if version.mode is not Mode.EMPLOYEE_SPLIT or tx.documents.get(document_id).is_due:
            continue
        for _employee_id, identifier, namespace, _count in tx.lineage.routing(version_id):
            employee = directory.find(identifier)
            if employee is None or employee.namespace != namespace:
                yield Violation(5, "row_in_wrong_namespace", f"{document_id}/{namespace}")


def _contents_are_kept(tx: Transaction, embedder_fingerprint: str) -> Iterator[Violation]:
    """6: what a rollback needs is kept: text and vector of every record."""
    hashes = {one.content_hash for one in tx.ledger.all() if one.state is RecordState.PRESENT}
    texts = tx.lineage.texts(hashes)
    for missing in sorted(hashes - texts.keys()):
        yield Violation(6, "text_not_kept", missing)
    for changed in sorted(key for key, text in texts.items() if content_hash(text) != key):
        yield Violation(6, "text_changed", changed)
    for missing in sorted(tx.embeddings.missing(embedder_fingerprint, hashes)):
        yield Violation(6, "vector_not_kept", missing)


def _index_is_ledger(
    store: Store, index: VectorIndex, embedder_fingerprint: str, cancel: CancelToken
) -> Iterator[Violation]:
    """2: the index holds exactly the ledger's records of ours, byte for byte."""
    drift = Listing(store, index, embedder_fingerprint).compare(cancel)
    for found in drift.namespaces:
        for code, record_ids in (
            ("record_missing", found.missing),
            ("record_orphaned", found.orphaned),
            ("record_altered", found.altered),
        ):
            for record_id in record_ids:
                yield Violation(2, code, f"{found.namespace}/{record_id}")
