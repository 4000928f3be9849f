"""The fake desk of the people page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jisa_desktop.ui.people.desk import EmployeeInfo, ImportedEmployees
from tests.ui.fakes.world import (
    ISSUES,
    World,
)


class FakePeopleDesk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def all(self) -> Sequence[EmployeeInfo]:
        return tuple(self.world.employees)

    async def import_file(self, path: Path) -> ImportedEmployees:
        self.world.asked.append(("import_employees", path))
        return ImportedEmployees(3, 1, 20, ISSUES[:1])

    async def add(self, number: str, name: str, department: str) -> None:
        self.world.asked.append(("add_employee", number, name, department))

    async def set_active(self, number: str, *, is_active: bool) -> None:
        self.world.asked.append(("set_employee_active", number, is_active))
