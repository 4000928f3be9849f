"""The employee directory behind the window; what it makes due is planned anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.people.desk import EmployeeInfo, ImportedEmployees

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.pipeline.workspace import Workspace


class RealPeopleDesk:
    def __init__(self, access: Access) -> None:
        self._access = access

    async def all(self) -> Sequence[EmployeeInfo]:
        return await self._access.do(_all)

    async def import_file(self, path: Path) -> ImportedEmployees:
        done, job_ids = await self._access.change(_import_file, path)
        self._access.start_all(job_ids)
        return done

    async def add(self, number: str, name: str, department: str) -> None:
        self._access.start_all(await self._access.change(_add, number, name, department))

    async def set_active(self, number: str, *, is_active: bool) -> None:
        self._access.start_all(await self._access.change(_set_active, number, is_active))


def _all(workspace: Workspace) -> list[EmployeeInfo]:
    return [
        EmployeeInfo(
            one.employee_id,
            one.employee_number,
            one.name,
            one.department,
            one.namespace,
            one.is_active,
        )
        for one in workspace.people.all()
    ]


def _import_file(workspace: Workspace, path: Path) -> tuple[ImportedEmployees, list[int]]:
    """What changed, and the jobs that bring due documents in line."""
    from jisa_desktop.sheets.reader import ReadOptions

    done = workspace.people.import_file(path, ReadOptions(), CancelToken())
    found = ImportedEmployees(done.added, done.changed, done.unchanged, done.issues)
    return found, workspace.desk.replan(list(done.due))


def _add(workspace: Workspace, number: str, name: str, department: str) -> list[int]:
    _, due = workspace.people.add(number, name, department)
    return workspace.desk.replan(due)


def _set_active(workspace: Workspace, number: str, is_active: bool) -> list[int]:
    return workspace.desk.replan(workspace.people.set_active(number, is_active=is_active))
