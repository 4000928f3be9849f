"""xlsx, xlsb, xls and ods through calamine, always from a file object: by path it would trust the
file's extension."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from jisa_desktop.sheets.cells import CellValue, Merge
from jisa_desktop.sheets.raw import RawRow, SheetEntry
from jisa_desktop.sheets.source import Source

T = TypeVar("T")
FormatLookup = Callable[[int], Sequence[str]]
"""The number formats of a 0-based row."""


class LibraryFailure(Exception):
    """A library could not make sense of the file; another one may."""


class CalamineReader:
    """One opened workbook. Every call may raise ``LibraryFailure``."""

    def __init__(self, source: Source) -> None:
        self._stream = source.open()
        self._book = guarded(lambda: CalamineWorkbook.from_filelike(self._stream))

    def sheets(self) -> list[SheetEntry]:
        """Sheets that can hold cells, in workbook order."""
        return [
            SheetEntry(each.name, is_hidden=each.visible != SheetVisibleEnum.Visible)
            for each in self._book.sheets_metadata
            if each.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)
        ]

    def sheet(self, name: str) -> CalamineSheet:
        return guarded(lambda: self._book.get_sheet_by_name(name))

    def close(self) -> None:
        self._book.close()
        self._stream.close()


def rows(sheet: CalamineSheet, formats: FormatLookup | None = None) -> Iterator[RawRow]:
    """Rows with their values from column A on; calamine gives '' for an empty cell."""
    if sheet.start is None:
        return
    left: list[CellValue] = [None] * sheet.start[1]
    iterator = iter(sheet.iter_rows())
    index = 0
    while (values := guarded(lambda: next(iterator, None))) is not None:
        yield index, [*left, *values] if left else values, formats(index) if formats else None
        index += 1


def merges(sheet: CalamineSheet) -> list[Merge]:
    ranges = sheet.merged_cell_ranges or []
    return [Merge(top, bottom, left, right) for (top, left), (bottom, right) in ranges]


def guarded(call: Callable[[], T]) -> T:
    """Run one library call; whatever it raises becomes ``LibraryFailure``.

    A calamine panic is a ``BaseException`` whose class cannot be imported.
    """
    try:
        return call()
    except MemoryError:
        raise
    except Exception as error:
        raise LibraryFailure(type(error).__name__) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise LibraryFailure("panic") from error
