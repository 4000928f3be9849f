"""The first step of a process job: a kept file becomes a version with its rows.

Nothing is sent anywhere. A file that is refused leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from jisa_desktop.domain.corrections import is_correction
from jisa_desktop.domain.rows import ParsedRow, RowReader
from jisa_desktop.domain.snapshots import JobSnapshot, VersionSnapshot
from jisa_desktop.domain.statuses import (
    DocumentStatus,
    JobPhase,
    JobStatus,
    VersionStatus,
)
from jisa_desktop.domain.table import Issue, Severity, TableHead
from jisa_desktop.errors import InputError, UsageProblem
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.corrections import correction_of, options_for
from jisa_desktop.pipeline.placing import (
    Place,
    check_mass_change,
    corrected_document,
    is_same,
    of_correction,
    place_of,
)
from jisa_desktop.pipeline.privacy import Privacy
from jisa_desktop.pipeline.reading import (
    OpenedSheet,
    Source,
    opened,
    read_options,
    summary_of,
)
from jisa_desktop.pipeline.requests import KeptRequest
from jisa_desktop.pipeline.steps import take_back_intake
from jisa_desktop.pipeline.surveying import Staged
from jisa_desktop.pipeline.surveyor import Surveyor
from jisa_desktop.sheets.reader import SheetReader
from jisa_desktop.store.documents import NewVersion
from jisa_desktop.store.lineage import NewRow
from jisa_desktop.store.store import Store, Transaction, actor
from jisa_desktop.store.templates import StoredTemplate

_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Accepted:
    """``is_unchanged``: the very same file stands already, so there is no new version."""

    document_id: str
    version: VersionSnapshot
    is_unchanged: bool


class Intake:
    def __init__(
        self, store: Store, reader: SheetReader, privacy: Privacy, surveyor: Surveyor
    ) -> None:
        self._store = store
        self._surveyor = surveyor
        self._reader = reader
        self._privacy = privacy

    def run(self, job_id: int, password: str | None, context: StepContext) -> Accepted:
        """Read the job's file into a version, or find that there is nothing new.

        Raises ``InputError`` and ``UsageProblem`` after taking back what it had begun.
        """
        with self._store.reading() as tx:
            job = tx.jobs.get(job_id)
            request = KeptRequest.from_json(job.request)
            stored = tx.templates.revision(request.template_revision_id)
        try:
            return self._read(job, request, stored, password, context)
        except (InputError, UsageProblem):
            with self._store.files.guard:  # the same file may be taken in just now
                with self._store.writing("refused") as tx:
                    take_back_intake(tx, tx.jobs.get(job_id))
                    tx.jobs.remove(job_id)
                    is_needed = _is_needed(tx, request.sha256)
                if not is_needed:
                    self._store.files.remove([request.sha256])
            raise

    def _read(
        self,
        job: JobSnapshot,
        request: KeptRequest,
        stored: StoredTemplate,
        password: str | None,
        context: StepContext,
    ) -> Accepted:
        source = Source(self._store.files.path(request.sha256), request.source_name)
        options = read_options(stored.template, request, password)
        summary = summary_of(self._reader, source, options, context.cancel)
        options = options_for(self._reader, source, options, summary, context.cancel)

        def progress(done: int, total: int) -> None:
            context.report(Stage.READING, done, total)

        with opened(self._reader, source, options, context.cancel, progress) as found:
            sheet: OpenedSheet = found
            if is_correction(sheet.head.columns):
                with self._store.reading() as tx:
                    document = corrected_document(tx, request)
                correction = correction_of(self._store, document, sheet)
                sheet, stored = correction.sheet, correction.stored
                request = of_correction(request, correction)
            seen = self._privacy.look(sheet.head, sheet.table, context.cancel, is_quick=False)
            treatments = self._privacy.treat(stored.template, sheet.head, seen)
            reader = self._privacy.reader(stored.template, sheet.head, treatments)
            with self._store.reading() as tx:
                place = place_of(tx, request, stored.template, summary, sheet.head)
                same = is_same(tx, place, request, stored, sheet.head)
            if same:
                return self._unchanged(job.job_id, place)
            if (staged := Staged.of(found)) is not None:
                self._surveyor.match_patterns(stored.template, staged, context.cancel, progress)
            self._privacy.check(stored.template, sheet.head, sheet.table, treatments, context)
            issues = [*sheet.sheet_issues(), *treatments.notices()]
            version = self._begin(job, request, stored, place, sheet.head, issues=issues)
            self._add_rows(version, sheet, reader, context)
        return self._accept(job.job_id, request, version, place)

    def _unchanged(self, job_id: int, place: Place) -> Accepted:
        version = place.active
        assert version is not None  # noqa: S101 - is_same said so
        with self._store.writing("unchanged") as tx:
            tx.jobs.change(
                job_id,
                status=JobStatus.COMPLETED,
                document_id=version.document_id,
                version_id=version.version_id,
                counts=version.counts,
            )
        return Accepted(version.document_id, version, is_unchanged=True)

    def _begin(
        self,
        job: JobSnapshot,
        request: KeptRequest,
        stored: StoredTemplate,
        place: Place,
        head: TableHead,
        *,
        issues: Sequence[Issue],
    ) -> VersionSnapshot:
        """Make the version, still pending; what an interrupted intake had begun is thrown away."""
        new = NewVersion(
            mode=place.mode,
            template_revision_id=stored.revision_id,
            skips_duplicates=stored.template.skip_duplicates,
            stores_text=stored.template.store_text,
            source_name=request.source_name,
            sha256=request.sha256,
            size=request.size,
            sheet=head.sheet,
            header_rows=head.header_rows,
            columns=head.columns,
            total_rows=head.total_rows,
            created_by=actor(),
        )
        with self._store.writing("intake_begin") as tx:
            if job.version_id is not None:
                tx.documents.remove_version(job.version_id)
            document_id = place.document_id or job.document_id
            if document_id is None:
                document_id = tx.documents.add(
                    tx.settings.tag(), tx.settings.organization_id(), place.title
                )
            version = tx.documents.add_version(document_id, new)
            tx.lineage.add_issues(version.version_id, issues)
            tx.jobs.change(
                job.job_id,
                document_id=document_id,
                version_id=version.version_id,
                from_version_id=place.active.version_id if place.active else None,
            )
        return version

    def _add_rows(
        self,
        version: VersionSnapshot,
        sheet: OpenedSheet,
        reader: RowReader,
        context: StepContext,
    ) -> None:
        """In transactions of some thousand rows, so that running batches are not held up."""
        done = 0
        for part in _parts(sheet.parsed(reader)):
            context.cancel.check()
            with self._store.writing("intake_rows") as tx:
                tx.lineage.add(version.version_id, [_new_row(row) for row in part])
                tx.lineage.add_issues(
                    version.version_id, (issue for row in part for issue in row.issues)
                )
            done += len(part)
            context.report(Stage.READING, done, version.total_rows)

    def _accept(
        self, job_id: int, request: KeptRequest, version: VersionSnapshot, place: Place
    ) -> Accepted:
        with self._store.writing("accepted") as tx:
            if not request.accepts_changes and place.active is not None:
                check_mass_change(tx, place.active, version)
            if request.title and place.document_id:
                tx.documents.set_title(place.document_id, place.title)
            tx.documents.change_version(version.version_id, VersionStatus.PROCESSING)
            tx.documents.set_status(version.document_id, DocumentStatus.PROCESSING)
            tx.jobs.change(job_id, phase=JobPhase.APPLY)
            tx.events.add(
                "accept",
                "completed",
                document_id=version.document_id,
                version_number=version.number,
                counts={"total_rows": version.total_rows},
            )
        return Accepted(version.document_id, version, is_unchanged=False)


def _is_needed(tx: Transaction, sha256: str) -> bool:
    """Whether a version, or a job that waits, is about this very file."""
    waiting = {job.request.get("sha256") for job in tx.jobs.open()}
    return sha256 in waiting or sha256 in tx.documents.sources_in_use()


def _new_row(row: ParsedRow) -> NewRow:
    errors = [issue for issue in row.issues if issue.severity is Severity.ERROR]
    return NewRow(
        row_number=row.row_number,
        identifier=row.identifier,
        key=row.key,
        content_hash=row.content_hash,
        text=row.text,
        metadata=dict(row.metadata),
        source=tuple(value for _, value in row.values),
        fault=errors[0].code if errors else "",
    )


def _parts(rows: Iterable[ParsedRow]) -> Iterator[list[ParsedRow]]:
    walking = iter(rows)
    while part := list(islice(walking, _ROWS_AT_ONCE)):
        yield part
