"""Where a person's wishes become jobs: process, rollback, undo, cleanup, discard, retry, sync."""

from __future__ import annotations

from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.snapshots import DocumentSnapshot, Fault, VersionSnapshot
from jisa_desktop.domain.statuses import (
    Control,
    DocumentStatus,
    JobKind,
    JobPhase,
    JobStatus,
    VersionStatus,
)
from jisa_desktop.domain.template import DEFAULT_TEMPLATE
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.reading import Source, read_options, summary_of
from jisa_desktop.pipeline.requests import KeptRequest, ProcessRequest
from jisa_desktop.pipeline.steps import end_badly
from jisa_desktop.sheets.reader import SheetReader
from jisa_desktop.store.store import Store, Transaction

_ROLLBACK_TARGETS = {VersionStatus.COMPLETED, VersionStatus.ROLLED_BACK}
_UNFINISHED = {VersionStatus.FAILED, VersionStatus.CANCELLED, VersionStatus.PROCESSING}
_UNDOABLE = (JobKind.ROLLBACK, JobKind.UNDO, JobKind.CLEANUP)


class Desk:
    """Makes jobs; running them is the workers' affair. Every method returns a job's id.

    All raise ``InputError('document_unknown' | 'version_unknown' | 'document_busy')``.
    """

    def __init__(self, store: Store, reader: SheetReader) -> None:
        self._store = store
        self._reader = reader

    def process(self, request: ProcessRequest, cancel: CancelToken) -> int:
        """Keep the file and make a job for it. What is wrong with the file at first sight (it is
        missing, protected, no workbook) is said now, before anything is kept."""
        with self._store.reading() as tx:
            if request.revision_id is not None:
                stored = tx.templates.revision(request.revision_id)
            else:
                stored = tx.templates.get(request.template or DEFAULT_TEMPLATE.name)
            document_id = None
            if request.document is not None:
                document_id = tx.documents.find(request.document).document_id
                _check_free(tx, document_id)
        source = Source.of(request.path)
        options = read_options(stored.template, request, request.password)
        summary_of(self._reader, source, options, cancel)
        with self._store.files.guard:
            kept = self._store.files.keep(Path(request.path), cancel)
            job = KeptRequest(
                source_name=source.name,
                sha256=kept.sha256,
                size=kept.size,
                template_revision_id=stored.revision_id,
                mode=request.mode,
                sheet=request.sheet,
                header=request.header,
                document_id=document_id,
                title=request.title,
                is_new=request.is_new,
                accepts_changes=request.accepts_changes,
                encoding=request.encoding,
                delimiter=request.delimiter,
                leaves_out_hidden=request.leaves_out_hidden,
            )
            with self._store.writing("submit") as tx:
                return tx.jobs.add(JobKind.PROCESS, JobPhase.INTAKE, request=job.as_json())

    def rollback(self, document_id: str, number: int) -> int:
        """Make the rows of an earlier (or later) version the wanted state."""
        with self._store.writing("submit") as tx:
            _check_free(tx, document_id)
            target = tx.documents.numbered(document_id, number)
            if target.status not in _ROLLBACK_TARGETS:
                raise InputError("version_never_completed", version=number)
            return self._switch(tx, JobKind.ROLLBACK, document_id, target.version_id)

    def undo(self, document_id: str) -> int:
        """Take back the last rollback, undo or cleanup."""
        with self._store.writing("submit") as tx:
            _check_free(tx, document_id)
            last = tx.jobs.last(document_id, _UNDOABLE, JobStatus.COMPLETED)
            if (
                last is None
                or last.from_version_id is None
                or last.version_id != tx.documents.active_version_id(document_id)
            ):
                raise InputError("nothing_to_undo", document=document_id)
            return self._switch(tx, JobKind.UNDO, document_id, last.from_version_id)

    def cleanup(self, document_id: str) -> int:
        """Make nothing the wanted state. The history stays."""
        with self._store.writing("submit") as tx:
            _check_free(tx, document_id)
            return self._switch(tx, JobKind.CLEANUP, document_id, None)

    def discard(self, document_id: str) -> int:
        """Give up a version that failed or was cancelled: the active one is wanted again."""
        with self._store.writing("submit") as tx:
            self._close_open_jobs(tx, document_id)
            failed = _unfinished(tx, document_id)
            if failed is None:
                raise InputError("nothing_to_discard", document=document_id)
            active_id = tx.documents.active_version_id(document_id)
            tx.documents.set_status(document_id, DocumentStatus.PROCESSING)
            return tx.jobs.add(
                JobKind.DISCARD,
                JobPhase.APPLY,
                document_id=document_id,
                version_id=active_id,
                from_version_id=failed.version_id,
            )

    def retry(self, document_id: str) -> int:
        """Do what is left to do: of a job that failed or was cancelled, just what it did not
        finish; of a completed version, the rows that today's directory can place."""
        with self._store.writing("submit") as tx:
            jobs = tx.jobs.of_document(document_id)
            last = jobs[-1] if jobs else None
            if last is not None and last.status is not JobStatus.COMPLETED:
                return self._reopen(tx, last.job_id)
            return self._replan(tx, tx.documents.get(document_id))

    def replan(self, document_ids: list[str]) -> list[int]:
        """Jobs for documents that are due because the directory changed."""
        with self._store.writing("submit") as tx:
            free = [tx.documents.get(one) for one in document_ids]
            return [self._replan(tx, one) for one in free if one.open_job_id is None]

    def sync(self, document_id: str | None) -> int:
        """Compare the index with the ledger and repair it."""
        with self._store.writing("submit") as tx:
            active_id = None
            if document_id is not None:
                _check_free(tx, document_id)
                active_id = tx.documents.active_version_id(document_id)
            return tx.jobs.add(
                JobKind.SYNC, JobPhase.COMPARE, document_id=document_id, version_id=active_id
            )

    def ask(self, document_id: str, control: Control) -> int | None:
        """Ask the document's open job to pause or to cancel; None when it has none.

        Works from any process: a job that runs looks for it several times a second, one that
        does not run is changed at once.
        """
        with self._store.reading() as tx:
            job = next(iter(tx.jobs.open(document_id)), None)
        if job is None:
            return None
        self.ask_job(job.job_id, control)
        return job.job_id

    def ask_running(self, job_id: int, control: Control) -> None:
        """Ask a job that this process runs, or is about to run. One that has ended is not asked."""
        with self._store.writing("ask") as tx:
            if tx.jobs.exists(job_id) and tx.jobs.get(job_id).status.is_open:
                tx.jobs.ask(job_id, control)

    def ask_job(self, job_id: int, control: Control) -> None:
        """As ``ask``, of one job; nothing is asked of a job that has ended."""
        with self._store.writing("ask") as tx:
            job = tx.jobs.get(job_id)
            if job.status is JobStatus.PROCESSING:
                tx.jobs.ask(job_id, control)
            elif control is Control.CANCEL and job.status.is_open:
                end_badly(tx, job, JobStatus.CANCELLED, Fault("job_cancelled"))
            elif job.status.is_open:
                tx.jobs.change(job_id, status=JobStatus.PAUSED)

    def open_jobs(self) -> list[int]:
        """Jobs that a start takes up again, oldest first."""
        with self._store.reading() as tx:
            return [job.job_id for job in tx.jobs.open()]

    def _switch(
        self, tx: Transaction, kind: JobKind, document_id: str, version_id: int | None
    ) -> int:
        if version_id is not None and (target := tx.documents.version(version_id)).is_purged:
            raise InputError("version_purged", version=target.number)
        return tx.jobs.add(
            kind,
            JobPhase.APPLY,
            document_id=document_id,
            version_id=version_id,
            from_version_id=tx.documents.active_version_id(document_id),
        )

    def _replan(self, tx: Transaction, document: DocumentSnapshot) -> int:
        active_id = tx.documents.active_version_id(document.document_id)
        return tx.jobs.add(
            JobKind.REPROCESS,
            JobPhase.APPLY,
            document_id=document.document_id,
            version_id=active_id,
            from_version_id=active_id,
        )

    def _reopen(self, tx: Transaction, job_id: int) -> int:
        job = tx.jobs.get(job_id)
        tx.jobs.drop_unfinished_batches(job_id)
        tx.jobs.change(job_id, status=JobStatus.PENDING)
        if job.document_id is not None:
            tx.documents.set_status(job.document_id, DocumentStatus.PROCESSING)
        if job.version_id is not None and job.kind is JobKind.PROCESS:
            version = tx.documents.version(job.version_id)
            if version.status in _UNFINISHED:
                tx.documents.change_version(job.version_id, VersionStatus.PROCESSING)
        return job_id

    def _close_open_jobs(self, tx: Transaction, document_id: str) -> None:
        for job in tx.jobs.open(document_id):
            if job.status is JobStatus.PROCESSING:
                raise InputError("document_busy", document=document_id)
            end_badly(tx, job, JobStatus.CANCELLED, Fault("job_cancelled"))


def _check_free(tx: Transaction, document_id: str) -> None:
    """One job of a document after another."""
    if tx.jobs.open(document_id):
        raise InputError("document_busy", document=document_id)


def _unfinished(tx: Transaction, document_id: str) -> VersionSnapshot | None:
    """The newest version that did not become active."""
    for version in reversed(tx.documents.versions(document_id)):
        if version.status in _UNFINISHED and not version.is_active:
            return version
    return None
