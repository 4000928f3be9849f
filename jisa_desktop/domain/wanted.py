"""Which records should exist: a pure function of claims, directory and the duplicate rule.

A *claim* is a row of an active version (or of the version that is about to become active). The
rules are those of the design, sections 5 and 12: routing is exact on the normalised identifier,
the first row of a key is stored, and of several claims on one content in one namespace the one
with the lowest (document sequence, row number) holds it.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jisa_desktop.domain.employees import Directory
from jisa_desktop.domain.statuses import Mode, Outcome

MetadataScalar = str | int | float


@dataclass(frozen=True, slots=True)
class Claim:
    """One row that asks for a record.

    ``fault`` is the code of what made the row fail by itself ('' when nothing did): a validation
    error, or a text that the embedder can never take. ``key`` is '' without key columns.
    """

    lineage_id: int
    document_id: str
    sequence: int
    row_number: int
    mode: Mode
    identifier: str
    key: str
    content_hash: str
    metadata: Mapping[str, MetadataScalar]
    skips_duplicates: bool
    stores_text: bool
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a claim. ``reason`` is an issue code with ``params``; '' when stored."""

    outcome: Outcome
    reason: str = ""
    params: tuple[tuple[str, str], ...] = ()
    namespace: str = ""
    record_id: str = ""
    employee_id: int | None = None


@dataclass(frozen=True, slots=True)
class WantedRecord:
    """A record that should exist. ``body_hash`` covers all but the row number, ``fingerprint``
    all; ``metadata`` lack the text, which is the content itself when ``stores_text``."""

    namespace: str
    record_id: str
    document_id: str
    row_number: int
    content_hash: str
    body_hash: str
    fingerprint: str
    metadata: Mapping[str, MetadataScalar]
    stores_text: bool
    lineage_id: int


def decide(
    claims: Iterable[Claim], directory: Directory, company_namespace: str
) -> dict[int, Decision]:
    """Decide every claim, by lineage id.

    The claims must be complete for each content they mention, else a duplicate goes unseen.
    """
    ordered = sorted(claims, key=lambda claim: (claim.sequence, claim.row_number))
    decisions: dict[int, Decision] = {}
    routed: list[tuple[Claim, Decision]] = []
    for claim in ordered:
        route = _route(claim, directory, company_namespace)
        if route.outcome is Outcome.STORED:
            routed.append((claim, route))
        else:
            decisions[claim.lineage_id] = route
    keyed = _drop_repeated_keys(routed, decisions)
    _share_contents(keyed, decisions)
    return decisions


def wanted_record(claim: Claim, decision: Decision, embedder_fingerprint: str) -> WantedRecord:
    """The record of a claim that was decided ``STORED``."""
    metadata: dict[str, MetadataScalar] = dict(claim.metadata)
    metadata["documentId"] = claim.document_id
    metadata["contentHash"] = claim.content_hash
    if decision.employee_id is not None and claim.mode is Mode.EMPLOYEE_SPLIT:
        metadata["employeeId"] = str(decision.employee_id)
    body = body_hash(embedder_fingerprint, metadata, has_text=claim.stores_text)
    metadata["rowNumber"] = claim.row_number
    return WantedRecord(
        decision.namespace,
        decision.record_id,
        claim.document_id,
        claim.row_number,
        claim.content_hash,
        body,
        fingerprint(body, claim.row_number),
        metadata,
        claim.stores_text,
        claim.lineage_id,
    )


