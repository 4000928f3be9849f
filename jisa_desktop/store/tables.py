"""The tables behind the mapped classes, for statements that run often or over many rows: of a
class, the session would make an object's state of every row, and compile for it each time."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Table

from jisa_desktop.store.schema import (
    BatchRow,
    ContentRow,
    DocumentRow,
    EmbeddingRow,
    IssueRow,
    JobRow,
    LineageRow,
    OperationRow,
    RecordRow,
    VersionRow,
)

BATCHES = cast(Table, BatchRow.__table__)
CONTENTS = cast(Table, ContentRow.__table__)
DOCUMENTS = cast(Table, DocumentRow.__table__)
EMBEDDINGS = cast(Table, EmbeddingRow.__table__)
ISSUES = cast(Table, IssueRow.__table__)
JOBS = cast(Table, JobRow.__table__)
LINEAGE = cast(Table, LineageRow.__table__)
OPERATIONS = cast(Table, OperationRow.__table__)
RECORDS = cast(Table, RecordRow.__table__)
VERSIONS = cast(Table, VersionRow.__table__)
