"""From a line of a sheet to a row: text, metadata, key, identifier and what is wrong with it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.cells import cell_check
from jisa_desktop.domain.personal_data.masking import mask_field
from jisa_desktop.domain.row_parts import (
    Mask,
    MetadataPart,
    OutgoingValues,
    RowMetadata,
    RowText,
    absent_columns,
)
from jisa_desktop.domain.table import Issue, Severity, SheetRow, TableHead
from jisa_desktop.domain.template import Template
from jisa_desktop.domain.text import header_key, is_blank, normalise_identifier
from jisa_desktop.errors import InputError

__all__ = [
    "Mask",
    "MetadataPart",
    "ParsedRow",
    "RowReader",
    "UniqueChecker",
    "content_hash",
    "failed",
    "read_all",
]

_REPEAT = re.compile(r" \(\d+\)$")
_NO_ISSUES: Mapping[int, Sequence[Issue]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row, as it is kept and as it would leave the computer.

    ``values``: every column of the sheet, header to displayed text, in order. ``text``: what is
    embedded (NFC), '' when the row has an error. ``content_hash``: sha256 hex of ``text`` as
    UTF-8. ``metadata``: the template's metadata fields in its order, blank ones left out, () when
    the row has an error. ``key``: canonical text of the normalised key values, '' when the
    template has no key columns or one of them is blank. ``identifier``: the employee's,
    normalised, '' when blank.
    """

    row_number: int
    values: tuple[tuple[str, str], ...]
    text: str
    content_hash: str
    metadata: tuple[tuple[str, MetadataPart], ...]
    key: str
    identifier: str
    issues: tuple[Issue, ...]

    @property
    def has_error(self) -> bool:
        return _has_error(self.issues)


class RowReader:
    """A template bound to a sheet's columns; everything that rows share is worked out once.

    Raises ``InputError('template_mismatch')`` when a required column, a key column or a column
    that the embedding text names is not in the sheet; ``columns`` lists them. ``mask`` is for
    columns whose personal data the template masks, and for those that ``also_masked`` names,
    which it leaves undecided. Keys and identifiers are of the values as they are.
    """

    def __init__(
        self,
        template: Template,
        head: TableHead,
        mask: Mask = mask_field,
        also_masked: Collection[str] = (),
    ) -> None:
        binding = Binding(template, head.columns)
        if absent := absent_columns(template, binding):
            raise InputError(
                "template_mismatch",
                file=head.file_name,
                sheet=head.sheet,
                template=template.name,
                columns=", ".join(absent),
            )
        self._columns = columns = head.columns
        self.fields: Mapping[str, str] = MappingProxyType(
            {columns[position]: field for position, field in binding.fields.items()}
        )
        """Header to field, of the columns that are fields."""
        self.missing_columns: tuple[str, ...] = binding.missing
        """Fields of the template that the sheet does not have and that it need not have."""
        self.notices: tuple[Issue, ...] = tuple(
            Issue(0, name, Severity.WARNING, "metadata_column_missing")
            for name in template.metadata_fields
            if binding.find(name) is None
        )
        self.notices += tuple(
            Issue(0, name, Severity.WARNING, "own_column_left_out") for name in binding.own_columns
        )
        """What a person should know of the sheet as a whole; nothing that stops a row."""
        present = [
            (binding.position_of[column.field], column)
            for column in template.columns
            if column.field in binding.position_of
        ]
        checks = [(position, cell_check(column, columns[position])) for position, column in present]
        self._checks = [(position, check) for position, check in checks if check is not None]
        self.unique_positions = tuple(position for position, column in present if column.unique)
        self._outgoing = OutgoingValues(template, binding, mask, also_masked)
        self._text = RowText(template, binding)
        self._metadata = RowMetadata(template, binding, self._outgoing)
        found = (binding.find(name) for name in template.key_columns)
        self._keys = tuple(position for position in found if position is not None)
        employee = template.employee_column
        self._employee = None if employee is None else binding.find(employee)
        self._namesakes = _namesakes(columns, self._employee)

    @property
    def employee_header(self) -> str | None:
        """The sheet's column that identifies the employee, None when the sheet has none."""
        return None if self._employee is None else self._columns[self._employee]

    def read(self, row: SheetRow, cell_issues: Sequence[Issue] = ()) -> ParsedRow:
        """``cell_issues`` are what the sheet's reader found in this line."""
        values = row.values
        issues = list(cell_issues)
        if len(values) != len(self._columns):
            values = self._fitted(row, issues)
        for position, check in self._checks:
            if (issue := check(row.row_number, values[position])) is not None:
                issues.append(issue)
        self._check_one_employee(row.row_number, values, issues)
        key = self._key(row.row_number, values, issues)
        outgoing = self._outgoing.of(values)
        text = self._text.of(outgoing)
        if is_blank(text):
            issues.append(Issue(row.row_number, "", Severity.ERROR, "row_blank_text"))
        has_error = _has_error(issues)
        if has_error:
            text = ""
        return ParsedRow(
            row.row_number,
            tuple(zip(self._columns, values, strict=True)),
            text,
            content_hash(text),
            () if has_error else self._metadata.of(outgoing),
            key,
            "" if self._employee is None else normalise_identifier(values[self._employee]),
            tuple(issues),
        )

    def _check_one_employee(
        self, row_number: int, values: Sequence[str], issues: list[Issue]
    ) -> None:
        """Two tables beside each other put two people into one row: whoever got it would read
        what the other earns."""
        if self._employee is None or not self._namesakes:
            return
        named = {normalise_identifier(values[i]) for i in (self._employee, *self._namesakes)}
        if len(named - {""}) > 1:
            header = self._columns[self._employee]
            issues.append(Issue(row_number, header, Severity.ERROR, "row_of_two_employees"))

    def _fitted(self, row: SheetRow, issues: list[Issue]) -> tuple[str, ...]:
        width = len(self._columns)
        extra = sum(not is_blank(value) for value in row.values[width:])
        if extra:
            params = (("count", str(extra)),)
            issues.append(Issue(row.row_number, "", Severity.WARNING, "row_extra_cells", params))
        return (*row.values[:width], *[""] * (width - len(row.values)))

    def _key(self, row_number: int, values: Sequence[str], issues: list[Issue]) -> str:
        parts = [normalise_identifier(values[position]) for position in self._keys]
        for position, part in zip(self._keys, parts, strict=True):
            if not part:
                header = self._columns[position]
                issues.append(Issue(row_number, header, Severity.ERROR, "key_blank"))
        if not parts or not all(parts):
            return ""
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


