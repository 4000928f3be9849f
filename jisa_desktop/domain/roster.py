"""What a list of employees would change in the directory, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jisa_desktop.domain.employees import Directory, Employee, EmployeeRecord
from jisa_desktop.domain.table import Issue, Severity


class RosterChange(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One line of a list. ``employee``: who it is about, as the directory has them; None: new.

    ``name`` and ``department`` are what would stand; a blank cell says nothing, so it changes
    nothing.
    """

    change: RosterChange
    record: EmployeeRecord
    employee: Employee | None
    name: str
    department: str


def compare_roster(
    records: Iterable[EmployeeRecord], employees: Sequence[Employee], directory: Directory
) -> tuple[list[RosterLine], list[Issue]]:
    """A changed number (alias) finds its employee; a second line about the same one is refused.
    Nobody is removed: a list may be of one department only."""
    by_number = {one.employee_number: one for one in employees}
    seen: dict[int, int] = {}
    lines: list[RosterLine] = []
    issues: list[Issue] = []
    for record in records:
        number = record.employee_number
        known = by_number.get(number) or directory.find(number)
        if known is None:
            line = RosterLine(RosterChange.ADDED, record, None, record.name, record.department)
        else:
            first = seen.setdefault(known.employee_id, record.row_number)
            if first != record.row_number:
                params = (("identifier", number), ("first_row", str(first)))
                issues.append(
                    Issue(record.row_number, "", Severity.ERROR, "employee_twice", params)
                )
                continue
            line = _against(known, record)
        lines.append(line)
    return lines, issues


def _against(known: Employee, record: EmployeeRecord) -> RosterLine:
    name, department = record.name or known.name, record.department or known.department
    is_same = (name, department) == (known.name, known.department)
    change = RosterChange.UNCHANGED if is_same else RosterChange.CHANGED
    return RosterLine(change, record, known, name, department)
