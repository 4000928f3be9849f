"""What a template says: which columns are which fields, how a row becomes text and metadata, and
what must be valid. The JSON form has a published schema, ``docs/template.schema.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from jisa_desktop.domain.placeholders import split_text
from jisa_desktop.domain.template_faults import (
    TemplateFault,
    all_faults,
    first_fault,
    syntax_fault,
)
from jisa_desktop.domain.text import header_key, is_blank, nfc, trim
from jisa_desktop.errors import InputError

RESERVED_METADATA = frozenset({"documentId", "rowNumber", "contentHash", "employeeId", "text"})
"""Names that the engine writes itself (design, section 5)."""


class FieldType(StrEnum):
    """What a cell must look like. Only ``INTEGER`` and ``NUMBER`` change what is stored: their
    metadata are numbers; all other values stay the displayed text."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    BOOLEAN = "boolean"
    EMAIL = "email"


NUMERIC_TYPES = frozenset({FieldType.INTEGER, FieldType.NUMBER})


class PersonalDataPolicy(StrEnum):
    """What happens to a column of personal data before a row leaves the computer."""

    ALLOW = "allow"
    MASK = "mask"
    LEAVE_OUT = "leave_out"
    REFUSE = "refuse"


def _fault(reason: str, field: str, name: str = "") -> PydanticCustomError:
    """``reason`` is a wording code. Words are found by code, so pydantic's own text is just it."""
    return PydanticCustomError(
        "template", "{reason}", {"reason": reason, "at": field, "name": name}
    )


def _name(text: str) -> str:
    cleaned = trim(nfc(text))
    if not cleaned:
        raise _fault("template_blank", "")
    return cleaned


Name = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_name)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Column(_Model):
    """One field of a row: the headers it is known by, and what its cells must be."""

    field: Name = Field(description="The field's name, in texts and in metadata.")
    headers: tuple[Name, ...] = Field(
        default=(), description="Other header texts that mean this field; its name always does."
    )
    required: bool = Field(default=False, description="The header and every cell must be there.")
    type: FieldType = FieldType.TEXT
    pattern: str | None = Field(
        default=None, max_length=500, description="A regular expression that a whole cell matches."
    )
    one_of: tuple[Name, ...] = Field(default=(), description="The only values allowed.")
    minimum: float | None = Field(default=None, description="Only for integer and number.")
    maximum: float | None = Field(default=None, description="Only for integer and number.")
    unique: bool = Field(default=False, description="No value stands twice in the sheet.")
    personal_data: PersonalDataPolicy | None = Field(
        default=None, description="What to do with personal data; null: not decided yet."
    )

    @property
    def names(self) -> tuple[str, ...]:
        """All names it is known by, its own first."""
        return (self.field, *self.headers)

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str | None) -> str | None:
        try:
            re.compile(pattern or "")
        except (re.error, OverflowError, RecursionError) as error:
            raise _fault("template_pattern", "") from error
        return pattern

    @model_validator(mode="after")
    def _range(self) -> Self:
        bounds = [bound for bound in (self.minimum, self.maximum) if bound is not None]
        if bounds and self.type not in NUMERIC_TYPES:
            raise _fault(
                "template_range_type", "minimum" if self.minimum is not None else "maximum"
            )
        if bounds != sorted(bounds):
            raise _fault("template_range", "minimum")
        return self


