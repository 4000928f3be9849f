"""Employees and their other identifiers. A namespace is given once and never reused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from jisa_desktop.domain.employees import Directory, Employee
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.store.schema import (
    AliasRow,
    DocumentRow,
    EmployeeDocumentRow,
    EmployeeRow,
    LineageRow,
    VersionRow,
)


class People:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session = session
        self._now = now

    def directory(self) -> Directory:
        return Directory(self.all(), self.aliases())

    def all(self) -> list[Employee]:
        rows = self._session.scalars(select(EmployeeRow).order_by(EmployeeRow.employee_number))
        return [_employee(row) for row in rows]

    def aliases(self) -> dict[str, int]:
        rows = self._session.execute(select(AliasRow.identifier, AliasRow.employee_id))
        return {row[0]: row[1] for row in rows}

    def add(
        self, organization_id: int, employee_number: str, name: str, department: str
    ) -> Employee:
        """``employee_number`` is normalised and free."""
        row = EmployeeRow(
            organization_id=organization_id,
            employee_number=employee_number,
            name=name,
            department=department,
            namespace="",
            is_active=True,
            created_at=self._now,
        )
        self._session.add(row)
        self._session.flush()
        row.namespace = f"emp_{row.id}"
        self._session.flush()
        return _employee(row)

    def change(self, employee_id: int, **values: object) -> None:
        """Name, department or ``is_active``; never the namespace."""
        self._session.execute(
            update(EmployeeRow).where(EmployeeRow.id == employee_id).values(**values)
        )

    def add_alias(self, identifier: str, employee_id: int) -> None:
        self._session.merge(AliasRow(identifier=identifier, employee_id=employee_id))

    def remove_alias(self, identifier: str, employee_id: int) -> None:
        self._session.execute(
            delete(AliasRow).where(
                AliasRow.identifier == identifier, AliasRow.employee_id == employee_id
            )
        )

    def identifiers(self, employee_id: int) -> list[str]:
        """Number and aliases."""
        number = self._session.scalars(
            select(EmployeeRow.employee_number).where(EmployeeRow.id == employee_id)
        ).one()
        aliases = self._session.scalars(
            select(AliasRow.identifier).where(AliasRow.employee_id == employee_id)
        )
        return [number, *sorted(aliases)]

    def count_documents(self, document_id: str, record_counts: Mapping[int, int]) -> None:
        """Set how many records of the document each employee has."""
        self._session.execute(
            delete(EmployeeDocumentRow).where(EmployeeDocumentRow.document_id == document_id)
        )
        values = [
            {"employee_id": employee_id, "document_id": document_id, "record_count": count}
            for employee_id, count in sorted(record_counts.items())
        ]
        if values:
            self._session.execute(insert(EmployeeDocumentRow), values)

    def documents_of(self, employee_ids: Iterable[int]) -> dict[int, dict[str, int]]:
        """Record counts by employee and document."""
        rows = self._session.execute(
            select(
                EmployeeDocumentRow.employee_id,
                EmployeeDocumentRow.document_id,
                EmployeeDocumentRow.record_count,
            ).where(EmployeeDocumentRow.employee_id.in_(list(employee_ids)))
        )
        found: dict[int, dict[str, int]] = {}
        for employee_id, document_id, count in rows:
            found.setdefault(employee_id, {})[document_id] = count
        return found

    def document_counts(self) -> dict[int, int]:
        """How many documents have records of an employee, by employee; none: left out."""
        rows = self._session.execute(
            select(EmployeeDocumentRow.employee_id, func.count())
            .where(EmployeeDocumentRow.record_count > 0)
            .group_by(EmployeeDocumentRow.employee_id)
        )
        return {row[0]: row[1] for row in rows}

    def mentions(self, identifiers: Iterable[str]) -> dict[str, int]:
        """Rows of active versions that go by employee and carry one of a person's identifiers,
        by document; at most a handful of identifiers."""
        rows = self._session.execute(
            select(DocumentRow.id, func.count())
            .join(LineageRow, LineageRow.version_id == DocumentRow.active_version_id)
            .join(VersionRow, VersionRow.id == DocumentRow.active_version_id)
            .where(
                LineageRow.identifier.in_(list(identifiers)),
                VersionRow.mode == Mode.EMPLOYEE_SPLIT.value,
            )
            .group_by(DocumentRow.id)
        )
        return {row[0]: row[1] for row in rows}


def _employee(row: EmployeeRow) -> Employee:
    return Employee(
        employee_id=row.id,
        employee_number=row.employee_number,
        name=row.name,
        department=row.department,
        namespace=row.namespace,
        is_active=row.is_active,
    )
