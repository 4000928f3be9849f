"""A job's steps between its batches: plan, activate, clean, finish. The one engine.

``advance`` is called again and again: it looks where the job stands and answers with batches to
run, with another job to wait for, or with the job's last word. Every kind of job takes the same
way; they differ in which version they want (design, section 2).
"""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.domain.faults import reach
from jisa_desktop.domain.plan import DELETES_PER_BATCH, UPSERTS_PER_BATCH, cut
from jisa_desktop.domain.snapshots import Fault, JobSnapshot
from jisa_desktop.domain.statuses import (
    BatchStatus,
    DocumentStatus,
    JobKind,
    JobPhase,
    JobStatus,
    VersionStatus,
)
from jisa_desktop.errors import Bug
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.counting import job_counts
from jisa_desktop.pipeline.planning import Planned, plan_all, plan_document
from jisa_desktop.providers.protocols import VectorIndex
from jisa_desktop.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class RunBatches:
    """Run these side by side, then advance again."""

    batch_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WaitFor:
    """Another job has batches in flight on records that this job must touch."""

    job_id: int


@dataclass(frozen=True, slots=True)
class EmptyLeft:
    """All is in the new index and confirmed: delete what is left in the old one, then advance."""


@dataclass(frozen=True, slots=True)
class Ended:
    job: JobSnapshot


Next = RunBatches | WaitFor | EmptyLeft | Ended


class Steps:
    def __init__(self, store: Store, index: VectorIndex, embedder_fingerprint: str) -> None:
        self._store = store
        self._index = index
        self._embedder = embedder_fingerprint

    def advance(self, job_id: int, context: StepContext, elapsed_ms: int = 0) -> Next:
        """Take the job's next step. The phase is ``APPLY`` or ``CLEAN``; intake and comparison
        come before and are steps of their own. ``elapsed_ms``: time spent since the last call."""
        context.cancel.check()
        context.report(Stage.PLANNING, 0, 0)
        doubted = self._look_for_late_arrivals(job_id, context)
        with self._store.writing("advance") as tx:
            tx.jobs.spend(job_id, milliseconds=elapsed_ms)
            job = tx.jobs.get(job_id)
            if any(one.status is BatchStatus.FAILED for one in tx.jobs.batches(job_id)):
                return self._fail(tx, job)
            tx.jobs.drop_unfinished_batches(job_id)
            tx.ledger.forget(doubted)
            planned = self._plan(tx, job)
            touched = set(planned.plan.document_ids()) & set(tx.documents.ids())
            touched |= {job.document_id} if job.document_id else set()
            if (holder := tx.documents.lock(touched, job_id)) is not None:
                tx.documents.unlock(job_id)
                return WaitFor(holder)
            tx.lineage.decided(planned.decisions)
            if planned.plan.upserts:
                return self._run(tx, job, planned)
            if job.phase is JobPhase.APPLY:
                _activate(tx, job)
            if planned.plan.deletes:
                return self._run(tx, job, planned)
            if job.kind is JobKind.MOVE and tx.left.count():
                return EmptyLeft()
            return self._finish(tx, job, planned)

    def _plan(self, tx: Transaction, job: JobSnapshot) -> Planned:
        if job.document_id is None:
            return plan_all(tx, self._embedder)
        return plan_document(tx, job.document_id, job.version_id, self._embedder)

    def _run(self, tx: Transaction, job: JobSnapshot, planned: Planned) -> RunBatches:
        """Upserts first; deletes only when nothing is left to write."""
        if planned.plan.upserts:
            parts = cut(planned.plan.upserts, UPSERTS_PER_BATCH)
            ids = tx.jobs.add_batches(job.job_id, parts, is_delete=False)
        else:
            parts = cut(planned.plan.deletes, DELETES_PER_BATCH)
            ids = tx.jobs.add_batches(job.job_id, parts, is_delete=True)
        return RunBatches(tuple(ids))

    def _look_for_late_arrivals(self, job_id: int, context: StepContext) -> list[tuple[str, str]]:
        """Records that were deleted after a write without an answer are fetched once more: the
        write may have arrived late. Those that are really gone may be forgotten; those that came
        back stay in the ledger and are deleted again by the next plan. Those of other documents
        too, which the job has locked because it has deleted them."""
        with self._store.reading() as tx:
            job = tx.jobs.get(job_id)
            documents = {job.document_id, *tx.documents.locked(job_id)} if job.document_id else None
            doubted = tx.ledger.doubted(documents)
        gone: list[tuple[str, str]] = []
        for namespace in sorted({one.namespace for one in doubted}):
            ids = [one.record_id for one in doubted if one.namespace == namespace]
            reach("fetch:before")
            found = self._index.fetch(namespace, ids, context.cancel)
            reach("fetch:after")
            gone += [(namespace, one) for one in ids if one not in found]
        return gone

    def _fail(self, tx: Transaction, job: JobSnapshot) -> Ended:
        """A batch failed after all its tries: what was active stays active."""
        failed = [one for one in tx.jobs.batches(job.job_id) if one.status is BatchStatus.FAILED]
        cause = failed[0].fault or Fault("unexpected")
        fault = Fault(
            "batches_failed",
            {"count": len(failed), "cause": cause.code, "start_row": failed[0].start_row,
             "end_row": failed[0].end_row},
        )  # fmt: skip
        end_badly(tx, job, JobStatus.FAILED, fault)
        return Ended(tx.jobs.get(job.job_id))

    def _finish(self, tx: Transaction, job: JobSnapshot, planned: Planned) -> Ended:
        """The fresh plan is empty: the ledger equals the wanted state."""
        counts = job_counts(tx, job)
        tx.jobs.change(job.job_id, status=JobStatus.COMPLETED, counts=counts)
        tx.documents.unlock(job.job_id)
        if job.document_id is None:
            for document_id in tx.documents.due_ids():
                tx.documents.set_due([document_id], is_due=False)
        else:
            self._finish_document(tx, job)
            _count_people(tx, job.document_id, planned)
        number = tx.documents.version(job.version_id).number if job.version_id else None
        tx.events.add(
            job.kind.value,
            "completed",
            document_id=job.document_id,
            version_number=number,
            counts={
                "processed_rows": counts.processed_rows,
                "skipped_rows": counts.skipped_rows,
                "error_rows": counts.error_rows,
                "vectors_created": counts.vectors_created,
                "vectors_updated": counts.vectors_updated,
                "vectors_moved": counts.vectors_moved,
                "vectors_deleted": counts.vectors_deleted,
                "texts_embedded": counts.texts_embedded,
            },
        )
        return Ended(tx.jobs.get(job.job_id))

    def _finish_document(self, tx: Transaction, job: JobSnapshot) -> None:
        if job.document_id is None:
            raise Bug("document_missing")
        tx.documents.set_due([job.document_id], is_due=False)
        if job.version_id is None:
            if job.kind is not JobKind.SYNC:
                tx.documents.set_status(job.document_id, DocumentStatus.CLEANED_UP)
        else:
            tx.documents.set_status(job.document_id, DocumentStatus.COMPLETED)
            tx.lineage.embedded(job.version_id, self._embedder)
            counts = tx.jobs.get(job.job_id).counts
            if job.kind in {JobKind.PROCESS, JobKind.REPROCESS}:
                tx.documents.change_version(job.version_id, VersionStatus.COMPLETED, counts=counts)
        if job.kind is JobKind.DISCARD and job.from_version_id is not None:
            tx.documents.change_version(job.from_version_id, VersionStatus.CANCELLED)


