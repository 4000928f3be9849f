"""``plan = wanted - ledger``, cut into batches. The heart of the one engine (design, section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jisa_desktop.domain.statuses import RecordState
from jisa_desktop.domain.wanted import WantedRecord

UPSERTS_PER_BATCH = 100
DELETES_PER_BATCH = 1_000


class OperationKind(StrEnum):
    """``MOVE``: the row number alone changed, so the kept vector is written again."""

    CREATE = "create"
    UPDATE = "update"
    MOVE = "move"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class LedgerRecord:
    """A record that exists, or may exist, in the index because of us.

    ``is_new`` while ``WRITING``: nothing stood there before. ``is_uncertain``: an upsert ended
    without an answer, so it may still arrive after a later delete.
    """

    namespace: str
    record_id: str
    document_id: str
    row_number: int
    content_hash: str
    body_hash: str
    fingerprint: str
    state: RecordState
    is_new: bool = False
    is_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """One record to write or to delete. ``lineage_id`` is None for deletes."""

    kind: OperationKind
    namespace: str
    record_id: str
    document_id: str
    row_number: int
    content_hash: str
    body_hash: str = ""
    fingerprint: str = ""
    lineage_id: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    upserts: tuple[Operation, ...]
    deletes: tuple[Operation, ...]
    unchanged_count: int

    @property
    def is_empty(self) -> bool:
        return not self.upserts and not self.deletes

    def document_ids(self) -> frozenset[str]:
        return frozenset(operation.document_id for operation in (*self.upserts, *self.deletes))


def plan(wanted: Iterable[WantedRecord], ledger: Iterable[LedgerRecord]) -> Plan:
    """What makes the ledger equal the wanted state, in (namespace, row, id) order.

    A ledger record in any state but ``PRESENT`` counts as unknown and is written or deleted
    again: both are idempotent.
    """
    have = {(record.namespace, record.record_id): record for record in ledger}
    upserts: list[Operation] = []
    unchanged_count = 0
    for record in wanted:
        old = have.pop((record.namespace, record.record_id), None)
        kind = _kind(record, old)
        if kind is None:
            unchanged_count += 1
        else:
            upserts.append(_upsert(kind, record))
    deletes = [
        Operation(
            OperationKind.DELETE,
            old.namespace, old.record_id, old.document_id, old.row_number, old.content_hash,
        )
        for old in have.values()
    ]  # fmt: skip
    return Plan(
        tuple(sorted(upserts, key=_order)), tuple(sorted(deletes, key=_order)), unchanged_count
    )


def cut(operations: Sequence[Operation], size: int) -> list[Sequence[Operation]]:
    """Cut into batches of at most ``size``, in order."""
    return [operations[start : start + size] for start in range(0, len(operations), size)]


def _kind(record: WantedRecord, old: LedgerRecord | None) -> OperationKind | None:
    if old is None:
        return OperationKind.CREATE
    if old.state is not RecordState.PRESENT:
        return OperationKind.CREATE if old.is_new else OperationKind.UPDATE
    if old.fingerprint == record.fingerprint:
        return None
    return OperationKind.MOVE if old.body_hash == record.body_hash else OperationKind.UPDATE


def _upsert(kind: OperationKind, record: WantedRecord) -> Operation:
    return Operation(
        kind,
        record.namespace,
        record.record_id,
        record.document_id,
        record.row_number,
        record.content_hash,
        record.body_hash,
        record.fingerprint,
        record.lineage_id,
    )


def _order(operation: Operation) -> tuple[str, int, str]:
    return (operation.namespace, operation.row_number, operation.record_id)
