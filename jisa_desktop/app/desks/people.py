"""The employee directory behind the window; what it makes due is planned anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.people.desk import (
    EmployeeInfo,
    ImportedEmployees,
    MentionLine,
    PersonView,
    RosterView,
)

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.domain.employees import EmployeeRecord
    from jisa_desktop.pipeline.workspace import Workspace


class RealPeopleDesk:
    def __init__(self, access: Access) -> None:
        self._access = access

    async def all(self) -> Sequence[EmployeeInfo]:
        return await self._access.do(_all)

    async def person(self, number: str) -> PersonView:
        return await self._access.do(_person, number)

    async def read_roster(self, path: Path) -> RosterView:
        return await self._access.do(_read_roster, path)

    async def take(self, records: Sequence[EmployeeRecord]) -> ImportedEmployees:
        done, job_ids = await self._access.change(_take, records)
        self._access.start_all(job_ids)
        return done

    async def add(self, number: str, name: str, department: str) -> None:
        self._access.start_all(await self._access.change(_add, number, name, department))

    async def set_active(self, number: str, *, is_active: bool) -> None:
        self._access.start_all(await self._access.change(_set_active, number, is_active))

    async def alias(self, number: str, other: str) -> None:
        self._access.start_all(await self._access.change(_alias, number, other))

    async def remove_alias(self, number: str, other: str) -> None:
        self._access.start_all(await self._access.change(_remove_alias, number, other))


def _all(workspace: Workspace) -> list[EmployeeInfo]:
    with workspace.store.reading() as tx:
        people, documents = tx.people.all(), tx.people.document_counts()
    return [
        EmployeeInfo(
            one.employee_id,
            one.employee_number,
            one.name,
            one.department,
            one.namespace,
            one.is_active,
            documents.get(one.employee_id, 0),
        )
        for one in people
    ]


def _person(workspace: Workspace, number: str) -> PersonView:
    found = workspace.people.person(number)
    return PersonView(
        found.other_numbers,
        tuple(
            MentionLine(one.document_id, one.title, one.row_count, one.record_count)
            for one in found.mentions
        ),
    )


def _read_roster(workspace: Workspace, path: Path) -> RosterView:
    from jisa_desktop.sheets.reader import ReadOptions

    found = workspace.people.look_at(path, ReadOptions(), CancelToken())
    return RosterView(path.name, found.lines, found.issues, found.due_count)


def _take(
    workspace: Workspace, records: Sequence[EmployeeRecord]
) -> tuple[ImportedEmployees, list[int]]:
    """What changed, and the jobs that bring due documents in line."""
    done = workspace.people.take(records)
    told = ImportedEmployees(done.added, done.changed, done.unchanged, len(done.due))
    return told, workspace.desk.replan(list(done.due))


def _add(workspace: Workspace, number: str, name: str, department: str) -> list[int]:
    _, due = workspace.people.add(number, name, department)
    return workspace.desk.replan(due)


def _set_active(workspace: Workspace, number: str, is_active: bool) -> list[int]:
    return workspace.desk.replan(workspace.people.set_active(number, is_active=is_active))


def _alias(workspace: Workspace, number: str, other: str) -> list[int]:
    return workspace.desk.replan(workspace.people.alias(number, other))


def _remove_alias(workspace: Workspace, number: str, other: str) -> list[int]:
    return workspace.desk.replan(workspace.people.remove_alias(number, other))
