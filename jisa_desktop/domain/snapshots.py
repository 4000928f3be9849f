"""What is known of documents, versions, jobs and batches at one moment.

Frozen values that cross threads; the store makes them, the window and the command line show them.
Times are UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from jisa_desktop.domain.statuses import (
    BatchStatus,
    Control,
    DocumentStatus,
    JobKind,
    JobPhase,
    JobStatus,
    Mode,
    Outcome,
    VersionStatus,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as it is kept: code and parameters, no cell content."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """A job's figures (design, sections 8 and 12). total = processed + skipped + error.

    ``namespaces_affected`` is the number of namespaces in ``namespaces_updated``. ``dollars`` is
    what the answered embeddings cost at the model's price.
    """

    total_rows: int = 0
    processed_rows: int = 0
    skipped_rows: int = 0
    error_rows: int = 0
    vectors_created: int = 0
    vectors_updated: int = 0
    vectors_moved: int = 0
    vectors_deleted: int = 0
    vectors_unchanged: int = 0
    texts_embedded: int = 0
    namespaces_updated: tuple[str, ...] = ()
    processing_time_ms: int = 0
    tokens_embedded: int = 0
    dollars: float = 0.0


@dataclass(frozen=True, slots=True)
class DocumentSnapshot:
    document_id: str
    sequence: int
    title: str
    status: DocumentStatus
    active_version: int | None
    latest_version: int
    mode: Mode
    template: str
    total_rows: int
    record_count: int
    is_due: bool
    open_job_id: int | None
    changed_at: datetime
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class VersionSnapshot:
    """``is_purged``: its rows, texts and source file are gone, its history stays."""

    version_id: int
    document_id: str
    number: int
    status: VersionStatus
    is_active: bool
    mode: Mode
    template: str
    template_revision: int
    source_name: str
    sha256: str
    size: int
    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[str, ...]
    total_rows: int
    created_by: str
    created_at: datetime
    completed_at: datetime | None
    counts: Counts | None
    fault: Fault | None
    is_purged: bool = False


@dataclass(frozen=True, slots=True)
class JobSnapshot:
    job_id: int
    kind: JobKind
    status: JobStatus
    phase: JobPhase
    control: Control
    document_id: str | None
    version_id: int | None
    from_version_id: int | None
    attempts: int
    request: Mapping[str, object]
    counts: Counts | None
    fault: Fault | None
    texts_embedded: int
    active_ms: int
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    tokens_embedded: int = 0
    nanodollars: int = 0


@dataclass(frozen=True, slots=True)
class BatchSnapshot:
    """``total`` is the number of the job's batches at this moment."""

    batch_id: int
    job_id: int
    number: int
    total: int
    is_delete: bool
    start_row: int
    end_row: int
    operation_count: int
    status: BatchStatus
    attempts: int
    processed_rows: int
    vectors_created: int
    vectors_updated: int
    vectors_moved: int
    vectors_deleted: int
    fault: Fault | None
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class LineageSnapshot:
    """One row of a version: ``values`` maps header to displayed text."""

    row_number: int
    outcome: Outcome
    reason: str
    params: Mapping[str, str]
    namespace: str
    record_id: str
    employee_id: int | None
    content_hash: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EventSnapshot:
    at: datetime
    actor: str
    kind: str
    outcome: str
    document_id: str | None
    version_number: int | None
    counts: Mapping[str, object]
