"""What the window asks of the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jisa_desktop.domain.table import Issue
from jisa_desktop.errors import JisaError

if TYPE_CHECKING:  # it brings pydantic, which the first paint does not wait for
    from jisa_desktop.domain.template import Template
    from jisa_desktop.ui.imports.desk import ImportRequest


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """``is_builtin``: the program ships one of this name."""

    name: str
    revision: int
    fields: tuple[str, ...]
    has_employee_column: bool
    is_builtin: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class RevisionInfo:
    """``document_count``: documents that have, or had, a version made with it."""

    number: int
    created_at: datetime
    document_count: int
    template: Template


@dataclass(frozen=True, slots=True)
class TrialRequest:
    """A workbook to try a template on that need not be kept."""

    path: Path
    template: Template
    sheet: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class TrialRow:
    """``text``: what would be embedded, '' for a row that fails; ``metadata``: name and value."""

    row_number: int
    values: tuple[str, ...]
    text: str
    metadata: tuple[tuple[str, str], ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """The first rows of a workbook as a template reads them.

    ``fed``: column to field, of the template's own fields. ``mismatch``: why the template cannot
    read the sheet; the rows are there all the same, without texts.
    """

    file_name: str
    sheet: str
    sheets: tuple[str, ...]
    header_rows: tuple[int, ...]
    columns: tuple[str, ...]
    fed: tuple[tuple[str, str], ...]
    rows: tuple[TrialRow, ...]
    issues: tuple[Issue, ...]
    mismatch: JisaError | None = None


class TemplateDesk(Protocol):
    async def all(self) -> Sequence[TemplateInfo]: ...

    async def get(self, name: str) -> Template: ...

    async def revisions(self, name: str) -> Sequence[RevisionInfo]:
        """Newest first."""
        ...

    async def save(self, template: Template, *, is_new: bool = False) -> int:
        """Keep it as the newest revision; return its number. ``is_new``: refuse a name in use."""
        ...

    async def remove(self, name: str) -> None:
        """Take it out of the lists; what was made with it stays."""
        ...

    async def restore(self, name: str) -> None: ...

    async def import_file(self, path: Path) -> str:
        """Keep a template file; return the template's name."""
        ...

    async def export(self, name: str, target: Path) -> None: ...

    async def save_workbook(self, name: str, target: Path) -> None:
        """Write an empty workbook that the template reads without questions."""
        ...

    async def try_out(self, request: TrialRequest) -> Trial:
        """Nothing is kept; the newest request ends the one before."""
        ...

    async def linked(
        self, template: str | Template, columns: Sequence[str], header: str, field: str
    ) -> Template:
        """The template with a sheet's column feeding ``field``, '' for none; nothing is kept."""
        ...

    async def keep_changes(self, request: ImportRequest) -> int:
        """What the request changes of its template becomes the newest revision; its number."""
        ...

    async def with_header_rows(
        self, template: str | Template, rows: tuple[int, int] | None
    ) -> Template:
        """The template that remembers its header rows; nothing is kept."""
        ...
