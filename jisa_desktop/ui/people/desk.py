"""What the window asks of the employee directory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jisa_desktop.domain.table import Issue

if TYPE_CHECKING:  # the window comes up without what templates are checked with
    from jisa_desktop.domain.employees import EmployeeRecord
    from jisa_desktop.domain.roster import RosterLine


@dataclass(frozen=True, slots=True)
class EmployeeInfo:
    """``document_count``: documents that have records of the person."""

    employee_id: int
    employee_number: str
    name: str
    department: str
    namespace: str
    is_active: bool
    document_count: int = 0


@dataclass(frozen=True, slots=True)
class RosterView:
    """A list of employees against the directory as it is; nothing is changed yet.

    ``due_count``: documents whose rows find their employee once this is taken.
    """

    file_name: str
    lines: tuple[RosterLine, ...]
    issues: tuple[Issue, ...] = ()
    due_count: int = 0


@dataclass(frozen=True, slots=True)
class ImportedEmployees:
    added: int
    changed: int
    unchanged: int
    due_count: int = 0


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A document with rows of the person, and how many records of theirs the index holds."""

    document_id: str
    title: str
    row_count: int
    record_count: int


@dataclass(frozen=True, slots=True)
class PersonView:
    other_numbers: tuple[str, ...] = ()
    mentions: tuple[MentionLine, ...] = ()

    @property
    def record_count(self) -> int:
        return sum(one.record_count for one in self.mentions)


class PeopleDesk(Protocol):
    """Whatever changes the directory brings the documents that are due in line by itself."""

    async def all(self) -> Sequence[EmployeeInfo]: ...

    async def person(self, number: str) -> PersonView: ...

    async def read_roster(self, path: Path) -> RosterView:
        """What importing the workbook would change."""
        ...

    async def take(self, records: Sequence[EmployeeRecord]) -> ImportedEmployees:
        """Add who is new, change names and departments."""
        ...

    async def add(self, number: str, name: str, department: str) -> None: ...

    async def set_active(self, number: str, *, is_active: bool) -> None: ...

    async def alias(self, number: str, other: str) -> None:
        """From now on ``other`` means the same person: a changed number."""
        ...

    async def remove_alias(self, number: str, other: str) -> None: ...