def end_badly(tx: Transaction, job: JobSnapshot, status: JobStatus, fault: Fault) -> None:
    """A job's last word when it is not ``COMPLETED``; its document says so, with the reason."""
    tx.jobs.change(job.job_id, status=status, fault=fault)
    tx.documents.unlock(job.job_id)
    if job.phase is JobPhase.INTAKE:
        take_back_intake(tx, job)
        tx.events.add(job.kind.value, status.value)
        return
    cancelled = status is JobStatus.CANCELLED
    if job.document_id is not None:
        tx.documents.set_status(
            job.document_id, DocumentStatus.CANCELLED if cancelled else DocumentStatus.FAILED
        )
    if job.version_id is not None and job.kind is JobKind.PROCESS and job.phase is JobPhase.APPLY:
        tx.documents.change_version(
            job.version_id,
            VersionStatus.CANCELLED if cancelled else VersionStatus.FAILED,
            fault=fault,
        )
    tx.events.add(
        job.kind.value,
        status.value,
        document_id=job.document_id,
        version_number=tx.documents.version(job.version_id).number if job.version_id else None,
    )


def take_back_intake(tx: Transaction, job: JobSnapshot) -> None:
    """A file that was not read to its end is no version, and its document is as it was."""
    tx.jobs.detach(job.job_id)
    if job.version_id is not None:
        tx.documents.remove_version(job.version_id)
    if job.document_id is not None:
        tx.documents.remove_if_empty(job.document_id)


def _activate(tx: Transaction, job: JobSnapshot) -> None:
    """All upserts are confirmed: from here on the wanted version is the active one."""
    tx.jobs.change(job.job_id, phase=JobPhase.CLEAN)
    if job.document_id is None or job.kind is JobKind.SYNC:
        return
    previous_id = tx.documents.active_version_id(job.document_id)
    tx.documents.activate(job.document_id, job.version_id, DocumentStatus.PROCESSING)
    if job.version_id is None or previous_id == job.version_id:
        return
    target = tx.documents.version(job.version_id)
    tx.documents.change_version(job.version_id, VersionStatus.COMPLETED)
    if job.kind in {JobKind.ROLLBACK, JobKind.UNDO} and previous_id is not None:
        previous = tx.documents.version(previous_id)
        if previous.number > target.number:
            tx.documents.change_version(previous_id, VersionStatus.ROLLED_BACK)


def _count_people(tx: Transaction, document_id: str, planned: Planned) -> None:
    """Derive how many records of the document each employee has."""
    counted: dict[int, int] = {}
    for record in planned.wanted:
        employee_id = planned.decisions[record.lineage_id].employee_id
        if employee_id is not None:
            counted[employee_id] = counted.get(employee_id, 0) + 1
    tx.people.count_documents(document_id, counted)
