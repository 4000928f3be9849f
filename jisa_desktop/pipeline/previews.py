"""Looks at a workbook before anything is written or sent: rows, issues, routing, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.domain.corrections import is_correction
from jisa_desktop.domain.diff import DiffRow, diff_rows
from jisa_desktop.domain.employees import Directory, Employee
from jisa_desktop.domain.personal_data.policies import Treatments
from jisa_desktop.domain.rows import ParsedRow, RowReader
from jisa_desktop.domain.snapshots import DocumentSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.suggest import FALLBACK_SCORE, Suggestion, suggest
from jisa_desktop.domain.table import Issue, Severity, SheetRow, TableHead
from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Template
from jisa_desktop.domain.wanted import Claim, decide
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.corrections import Correction, correction_of, options_for
from jisa_desktop.pipeline.placing import default_title, gone_rows
from jisa_desktop.pipeline.privacy import Privacy
from jisa_desktop.pipeline.reading import (
    OpenedSheet,
    Source,
    opened,
    previewed,
    read_options,
    summary_of,
)
from jisa_desktop.sheets.reader import SheetReader, WorkbookSummary
from jisa_desktop.store.store import Store, Transaction
from jisa_desktop.store.templates import StoredTemplate

_PREVIEWED = "preview"
_LAST_SEQUENCE = 1 << 60


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """As ``ProcessRequest``, but nothing is decided yet: what is None is proposed. A template
    that is not kept, because nothing is written yet, is given itself."""

    path: Path
    template: str | Template | None = None
    mode: Mode | None = None
    sheet: str | None = None
    header: tuple[int, int] | None = None
    document: str | None = None
    title: str | None = None
    password: str | None = field(default=None, repr=False)


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


class Preview:
    """An open look at one sheet; ``close`` deletes its staged rows."""

    def __init__(
        self,
        stack: ExitStack,
        sheet: OpenedSheet,
        summary: WorkbookSummary,
        template: Template,
        suggestions: Sequence[Suggestion],
        *,
        is_suggested: bool,
        title: str,
        treatments: Treatments,
        reader: RowReader | InputError,
    ) -> None:
        self._stack = stack
        self._sheet = sheet
        self.head: TableHead = sheet.head
        self.summary = summary
        self.template = template
        self.suggestions = tuple(suggestions)
        self.is_suggested = is_suggested
        self.title = title
        self.issues: tuple[Issue, ...] = ()
        self.outlook: Outlook | None = None
        self.document: DocumentSnapshot | None = None
        self.treatments = treatments
        """Personal data that was found, and what happens to it."""
        self.is_held = False
        """Whether a run would wait until a person has decided on personal data."""
        self._by_row = sheet.issues_by_row()
        self._reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def reader(self) -> RowReader | None:
        """The template bound to the sheet; None when it does not fit (``issues`` says why)."""
        return self._reader if isinstance(self._reader, RowReader) else None

    @property
    def mismatch(self) -> InputError | None:
        return self._reader if isinstance(self._reader, InputError) else None

    def rows(self, start: int, stop: int) -> list[SheetRow]:
        """Rows by position, as displayed."""
        return self._sheet.table.rows(start, stop)

    def parsed(self, start: int, stop: int) -> list[ParsedRow]:
        """Rows as they would be embedded; [] when the template does not fit."""
        reader = self.reader
        if reader is None:
            return []
        return [
            reader.read(row, self._by_row.get(row.row_number, ())) for row in self.rows(start, stop)
        ]

    def other_rows(self) -> list[SheetRow]:
        """Totals, notes and repeated headers, which are left out."""
        return self._sheet.table.other_rows()

    def close(self) -> None:
        self._stack.close()


class Previews:
    def __init__(
        self, store: Store, reader: SheetReader, embedder_fingerprint: str, privacy: Privacy
    ) -> None:
        self._store = store
        self._reader = reader
        self._embedder = embedder_fingerprint
        self._privacy = privacy

    def first(self, request: PreviewRequest, cancel: CancelToken) -> Preview:
        """The first rows at once, whatever the size; no outlook."""
        return self._open(request, cancel, None, is_whole=False)

    def whole(
        self, request: PreviewRequest, cancel: CancelToken, progress: ProgressCallback | None = None
    ) -> Preview:
        """The whole sheet with all its issues and the outlook."""
        preview = self._open(request, cancel, progress, is_whole=True)
        try:
            self._look_ahead(preview, request, cancel)
        except BaseException:
            preview.close()
            raise
        return preview

    def _open(
        self,
        request: PreviewRequest,
        cancel: CancelToken,
        progress: ProgressCallback | None,
        *,
        is_whole: bool,
    ) -> Preview:
        source = Source.of(request.path)
        with self._store.reading() as tx:
            stored = tx.templates.all()
            given = request.template or None
            if isinstance(given, str):
                given = tx.templates.get(given).template
        with ExitStack() as stack:
            options = read_options(given, request.sheet, request.header, request.password)
            summary = summary_of(self._reader, source, options, cancel)
            options = options_for(self._reader, source, options, summary, cancel)
            opening = (
                opened(self._reader, source, options, cancel, progress)
                if is_whole
                else previewed(self._reader, source, options, cancel)
            )
            sheet = stack.enter_context(opening)
            title = request.title or default_title(summary, sheet.head)
            correction = self._correction(request, sheet, is_whole=is_whole)
            if isinstance(correction, Correction):
                sheet, given = correction.sheet, correction.stored.template
                title = correction.document.title
            suggestions = suggest([one.template for one in stored], sheet.head.columns)
            template = given or _best(stored, suggestions)
            seen = self._privacy.look(sheet.head, sheet.table, cancel, is_quick=not is_whole)
            treatments = self._privacy.treat(template, sheet.head, seen)
            bound = self._bind(template, sheet.head, treatments)
            preview = Preview(
                stack.pop_all(),
                sheet,
                summary,
                template,
                suggestions,
                is_suggested=given is None,
                title=title,
                treatments=treatments,
                reader=correction if isinstance(correction, InputError) else bound,
            )
            if isinstance(correction, Correction):
                preview.document = correction.document
            preview.is_held = self._privacy.is_held(treatments)
            preview.issues = (*sheet.sheet_issues(), *treatments.notices())
        return preview

    def _correction(
        self, request: PreviewRequest, sheet: OpenedSheet, *, is_whole: bool
    ) -> Correction | InputError | None:
        """Where the sheet is an error workbook: the version with its rows in place, or why that
        cannot be."""
        if not is_whole or not is_correction(sheet.head.columns):
            return None
        with self._store.reading() as tx:
            title = request.title or sheet.head.file_name.rpartition(".")[0]
            document = _document(tx, request, title)
        try:
            return correction_of(self._store, document, sheet)
        except InputError as error:
            return error

    def _bind(
        self, template: Template, head: TableHead, treatments: Treatments
    ) -> RowReader | InputError:
        try:
            return self._privacy.reader(template, head, treatments)
        except InputError as error:
            return error

    def _look_ahead(self, preview: Preview, request: PreviewRequest, cancel: CancelToken) -> None:
        with self._store.reading() as tx:
            preview.document = preview.document or _document(tx, request, preview.title)
        reader = preview.reader
        if reader is None:
            assert preview.mismatch is not None  # noqa: S101 - one of the two is there
            issue = Issue(
                0, "", Severity.ERROR, preview.mismatch.code,
                tuple((key, str(value)) for key, value in preview.mismatch.params.items()),
            )  # fmt: skip
            preview.issues = (*preview.issues, issue)
            return
        mode = request.mode or _proposed_mode(preview)
        claims: list[Claim] = []
        issues: list[Issue] = [*preview.issues, *reader.notices]
        for row in preview._sheet.parsed(reader):
            cancel.check()
            issues += row.issues
            claims.append(_claim(len(claims), row, preview.template, mode))
        with self._store.reading() as tx:
            preview.outlook = self._outlook(tx, preview, claims, issues)
        preview.issues = tuple(sorted(issues, key=lambda one: (one.row_number, one.column)))

    def _outlook(
        self, tx: Transaction, preview: Preview, claims: list[Claim], issues: list[Issue]
    ) -> Outlook:
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
            new_text_count=len(tx.embeddings.missing(self._embedder, hashes)),
            routing=_routing(claims, directory),
            changes=_changes(tx, preview.document, claims),
            stored_rows=frozenset(
                one.row_number
                for one in claims
                if decisions[one.lineage_id].outcome is Outcome.STORED
            ),
        )


def _best(stored: Sequence[StoredTemplate], suggestions: Sequence[Suggestion]) -> Template:
    best = suggestions[0]
    if best.score <= FALLBACK_SCORE:
        return DEFAULT_TEMPLATE
    return next(one.template for one in stored if one.template.name == best.name)


def _document(tx: Transaction, request: PreviewRequest, title: str) -> DocumentSnapshot | None:
    if request.document is not None:
        return tx.documents.find(request.document)
    titled = tx.documents.titled(title)
    return titled[0] if len(titled) == 1 else None


def _proposed_mode(preview: Preview) -> Mode:
    if preview.document is not None:
        return preview.document.mode
    reader = preview.reader
    has_employees = reader is not None and reader.employee_header is not None
    return Mode.EMPLOYEE_SPLIT if has_employees else Mode.COMPANY_WIDE


def _claim(number: int, row: ParsedRow, template: Template, mode: Mode) -> Claim:
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
