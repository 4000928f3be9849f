"""Opens a file as the book that its content makes it, and picks the sheet."""

from __future__ import annotations

from collections.abc import Callable

from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.calamine_book import CalamineBook
from jisa_desktop.sheets.decrypt import decrypt
from jisa_desktop.sheets.html_book import HtmlBook
from jisa_desktop.sheets.ods_book import open_ods
from jisa_desktop.sheets.options import Limits, ReadOptions
from jisa_desktop.sheets.raw import Book, UnreadablePart
from jisa_desktop.sheets.sniff import Format, sniff
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.text_book import TextBook
from jisa_desktop.sheets.xls_book import open_xls
from jisa_desktop.sheets.xlsb_book import XlsbBook
from jisa_desktop.sheets.xlsx_book import XlsxBook
from jisa_desktop.sheets.xml2003_book import open_xml2003


def open_book(
    source: Source, options: ReadOptions, limits: Limits, *, is_quick: bool = False
) -> Book:
    """``is_quick``: for the first rows alone.

    Raises ``InputError`` when the file is no workbook or is protected, ``LibraryFailure`` when
    it is damaged."""
    sniffed = sniff(source, limits)
    if sniffed.is_encrypted:
        if sniffed.format is Format.ODS:
            raise InputError("sheet_protection_unsupported", file=source.name)
        source = decrypt(source, options.password)
        sniffed = sniff(source, limits)
        if sniffed.is_encrypted and sniffed.format is not Format.XLS:
            raise InputError("sheet_protection_unsupported", file=source.name)
    openers: dict[Format, Callable[[], Book]] = {
        Format.TEXT: lambda: TextBook(source, options, is_quick=is_quick),
        Format.HTML: lambda: HtmlBook(source, options, limits),
        Format.XML2003: lambda: open_xml2003(source),
        Format.XLSX: lambda: XlsxBook(source, limits),
        Format.XLSB: lambda: XlsbBook(source, limits),
        Format.XLS: lambda: open_xls(source, limits),
        Format.ODS: lambda: _open_ods(source, limits),
    }
    return openers[sniffed.format]()


def _open_ods(source: Source, limits: Limits) -> Book:
    try:
        return open_ods(source, limits)
    except UnreadablePart:
        return CalamineBook(source, Format.ODS, limits)


def choose_sheet(book: Book, wanted: str | None, file: str) -> str:
    """The sheet asked for, or the first visible one with data.

    Raises ``InputError`` sheet_unknown_name, which names the sheets there are, sheet_no_data or
    sheet_only_hidden_data.
    """
    sheets = book.sheets()
    if wanted is not None:
        for each in sheets:
            if each.name == wanted or nfc(each.name) == nfc(wanted):
                return each.name
        names = ", ".join(nfc(each.name) for each in sheets)
        raise InputError("sheet_unknown_name", file=file, sheet=wanted, sheets=names)
    for each in sheets:
        if not each.is_hidden and book.has_data(each.name):
            return each.name
    for each in sheets:
        if each.is_hidden and book.has_data(each.name):
            raise InputError("sheet_only_hidden_data", file=file, sheet=nfc(each.name))
    raise InputError("sheet_no_data", file=file)