class Template(_Model):
    """How one kind of workbook is read."""

    schema_version: Literal[1] = 1
    name: Name
    description: str = Field(default="", max_length=2_000)
    columns: tuple[Column, ...] = ()
    keep_other_columns: bool = Field(
        default=True, description="Columns that no field names become fields of their header text."
    )
    key_columns: tuple[Name, ...] = Field(
        default=(), description="Fields that together tell one row from every other."
    )
    employee_column: Name | None = Field(
        default=None, description="The field that holds the employee's identifier."
    )
    embedding_text: str | None = Field(
        default=None,
        max_length=20_000,
        description="A row's text, with {{field}}; null: a line 'field: value' for each value.",
    )
    metadata_fields: tuple[Name, ...] = Field(
        default=(), description="Fields that stand beside the vector, for filters."
    )
    skip_duplicates: bool = Field(
        default=False, description="Skip a row whose text the namespace already holds."
    )
    store_text: bool = Field(default=True, description="Put the row's text into the metadata.")
    header_rows: tuple[int, int] | None = Field(
        default=None, description="First and last header row as Excel counts; null: found."
    )

    @field_validator("embedding_text")
    @classmethod
    def _blank_is_none(cls, text: str | None) -> str | None:
        return None if text is None or is_blank(text) else nfc(text)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        names = self._declared_names()
        self._check_references(names)
        self._check_text(names)
        if self.header_rows and not 1 <= self.header_rows[0] <= self.header_rows[1]:
            raise _fault("template_header_rows", "header_rows")
        return self

    def _declared_names(self) -> set[str]:
        seen: set[str] = set()
        for number, column in enumerate(self.columns):
            own = {header_key(name): name for name in column.names}
            for key in seen.intersection(own):
                raise _fault("template_name_twice", f"columns[{number}].field", own[key])
            seen.update(own)
        return seen

    def _check_references(self, declared: set[str]) -> None:
        references = {
            "key_columns": self.key_columns,
            "metadata_fields": self.metadata_fields,
            "employee_column": (self.employee_column,) if self.employee_column else (),
        }
        for field, names in references.items():
            seen: set[str] = set()
            for name in names:
                key = header_key(name)
                if key in seen:
                    raise _fault("template_name_twice", field, name)
                seen.add(key)
                if not self.keep_other_columns and key not in declared:
                    raise _fault("template_unknown_field", field, name)
        for name in self.metadata_fields:
            if name in RESERVED_METADATA or name.startswith("$"):
                raise _fault("template_reserved", "metadata_fields", name)

    def _check_text(self, declared: set[str]) -> None:
        if self.embedding_text is None:
            return
        parts = split_text(self.embedding_text)
        if parts.is_unclosed:
            raise _fault("template_placeholder_open", "embedding_text")
        if not parts.names:
            raise _fault("template_no_placeholder", "embedding_text")
        for name in parts.names:
            if not name:
                raise _fault("template_blank", "embedding_text")
            if not self.keep_other_columns and header_key(name) not in declared:
                raise _fault("template_unknown_field", "embedding_text", name)


DEFAULT_TEMPLATE = Template(name="기본", employee_column="employee_id")
"""What is used when no template is given: all columns as ``field: value`` (design, section 12)."""


def template_from_json(text: str) -> Template:
    """Read a template file. Raises ``InputError('template_invalid')`` with the path of the first
    fault, the wording code of the reason, and the name that it is about."""
    text = text.removeprefix("\ufeff")
    fault = syntax_fault(text)
    if fault is None:
        try:
            return Template.model_validate_json(text, strict=True)
        except ValidationError as error:
            fault = first_fault(error)
    raise _invalid(fault)


def template_of(values: Mapping[str, object]) -> Template:
    """A template out of plain values, as its JSON form has them. Raises as above."""
    return template_from_json(json.dumps(values))


def faults_of(values: Mapping[str, object]) -> tuple[TemplateFault, ...]:
    """All that is wrong with a template in the making; () when nothing is. What one field says
    of another is looked at once each is right by itself."""
    try:
        Template.model_validate_json(json.dumps(values), strict=True)
    except ValidationError as error:
        return all_faults(error)
    return ()


def template_to_json(template: Template) -> str:
    """Canonical: all fields, sorted keys, so that equal templates give equal text."""
    return json.dumps(
        template.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, indent=2
    )


def template_schema() -> dict[str, object]:
    """The JSON schema of a template file, published as ``docs/template.schema.json``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Template.model_json_schema(),
    }


def _invalid(fault: TemplateFault) -> InputError:
    return InputError("template_invalid", field=fault.field, reason=fault.reason, name=fault.name)
