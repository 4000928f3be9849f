"""What can be said of a sheet before its rows are read one by one: template, personal data,
document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.corrections import is_correction
from jisa_desktop.domain.personal_data.policies import Treatments
from jisa_desktop.domain.rows import RowReader
from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.suggest import TRUSTED_SCORE, Suggestion, suggest
from jisa_desktop.domain.table import Issue, TableHead
from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.corrections import Correction, correction_of
from jisa_desktop.pipeline.placing import default_title
from jisa_desktop.pipeline.privacy import Privacy
from jisa_desktop.pipeline.reading import OpenedSheet
from jisa_desktop.sheets.reader import WorkbookSummary
from jisa_desktop.store.store import Store, Transaction
from jisa_desktop.store.templates import StoredTemplate


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """As ``ProcessRequest``, but nothing is decided yet: what is None is proposed. A template
    that is not kept, because nothing is written yet, is given itself. ``is_new`` keeps it from
    becoming a version of the document that has its title. ``asks_for_mode``: a person is to choose
    a mode where none is known, and until then nobody is missing from the directory."""

    path: Path
    template: str | Template | None = None
    mode: Mode | None = None
    sheet: str | None = None
    header: tuple[int, int] | None = None
    document: str | None = None
    title: str | None = None
    password: str | None = field(default=None, repr=False)
    is_new: bool = False
    asks_for_mode: bool = False
    encoding: str | None = None
    delimiter: str | None = None
    leaves_out_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Of one sheet. ``treatments``: personal data that was found, and what happens to it.
    ``is_held``: a run would wait until a person has decided on it. ``mismatch``: why the template
    cannot read the sheet. ``document``: the one that the file would become a version of."""

    head: TableHead
    template: Template
    suggestions: tuple[Suggestion, ...]
    is_suggested: bool
    title: str
    treatments: Treatments
    is_held: bool
    document: DocumentSnapshot | None
    mismatch: InputError | None
    notices: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A look with what reads the rows; ``reader`` None: the template does not fit."""

    look: Look
    sheet: OpenedSheet
    reader: RowReader | None


class Looker:
    """Safe for all threads."""

    def __init__(self, store: Store, privacy: Privacy) -> None:
        self._store = store
        self._privacy = privacy

    def look(
        self,
        sheet: OpenedSheet,
        summary: WorkbookSummary,
        request: PreviewRequest,
        cancel: CancelToken,
        *,
        is_quick: bool,
    ) -> Bound:
        """``is_quick``: of the first rows alone; what needs the others is left out."""
        with self._store.reading() as tx:
            stored = tx.templates.all()
            given = request.template or None
            if isinstance(given, str):
                given = tx.templates.get(given).template
        title = request.title or default_title(summary, sheet.head)
        correction = None if is_quick else self._correction(request, sheet)
        document = None
        if isinstance(correction, Correction):
            sheet, given = correction.sheet, correction.stored.template
            document, title = correction.document, correction.document.title
        suggestions = suggest([one.template for one in stored], sheet.head.columns)
        template = given or _best(stored, suggestions)
        seen = self._privacy.look(sheet.head, sheet.table, cancel, is_quick=is_quick)
        treatments = self._privacy.treat(template, sheet.head, seen)
        reader = self._reader(template, sheet.head, treatments)
        if isinstance(correction, InputError):
            reader = correction
        if document is None:
            with self._store.reading() as tx:
                document = _document(tx, request, title)
        look = Look(
            head=sheet.head,
            template=template,
            suggestions=tuple(suggestions),
            is_suggested=given is None,
            title=title,
            treatments=treatments,
            is_held=self._privacy.is_held(treatments),
            document=document,
            mismatch=reader if isinstance(reader, InputError) else None,
            notices=(*sheet.sheet_issues(), *treatments.notices()),
        )
        return Bound(look, sheet, reader if isinstance(reader, RowReader) else None)

    def bind(self, look: Look, sheet: OpenedSheet) -> Bound:
        """A look from elsewhere with a reader of this process."""
        reader = None
        if look.mismatch is None:
            reader = self._privacy.reader(look.template, look.head, look.treatments)
        return Bound(look, replace(sheet, head=look.head), reader)

    def _correction(
        self, request: PreviewRequest, sheet: OpenedSheet
    ) -> Correction | InputError | None:
        """Where the sheet is an error workbook: the version with its rows in place, or why that
        cannot be."""
        if not is_correction(sheet.head.columns):
            return None
        with self._store.reading() as tx:
            title = request.title or sheet.head.file_name.rpartition(".")[0]
            document = _document(tx, request, title)
        try:
            return correction_of(self._store, document, sheet)
        except InputError as error:
            return error

    def _reader(
        self, template: Template, head: TableHead, treatments: Treatments
    ) -> RowReader | InputError:
        try:
            return self._privacy.reader(template, head, treatments)
        except InputError as error:
            return error


def known_mode(request: PreviewRequest, bound: Bound) -> Mode | None:
    """The person's, else the earlier version's, else the only one there is; None: to be chosen."""
    if request.mode is not None:
        return request.mode
    if bound.look.document is not None:
        return bound.look.document.mode
    has_employees = bound.reader is not None and bound.reader.employee_header is not None
    return None if has_employees else Mode.COMPANY_WIDE


def _best(stored: Sequence[StoredTemplate], suggestions: Sequence[Suggestion]) -> Template:
    best = suggestions[0]
    if best.score < TRUSTED_SCORE:
        return DEFAULT_TEMPLATE
    return next(one.template for one in stored if one.template.name == best.name)


def _document(tx: Transaction, request: PreviewRequest, title: str) -> DocumentSnapshot | None:
    if request.document is not None:
        return tx.documents.find(request.document)
    titled = [] if request.is_new else tx.documents.titled(title)
    return titled[0] if len(titled) == 1 else None
