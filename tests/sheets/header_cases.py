"""Some seventy synthetic Korean HR sheets with known header rows, from three families of makers."""

from __future__ import annotations

from dataclasses import dataclass

from jisa_desktop.sheets.cells import CellValue, Merge

Grid = list[list[CellValue]]


@dataclass(frozen=True, slots=True)
class Case:
    """``first`` and ``last``: the true header rows, 0-based, -1 for none. ``columns``: the true
    column texts, where flattening is at stake."""

    name: str
    grid: Grid
    first: int
    last: int
    merges: tuple[Merge, ...] = ()
    columns: tuple[str, ...] | None = None


def words(text: str) -> list[CellValue]:
    """A row from words; '_' is an empty cell, '~' a blank inside a word."""
    return [None if word == "_" else word.replace("~", " ") for word in text.split()]


def blank(width: int) -> list[CellValue]:
    return [None] * width


def title(text: str, width: int) -> list[CellValue]:
    return [text, *blank(width - 1)]


def all_cases() -> list[Case]:
    """Every case; imported here so that the families may use the helpers above."""
    from tests.sheets import header_cases_odd, header_cases_plain, header_cases_stacked

    return [
        *header_cases_plain.cases(),
        *header_cases_stacked.cases(),
        *header_cases_odd.cases(),
    ]