def body_hash(embedder_fingerprint: str, metadata: Mapping[str, object], *, has_text: bool) -> str:
    """Hash of everything a record says but for its row number. Never of the values, so that a
    plan is known before anything is paid (design, section 5)."""
    kept = {
        key: _plain(value) for key, value in metadata.items() if key not in {"rowNumber", "text"}
    }
    canonical = json.dumps(
        [embedder_fingerprint, has_text, kept],
        ensure_ascii=False, sort_keys=True, separators=(",", ":"),
    )  # fmt: skip
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: object) -> object:
    """An index may keep nothing but doubles: 5.0 and 5 are the same there."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def said_fingerprint(embedder_fingerprint: str, metadata: Mapping[str, object]) -> str:
    """The fingerprint of a record that really stands in an index; '' when it cannot be ours."""
    number = metadata.get("rowNumber")
    if not isinstance(number, int | float):
        return ""
    body = body_hash(embedder_fingerprint, metadata, has_text="text" in metadata)
    return fingerprint(body, int(number))


def fingerprint(body: str, row_number: int) -> str:
    return hashlib.sha256(f"{body}:{row_number}".encode()).hexdigest()


def _route(claim: Claim, directory: Directory, company_namespace: str) -> Decision:
    """``STORED`` with a namespace, or why not."""
    if claim.mode is Mode.EMPLOYEE_SPLIT and not claim.identifier:
        return Decision(Outcome.FAILED, "employee_blank")
    if claim.fault:
        return Decision(Outcome.FAILED, claim.fault)
    if claim.mode is Mode.COMPANY_WIDE:
        return Decision(Outcome.STORED, namespace=company_namespace)
    employee = directory.find(claim.identifier)
    if employee is None:
        return Decision(Outcome.FAILED, "employee_unknown", (("identifier", claim.identifier),))
    if not employee.is_active:
        return Decision(
            Outcome.SKIPPED,
            "employee_inactive",
            (("identifier", claim.identifier),),
            employee_id=employee.employee_id,
        )
    return Decision(Outcome.STORED, namespace=employee.namespace, employee_id=employee.employee_id)


def _drop_repeated_keys(
    routed: list[tuple[Claim, Decision]], decisions: dict[int, Decision]
) -> list[tuple[Claim, Decision]]:
    """Keep the first row of each key. A later one fails and names the first; a later one with the
    very same content is only a duplicate where the template skips those."""
    first: dict[tuple[str, str, str], Claim] = {}
    kept: list[tuple[Claim, Decision]] = []
    for claim, route in routed:
        holder = first.setdefault((claim.document_id, route.namespace, claim.key), claim)
        if not claim.key or holder is claim:
            kept.append((claim, route))
            continue
        is_same = claim.skips_duplicates and holder.content_hash == claim.content_hash
        decisions[claim.lineage_id] = Decision(
            Outcome.SKIPPED if is_same else Outcome.FAILED,
            "duplicate_row" if is_same else "key_duplicate",
            (("first_row", str(holder.row_number)),),
            namespace=route.namespace,
            employee_id=route.employee_id,
        )
    return kept


def _share_contents(kept: list[tuple[Claim, Decision]], decisions: dict[int, Decision]) -> None:
    """Give each (namespace, content) to its first claimant; the others stand beside it unless
    their template skips duplicates. ``kept`` is in (sequence, row) order."""
    holders: dict[tuple[str, str], Claim] = {}
    copies: dict[tuple[str, str, str], int] = defaultdict(int)
    for claim, route in kept:
        holder = holders.setdefault((route.namespace, claim.content_hash), claim)
        if holder is not claim and claim.skips_duplicates:
            decisions[claim.lineage_id] = _duplicate(claim, route, holder)
            continue
        place = (claim.document_id, route.namespace, claim.content_hash)
        copies[place] += 1
        decisions[claim.lineage_id] = Decision(
            Outcome.STORED,
            namespace=route.namespace,
            record_id=_record_id(claim, route.namespace, copies[place]),
            employee_id=route.employee_id,
        )


def _duplicate(claim: Claim, route: Decision, holder: Claim) -> Decision:
    reason, params = "duplicate_row", [("first_row", str(holder.row_number))]
    if holder.document_id != claim.document_id:
        reason = "duplicate_elsewhere"
        params.append(("document", holder.document_id))
    return Decision(
        Outcome.SKIPPED, reason, tuple(params), route.namespace, employee_id=route.employee_id
    )


def _record_id(claim: Claim, namespace: str, copy: int) -> str:
    """ASCII and deterministic (design, section 5)."""
    if claim.key:
        keyed = hashlib.sha256(f"{namespace}\n{claim.key}".encode()).hexdigest()
        return f"{claim.document_id}:{keyed[:32]}"
    suffix = f".{copy}" if copy > 1 else ""
    return f"{claim.document_id}:{claim.content_hash[:32]}{suffix}"
