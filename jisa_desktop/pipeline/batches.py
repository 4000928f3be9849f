"""Applies one batch: embed, keep, note the intent, tell the index, confirm, note the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from jisa_desktop.domain.cancel import Cancelled, CancelToken
from jisa_desktop.domain.faults import reach
from jisa_desktop.domain.plan import Operation
from jisa_desktop.domain.snapshots import BatchSnapshot, JobSnapshot
from jisa_desktop.domain.wanted import Claim, Decision, wanted_record
from jisa_desktop.errors import Bug, EnvironmentProblem, NeedsAttention, Rejected, Retryable
from jisa_desktop.pipeline.budget import Budget
from jisa_desktop.pipeline.confirming import Confirming, Told
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.embedding import EmbeddingService
from jisa_desktop.pipeline.faulting import fault_of
from jisa_desktop.pipeline.retrying import Patience, batch_retries, retrying
from jisa_desktop.providers.protocols import Record, VectorIndex
from jisa_desktop.providers.splitting import send_surviving
from jisa_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class _Said:
    """What a batch's rows say: claims and decisions by lineage id, texts by content hash."""

    rows: Mapping[int, tuple[Claim, Decision]]
    texts: Mapping[str, str]


class Batches:
    """Takes ids, so that any process that has the store and the providers can run a batch."""

    def __init__(
        self,
        store: Store,
        embeddings: EmbeddingService,
        index: VectorIndex,
        budget: Budget,
        patience: Patience,
    ) -> None:
        self._store = store
        self._embeddings = embeddings
        self._index = index
        self._budget = budget
        self._patience = patience
        self._confirming = Confirming(index, embeddings.fingerprint)

    def apply(self, batch_id: int, context: StepContext) -> BatchSnapshot:
        """Run a batch to its end. Its failure is noted and is nobody else's. One that is spread
        over many employees is many requests: only tries that bring it no further are counted.

        Raises ``NeedsAttention``, ``EnvironmentProblem`` (the job must be parked) and
        ``Cancelled``; then the batch is as unfinished as before, and the ledger knows what may
        have been written.
        """
        with self._store.reading() as tx:
            batch = tx.jobs.batch(batch_id)
            job = tx.jobs.get(batch.job_id)
        told = Told()

        def once() -> BatchSnapshot:
            with self._store.writing("batch_start") as tx:
                tx.jobs.start_batch(batch_id)
                operations = tx.jobs.operations(batch_id)
            run = self._delete if batch.is_delete else self._upsert
            return run(job, batch_id, operations, told, context)

        def patiently() -> BatchSnapshot:
            return retrying(
                once,
                retries=batch_retries(job.kind),
                cancel=context.cancel,
                patience=self._patience,
                waiting=lambda: context.report(Stage.WAITING, 0, batch.operation_count),
            )

        try:
            while True:
                before = told.count
                try:
                    return patiently()
                except Retryable:
                    if told.count <= before:
                        raise
        except (NeedsAttention, EnvironmentProblem):
            raise
        except Exception as error:
            with self._store.writing("batch_failed") as tx:
                tx.jobs.fail_batch(batch_id, fault_of(error))
                return tx.jobs.batch(batch_id)

    # upserts

    def _upsert(
        self,
        job: JobSnapshot,
        batch_id: int,
        operations: list[Operation],
        told: Told,
        context: StepContext,
    ) -> BatchSnapshot:
        said = self._said(operations)
        vectors = self._embed(job, said.texts, context)
        operations = self._taken(batch_id, operations, said.texts.keys() - vectors.keys())
        records = self._records(operations, said, vectors)
        with self._store.writing("intend") as tx:
            tx.ledger.intend(operations)
        done = 0
        for namespace, part in _by_namespace(operations):
            context.cancel.check()
            context.report(Stage.WRITING, done, len(operations))
            if namespace not in told.written:
                told.refused |= self._write(
                    namespace, [records[_place(one)] for one in part], context.cancel
                )
                told.written.add(namespace)
            done += len(part)
        written = [one for one in operations if _place(one) not in told.refused]
        self._confirm(written, told, context)
        with self._store.writing("written") as tx:
            tx.ledger.written(written)
            tx.lineage.refuse(_lineage_ids(operations, told.refused), "record_rejected")
            tx.jobs.complete_batch(batch_id, written, job.document_id)
            batch = tx.jobs.batch(batch_id)
        context.report(Stage.WRITING, len(operations), len(operations))
        return batch

    def _said(self, operations: Sequence[Operation]) -> _Said:
        with self._store.reading() as tx:
            return _Said(
                tx.lineage.claims_by_id(
                    one.lineage_id for one in operations if one.lineage_id is not None
                ),
                tx.lineage.texts(one.content_hash for one in operations),
            )

    def _embed(
        self, job: JobSnapshot, texts: Mapping[str, str], context: StepContext
    ) -> dict[str, bytes]:
        """Make sure of every vector. Returns those of the texts that the embedder took."""

        def paying(asked: Sequence[str]) -> AbstractContextManager[None]:
            return self._budget.paying(job.job_id, asked)

        def progress(done: int, total: int) -> None:
            context.report(Stage.EMBEDDING, done, total)

        return self._embeddings.ensure(texts, context.cancel, progress, paying)

    def _taken(
        self, batch_id: int, operations: list[Operation], refused: AbstractSet[str]
    ) -> list[Operation]:
        """The operations without those whose texts the embedder can never take; these fail."""
        if not refused:
            return operations
        bad = [one for one in operations if one.content_hash in refused]
        with self._store.writing("texts_refused") as tx:
            places = {_place(one) for one in bad}
            tx.lineage.refuse(_lineage_ids(bad, places), "text_rejected")
            tx.jobs.drop_operations(batch_id, places)
        return [one for one in operations if one.content_hash not in refused]

    def _records(
        self, operations: Sequence[Operation], said: _Said, vectors: Mapping[str, bytes]
    ) -> dict[tuple[str, str], Record]:
        """The records as the index will hold them, by (namespace, record id)."""
        records = {}
        for one in operations:
            if one.lineage_id is None:
                raise Bug("upsert_without_row")
            claim, decision = said.rows[one.lineage_id]
            wanted = wanted_record(claim, decision, self._embeddings.fingerprint)
            if wanted.fingerprint != one.fingerprint:
                raise Bug("plan_outdated")
            text = said.texts[one.content_hash]
            metadata = dict(wanted.metadata) | ({"text": text} if wanted.stores_text else {})
            values = np.frombuffer(vectors[one.content_hash], dtype="<f2")
            records[_place(one)] = Record(one.record_id, values, metadata, text)
        return records

    def _write(
        self, namespace: str, records: list[Record], cancel: CancelToken
    ) -> set[tuple[str, str]]:
        """Tell the index. Returns the places of records that it can never take."""
        refused: set[tuple[str, str]] = set()
        for part in self._index.requests(records):
            asked = [records[position] for position in part]

            def send(positions: tuple[int, ...], asked: list[Record] = asked) -> None:
                cancel.check()
                self._call_upsert(namespace, [asked[position] for position in positions], cancel)

            refusals = send_surviving(len(asked), send)
            refused |= {(namespace, asked[one.position].record_id) for one in refusals}
        return refused

    def _call_upsert(self, namespace: str, asked: list[Record], cancel: CancelToken) -> None:
        reach("upsert:before")
        try:
            self._index.upsert(namespace, asked, cancel)
        except (Retryable, Cancelled) as error:
            if isinstance(error, Cancelled) or error.outcome_unknown:
                with self._store.writing("unanswered") as tx:
                    tx.ledger.uncertain([(namespace, one.record_id) for one in asked])
            raise
        reach("upsert:after")

    def _confirm(self, written: Sequence[Operation], told: Told, context: StepContext) -> None:
        for namespace, part in _by_namespace(written):
            if namespace in told.confirmed:
                continue
            try:
                self._confirming.wait(namespace, part, context)
            except Retryable as failure:
                if failure.code == "index_not_visible":
                    told.written.discard(namespace)  # to be written once more
                raise
            told.confirmed.add(namespace)

    # deletes

    def _delete(
        self,
        job: JobSnapshot,
        batch_id: int,
        operations: list[Operation],
        told: Told,
        context: StepContext,
    ) -> BatchSnapshot:
        with self._store.writing("intend_delete") as tx:
            tx.ledger.intend(operations)
        done = 0
        for namespace, part in _by_namespace(operations):
            context.cancel.check()
            context.report(Stage.DELETING, done, len(operations))
            if namespace not in told.written:
                self._remove(namespace, [one.record_id for one in part], context.cancel)
                told.written.add(namespace)
            self._confirm(part, told, context)
            done += len(part)
        with self._store.writing("deleted") as tx:
            tx.ledger.deleted([_place(one) for one in operations])
            tx.jobs.complete_batch(batch_id, operations, job.document_id)
            batch = tx.jobs.batch(batch_id)
        context.report(Stage.DELETING, len(operations), len(operations))
        return batch

    def _remove(self, namespace: str, record_ids: list[str], cancel: CancelToken) -> None:
        """One request, or several smaller ones where somebody in between takes no large one.

        Raises ``Rejected`` for an id that the index refuses to delete: nothing may be passed over.
        """

        def send(positions: tuple[int, ...]) -> None:
            cancel.check()
            reach("delete:before")
            self._index.delete(namespace, [record_ids[one] for one in positions], cancel)
            reach("delete:after")

        refusals = send_surviving(len(record_ids), send)
        if refusals:
            positions = tuple(one.position for one in refusals)
            raise Rejected(refusals[0].code, positions=positions, **dict(refusals[0].params))


def _place(operation: Operation) -> tuple[str, str]:
    return (operation.namespace, operation.record_id)


def _by_namespace(operations: Sequence[Operation]) -> Iterator[tuple[str, list[Operation]]]:
    """Operations are planned in namespace order."""
    for namespace, part in groupby(operations, key=lambda one: one.namespace):
        yield namespace, list(part)


def _lineage_ids(operations: Sequence[Operation], places: set[tuple[str, str]]) -> list[int]:
    return [
        one.lineage_id for one in operations if one.lineage_id is not None and _place(one) in places
    ]