class UniqueChecker:
    """Finds values that stand twice in columns that forbid it. Keeps every value it has seen."""

    def __init__(self, reader: RowReader) -> None:
        self._seen: dict[int, dict[str, int]] = {i: {} for i in reader.unique_positions}

    def check(self, row: ParsedRow) -> ParsedRow:
        """The row, with an issue for each value that an earlier row has. Rows come in order."""
        found = []
        for position, seen in self._seen.items():
            header, value = row.values[position]
            part = normalise_identifier(value)
            first = seen.setdefault(part, row.row_number) if part else row.row_number
            if first != row.row_number:
                params = (("first_row", str(first)),)
                found.append(
                    Issue(row.row_number, header, Severity.ERROR, "cell_not_unique", params)
                )
        return failed(row, found) if found else row


def read_all(
    reader: RowReader,
    rows: Iterable[SheetRow],
    issues: Mapping[int, Sequence[Issue]] = _NO_ISSUES,
) -> Iterator[ParsedRow]:
    """All rows in order, with the checks that look at more than one of them. ``issues``, by row
    number, are what the sheet's reader found."""
    unique = UniqueChecker(reader)
    for row in rows:
        yield unique.check(reader.read(row, issues.get(row.row_number, ())))


def failed(row: ParsedRow, issues: Iterable[Issue]) -> ParsedRow:
    """The row with more errors: nothing of it is embedded."""
    issues = (*row.issues, *issues)
    return replace(row, text="", content_hash=content_hash(""), metadata=(), issues=issues)


def _namesakes(columns: Sequence[str], position: int | None) -> tuple[int, ...]:
    """The other columns with the same header: repeats end in ' (2)', ' (3)' (``TableHead``)."""
    if position is None:
        return ()
    keys = [header_key(_REPEAT.sub("", column)) for column in columns]
    return tuple(i for i, key in enumerate(keys) if i != position and key == keys[position])


def content_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _has_error(issues: Iterable[Issue]) -> bool:
    return any(issue.severity is Severity.ERROR for issue in issues)
