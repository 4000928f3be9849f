"""The worker process: takes one request at a time and answers it.

It imports no Qt, no SQLAlchemy, no numpy. It writes nothing to the parent's terminal, keeps to a
memory limit, and ends when its parent does, even in the middle of a parse.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from jisa_desktop.domain.table import TableHead
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import Bug, EnvironmentProblem, InputError, JisaError
from jisa_desktop.sheets.assemble import assemble
from jisa_desktop.sheets.book import choose_sheet, open_book
from jisa_desktop.sheets.calamine_reader import LibraryFailure
from jisa_desktop.sheets.cell_issues import notice
from jisa_desktop.sheets.confine import confine
from jisa_desktop.sheets.header import LOOKAHEAD
from jisa_desktop.sheets.memory import resident_bytes
from jisa_desktop.sheets.options import Limits, ReadOptions, SheetSummary, WorkbookSummary
from jisa_desktop.sheets.raw import UnreadablePart
from jisa_desktop.sheets.source import Source
from jisa_desktop.sheets.staging import STAGING_ERRORS, StagingWriter

_PROGRESS_EVERY_S = 0.1
_ROWS_BEFORE_DATA = LOOKAHEAD


@dataclass(frozen=True, slots=True)
class SummaryRequest:
    path: Path
    options: ReadOptions

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


@dataclass(frozen=True, slots=True)
class Ready:
    """The first word of a process: from here on the time limit counts."""


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Failure:
    error: JisaError = field(repr=False)


Answer = Ready | WorkbookSummary | StagedHead | Progress | Failure


def serve(connection: Connection, limits: Limits) -> None:
    """Answer requests until the parent closes its end."""
    confine(limits.memory_bytes)
    connection.send(Ready())
    while True:
        try:
            request: Request = connection.recv()
        except EOFError:
            return
        connection.send(_answer(request, limits, connection.send))


def _answer(request: Request, limits: Limits, send: Callable[[Answer], None]) -> Answer:
    try:
        if isinstance(request, SummaryRequest):
            return _summary(request, limits)
        return _table(request, limits, _Thinned(send))
    except Exception as error:  # nothing may end this process but its parent
        return Failure(_named(error, request.file))


def _named(error: Exception, file: str) -> JisaError:
    if isinstance(error, JisaError):
        return error
    if isinstance(error, LibraryFailure | UnreadablePart):
        return InputError("sheet_broken", file=file)
    if isinstance(error, MemoryError):
        return InputError("sheet_too_large_for_memory", file=file)
    if isinstance(error, STAGING_ERRORS):
        return EnvironmentProblem("staging_unusable", file=file)
    # A bug of ours: name the place, never the content.
    return Bug("unexpected", file=file, kind=type(error).__name__, at=_place(error))


def _summary(request: SummaryRequest, limits: Limits) -> WorkbookSummary:
    with closing(open_book(Source(request.path), request.options, limits)) as book:
        sheets = tuple(
            SheetSummary(nfc(each.name), each.is_hidden, book.has_data(each.name))
            for each in book.sheets()
        )
        return WorkbookSummary(request.file, book.format, sheets, book.encoding, book.delimiter)


def _table(
    request: TableRequest, limits: Limits, progress: Callable[[int, int], None]
) -> StagedHead:
    file, options, limit = request.file, request.options, request.row_limit
    with closing(open_book(Source(request.path), options, limits)) as book:
        name = choose_sheet(book, options.sheet, file)
        # A preview shows rows, but the header and what stands above it are read before them.
        try:
            sheet = book.read(name, None if limit is None else limit + _ROWS_BEFORE_DATA)
        except LibraryFailure as error:
            raise InputError("sheet_broken", file=file, sheet=nfc(name)) from error
        hidden = [nfc(each.name) for each in book.sheets() if each.is_hidden]
        if hidden:
            sheet.side.notices.append(notice("sheet_hidden_sheets", sheets=", ".join(hidden)))
        out = StagingWriter(request.staging)
        try:
            head, places = assemble(
                sheet, file, options, limits, out, progress=progress, stop_after=limit
            )
        finally:
            out.close()
    return StagedHead(head, places, resident_bytes())


class _Thinned:
    """Progress at most ten times a second, made thin where it is made."""

    def __init__(self, send: Callable[[Answer], None]) -> None:
        self._send = send
        self._next_at = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now >= self._next_at or done == total:
            self._next_at = now + _PROGRESS_EVERY_S
            self._send(Progress(done, total))


def _place(error: BaseException) -> str:
    """File and line of our own code, without any value."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if "jisa_desktop" in code.co_filename:
            place = f"{Path(code.co_filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
