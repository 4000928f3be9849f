"""Looks at a workbook before anything is written or sent: rows, issues, routing, changes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.domain.corrections import is_correction
from jisa_desktop.domain.personal_data.policies import Treatments
from jisa_desktop.domain.rows import RowReader
from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.suggest import FALLBACK_SCORE, Suggestion, suggest
from jisa_desktop.domain.table import Issue, Severity, TableHead
from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Template
from jisa_desktop.domain.wanted import Claim
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.corrections import Correction, correction_of, options_for
from jisa_desktop.pipeline.outlook import claim_of, outlook_of
from jisa_desktop.pipeline.placing import default_title
from jisa_desktop.pipeline.preview import Preview, PreviewRequest
from jisa_desktop.pipeline.privacy import Privacy
from jisa_desktop.pipeline.reading import (
    OpenedSheet,
    Source,
    opened,
    previewed,
    read_options,
    summary_of,
)
from jisa_desktop.sheets.reader import SheetReader
from jisa_desktop.store.store import Store, Transaction
from jisa_desktop.store.templates import StoredTemplate


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
            claims.append(claim_of(len(claims), row, preview.template, mode))
        with self._store.reading() as tx:
            preview.outlook = outlook_of(tx, claims, preview.document, self._embedder, issues)
        preview.issues = tuple(sorted(issues, key=lambda one: (one.row_number, one.column)))


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
