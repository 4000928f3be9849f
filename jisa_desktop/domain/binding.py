"""Which column of a sheet is which field of a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jisa_desktop.domain.corrections import own_columns
from jisa_desktop.domain.template import Template
from jisa_desktop.domain.text import header_key

LEVEL_MARK = " / "
"""Between the levels of a flattened header: '급여 / 기본급'."""


class Binding:
    """A template laid over the columns of one sheet. Positions are indexes of ``columns``.

    A header is found by its text, by its text without spaces and case, and last, when no other
    header ends alike, by its lowest level ('기본급' for '급여 / 기본급'). A name that fits two
    headers equally well fits none: guessing could route a row to the wrong employee.
    """

    def __init__(self, template: Template, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self._exact = {column: position for position, column in enumerate(columns)}
        self._folded = _unambiguous((header_key(name), i) for i, name in enumerate(columns))
        self._lowest = _unambiguous(
            (header_key(name.rpartition(LEVEL_MARK)[2]), i)
            for i, name in enumerate(columns)
            if LEVEL_MARK in name
        )
        self._declared = {
            header_key(name): column.field for column in template.columns for name in column.names
        }
        self.position_of: dict[str, int] = {}
        """Field to position, of the template's own columns that the sheet has."""
        self._claim(template)
        self.fields: dict[int, str] = {
            position: field for field, position in self.position_of.items()
        }
        """Position to field, in the order of the sheet."""
        ours = own_columns(columns)
        self.own_columns: tuple[str, ...] = tuple(
            name for i, name in enumerate(columns) if name in ours and i not in self.fields
        )
        """This program's marks in a workbook that it gave out: never fields."""
        if template.keep_other_columns:
            others = {i: name for i, name in enumerate(columns) if i not in self.fields}
            self.fields |= {i: name for i, name in others.items() if name not in ours}
        self.fields = dict(sorted(self.fields.items()))
        self.missing: tuple[str, ...] = tuple(
            column.field for column in template.columns if column.field not in self.position_of
        )

    def find(self, name: str) -> int | None:
        """The position of a field, by its name or a header; None when the sheet has none."""
        if name in self.position_of:
            return self.position_of[name]
        if (position := self._exact.get(name)) is not None and position in self.fields:
            return position
        if (field := self._declared.get(header_key(name))) is not None:
            return self.position_of.get(field)
        position = self._by_text(name)
        if position is None:
            position = self._by_lowest_level(name)
        return position if position in self.fields else None

    def knows(self, name: str) -> bool:
        """Whether the name means anything: a column that is there, or one that may be absent."""
        return header_key(name) in self._declared or self.find(name) is not None

    def _claim(self, template: Template) -> None:
        taken: set[int | None] = {None}
        for look_up in (self._by_text, self._by_lowest_level):
            for column in template.columns:
                if column.field in self.position_of:
                    continue
                found = (look_up(name) for name in column.names)
                free = next((i for i in found if i not in taken), None)
                if free is not None:
                    self.position_of[column.field] = free
                    taken.add(free)

    def _by_text(self, name: str) -> int | None:
        if (position := self._exact.get(name)) is not None:
            return position
        return self._folded.get(header_key(name))

    def _by_lowest_level(self, name: str) -> int | None:
        return self._lowest.get(header_key(name))


def _unambiguous(items: Iterable[tuple[str, int]]) -> dict[str, int]:
    positions: dict[str, list[int]] = {}
    for key, position in items:
        positions.setdefault(key, []).append(position)
    return {key: found[0] for key, found in positions.items() if len(found) == 1}
