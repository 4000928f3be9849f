"""Templates and their immutable revisions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jisa_desktop.domain.template import Template, template_from_json, template_to_json
from jisa_desktop.errors import InputError
from jisa_desktop.store.schema import TemplateRevisionRow, TemplateRow, VersionRow


@dataclass(frozen=True, slots=True)
class StoredTemplate:
    revision_id: int
    revision: int
    template: Template


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """``document_count``: documents that have, or had, a version made with this revision."""

    stored: StoredTemplate
    created_at: datetime
    document_count: int


class Templates:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def save(self, template: Template) -> StoredTemplate:
        """Keep the template as the newest revision of its name; the same again is no revision."""
        body = template_to_json(template)
        digest = hashlib.sha256(body.encode()).hexdigest()
        row = self._row(template.name)
        if row is None:
            row = TemplateRow(name=template.name, is_hidden=False)
            self._session.add(row)
            self._session.flush()
        row.is_hidden = False
        newest = self._newest(row.id)
        if newest is not None and newest.sha256 == digest:
            return StoredTemplate(newest.id, newest.number, template)
        revision = TemplateRevisionRow(
            template_id=row.id,
            number=1 + (newest.number if newest else 0),
            sha256=digest,
            body=body,
            created_at=self._now,
        )
        self._session.add(revision)
        self._session.flush()
        return StoredTemplate(revision.id, revision.number, template)

    def add_missing(self, templates: Iterable[Template]) -> None:
        """Keep those whose names are new: what a person changed or hid stays as it is."""
        for template in templates:
            if self._row(template.name) is None:
                self.save(template)

    def get(self, name: str) -> StoredTemplate:
        row = self._row(name)
        newest = self._newest(row.id) if row else None
        if newest is None:
            raise InputError("template_unknown", template=name)
        return _stored(newest)

    def revision(self, revision_id: int) -> StoredTemplate:
        return _stored(self._session.get_one(TemplateRevisionRow, revision_id))

    def all(self) -> list[StoredTemplate]:
        """The newest revision of each, by name."""
        newest = (
            select(
                TemplateRevisionRow.template_id,
                func.max(TemplateRevisionRow.number).label("number"),
            )
            .group_by(TemplateRevisionRow.template_id)
            .subquery()
        )
        rows = self._session.scalars(
            select(TemplateRevisionRow)
            .join(
                newest,
                (newest.c.template_id == TemplateRevisionRow.template_id)
                & (newest.c.number == TemplateRevisionRow.number),
            )
            .join(TemplateRow, TemplateRow.id == TemplateRevisionRow.template_id)
            .where(TemplateRow.is_hidden.is_(False))
            .order_by(TemplateRow.name)
        )
        return [_stored(row) for row in rows]

    def revisions(self, name: str) -> list[StoredTemplate]:
        """Oldest first."""
        rows = self._session.scalars(
            select(TemplateRevisionRow)
            .join(TemplateRow, TemplateRow.id == TemplateRevisionRow.template_id)
            .where(TemplateRow.name == name)
            .order_by(TemplateRevisionRow.number)
        )
        return [_stored(row) for row in rows]

    def uses(self, name: str) -> list[TemplateUse]:
        """Every revision and what it was used for, newest first."""
        documents = func.count(func.distinct(VersionRow.document_id))
        found = self._session.execute(
            select(TemplateRevisionRow, documents)
            .join(TemplateRow, TemplateRow.id == TemplateRevisionRow.template_id)
            .outerjoin(VersionRow, VersionRow.template_revision_id == TemplateRevisionRow.id)
            .where(TemplateRow.name == name)
            .group_by(TemplateRevisionRow.id)
            .order_by(TemplateRevisionRow.number.desc())
        )
        return [TemplateUse(_stored(row), row.created_at, count) for row, count in found]

    def hide(self, name: str, *, is_hidden: bool) -> None:
        """Take a template out of the lists; versions made with it keep their revision."""
        row = self._row(name)
        if row is None:
            raise InputError("template_unknown", template=name)
        row.is_hidden = is_hidden

    def _row(self, name: str) -> TemplateRow | None:
        return self._session.scalars(
            select(TemplateRow).where(TemplateRow.name == name)
        ).one_or_none()

    def _newest(self, template_id: int) -> TemplateRevisionRow | None:
        return self._session.scalars(
            select(TemplateRevisionRow)
            .where(TemplateRevisionRow.template_id == template_id)
            .order_by(TemplateRevisionRow.number.desc())
            .limit(1)
        ).one_or_none()


def _stored(row: TemplateRevisionRow) -> StoredTemplate:
    return StoredTemplate(row.id, row.number, template_from_json(row.body))
