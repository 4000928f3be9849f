"""The audit trail (감사 기록): who, when, what, which document, counts. Never a cell's content."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from jisa_desktop.domain.snapshots import EventSnapshot
from jisa_desktop.store.schema import EventRow


class Events:
    def __init__(self, session: Session, now: datetime, actor: str) -> None:
        self._session = session
        self._now = now
        self._actor = actor

    def add(
        self,
        kind: str,
        outcome: str,
        *,
        document_id: str | None = None,
        version_number: int | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        self._session.add(
            EventRow(
                at=self._now,
                actor=self._actor,
                kind=kind,
                outcome=outcome,
                document_id=document_id,
                version_number=version_number,
                counts=dict(counts or {}),
            )
        )

    def all(
        self,
        *,
        document_id: str | None = None,
        kind: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        outcome: str | None = None,
        actor: str | None = None,
        limit: int | None = None,
    ) -> list[EventSnapshot]:
        """Newest first; from ``since`` to before ``until``."""
        statement = select(EventRow).order_by(EventRow.id.desc())
        if document_id is not None:
            statement = statement.where(EventRow.document_id == document_id)
        if kind is not None:
            statement = statement.where(EventRow.kind == kind)
        if since is not None:
            statement = statement.where(EventRow.at >= since)
        if until is not None:
            statement = statement.where(EventRow.at < until)
        if outcome is not None:
            statement = statement.where(EventRow.outcome == outcome)
        if actor is not None:
            statement = statement.where(EventRow.actor == actor)
        if limit is not None:
            statement = statement.limit(limit)
        return [
            EventSnapshot(
                row.at,
                row.actor,
                row.kind,
                row.outcome,
                row.document_id,
                row.version_number,
                row.counts or {},
            )
            for row in self._session.scalars(statement)
        ]
