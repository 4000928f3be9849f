"""What would become of a sheet's rows: stored, skipped or failed, where to, and what changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from jisa_desktop.domain.employees import Directory, Employee
from jisa_desktop.domain.rows import ParsedRow
from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.table import Issue, Severity
from jisa_desktop.domain.template import Template
from jisa_desktop.domain.wanted import Claim, Decider
from jisa_desktop.pipeline.looking import Look
from jisa_desktop.sheets.survey_file import SurveyWriter
from jisa_desktop.store.store import Transaction

_PREVIEWED = "preview"
_LAST_SEQUENCE = 1 << 60
_HASHES_AT_ONCE = 10_000
_MOST_UNPLACED = 1_000
"""More of them are a wrong column, not people to look for."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An identifier that no employee has; ``near`` are suggestions to a person, never a route."""

    identifier: str
    row_count: int
    near: tuple[Employee, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """Where rows would go in ``employee_split``: rows by employee id. ``unplaced`` are the first
    so many; ``more_row_count``: rows of those that are not among them."""

    rows_by_employee: Mapping[int, int]
    unplaced: tuple[Unplaced, ...]
    blank_row_count: int
    more_row_count: int = 0


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
    """What would become of the rows. ``new_text_count``: texts of rows that would be stored and
    were never embedded; ``character_count``: of all that would be stored; ``faulty_count``: rows
    with an error, whoever they belong to."""

    stored_count: int
    skipped_count: int
    failed_count: int
    faulty_count: int
    new_text_count: int
    character_count: int
    routing: Routing
    changes: Changes | None


class RowsAhead:
    """Takes the rows in order, decides each at once and keeps it in the survey's file; in memory
    stay short marks of keys and contents."""

    def __init__(
        self,
        tx: Transaction,
        out: SurveyWriter,
        template: Template,
        mode: Mode,
        *,
        routes: bool,
        employee_header: str = "",
    ) -> None:
        """``routes`` False: that a row's employee is unknown is no issue yet. ``employee_header``:
        the column that such an issue is shown in. ``tx`` may end."""
        self._out = out
        self._template = template
        self._mode = mode
        self._routes = routes
        self._employee_header = employee_header
        self.character_count = 0
        """Of the rows that would be stored."""
        self._decider = Decider(tx.people.directory(), tx.settings.company_namespace(), _short)

    def add(self, row: ParsedRow) -> None:
        claim = _claim(row, self._template, self._mode)
        decision = self._decider.decide(claim)
        self._out.add_issues(row.issues)
        if decision.outcome is Outcome.STORED:
            self.character_count += len(row.text)
        if decision.outcome is Outcome.FAILED and self._is_told(decision.reason, claim.fault):
            column = self._employee_header if _is_of_employee(decision.reason) else ""
            issue = Issue(row.row_number, column, Severity.ERROR, decision.reason, decision.params)
            self._out.add_issues([issue])
        self._out.add(
            row.row_number,
            key=row.key,
            content_hash=row.content_hash,
            identifier=row.identifier,
            is_sound=not claim.fault,
            outcome=decision.outcome.value,
        )

    def _is_told(self, reason: str, fault: str) -> bool:
        """A row's own fault is among its issues already."""
        return reason != fault and (self._routes or not _is_of_employee(reason))


def _is_of_employee(reason: str) -> bool:
    return reason.startswith("employee_")


def outlook_of(
    tx: Transaction,
    out: SurveyWriter,
    look: Look,
    mode: Mode,
    *,
    character_count: int,
    embedder_fingerprint: str,
) -> Outlook:
    """After the last row."""
    tally = out.tally()
    return Outlook(
        stored_count=tally.get(Outcome.STORED, 0),
        skipped_count=tally.get(Outcome.SKIPPED, 0),
        failed_count=tally.get(Outcome.FAILED, 0),
        faulty_count=out.faulty_row_count(),
        new_text_count=sum(
            len(tx.embeddings.missing(embedder_fingerprint, part))
            for part in _parts(out.contents())
        ),
        character_count=character_count,
        routing=_routing(out.identifiers() if mode is Mode.EMPLOYEE_SPLIT else (), tx),
        changes=_changes(tx, out, look.document),
    )


def _short(*parts: str | bytes) -> bytes:
    """128 bits in the place of texts: no two of a million meet. None of the texts has the
    separator in it: they are namespaces, JSON and hashes."""
    joined = b"\x1f".join(part if isinstance(part, bytes) else part.encode() for part in parts)
    return hashlib.blake2b(joined, digest_size=16).digest()


def _claim(row: ParsedRow, template: Template, mode: Mode) -> Claim:
    errors = (issue.code for issue in row.issues if issue.severity is Severity.ERROR)
    return Claim(
        lineage_id=row.row_number,
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
        fault=next(errors, ""),
    )


def _parts(hashes: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(hashes, _HASHES_AT_ONCE)):
        yield part


def _routing(identifiers: Iterable[tuple[str, int]], tx: Transaction) -> Routing:
    directory: Directory = tx.people.directory()
    by_employee: Counter[int] = Counter()
    unplaced: list[Unplaced] = []
    blank = more = 0
    for identifier, count in identifiers:
        employee = directory.find(identifier)
        if employee is not None:
            by_employee[employee.employee_id] += count
        elif not identifier:
            blank = count
        elif len(unplaced) < _MOST_UNPLACED:
            unplaced.append(Unplaced(identifier, count, tuple(directory.near(identifier))))
        else:
            more += count
    return Routing(dict(by_employee), tuple(unplaced), blank, more)


def _changes(
    tx: Transaction, out: SurveyWriter, document: DocumentSnapshot | None
) -> Changes | None:
    if document is None or document.active_version is None:
        return None
    active = tx.documents.numbered(document.document_id, document.active_version)
    standing = tx.lineage.identities(active.version_id)
    found = out.differences(row for row, is_sound in standing if is_sound)
    return Changes(
        added=found.added,
        removed=found.removed,
        changed=found.changed,
        unchanged=found.unchanged,
        losing_count=found.losing,
        is_massive=found.before > 0 and found.gone * 2 > found.before,
    )
