"""Every table of the store as typed SQLAlchemy models. No SQLite-only type or default."""

from jisa_desktop.store.schema.base import Base
from jisa_desktop.store.schema.documents import (
    ContentRow,
    DocumentRow,
    IssueRow,
    LineageRow,
    VersionRow,
)
from jisa_desktop.store.schema.jobs import BatchRow, EventRow, JobRow, OperationRow
from jisa_desktop.store.schema.people import (
    AliasRow,
    EmployeeDocumentRow,
    EmployeeRow,
    OrganizationRow,
    SettingRow,
    TemplateRevisionRow,
    TemplateRow,
)
from jisa_desktop.store.schema.vectors import EmbeddingRow, LeftRecordRow, RecordRow

__all__ = [
    "AliasRow",
    "Base",
    "BatchRow",
    "ContentRow",
    "DocumentRow",
    "EmbeddingRow",
    "EmployeeDocumentRow",
    "EmployeeRow",
    "EventRow",
    "IssueRow",
    "JobRow",
    "LeftRecordRow",
    "LineageRow",
    "OperationRow",
    "OrganizationRow",
    "RecordRow",
    "SettingRow",
    "TemplateRevisionRow",
    "TemplateRow",
    "VersionRow",
]
