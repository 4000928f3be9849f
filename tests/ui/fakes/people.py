"""The fake desk of the people page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jisa_desktop.domain.employees import Employee, EmployeeRecord
from jisa_desktop.domain.roster import RosterChange, RosterLine
from jisa_desktop.ui.people.desk import (
    EmployeeInfo,
    ImportedEmployees,
    MentionLine,
    PersonView,
    RosterView,
)
from tests.ui.fakes.world import (
    ISSUES,
    World,
)

OLD = Employee(1, "00001", "이서연", "재무팀", "emp_1", is_active=True)
LINES = (
    RosterLine(
        RosterChange.ADDED, EmployeeRecord(2, "00101", "한지민", "인사팀"), None, "한지민", "인사팀"
    ),
    RosterLine(
        RosterChange.ADDED, EmployeeRecord(3, "00102", "오세훈", "재무팀"), None, "오세훈", "재무팀"
    ),
    RosterLine(
        RosterChange.CHANGED, EmployeeRecord(4, "00001", "", "개발1팀"), OLD, "이서연", "개발1팀"
    ),
    RosterLine(
        RosterChange.UNCHANGED,
        EmployeeRecord(5, "00002", "박도윤", "개발1팀"),
        Employee(2, "00002", "박도윤", "개발1팀", "emp_2", is_active=False),
        "박도윤",
        "개발1팀",
    ),
)


class FakePeopleDesk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def all(self) -> Sequence[EmployeeInfo]:
        return tuple(self.world.employees)

    async def person(self, number: str) -> PersonView:
        mentions = (
            MentionLine("d2", "근태현황 2026-03", 31, 31),
            MentionLine("d3", "판매수당 기준표", 4, 2),
        )
        return PersonView(("A-7",), mentions)

    async def read_roster(self, path: Path) -> RosterView:
        self.world.asked.append(("read_roster", path))
        return RosterView(path.name, LINES, ISSUES[:1], 2)

    async def take(self, records: Sequence[EmployeeRecord]) -> ImportedEmployees:
        self.world.asked.append(("take_employees", tuple(one.employee_number for one in records)))
        return ImportedEmployees(2, 1, 1, 2)

    async def add(self, number: str, name: str, department: str) -> None:
        self.world.asked.append(("add_employee", number, name, department))

    async def set_active(self, number: str, *, is_active: bool) -> None:
        self.world.asked.append(("set_employee_active", number, is_active))
        self.world.employees = [
            replace(one, is_active=is_active) if one.employee_number == number else one
            for one in self.world.employees
        ]

    async def alias(self, number: str, other: str) -> None:
        self.world.asked.append(("alias", number, other))

    async def remove_alias(self, number: str, other: str) -> None:
        self.world.asked.append(("remove_alias", number, other))
