"""Erases what no version needs any more: rows of purged versions, texts, vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, delete, exists, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from jisa_desktop.domain.statuses import JobStatus, VersionStatus
from jisa_desktop.store.schema import (
    ContentRow,
    DocumentRow,
    EmbeddingRow,
    IssueRow,
    JobRow,
    LineageRow,
    RecordRow,
    VersionRow,
)

_ONCE_COMPLETED = {VersionStatus.COMPLETED.value, VersionStatus.ROLLED_BACK.value}
_OPEN = [status.value for status in JobStatus if status.is_open]


@dataclass(frozen=True, slots=True)
class Collected:
    texts: int
    vectors: int


class Upkeep:
    def __init__(self, session: Session) -> None:
        self._session = session

    def purgeable(self, keep: int) -> list[int]:
        """Ids of versions older than the newest ``keep`` of their document. Only those that were
        once completed count, so that one which fails takes no other's place. Never one that is
        active, that an unfinished job is about, or that was purged before."""
        held = {
            one
            for pair in self._session.execute(
                select(JobRow.version_id, JobRow.from_version_id).where(JobRow.status.in_(_OPEN))
            )
            for one in pair
        }
        held.update(self._session.scalars(select(DocumentRow.active_version_id)))
        rows = self._session.execute(
            select(
                VersionRow.document_id, VersionRow.id, VersionRow.status, VersionRow.is_purged
            ).order_by(VersionRow.number.desc())
        )
        seen: Counter[str] = Counter()
        found = []
        for document_id, version_id, status, is_purged in rows:
            if seen[document_id] >= keep and version_id not in held and not is_purged:
                found.append(version_id)
            seen[document_id] += status in _ONCE_COMPLETED
        return sorted(found)

    def purge(self, version_ids: Iterable[int]) -> None:
        """Erase what the versions' rows say. That they were there, how many and what became of
        them stays, so that the history and its sums hold."""
        ids = list(version_ids)
        self._session.execute(
            update(LineageRow)
            .where(LineageRow.version_id.in_(ids))
            .values(
                identifier="",
                key="",
                content_hash="",
                row_metadata={},
                source=[],
                reason_params=None,
                namespace="",
                record_id="",
                employee_id=None,
            )
        )
        self._session.execute(
            update(IssueRow).where(IssueRow.version_id.in_(ids)).values(params=None)
        )
        self._session.execute(
            update(VersionRow).where(VersionRow.id.in_(ids)).values(is_purged=True)
        )

    def collect(self) -> Collected:
        """Delete texts and vectors that no row of any version claims, skipped rows included, and
        that no record of the ledger holds."""
        texts = self._delete(ContentRow, ContentRow.hash)
        vectors = self._delete(EmbeddingRow, EmbeddingRow.content_hash)
        return Collected(texts, vectors)

    def unused_sources(self) -> set[str]:
        """sha256 of source files that purged versions had, that no other version keeps, and that
        no unfinished job waits to read."""
        purged = self._sources(VersionRow.is_purged.is_(True))
        kept = self._sources(VersionRow.is_purged.is_(False))
        waiting = {
            str(request.get("sha256", ""))
            for request in self._session.scalars(
                select(JobRow.request).where(JobRow.status.in_(_OPEN))
            )
        }
        return purged - kept - waiting

    def _sources(self, where: ColumnElement[bool]) -> set[str]:
        return set(self._session.scalars(select(VersionRow.sha256).where(where)))

    def _delete(
        self, table: type[ContentRow | EmbeddingRow], content_hash: InstrumentedAttribute[str]
    ) -> int:
        is_claimed = exists().where(LineageRow.content_hash == content_hash)
        is_held = exists().where(RecordRow.content_hash == content_hash)
        done = self._session.execute(delete(table).where(~is_claimed, ~is_held))
        return cast("CursorResult[Any]", done).rowcount
