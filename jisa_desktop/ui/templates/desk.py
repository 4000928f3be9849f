"""What the window asks of the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    name: str
    revision: int
    fields: tuple[str, ...]
    has_employee_column: bool
    is_builtin: bool = False


class TemplateDesk(Protocol):
    async def all(self) -> Sequence[TemplateInfo]: ...

    async def import_file(self, path: Path) -> str:
        """Keep a template file; return the template's name."""
        ...

    async def export(self, name: str, target: Path) -> None: ...
