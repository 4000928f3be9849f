"""Facts about this workspace, and its organization."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jisa_desktop.store.schema import OrganizationRow, SettingRow

TAG = "workspace.tag"
INDEX = "index"
MOVE_KEEPS_OLD = "move.keeps_old"
RETENTION = "retention.versions"
BACKUPS_OUTDATED = "backups.outdated"
"""True from the moment a document is forgotten until no automatic backup holds it any more."""


class Settings:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> Any:
        """The value, None when it was never set."""
        row = self._session.get(SettingRow, name)
        return None if row is None else row.value

    def set(self, name: str, value: object) -> None:
        self._session.merge(SettingRow(name=name, value=value))

    def tag(self) -> str:
        """Eight hex digits that every record id of this workspace begins with."""
        return str(self.get(TAG))

    def organization_id(self) -> int:
        return self._session.scalars(select(OrganizationRow.id)).one()

    def company_namespace(self) -> str:
        return self._session.scalars(select(OrganizationRow.namespace)).one()

    def organization_name(self) -> str:
        return self._session.scalars(select(OrganizationRow.name)).one()

    def rename_organization(self, name: str) -> None:
        self._session.scalars(select(OrganizationRow)).one().name = name

    def found(self) -> None:
        """Give a new workspace its tag and its one organization; an old one keeps what it has."""
        if self.get(TAG) is None:
            self.set(TAG, secrets.token_hex(4))
            self._session.add(OrganizationRow(id=1, name="", namespace="org_1"))
            self._session.flush()
