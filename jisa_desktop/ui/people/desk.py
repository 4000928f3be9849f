"""What the window asks of the employee directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from jisa_desktop.domain.table import Issue


@dataclass(frozen=True, slots=True)
class EmployeeInfo:
    employee_id: int
    employee_number: str
    name: str
    department: str
    namespace: str
    is_active: bool
    document_count: int = 0


@dataclass(frozen=True, slots=True)
class ImportedEmployees:
    added: int
    changed: int
    unchanged: int
    issues: tuple[Issue, ...] = ()


class PeopleDesk(Protocol):
    async def all(self) -> Sequence[EmployeeInfo]: ...

    async def import_file(self, path: Path) -> ImportedEmployees:
        """Add who is new, change names and departments; documents that are due follow."""
        ...

    async def add(self, number: str, name: str, department: str) -> None: ...

    async def set_active(self, number: str, *, is_active: bool) -> None: ...
