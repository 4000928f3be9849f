"""Opens a file as the book that its content makes it, and picks the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from jisa_desktop.errors import InputError
from jisa_desktop.sheets.calamine_book import CalamineBook
from jisa_desktop.sheets.options import Limits, ReadOptions, SheetSummary
from jisa_desktop.sheets.raw import Book
from jisa_desktop.sheets.sniff import Format, sniff
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.text_book import TextBook


def open_book(source: Source, options: ReadOptions, limits: Limits) -> Book:
    """Raises ``InputError`` when the file is no workbook, is protected, or is damaged."""
    sniffed = sniff(source, limits)
    if sniffed.format is Format.TEXT:
        return TextBook(source, options)
    return CalamineBook(source, sniffed.format)


def choose_sheet(sheets: Sequence[SheetSummary], wanted: str | None, file: str) -> str:
    """The sheet asked for, or the first visible one with data.

    Raises ``InputError`` sheet_unknown_name, which names the sheets there are, sheet_no_data or
    sheet_only_hidden_data.
    """
    if wanted is not None:
        if not any(each.name == wanted for each in sheets):
            names = ", ".join(each.name for each in sheets)
            raise InputError("sheet_unknown_name", file=file, sheet=wanted, sheets=names)
        return wanted
    with_data = [each for each in sheets if each.has_data]
    visible = [each for each in with_data if not each.is_hidden]
    if visible:
        return visible[0].name
    if with_data:
        raise InputError("sheet_only_hidden_data", file=file, sheet=with_data[0].name)
    raise InputError("sheet_no_data", file=file)
