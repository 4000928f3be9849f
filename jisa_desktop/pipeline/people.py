"""The employee directory: import, add, deactivate, alias. A change makes documents due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.employees import Employee, EmployeeRecord, read_employee_rows
from jisa_desktop.domain.table import Issue
from jisa_desktop.domain.text import normalise_identifier
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.reading import Source, opened
from jisa_desktop.sheets.reader import ReadOptions, SheetReader
from jisa_desktop.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Imported:
    """``due``: documents whose rows may now go elsewhere; a job for each brings them there."""

    added: int
    changed: int
    unchanged: int
    issues: tuple[Issue, ...]
    due: tuple[str, ...]


class DirectoryDesk:
    def __init__(self, store: Store, reader: SheetReader) -> None:
        self._store = store
        self._reader = reader

    def all(self) -> list[Employee]:
        """By employee number."""
        with self._store.reading() as tx:
            return tx.people.all()

    def read(
        self, path: Path, options: ReadOptions, cancel: CancelToken
    ) -> tuple[list[EmployeeRecord], list[Issue]]:
        """What a workbook says of employees; nothing is changed."""
        with opened(self._reader, Source.of(path), options, cancel) as sheet:
            return read_employee_rows(sheet.head, sheet.table)

    def import_file(self, path: Path, options: ReadOptions, cancel: CancelToken) -> Imported:
        """Add who is new, change names and departments. Nobody is removed: a list may be of one
        department only."""
        records, issues = self.read(path, options, cancel)
        with self._store.writing("employees") as tx:
            known = {one.employee_number: one for one in tx.people.all()}
            added, changed = [], 0
            for record in records:
                old = known.get(record.employee_number)
                if old is None:
                    added.append(_add(tx, record))
                elif _differs(old, record):
                    tx.people.change(
                        old.employee_id,
                        name=record.name or old.name,
                        department=record.department or old.department,
                    )
                    changed += 1
            due = _mark_due(tx, (one.employee_number for one in added))
            unchanged = len(records) - len(added) - changed
            tx.events.add(
                "employees_import", "completed", counts={"added": len(added), "changed": changed}
            )
        return Imported(len(added), changed, unchanged, tuple(issues), tuple(due))

    def add(self, number: str, name: str, department: str) -> tuple[Employee, list[str]]:
        """Register one employee. Returns them and the documents that are now due.

        Raises ``InputError('employee_number_blank' | 'employee_exists')``.
        """
        normalised = normalise_identifier(number)
        if not normalised:
            raise InputError("employee_number_blank")
        with self._store.writing("employees") as tx:
            if tx.people.directory().find(normalised) is not None:
                raise InputError("employee_exists", employee=normalised)
            employee = _add(tx, EmployeeRecord(0, normalised, name, department))
            due = _mark_due(tx, [normalised])
            tx.events.add("employee_add", "completed", counts={"due": len(due)})
        return employee, due

    def set_active(self, number: str, *, is_active: bool) -> list[str]:
        """Deactivate someone who left, or take back that they did."""
        kind = "employee_activate" if is_active else "employee_deactivate"
        return self._change(
            number, kind, lambda tx, one: tx.people.change(one.employee_id, is_active=is_active)
        )

    def alias(self, number: str, other: str) -> list[str]:
        """Let ``other`` mean the same employee: a changed number. Returns the due documents."""
        identifier = normalise_identifier(other)
        if not identifier:
            raise InputError("employee_number_blank")

        def add(tx: Transaction, employee: Employee) -> None:
            holder = tx.people.directory().find(identifier)
            if holder is not None and holder.employee_id != employee.employee_id:
                raise InputError("employee_exists", employee=identifier)
            tx.people.add_alias(identifier, employee.employee_id)

        return self._change(number, "employee_alias", add)

    def _change(
        self, number: str, kind: str, change: Callable[[Transaction, Employee], None]
    ) -> list[str]:
        with self._store.writing("employees") as tx:
            employee = tx.people.directory().find(number)
            if employee is None:
                raise InputError("employee_not_found", employee=normalise_identifier(number))
            change(tx, employee)
            due = _mark_due(tx, tx.people.identifiers(employee.employee_id))
            tx.events.add(kind, "completed", counts={"due": len(due)})
            return due


def _add(tx: Transaction, record: EmployeeRecord) -> Employee:
    return tx.people.add(
        tx.settings.organization_id(), record.employee_number, record.name, record.department
    )


def _differs(old: Employee, new: EmployeeRecord) -> bool:
    """A blank cell says nothing, so it changes nothing."""
    return (new.name or old.name, new.department or old.department) != (old.name, old.department)


def _mark_due(tx: Transaction, identifiers: Iterable[str]) -> list[str]:
    due = tx.lineage.documents_mentioning(identifiers)
    tx.documents.set_due(due, is_due=True)
    return due
