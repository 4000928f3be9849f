"""A person's word on columns of personal data, written into the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.template import (
    Column,
    PersonalDataPolicy,
    Template,
    template_from_json,
    template_to_json,
)


def decided(
    template: Template, columns: Sequence[str], policies: Mapping[str, PersonalDataPolicy]
) -> Template:
    """``policies`` by header of the sheet that has ``columns``. A header that no field names
    becomes a field of its own name. Raises ``InputError('template_invalid')``."""
    fields = Binding(template, columns).position_of
    by_field = {
        field: policies[columns[position]]
        for field, position in fields.items()
        if columns[position] in policies
    }
    known = [
        one.model_copy(update={"personal_data": by_field[one.field]})
        if one.field in by_field
        else one
        for one in template.columns
    ]
    named = {columns[position] for position in fields.values()}
    new = [
        Column(field=header, personal_data=policies[header])
        for header in columns
        if header in policies and header not in named
    ]
    changed = template.model_copy(update={"columns": (*known, *new)})
    return template_from_json(template_to_json(changed))
