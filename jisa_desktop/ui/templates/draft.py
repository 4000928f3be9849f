"""A template in the making: what stands in the editor's fields, right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from jisa_desktop.domain.placeholders import split_text
from jisa_desktop.domain.template import Column, FieldType, PersonalDataPolicy, Template
from jisa_desktop.domain.text import header_key, is_blank


@dataclass(frozen=True, slots=True)
class FieldDraft:
    """One field; ``minimum`` and ``maximum`` as they were typed."""

    name: str = ""
    headers: tuple[str, ...] = ()
    required: bool = False
    type: FieldType = FieldType.TEXT
    pattern: str = ""
    one_of: tuple[str, ...] = ()
    minimum: str = ""
    maximum: str = ""
    unique: bool = False
    personal_data: PersonalDataPolicy | None = None

    @classmethod
    def of(cls, column: Column) -> FieldDraft:
        return cls(
            name=column.field,
            headers=column.headers,
            required=column.required,
            type=column.type,
            pattern=column.pattern or "",
            one_of=column.one_of,
            minimum=_shown(column.minimum),
            maximum=_shown(column.maximum),
            unique=column.unique,
            personal_data=column.personal_data,
        )

    def values(self) -> dict[str, object]:
        return {
            "field": self.name,
            "headers": list(self.headers),
            "required": self.required,
            "type": self.type.value,
            "pattern": self.pattern or None,
            "one_of": list(self.one_of),
            "minimum": _number(self.minimum),
            "maximum": _number(self.maximum),
            "unique": self.unique,
            "personal_data": self.personal_data.value if self.personal_data else None,
        }


@dataclass(frozen=True, slots=True)
class Draft:
    """``header_rows``: first and last as they were typed, '' for found by itself."""

    name: str = ""
    description: str = ""
    fields: tuple[FieldDraft, ...] = ()
    keep_other_columns: bool = True
    keys: tuple[str, ...] = ()
    employee: str = ""
    text: str = ""
    metadata: tuple[str, ...] = ()
    skip_duplicates: bool = False
    store_text: bool = True
    header_rows: tuple[str, str] = ("", "")

    @classmethod
    def of(cls, template: Template) -> Draft:
        rows = template.header_rows
        return cls(
            name=template.name,
            description=template.description,
            fields=tuple(FieldDraft.of(column) for column in template.columns),
            keep_other_columns=template.keep_other_columns,
            keys=template.key_columns,
            employee=template.employee_column or "",
            text=template.embedding_text or "",
            metadata=template.metadata_fields,
            skip_duplicates=template.skip_duplicates,
            store_text=template.store_text,
            header_rows=(str(rows[0]), str(rows[1])) if rows else ("", ""),
        )

    def values(self) -> dict[str, object]:
        """As the template's JSON form has them."""
        return {
            "name": self.name,
            "description": self.description,
            "columns": [field.values() for field in self.fields],
            "keep_other_columns": self.keep_other_columns,
            "key_columns": list(self.keys),
            "employee_column": self.employee or None,
            "embedding_text": self.text or None,
            "metadata_fields": list(self.metadata),
            "skip_duplicates": self.skip_duplicates,
            "store_text": self.store_text,
            "header_rows": _rows(*self.header_rows),
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The fields' names, and others that keys, employee or metadata speak of, each once."""
        own = [field.name for field in self.fields if not is_blank(field.name)]
        spoken = (*self.keys, *([self.employee] if self.employee else []), *self.metadata)
        known = {header_key(name) for field in self.fields for name in (field.name, *field.headers)}
        others = [name for name in spoken if header_key(name) not in known]
        return tuple(dict.fromkeys((*own, *others)))

    def with_field(self, position: int, field: FieldDraft) -> Draft:
        """A new name is taken over wherever the field is spoken of."""
        fields = (*self.fields[:position], field, *self.fields[position + 1 :])
        old = self.fields[position].name
        changed = replace(self, fields=fields)
        if old == field.name or not self._is_one(old) or not changed._is_one(field.name):
            return changed
        return changed._renamed(old, field.name)

    def without_field(self, position: int) -> Draft:
        """Keys, employee and metadata let go of it; the text keeps it, and is told to be wrong."""
        gone = self.fields[position].name
        return replace(
            self,
            fields=(*self.fields[:position], *self.fields[position + 1 :]),
            keys=tuple(name for name in self.keys if name != gone),
            employee="" if self.employee == gone else self.employee,
            metadata=tuple(name for name in self.metadata if name != gone),
        )

    def moved(self, source: int, target: int) -> Draft:
        """The field at ``source`` stands at ``target`` afterwards."""
        fields = list(self.fields)
        fields.insert(target, fields.pop(source))
        return replace(self, fields=tuple(fields))

    def _is_one(self, name: str) -> bool:
        key = header_key(name)
        return bool(key) and sum(header_key(field.name) == key for field in self.fields) == 1

    def _renamed(self, old: str, new: str) -> Draft:
        names: Mapping[str, str] = {old: new}
        parts = split_text(self.text)
        pieces = [parts.literals[0]]
        for name, literal in zip(parts.names, parts.literals[1:], strict=True):
            pieces += (f"{{{{{names.get(name, name)}}}}}", literal)
        return replace(
            self,
            keys=tuple(names.get(name, name) for name in self.keys),
            employee=names.get(self.employee, self.employee),
            metadata=tuple(names.get(name, name) for name in self.metadata),
            text="".join(pieces) if old in parts.names else self.text,
        )


def _shown(bound: float | None) -> str:
    if bound is None:
        return ""
    return str(int(bound)) if bound == int(bound) else str(bound)


def _number(typed: str) -> object:
    """The number, None for nothing; what is no number stays as it is and is told to be wrong."""
    text = typed.strip().replace(",", "")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        return typed


def _rows(first: str, last: str) -> object:
    if not (first or last):
        return None
    return [int(one) if one.isdecimal() else one for one in (first or last, last or first)]
