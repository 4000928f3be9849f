"""The fake desk of the templates page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jisa_desktop.ui.templates.desk import TemplateInfo
from tests.ui.fakes.world import (
    World,
)


class FakeTemplateDesk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def all(self) -> Sequence[TemplateInfo]:
        return (
            TemplateInfo("기본", 1, (), has_employee_column=True, is_builtin=True),
            TemplateInfo("급여", 3, ("사번", "성명", "기본급"), has_employee_column=True),
            TemplateInfo("수당 기준", 1, ("구분", "금액"), has_employee_column=False),
        )

    async def import_file(self, path: Path) -> str:
        self.world.asked.append(("import_template", path))
        return "급여"

    async def export(self, name: str, target: Path) -> None:
        self.world.asked.append(("export_template", name, target))
