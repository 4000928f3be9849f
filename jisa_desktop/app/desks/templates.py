"""The templates behind their page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.ui.templates.desk import TemplateInfo

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.pipeline.workspace import Workspace


class RealTemplateDesk:
    def __init__(self, access: Access) -> None:
        self._access = access

    async def all(self) -> Sequence[TemplateInfo]:
        return await self._access.do(_all)

    async def import_file(self, path: Path) -> str:
        return await self._access.change(_import_file, path)

    async def export(self, name: str, target: Path) -> None:
        await self._access.do(_export, name, target)


def _all(workspace: Workspace) -> list[TemplateInfo]:
    with workspace.store.reading() as tx:
        stored = tx.templates.all()
    return [
        TemplateInfo(
            one.template.name,
            one.revision,
            tuple(column.field for column in one.template.columns),
            has_employee_column=one.template.employee_column is not None,
        )
        for one in stored
    ]


def _import_file(workspace: Workspace, path: Path) -> str:
    return workspace.import_template(path)[0].name


def _export(workspace: Workspace, name: str, target: Path) -> None:
    """A template holds no personal data, so the file is an ordinary one."""
    from jisa_desktop.domain.template import template_to_json

    with workspace.store.reading() as tx:
        body = template_to_json(tx.templates.get(name).template)
    target.write_text(body, encoding="utf-8")
