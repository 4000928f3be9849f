"""The parts of a row that leave the computer, each compiled once for a template and a sheet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from jisa_desktop.domain import numbers
from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.placeholders import split_text
from jisa_desktop.domain.template import FieldType, PersonalDataPolicy, Template
from jisa_desktop.domain.text import is_blank, nfc

MetadataPart = str | int | float
Mask = Callable[[str, str], str]
"""``mask(field, value)``: what of a personal value may leave the computer."""


def absent_columns(template: Template, binding: Binding) -> tuple[str, ...]:
    """Names that the template cannot do without and the sheet does not have, each once."""
    placeholders = split_text(template.embedding_text or "").names
    wanted = [column.field for column in template.columns if column.required]
    absent = [name for name in (*wanted, *template.key_columns) if binding.find(name) is None]
    unknown = [name for name in placeholders if not binding.knows(name)]
    return tuple(dict.fromkeys((*absent, *unknown)))


def outgoing_positions(template: Template, binding: Binding) -> frozenset[int]:
    """Columns whose values stand in the text or in the metadata."""
    texts = text_positions(template, binding)
    metadata = {binding.find(name) for name in template.metadata_fields}
    return texts | frozenset(position for position in metadata if position is not None)


def text_positions(template: Template, binding: Binding) -> frozenset[int]:
    if template.embedding_text is None:
        return frozenset(binding.fields)
    found = (binding.find(name) for name in split_text(template.embedding_text).names)
    return frozenset(position for position in found if position is not None)


class OutgoingValues:
    """Masks and leaves out personal data: what this returns is all that text and metadata see.

    ``also_masked``: headers of columns that the template leaves undecided.
    """

    def __init__(
        self,
        template: Template,
        binding: Binding,
        mask: Mask,
        also_masked: Collection[str] = (),
    ) -> None:
        policies = {
            binding.position_of[column.field]: column.personal_data
            for column in template.columns
            if column.field in binding.position_of
        }
        also = {
            position
            for position in binding.fields
            if binding.columns[position] in also_masked and policies.get(position) is None
        }
        self.masked = also | frozenset(
            i for i, policy in policies.items() if policy is PersonalDataPolicy.MASK
        )
        self.left_out = frozenset(
            i for i, p in policies.items() if p is PersonalDataPolicy.LEAVE_OUT
        )
        self._fields = binding.fields
        self._mask = mask

    def of(self, values: Sequence[str]) -> Sequence[str]:
        """Same positions; a left-out value is ''."""
        if not self.masked and not self.left_out:
            return values
        outgoing = list(values)
        for position in self.left_out:
            outgoing[position] = ""
        for position in self.masked:
            if not is_blank(values[position]):
                outgoing[position] = self._mask(self._fields[position], values[position])
        return outgoing


class RowText:
    """Renders the embedded text, NFC; '' when nothing in it comes from the row."""

    def __init__(self, template: Template, binding: Binding) -> None:
        self._lines: tuple[tuple[int, str], ...] = tuple(
            (position, f"{field}: ") for position, field in binding.fields.items()
        )
        self._literals: tuple[str, ...] = ()
        self._positions: tuple[int | None, ...] = ()
        if template.embedding_text is not None:
            parts = split_text(template.embedding_text)
            self._literals = parts.literals
            self._positions = tuple(binding.find(name) for name in parts.names)

    def of(self, values: Sequence[str]) -> str:
        return nfc(self._filled(values) if self._literals else self._listed(values))

    def _filled(self, values: Sequence[str]) -> str:
        filled = ["" if i is None else values[i] for i in self._positions]
        if all(map(is_blank, filled)):
            return ""
        pieces = [self._literals[0]]
        for value, literal in zip(filled, self._literals[1:], strict=True):
            pieces += (value, literal)
        return "".join(pieces)

    def _listed(self, values: Sequence[str]) -> str:
        return "\n".join([line + values[i] for i, line in self._lines if not is_blank(values[i])])


class RowMetadata:
    """The template's metadata fields, in its order and under the names that it uses."""

    def __init__(self, template: Template, binding: Binding, outgoing: OutgoingValues) -> None:
        types = {column.field: column.type for column in template.columns}
        found = ((name, binding.find(name)) for name in template.metadata_fields)
        self._plan = [
            (
                name,
                position,
                FieldType.TEXT
                if position in outgoing.masked
                else types.get(binding.fields[position], FieldType.TEXT),
            )
            for name, position in found
            if position is not None
        ]

    def of(self, values: Sequence[str]) -> tuple[tuple[str, MetadataPart], ...]:
        """``values`` are outgoing ones of a row without errors. Blank ones are left out."""
        return tuple(
            (name, _typed(values[position], field_type))
            for name, position, field_type in self._plan
            if not is_blank(values[position])
        )


def _typed(value: str, field_type: FieldType) -> MetadataPart:
    number: int | float | None = None
    if field_type is FieldType.INTEGER:
        number = numbers.parse_integer(value)
    elif field_type is FieldType.NUMBER:
        number = numbers.parse_float(value)
    return nfc(value) if number is None else number
