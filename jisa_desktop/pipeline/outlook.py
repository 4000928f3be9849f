"""What would become of a sheet's rows: stored, skipped or failed, where to, and what changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jisa_desktop.domain.diff import DiffRow, diff_rows
from jisa_desktop.domain.employees import Directory, Employee
from jisa_desktop.domain.rows import ParsedRow
from jisa_desktop.domain.snapshots import DocumentSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.template import Template
from jisa_desktop.domain.wanted import Claim, decide
from jisa_desktop.pipeline.placing import gone_rows
from jisa_desktop.store.store import Transaction

_PREVIEWED = "preview"
_LAST_SEQUENCE = 1 << 60


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An identifier that no employee has; ``near`` are suggestions to a person, never a route."""

    identifier: str
    row_count: int
    near: tuple[Employee, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """Where rows would go in ``employee_split``: rows by employee id."""

    rows_by_employee: Mapping[int, int]
    unplaced: tuple[Unplaced, ...]
    blank_row_count: int


@dataclass(frozen=True, slots=True)
class Changes:
    """Against the active version of the document that the file would become a version of.

    ``losing_count``: rows that stand now and would fail. ``is_massive``: more than half of the
    rows would be gone, so the start asks first.
    """

    added: int
    removed: int
    changed: int
    unchanged: int
    losing_count: int
    is_massive: bool


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would become of the rows. ``new_text_count``: texts that were never embedded;
    ``stored_rows``: the Excel rows that would be stored."""

    stored_count: int
    skipped_count: int
    failed_count: int
    new_text_count: int
    routing: Routing
    changes: Changes | None
    stored_rows: frozenset[int] = frozenset()


def outlook_of(
    tx: Transaction,
    claims: list[Claim],
    document: DocumentSnapshot | None,
    embedder_fingerprint: str,
    issues: list[Issue],
) -> Outlook:
    """``issues`` gets those that only the decisions show."""
    directory = tx.people.directory()
    decisions = decide(claims, directory, tx.settings.company_namespace())
    tally: Counter[Outcome] = Counter()
    for claim in claims:
        decision = decisions[claim.lineage_id]
        tally[decision.outcome] += 1
        if decision.outcome is Outcome.FAILED and decision.reason != claim.fault:
            issues.append(
                Issue(claim.row_number, "", Severity.ERROR, decision.reason, decision.params)
            )
    hashes = {one.content_hash for one in claims if not one.fault}
    return Outlook(
        stored_count=tally[Outcome.STORED],
        skipped_count=tally[Outcome.SKIPPED],
        failed_count=tally[Outcome.FAILED],
        new_text_count=len(tx.embeddings.missing(embedder_fingerprint, hashes)),
        routing=_routing(claims, directory),
        changes=_changes(tx, document, claims),
        stored_rows=frozenset(
            one.row_number for one in claims if decisions[one.lineage_id].outcome is Outcome.STORED
        ),
    )


def claim_of(number: int, row: ParsedRow, template: Template, mode: Mode) -> Claim:
    errors = [issue for issue in row.issues if issue.severity is Severity.ERROR]
    return Claim(
        lineage_id=number,
        document_id=_PREVIEWED,
        sequence=_LAST_SEQUENCE,
        row_number=row.row_number,
        mode=mode,
        identifier=row.identifier,
        key=row.key,
        content_hash=row.content_hash,
        metadata={},
        skips_duplicates=template.skip_duplicates,
        stores_text=template.store_text,
        fault=errors[0].code if errors else "",
    )


def _routing(claims: Sequence[Claim], directory: Directory) -> Routing:
    counted = Counter(one.identifier for one in claims if one.mode is Mode.EMPLOYEE_SPLIT)
    blank = counted.pop("", 0)
    by_employee: Counter[int] = Counter()
    unplaced = []
    for identifier, count in sorted(counted.items()):
        employee = directory.find(identifier)
        if employee is None:
            unplaced.append(Unplaced(identifier, count, tuple(directory.near(identifier))))
        else:
            by_employee[employee.employee_id] += count
    return Routing(dict(by_employee), tuple(unplaced), blank)


def _changes(
    tx: Transaction, document: DocumentSnapshot | None, claims: Sequence[Claim]
) -> Changes | None:
    if document is None or document.active_version is None:
        return None
    active: VersionSnapshot = tx.documents.numbered(document.document_id, document.active_version)
    old = [row for row, is_sound in tx.lineage.identities(active.version_id) if is_sound]
    new: list[DiffRow] = [
        (one.row_number, one.key, one.content_hash, one.identifier)
        for one in claims
        if not one.fault
    ]
    diff = diff_rows(old, new)
    failing = {one.key for one in claims if one.fault and one.key}
    gone, before = gone_rows([row[1] for row in old], [row[1] for row in new])
    return Changes(
        added=len(diff.added),
        removed=len(diff.removed),
        changed=len(diff.changed),
        unchanged=len(diff.unchanged) + len(diff.moved),
        losing_count=sum(row[1] in failing for row in old),
        is_massive=before > 0 and gone * 2 > before,
    )
