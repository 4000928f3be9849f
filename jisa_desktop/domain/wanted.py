"""Which records should exist: a pure function of claims, directory and the duplicate rule.

A *claim* is a row of an active version (or of the version that is about to become active). The
rules are those of the design, sections 5 and 12: routing is exact on the normalised identifier,
the first row of a key is stored, and of several claims on one content in one namespace the one
with the lowest (document sequence, row number) holds it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
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


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""Made once: ``json.dumps`` would make an encoder for every record."""

Identity = Callable[..., Hashable]
"""Several texts, or an identity and a text, as one thing to compare."""


def decide(
    claims: Iterable[Claim], directory: Directory, company_namespace: str
) -> dict[int, Decision]:
    """Decide every claim, by lineage id.

    The claims must be complete for each content they mention, else a duplicate goes unseen.
    """
    decider = Decider(directory, company_namespace)
    ordered = sorted(claims, key=lambda claim: (claim.sequence, claim.row_number))
    return {claim.lineage_id: decider.decide(claim) for claim in ordered}


class Decider:
    """Decides claims one by one; they come in (sequence, row number) order.

    It remembers keys and contents by their ``identity``, never claims: a caller with very many of
    them gives a short one.
    """

    def __init__(
        self,
        directory: Directory,
        company_namespace: str,
        identity: Identity = lambda *parts: parts,
    ) -> None:
        self._directory = directory
        self._company_wide = Decision(Outcome.STORED, namespace=company_namespace)
        self._identity = identity
        self._keys: dict[Hashable, int] = {}
        self._keyed_contents: set[Hashable] = set()
        self._holders: dict[Hashable, tuple[int, str]] = {}
        self._copies: dict[Hashable, int] = {}

    def decide(self, claim: Claim) -> Decision:
        route = _route(claim, self._directory, self._company_wide)
        if route.outcome is not Outcome.STORED:
            return route
        return self._repeated_key(claim, route) or self._shared(claim, route)

    def _repeated_key(self, claim: Claim, route: Decision) -> Decision | None:
        """None for the first row of a key. A later one fails and names the first; a later one
        with the very same content is only a duplicate where the template skips those."""
        if not claim.key:
            return None
        place = self._identity(claim.document_id, route.namespace, claim.key)
        said = self._identity(place, claim.content_hash) if claim.skips_duplicates else None
        first = self._keys.setdefault(place, claim.row_number)
        if first == claim.row_number:
            self._keyed_contents.add(said)
            return None
        is_same = claim.skips_duplicates and said in self._keyed_contents
        return Decision(
            Outcome.SKIPPED if is_same else Outcome.FAILED,
            "duplicate_row" if is_same else "key_duplicate",
            (("first_row", str(first)),),
            namespace=route.namespace,
            employee_id=route.employee_id,
        )

    def _shared(self, claim: Claim, route: Decision) -> Decision:
        """Each (namespace, content) belongs to its first claimant; the others stand beside it
        unless their template skips duplicates."""
        content = self._identity(route.namespace, claim.content_hash)
        here = (claim.row_number, claim.document_id)
        holder = self._holders.setdefault(content, here)
        if holder is not here and claim.skips_duplicates:
            return _duplicate(claim, route, *holder)
        copy = 1
        if holder is not here:
            place = self._identity(claim.document_id, route.namespace, claim.content_hash)
            copy = self._copies.get(place, holder[1] == claim.document_id) + 1
            self._copies[place] = copy
        return Decision(
            Outcome.STORED,
            namespace=route.namespace,
            record_id=_record_id(claim, route.namespace, copy),
            employee_id=route.employee_id,
        )


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
    canonical = _canonical([embedder_fingerprint, has_text, kept])
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


def _route(claim: Claim, directory: Directory, company_wide: Decision) -> Decision:
    """``STORED`` with a namespace, or why not."""
    if claim.mode is Mode.EMPLOYEE_SPLIT and not claim.identifier:
        return Decision(Outcome.FAILED, "employee_blank")
    if claim.fault:
        return Decision(Outcome.FAILED, claim.fault)
    if claim.mode is Mode.COMPANY_WIDE:
        return company_wide
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


def _duplicate(claim: Claim, route: Decision, first_row: int, document_id: str) -> Decision:
    reason, params = "duplicate_row", [("first_row", str(first_row))]
    if document_id != claim.document_id:
        reason = "duplicate_elsewhere"
        params.append(("document", document_id))
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
