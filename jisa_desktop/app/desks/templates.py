"""The templates behind their page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jisa_desktop.app.desks.trials import try_out
from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.ui.templates.desk import RevisionInfo, TemplateInfo, Trial, TrialRequest

if TYPE_CHECKING:
    from jisa_desktop.app.desks.access import Access
    from jisa_desktop.domain.template import Template
    from jisa_desktop.pipeline.workspace import Workspace
    from jisa_desktop.ui.imports.desk import ImportRequest


class RealTemplateDesk:
    def __init__(self, access: Access) -> None:
        self._access = access
        self._trying: CancelToken | None = None

    async def all(self) -> Sequence[TemplateInfo]:
        return await self._access.do(_all)

    async def get(self, name: str) -> Template:
        return await self._access.do(_get, name)

    async def revisions(self, name: str) -> Sequence[RevisionInfo]:
        return await self._access.do(_revisions, name)

    async def save(self, template: Template, *, is_new: bool = False) -> int:
        return await self._access.change(_save, template, is_new=is_new)

    async def remove(self, name: str) -> None:
        await self._access.change(_remove, name)

    async def restore(self, name: str) -> None:
        await self._access.change(_restore, name)

    async def import_file(self, path: Path) -> str:
        return await self._access.change(_import_file, path)

    async def export(self, name: str, target: Path) -> None:
        await self._access.do(_export, name, target)

    async def save_workbook(self, name: str, target: Path) -> None:
        await self._access.do(_save_workbook, name, target)

    async def try_out(self, request: TrialRequest) -> Trial:
        if self._trying is not None:
            self._trying.cancel()
        token = self._trying = CancelToken()
        return await self._access.do(try_out, request, token)

    async def linked(
        self, template: str | Template, columns: Sequence[str], header: str, field: str
    ) -> Template:
        return await self._access.do(_linked, template, columns, header, field)

    async def keep_changes(self, request: ImportRequest) -> int:
        return await self._access.change(keep_changes, request)

    async def with_header_rows(
        self, template: str | Template, rows: tuple[int, int] | None
    ) -> Template:
        return await self._access.do(_with_header_rows, template, rows)

    def stop(self) -> None:
        """A workbook that is being read is left where it stands."""
        if self._trying is not None:
            self._trying.cancel()


@cache
def _shipped_names() -> frozenset[str]:
    from jisa_desktop.domain.template import DEFAULT_TEMPLATE
    from jisa_desktop.pipeline.workspace import builtin_templates

    return frozenset(one.name for one in (DEFAULT_TEMPLATE, *builtin_templates()))


def _all(workspace: Workspace) -> list[TemplateInfo]:
    with workspace.store.reading() as tx:
        stored = tx.templates.all()
    return [
        TemplateInfo(
            one.template.name,
            one.revision,
            tuple(column.field for column in one.template.columns),
            has_employee_column=one.template.employee_column is not None,
            is_builtin=one.template.name in _shipped_names(),
            description=one.template.description,
        )
        for one in stored
    ]


def _get(workspace: Workspace, name: str) -> Template:
    with workspace.store.reading() as tx:
        return tx.templates.get(name).template


def _revisions(workspace: Workspace, name: str) -> list[RevisionInfo]:
    with workspace.store.reading() as tx:
        uses = tx.templates.uses(name)
    return [
        RevisionInfo(one.stored.revision, one.created_at, one.document_count, one.stored.template)
        for one in uses
    ]


def _save(workspace: Workspace, template: Template, *, is_new: bool) -> int:
    from jisa_desktop.pipeline.templating import save_template

    return save_template(workspace.store, template, is_new=is_new)


def _remove(workspace: Workspace, name: str) -> None:
    from jisa_desktop.pipeline.templating import remove_template

    remove_template(workspace.store, name)


def _restore(workspace: Workspace, name: str) -> None:
    from jisa_desktop.pipeline.templating import restore_template

    restore_template(workspace.store, name)


def _import_file(workspace: Workspace, path: Path) -> str:
    return workspace.import_template(path)[0].name


def _export(workspace: Workspace, name: str, target: Path) -> None:
    """A template holds no personal data, so the file is an ordinary one."""
    from jisa_desktop.domain.template import template_to_json

    target.write_text(template_to_json(_get(workspace, name)), encoding="utf-8")


def _save_workbook(workspace: Workspace, name: str, target: Path) -> None:
    from jisa_desktop.sheets.template_workbook import write_template_workbook

    write_template_workbook(target, _get(workspace, name))


def _linked(
    workspace: Workspace, template: str | Template, columns: Sequence[str], header: str, field: str
) -> Template:
    from jisa_desktop.domain.linking import linked

    return linked(_given(workspace, template), columns, header, field)


def _with_header_rows(
    workspace: Workspace, template: str | Template, rows: tuple[int, int] | None
) -> Template:
    from jisa_desktop.domain.linking import with_header_rows

    return with_header_rows(_given(workspace, template), rows)


def keep_changes(workspace: Workspace, request: ImportRequest) -> int:
    """As the newest revision; return its number."""
    from jisa_desktop.pipeline.templating import save_template

    return save_template(workspace.store, _changed(workspace, request), is_new=False)


def revision_for(workspace: Workspace, request: ImportRequest) -> int | None:
    """Keep what was changed of the template, for good or for this file alone. Returns the id of
    the revision that the file is to be read with; None for the newest."""
    from jisa_desktop.pipeline.templating import save_for_once

    if request.revised is None:
        return None
    if request.remembers:
        keep_changes(workspace, request)
        return None
    return save_for_once(workspace.store, _changed(workspace, request))


def _changed(workspace: Workspace, request: ImportRequest) -> Template:
    """Upon the newest revision: another file's links may have been kept meanwhile."""
    from jisa_desktop.domain.linking import Link, relinked, with_header_rows, with_policies_of

    assert request.revised is not None  # noqa: S101 - the callers looked
    links = (Link(column, field, columns) for column, field, columns in request.links)
    made = relinked(_get(workspace, request.revised.name), links)
    made = with_policies_of(made, request.revised)
    if request.remembers_header:
        made = with_header_rows(made, request.header_rows)
    return made


def _given(workspace: Workspace, template: str | Template) -> Template:
    return _get(workspace, template) if isinstance(template, str) else template
