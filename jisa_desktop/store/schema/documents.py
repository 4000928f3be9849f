"""Documents, their immutable versions, and what became of each row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jisa_desktop.store.schema.base import Base, JsonText, UtcDateTime


class DocumentRow(Base):
    """``sequence`` decides who holds a shared content (design, section 12). ``is_due``: the
    directory changed, so the wanted state may have. ``locked_by_job_id``: a job has batches in
    flight that touch this document's records."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(primary_key=True)
    sequence: Mapped[int] = mapped_column(unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id"))
    title: Mapped[str] = mapped_column(index=True)
    status: Mapped[str]
    active_version_id: Mapped[int | None]
    is_due: Mapped[bool]
    locked_by_job_id: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VersionRow(Base):
    """One accepted file. Nothing but status, result, error and times changes after intake."""

    __tablename__ = "versions"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        CheckConstraint("number >= 1", name="number_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    status: Mapped[str]
    mode: Mapped[str]
    template_revision_id: Mapped[int] = mapped_column(ForeignKey("template_revisions.id"))
    skips_duplicates: Mapped[bool]
    stores_text: Mapped[bool]
    source_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    size: Mapped[int]
    sheet: Mapped[str]
    header_rows: Mapped[Any] = mapped_column(JsonText)
    columns: Mapped[Any] = mapped_column(JsonText)
    total_rows: Mapped[int]
    is_purged: Mapped[bool] = mapped_column(default=False)
    result: Mapped[Any] = mapped_column(JsonText, nullable=True)
    error: Mapped[Any] = mapped_column(JsonText, nullable=True)
    created_by: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    completed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LineageRow(Base):
    """One row of one version: what it says, and which record it became.

    ``fault`` is what is wrong with the row by itself and never changes but for a text that the
    embedder refuses; outcome, reason, namespace, record and employee follow from the plan.
    """

    __tablename__ = "lineage"
    __table_args__ = (
        UniqueConstraint("version_id", "row_number"),
        Index("ix_lineage__content_hash", "content_hash", "version_id"),
        Index("ix_lineage__identifier", "identifier", "version_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    row_number: Mapped[int]
    identifier: Mapped[str]
    key: Mapped[str]
    content_hash: Mapped[str]
    row_metadata: Mapped[Any] = mapped_column("metadata", JsonText)
    source: Mapped[Any] = mapped_column(JsonText)
    fault: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
    reason_params: Mapped[Any] = mapped_column(JsonText, nullable=True)
    namespace: Mapped[str]
    record_id: Mapped[str]
    employee_id: Mapped[int | None]
    embedder: Mapped[str]
    dimension: Mapped[int | None]
    embedded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class IssueRow(Base):
    """What was wrong with the cells and rows of a version when it was read."""

    __tablename__ = "issues"

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), index=True)
    row_number: Mapped[int]
    column: Mapped[str]
    severity: Mapped[str]
    code: Mapped[str]
    params: Mapped[Any] = mapped_column(JsonText, nullable=True)


class ContentRow(Base):
    """The text behind a content hash, kept once however many rows say it."""

    __tablename__ = "contents"

    hash: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
