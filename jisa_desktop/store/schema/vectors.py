"""Kept vectors, and the ledger of records in the index."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from jisa_desktop.store.schema.base import Base, UtcDateTime


class EmbeddingRow(Base):
    """``vector`` is float16 little-endian, rounded on receipt: what is kept is what is sent."""

    __tablename__ = "embeddings"

    embedder: Mapped[str] = mapped_column(primary_key=True)
    content_hash: Mapped[str] = mapped_column(primary_key=True)
    dimension: Mapped[int]
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RecordRow(Base):
    """The ledger: a record that exists, or may exist, in the index because of us."""

    __tablename__ = "records"
    __table_args__ = (
        Index("ix_records__document_id", "document_id"),
        Index("ix_records__content_hash", "content_hash"),
    )

    namespace: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str]
    row_number: Mapped[int]
    content_hash: Mapped[str]
    body_hash: Mapped[str]
    fingerprint: Mapped[str]
    state: Mapped[str]
    is_new: Mapped[bool]
    is_uncertain: Mapped[bool]


class LeftRecordRow(Base):
    """A row of the ledger of an index that the workspace has left; ``binding`` says which."""

    __tablename__ = "left_records"

    binding: Mapped[str] = mapped_column(primary_key=True)
    namespace: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str]
    row_number: Mapped[int]
    content_hash: Mapped[str]
    body_hash: Mapped[str]
    fingerprint: Mapped[str]
    state: Mapped[str]
    is_new: Mapped[bool]
    is_uncertain: Mapped[bool]
