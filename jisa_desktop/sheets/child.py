"""The process that parses workbooks. It imports no Qt, no SQLAlchemy, no numpy."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from jisa_desktop.domain.corrections import is_correction
from jisa_desktop.domain.table import TableHead
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError, JisaError
from jisa_desktop.sheets.assemble import assemble
from jisa_desktop.sheets.book import choose_sheet, open_book
from jisa_desktop.sheets.calamine_reader import LibraryFailure
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.header import LOOKAHEAD
from jisa_desktop.sheets.memory import resident_bytes
from jisa_desktop.sheets.options import Limits, ReadOptions, SheetSummary, WorkbookSummary
from jisa_desktop.sheets.raw import Book, UnreadablePart
from jisa_desktop.sheets.serving import Send, Thinned, named, serve_requests
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.staging import StagingWriter

_ROWS_BEFORE_DATA = LOOKAHEAD


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    """``is_quick``: of a large text file only the beginning is judged."""

    path: Path
    options: ReadOptions
    is_quick: bool = False

    @property
    def file(self) -> str:
        return nfc(self.path.name)


@dataclass(frozen=True, slots=True)
class TableRequest:
    """``row_limit`` asks for a preview."""

    path: Path
    options: ReadOptions
    staging: Path
    row_limit: int | None = None

    @property
    def file(self) -> str:
        return nfc(self.path.name)


Request = SummaryRequest | TableRequest


@dataclass(frozen=True, slots=True)
class StagedHead:
    """``resident_bytes``: what the process holds after the job, for its owner to judge."""

    head: TableHead
    places: tuple[int, ...]
    resident_bytes: int


def serve(connection: Connection, limits: Limits) -> None:
    """Answer requests until the parent closes its end."""

    def answer(request: Request, send: Send) -> WorkbookSummary | StagedHead:
        if isinstance(request, SummaryRequest):
            return _summary(request, limits)
        return _table(request, limits, Thinned(send))

    serve_requests(connection, limits.memory_bytes, answer, _failure)


def _failure(error: Exception, request: Request) -> JisaError:
    if isinstance(error, LibraryFailure | UnreadablePart):
        return InputError("sheet_broken", file=request.file)
    return named(error, request.file)


def _summary(request: SummaryRequest, limits: Limits) -> WorkbookSummary:
    source = Source(request.path)
    opening = open_book(source, request.options, limits, is_quick=request.is_quick)
    with closing(opening) as book:
        sheets = tuple(
            SheetSummary(nfc(each.name), each.is_hidden, book.has_data(each.name))
            for each in book.sheets()
        )
        return WorkbookSummary(request.file, book.format, sheets, book.encoding, book.delimiter)


def _table(
    request: TableRequest, limits: Limits, progress: Callable[[int, int], None]
) -> StagedHead:
    file, options, limit = request.file, request.options, request.row_limit
    opening = open_book(Source(request.path), options, limits, is_quick=limit is not None)
    with closing(opening) as book:
        name = choose_sheet(book, options.sheet, file)
        # A preview shows rows, but the header and what stands above it are read before them.
        try:
            sheet = book.read(name, None if limit is None else limit + _ROWS_BEFORE_DATA)
        except LibraryFailure as error:
            raise InputError("sheet_broken", file=file, sheet=nfc(name)) from error
        hidden = [nfc(each.name) for each in book.sheets() if each.is_hidden]
        if hidden:
            sheet.side.notices.append(notice("sheet_hidden_sheets", sheets=", ".join(hidden)))
        others = _others_with_data(book, name) if options.sheet is None else ()
        out = StagingWriter(request.staging)
        try:
            head, places = assemble(
                sheet, file, options, limits, out, progress=progress, stop_after=limit
            )
        finally:
            out.close()
    if others and not is_correction(head.columns):
        told = notice("sheet_others_with_data", sheet=head.sheet, sheets=", ".join(others))
        head = replace(head, notices=(told, *head.notices))
    return StagedHead(head, places, resident_bytes())


def _others_with_data(book: Book, chosen: str) -> tuple[str, ...]:
    """Visible sheets that hold something and that nobody will miss until it is too late."""
    found = []
    for each in book.sheets():
        with suppress(LibraryFailure, UnreadablePart):  # one damaged sheet is not this one's fault
            if not each.is_hidden and each.name != chosen and book.has_data(each.name):
                found.append(nfc(each.name))
    return tuple(found)
