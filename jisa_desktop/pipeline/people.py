"""The employee directory: import, add, deactivate, alias. A change makes documents due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.employees import Employee, EmployeeRecord, read_employee_rows
from jisa_desktop.domain.roster import RosterChange, RosterLine, compare_roster
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


@dataclass(frozen=True, slots=True)
class Roster:
    """What a list says, against the directory as it is. ``due_count``: documents that have rows
    of someone new, which go to them afterwards."""

    lines: tuple[RosterLine, ...]
    issues: tuple[Issue, ...]
    due_count: int


@dataclass(frozen=True, slots=True)
class Mention:
    """``row_count``: rows of the document's active version that carry one of the employee's
    numbers. ``record_count``: records of them that stand in the employee's namespace."""

    document_id: str
    title: str
    row_count: int
    record_count: int


@dataclass(frozen=True, slots=True)
class PersonFile:
    """``other_numbers``: earlier or later numbers that mean the same employee."""

    employee: Employee
    other_numbers: tuple[str, ...]
    mentions: tuple[Mention, ...]


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

    def look_at(self, path: Path, options: ReadOptions, cancel: CancelToken) -> Roster:
        """What importing the workbook would change; nothing is changed."""
        records, issues = self.read(path, options, cancel)
        with self._store.reading() as tx:
            lines, doubled = _compared(tx, records)
            added = [one.record.employee_number for one in lines if one.employee is None]
            due_count = len(tx.lineage.documents_mentioning(added))
        return Roster(tuple(lines), tuple(_by_row([*issues, *doubled])), due_count)

    def import_file(self, path: Path, options: ReadOptions, cancel: CancelToken) -> Imported:
        """Read a workbook and take what it says."""
        records, issues = self.read(path, options, cancel)
        done = self.take(records)
        return replace(done, issues=tuple(_by_row([*issues, *done.issues])))

    def take(self, records: Sequence[EmployeeRecord]) -> Imported:
        """Add who is new, change names and departments. Nobody is removed: a list may be of one
        department only."""
        with self._store.writing("employees") as tx:
            lines, issues = _compared(tx, records)
            added, changed = [], 0
            for line in lines:
                if line.employee is None:
                    added.append(_add(tx, line.record))
                elif line.change is RosterChange.CHANGED:
                    tx.people.change(
                        line.employee.employee_id, name=line.name, department=line.department
                    )
                    changed += 1
            due = _mark_due(tx, (one.employee_number for one in added))
            unchanged = len(lines) - len(added) - changed
            tx.events.add(
                "employees_import", "completed", counts={"added": len(added), "changed": changed}
            )
        return Imported(len(added), changed, unchanged, tuple(issues), tuple(due))

    def person(self, number: str) -> PersonFile:
        """Everything that is kept of one employee. Raises ``InputError('employee_not_found')``."""
        with self._store.reading() as tx:
            employee = _found(tx, number)
            identifiers = tx.people.identifiers(employee.employee_id)
            rows = tx.people.mentions(identifiers)
            records = tx.people.documents_of([employee.employee_id])
            counts = records.get(employee.employee_id, {})
            titles = {one.document_id: one.title for one in tx.documents.all()}
        mentions = [
            Mention(one, titles.get(one, one), rows.get(one, 0), counts.get(one, 0))
            for one in sorted({*rows, *counts}, key=lambda one: titles.get(one, one))
        ]
        others = tuple(one for one in identifiers if one != employee.employee_number)
        return PersonFile(employee, others, tuple(mentions))

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

    def remove_alias(self, number: str, other: str) -> list[str]:
        """Take an alias back: from now on ``other`` means nobody. Returns the due documents."""
        identifier = normalise_identifier(other)
        return self._change(
            number,
            "employee_alias_removed",
            lambda tx, one: tx.people.remove_alias(identifier, one.employee_id),
            also=[identifier],
        )

    def _change(
        self,
        number: str,
        kind: str,
        change: Callable[[Transaction, Employee], None],
        also: Sequence[str] = (),
    ) -> list[str]:
        """``also``: identifiers that meant the employee before the change."""
        with self._store.writing("employees") as tx:
            employee = _found(tx, number)
            change(tx, employee)
            due = _mark_due(tx, [*tx.people.identifiers(employee.employee_id), *also])
            tx.events.add(kind, "completed", counts={"due": len(due)})
            return due


def _found(tx: Transaction, number: str) -> Employee:
    employee = tx.people.directory().find(number)
    if employee is None:
        raise InputError("employee_not_found", employee=normalise_identifier(number))
    return employee


def _compared(
    tx: Transaction, records: Sequence[EmployeeRecord]
) -> tuple[list[RosterLine], list[Issue]]:
    return compare_roster(records, tx.people.all(), tx.people.directory())


def _by_row(issues: Iterable[Issue]) -> list[Issue]:
    return sorted(issues, key=lambda one: one.row_number)


def _add(tx: Transaction, record: EmployeeRecord) -> Employee:
    return tx.people.add(
        tx.settings.organization_id(), record.employee_number, record.name, record.department
    )


def _mark_due(tx: Transaction, identifiers: Iterable[str]) -> list[str]:
    due = tx.lineage.documents_mentioning(identifiers)
    tx.documents.set_due(due, is_due=True)
    return due
