"""The plan of one document, or of all: what is wanted against what the ledger holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jisa_desktop.domain.plan import LedgerRecord, Plan, plan
from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.domain.wanted import Claim, Decision, WantedRecord, decide, wanted_record
from jisa_desktop.store.store import Transaction


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan and the decisions behind it, by lineage id. ``wanted`` are the document's records,
    or all."""

    plan: Plan
    decisions: dict[int, Decision]
    wanted: tuple[WantedRecord, ...]


def plan_document(
    tx: Transaction, document_id: str, version_id: int | None, embedder_fingerprint: str
) -> Planned:
    """The plan that makes ``version_id`` (None: nothing) the document's rows in the index.

    It includes what other documents gain or lose by it: the contents that they share with the
    version, with the version that is active now, and with what the document has in the index.
    """
    active_id = tx.documents.active_version_id(document_id)
    own = tx.lineage.claims(version_id) if version_id is not None else []
    involved = {one for one in (version_id, active_id) if one is not None}
    skips = any(tx.lineage.skips_duplicates(one) for one in involved)
    shared = tx.lineage.sharing_claims(document_id, involved, skips_duplicates=skips)
    ledger = tx.ledger.of_document(document_id) + _shared_records(tx, document_id, shared)
    return _planned(tx, [*own, *shared], ledger, embedder_fingerprint, document_id)


def plan_all(tx: Transaction, embedder_fingerprint: str) -> Planned:
    """The plan that makes every active version's rows what the index holds of ours."""
    claims = [
        claim
        for version_id in tx.documents.active_versions().values()
        for claim in tx.lineage.claims(version_id)
    ]
    return _planned(tx, claims, tx.ledger.all(), embedder_fingerprint, None)


def _planned(
    tx: Transaction,
    claims: Iterable[Claim],
    ledger: Iterable[LedgerRecord],
    embedder_fingerprint: str,
    document_id: str | None,
) -> Planned:
    by_id = {claim.lineage_id: claim for claim in claims}
    decisions = decide(by_id.values(), tx.people.directory(), tx.settings.company_namespace())
    wanted = [
        wanted_record(by_id[lineage_id], decision, embedder_fingerprint)
        for lineage_id, decision in decisions.items()
        if decision.outcome is Outcome.STORED
    ]
    own = tuple(one for one in wanted if document_id in (None, one.document_id))
    return Planned(plan(wanted, ledger), decisions, own)


def _shared_records(
    tx: Transaction, document_id: str, shared: Iterable[Claim]
) -> list[LedgerRecord]:
    """Other documents' records that the shared claims are about, and no other."""
    pairs = {(claim.document_id, claim.content_hash) for claim in shared}
    records = tx.ledger.of_contents(
        (content_hash for _, content_hash in pairs), except_document=document_id
    )
    return [one for one in records if (one.document_id, one.content_hash) in pairs]
