"""Jobs, their batches and operations, and the audit trail."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jisa_desktop.store.schema.base import Base, JsonText, UtcDateTime


class JobRow(Base):
    """What the user waits for. ``request`` holds what the first step needs (never a password);
    ``document_id`` is None until the intake has made the document, and for a sync of all."""

    __tablename__ = "jobs"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    status: Mapped[str] = mapped_column(index=True)
    phase: Mapped[str]
    control: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"), index=True)
    version_id: Mapped[int | None]
    from_version_id: Mapped[int | None]
    attempts: Mapped[int]
    request: Mapped[Any] = mapped_column(JsonText)
    result: Mapped[Any] = mapped_column(JsonText, nullable=True)
    error: Mapped[Any] = mapped_column(JsonText, nullable=True)
    texts_embedded: Mapped[int]
    tokens_embedded: Mapped[int]
    nanodollars: Mapped[int] = mapped_column(BigInteger)
    active_ms: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BatchRow(Base):
    """Up to 100 upserts or 1,000 deletes of a job. ``start_row`` and ``end_row`` are its lowest
    and highest Excel row."""

    __tablename__ = "batches"
    __table_args__ = (UniqueConstraint("job_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id"))
    number: Mapped[int]
    is_delete: Mapped[bool]
    start_row: Mapped[int]
    end_row: Mapped[int]
    operation_count: Mapped[int]
    status: Mapped[str]
    attempts: Mapped[int]
    processed_rows: Mapped[int]
    vectors_created: Mapped[int]
    vectors_updated: Mapped[int]
    vectors_moved: Mapped[int]
    vectors_deleted: Mapped[int]
    namespaces: Mapped[Any] = mapped_column(JsonText, nullable=True)
    error: Mapped[Any] = mapped_column(JsonText, nullable=True)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OperationRow(Base):
    """What a batch still has to do; gone when its batch is completed."""

    __tablename__ = "operations"

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("batches.id"), index=True)
    kind: Mapped[str]
    namespace: Mapped[str]
    record_id: Mapped[str]
    document_id: Mapped[str]
    row_number: Mapped[int]
    content_hash: Mapped[str]
    body_hash: Mapped[str]
    fingerprint: Mapped[str]
    lineage_id: Mapped[int | None]


class EventRow(Base):
    """The audit trail: who, when, what, which document, counts. Never a cell's content."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor: Mapped[str]
    kind: Mapped[str]
    outcome: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(index=True)
    version_number: Mapped[int | None]
    counts: Mapped[Any] = mapped_column(JsonText, nullable=True)
