"""A person says which column of a sheet feeds which field: the template learns the header.

The header joins the field's other names, before them, so that the next workbook with it is read
the same way. A field's own name always counts first (``Binding``), which no link can change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jisa_desktop.domain.binding import LEVEL_MARK, Binding
from jisa_desktop.domain.template import Template, template_of
from jisa_desktop.domain.text import header_key
from jisa_desktop.errors import InputError


def linked(template: Template, columns: Sequence[str], header: str, field: str) -> Template:
    """The template with the column ``header`` of a sheet feeding ``field``; '' feeds none. A
    field that the template does not have is made.

    Raises ``InputError`` link_own_name when the column's text is the own name of another field,
    link_name_wins when another column of the sheet keeps the field, and template_invalid.
    """
    keys = {header_key(header)}
    if not field:
        keys.add(header_key(header.rpartition(LEVEL_MARK)[2]))
    for column in template.columns:
        if column.field != field and header_key(column.field) in keys:
            raise InputError("link_own_name", column=header, field=column.field)
    made = template_of(_relinked(template, header, field, keys))
    _check(made, columns, header, field)
    return made


@dataclass(frozen=True, slots=True)
class Link:
    """A person's word that ``column``, one of a sheet's ``columns``, feeds ``field``; '' none."""

    column: str
    field: str
    columns: tuple[str, ...]


def relinked(template: Template, links: Iterable[Link]) -> Template:
    """All links in their order. Raises as ``linked``."""
    for link in links:
        template = linked(template, link.columns, link.column, link.field)
    return template


def with_policies_of(template: Template, decided: Template) -> Template:
    """The template with what ``decided`` says of personal data; fields that it alone has join."""
    said = {column.field: column for column in decided.columns}
    own = [
        {
            **column.model_dump(mode="json"),
            "personal_data": said.get(column.field, column).personal_data or column.personal_data,
        }
        for column in template.columns
    ]
    names = {header_key(name) for column in template.columns for name in column.names}
    new = [
        column.model_dump(mode="json")
        for column in decided.columns
        if names.isdisjoint(header_key(name) for name in column.names)
    ]
    return template_of({**template.model_dump(mode="json"), "columns": [*own, *new]})


def with_header_rows(template: Template, rows: tuple[int, int] | None) -> Template:
    """The template with its header in these Excel rows; None: found in each sheet."""
    return template_of({**template.model_dump(mode="json"), "header_rows": rows})


def fed_fields(template: Template, columns: Sequence[str]) -> dict[str, str]:
    """Column to field, of the template's own fields that the sheet has, in the sheet's order."""
    found = Binding(template, columns).position_of
    by_position = {position: field for field, position in found.items()}
    return {columns[position]: by_position[position] for position in sorted(by_position)}


def _relinked(template: Template, header: str, field: str, keys: set[str]) -> dict[str, object]:
    values: dict[str, object] = template.model_dump(mode="json")
    changed = []
    for column in template.columns:
        others = [one for one in column.headers if header_key(one) not in keys]
        if column.field == field and header_key(field) not in keys:
            others.insert(0, header)
        changed.append({**column.model_dump(mode="json"), "headers": others})
    if field and all(column.field != field for column in template.columns):
        is_named_so = header_key(field) in keys
        changed.append({"field": field, "headers": [] if is_named_so else [header]})
    return {**values, "columns": changed}


def _check(made: Template, columns: Sequence[str], header: str, field: str) -> None:
    fed = fed_fields(made, columns)
    if fed.get(header, "") == field:
        return
    if not field:
        raise InputError("link_own_name", column=header, field=fed[header])
    keeper = next((column for column, name in fed.items() if name == field), header)
    raise InputError("link_name_wins", column=header, field=field, other=keeper)
