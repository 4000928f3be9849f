"""Who a row belongs to. Matching is exact; anything near is a suggestion to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.table import Issue, RowKind, Severity, SheetRow, TableHead
from jisa_desktop.domain.template import Column, Template
from jisa_desktop.domain.text import header_key, nfc, normalise_identifier, trim
from jisa_desktop.errors import InputError

__all__ = [
    "EMPLOYEE_SHEET",
    "Directory",
    "Employee",
    "EmployeeRecord",
    "normalise_identifier",
    "read_employee_rows",
]

MOST_SUGGESTIONS = 5

_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")

EMPLOYEE_SHEET = Template(
    name="직원 명부",
    columns=(
        Column(
            field="employee_number",
            headers=(
                "사번", "사원번호", "직원번호", "직번", "사원코드", "직원코드", "사원ID", "직원ID",
                "employee_id", "employee number", "employee no", "employee no.", "employee id",
                "emp_no", "emp no", "emp_id", "emp id",
            ),
            required=True,
        ),
        Column(
            field="name",
            headers=(
                "성명", "이름", "성함", "사원명", "직원명", "사원 이름", "직원 이름",
                "employee_name", "employee name", "full name",
            ),
        ),
        Column(
            field="department",
            headers=(
                "부서", "부서명", "소속", "소속부서", "소속명", "조직", "조직명", "근무부서", "팀",
                "dept", "dept.", "department name",
            ),
        ),
    ),
)  # fmt: skip
"""How a list of employees is recognised: the names its columns go by."""


@dataclass(frozen=True, slots=True)
class Employee:
    employee_id: int
    employee_number: str
    name: str
    department: str
    namespace: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class EmployeeRecord:
    """One line of an imported list; the number is normalised."""

    row_number: int
    employee_number: str
    name: str
    department: str


class Directory:
    """All employees of an organization, found by number or by an earlier number (alias).

    ``aliases`` maps an earlier number to an ``employee_id``. A number that means two employees
    (given again to someone else) finds nobody: rows of the first must not reach the second.
    """

    def __init__(self, employees: Iterable[Employee], aliases: Mapping[str, int]) -> None:
        self._employees = tuple(employees)
        by_id = {employee.employee_id: employee for employee in self._employees}
        named = [(employee.employee_number, employee) for employee in self._employees]
        named += [(alias, by_id[owner]) for alias, owner in aliases.items() if owner in by_id]
        owners: dict[str, dict[int, Employee]] = {}
        for number, employee in named:
            owners.setdefault(normalise_identifier(number), {})[employee.employee_id] = employee
        owners.pop("", None)
        self._found = {
            number: next(iter(found.values()))
            for number, found in owners.items()
            if len(found) == 1
        }
        self.ambiguous: frozenset[str] = frozenset(owners.keys() - self._found.keys())
        """Normalised numbers that mean more than one employee."""

    def find(self, identifier: str) -> Employee | None:
        """The one employee, active or not, whose number or alias this is; else None."""
        return self._found.get(normalise_identifier(identifier))

    def near(self, identifier: str) -> list[Employee]:
        """At most five employees whose number looks alike, likeliest first: other case, other
        leading zeros or punctuation, one character more, less or changed."""
        wanted = _loose(identifier)
        candidates: dict[int, tuple[int, str, Employee]] = {}
        for variant in _shortened(wanted):
            for employee in self._shortened_numbers.get(variant, ()):
                loose = _loose(employee.employee_number)
                if (distance := _distance(wanted, loose)) is not None:
                    rank = (distance, employee.employee_number, employee)
                    candidates[employee.employee_id] = rank
        ranked = sorted(candidates.values(), key=lambda rank: rank[:2])
        return [employee for _, _, employee in ranked[:MOST_SUGGESTIONS]]

    @cached_property
    def _shortened_numbers(self) -> dict[str, list[Employee]]:
        """Two texts one edit apart share a form with at most one character taken away."""
        found: dict[str, list[Employee]] = {}
        for employee in self._employees:
            for variant in _shortened(_loose(employee.employee_number)):
                found.setdefault(variant, []).append(employee)
        return found


def read_employee_rows(
    head: TableHead, rows: Iterable[SheetRow]
) -> tuple[list[EmployeeRecord], list[Issue]]:
    """Read a list of employees. Lines without a number, or with one that an earlier line has,
    become issues. Raises ``InputError('employee_columns')`` when no column holds the numbers."""
    binding = Binding(EMPLOYEE_SHEET, head.columns)
    position = binding.find("employee_number")
    if position is None:
        raise InputError("employee_columns", file=head.file_name, sheet=head.sheet)
    header = head.columns[position]
    first_rows: dict[str, int] = {}
    records: list[EmployeeRecord] = []
    issues: list[Issue] = []
    for row in rows:
        if row.kind is not RowKind.DATA:
            continue
        number = normalise_identifier(_cell(row, position))
        first = first_rows.setdefault(number, row.row_number)
        if not number:
            issues.append(Issue(row.row_number, header, Severity.ERROR, "employee_blank"))
        elif first != row.row_number:
            params = (("identifier", number), ("first_row", str(first)))
            issues.append(Issue(row.row_number, header, Severity.ERROR, "employee_twice", params))
        else:
            name = _cell(row, binding.find("name"))
            department = _cell(row, binding.find("department"))
            records.append(EmployeeRecord(row.row_number, number, name, department))
    return records, issues


def _cell(row: SheetRow, position: int | None) -> str:
    if position is None or position >= len(row.values):
        return ""
    return trim(nfc(row.values[position]))


def _loose(identifier: str) -> str:
    """Case, punctuation and the zeros before a number do not count: 'E-001' is 'e1'."""
    kept = "".join(character for character in header_key(identifier) if character.isalnum())
    return _LEADING_ZEROS.sub("", kept)


def _shortened(text: str) -> set[str]:
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}


def _distance(a: str, b: str) -> int | None:
    """0 for equal, 1 for one character more, less or changed, else None."""
    if a == b:
        return 0
    if len(a) > len(b):
        a, b = b, a
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    is_near = a[start:] == b[start + 1 :] if len(a) < len(b) else a[start + 1 :] == b[start + 1 :]
    return 1 if is_near else None
