"""The survey of a staged sheet, row by row: what a helper process does.

It reads the store and the staged rows, writes the survey's own file, and answers with counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jisa_desktop.domain.binding import Binding
from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.table import Issue, Severity, TableHead
from jisa_desktop.domain.template import Template
from jisa_desktop.domain.text import nfc, trim
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.corrections import CorrectedSheet, Merged
from jisa_desktop.pipeline.looking import Bound, Look, Looker, PreviewRequest, known_mode
from jisa_desktop.pipeline.opening import open_store
from jisa_desktop.pipeline.outlook import Outlook, RowsAhead, outlook_of
from jisa_desktop.pipeline.privacy import Privacy
from jisa_desktop.pipeline.reading import OpenedSheet
from jisa_desktop.sheets.memory import resident_bytes
from jisa_desktop.sheets.reader import StagedTable, WorkbookSummary
from jisa_desktop.sheets.survey_file import SurveyWriter
from jisa_desktop.store.store import Store

_TRIED_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Staged:
    """A staged table of another process. ``head`` and ``places`` are the table's; ``shown`` is its
    head with the names that its owner knows."""

    shown: TableHead
    head: TableHead
    places: tuple[int, ...]
    path: Path

    @classmethod
    def of(cls, sheet: OpenedSheet) -> Staged | None:
        """None where the rows are not in a staged table."""
        table = sheet.table
        if not isinstance(table, StagedTable):
            return None
        return cls(sheet.head, table.head, table.places, table.path)

    def open(self) -> StagedTable:
        return StagedTable(self.head, self.places, self.path, is_owner=False)


@dataclass(frozen=True, slots=True)
class SurveyRequest:
    """``home``: the store's folder. ``out``: where the survey's file goes."""

    home: Path
    embedder_fingerprint: str
    is_cloud: bool
    asked: PreviewRequest
    summary: WorkbookSummary
    staged: Staged
    out: Path

    @property
    def file(self) -> str:
        return self.staged.shown.file_name


@dataclass(frozen=True, slots=True)
class PatternRequest:
    """Match the template's patterns on every row: what comes after may then be sure that they
    come to an end."""

    template: Template
    staged: Staged

    @property
    def file(self) -> str:
        return self.staged.shown.file_name


@dataclass(frozen=True, slots=True)
class TrialRequest:
    """Try the patterns on rows from position ``start`` on: one of them did not end."""

    of: SurveyRequest | PatternRequest
    start: int

    @property
    def file(self) -> str:
        return self.of.file


@dataclass(frozen=True, slots=True)
class Surveyed:
    """``merged``: where the sheet is an error workbook. ``resident_bytes``: what the process holds
    after the job, for its owner to judge."""

    look: Look
    mode: Mode | None
    merged: Merged | None
    outlook: Outlook | None
    issue_count: int
    resident_bytes: int


def survey(request: SurveyRequest, progress: ProgressCallback) -> Surveyed:
    """``progress`` is called before the first row, after each, and last with all of them."""
    store = open_store(request.home, is_checked=False)
    try:
        with request.staged.open() as table:
            bound = bound_in(store, request, table)
            out = SurveyWriter(request.out)
            try:
                outlook = _read(store, request, bound, out, progress)
                issue_count = out.issue_count
                out.finish()
            finally:
                out.close()
    finally:
        store.close()
    merged = bound.sheet.merged if isinstance(bound.sheet, CorrectedSheet) else None
    mode = known_mode(request.asked, bound)
    return Surveyed(bound.look, mode, merged, outlook, issue_count, resident_bytes())


def try_patterns(request: TrialRequest, trying: Callable[[int, str], None]) -> None:
    """``trying(row_number, field)`` is called before each match."""
    with request.of.staged.open() as table:
        if isinstance(request.of, PatternRequest):
            template, sheet = request.of.template, OpenedSheet(request.of.staged.shown, table)
            _try(template, sheet, request.start, trying)
            return
        store = open_store(request.of.home, is_checked=False)
        try:
            bound = bound_in(store, request.of, table)
            _try(bound.look.template, bound.sheet, request.start, trying)
        finally:
            store.close()


def match_patterns(request: PatternRequest, progress: ProgressCallback) -> None:
    """``progress`` as in ``survey``."""
    with request.staged.open() as table:
        patterns = _patterns(request.template, request.staged.shown.columns)
        total = table.head.total_rows
        progress(0, total)
        for done, row in enumerate(table, start=1):
            for position, _, pattern in patterns:
                pattern.fullmatch(trim(nfc(row.values[position])))
            progress(done, total)


def bound_in(store: Store, request: SurveyRequest, table: StagedTable) -> Bound:
    """The staged table with what its rows are read by, in this process."""
    looker = Looker(store, Privacy(store, is_cloud=request.is_cloud))
    sheet = OpenedSheet(request.staged.shown, table)
    return looker.look(sheet, request.summary, request.asked, CancelToken(), is_quick=False)


def _read(
    store: Store,
    request: SurveyRequest,
    bound: Bound,
    out: SurveyWriter,
    progress: ProgressCallback,
) -> Outlook | None:
    look, reader = bound.look, bound.reader
    out.add_issues(look.notices)
    if reader is None:
        assert look.mismatch is not None  # noqa: S101 - one of the two is there
        out.add_issues([_as_issue(look.mismatch)])
        return None
    out.add_issues(reader.notices)
    known = known_mode(request.asked, bound)
    mode = known or Mode.EMPLOYEE_SPLIT
    routes = known is not None or not request.asked.asks_for_mode
    with store.reading() as tx:
        ahead = RowsAhead(
            tx, out, look.template, mode,
            routes=routes, employee_header=reader.employee_header or "",
        )  # fmt: skip
    total = look.head.total_rows
    progress(0, total)
    for done, row in enumerate(bound.sheet.parsed(reader), start=1):
        ahead.add(row)
        progress(done, total)
    characters = ahead.character_count
    del ahead  # its marks, before the rows that stand are read
    progress(total, total)
    with store.reading() as tx:
        return outlook_of(
            tx,
            out,
            look,
            mode,
            character_count=characters,
            embedder_fingerprint=request.embedder_fingerprint,
        )


def _as_issue(error: InputError) -> Issue:
    params = tuple((key, str(value)) for key, value in error.params.items())
    return Issue(0, "", Severity.ERROR, error.code, params)


def _try(
    template: Template, sheet: OpenedSheet, start: int, trying: Callable[[int, str], None]
) -> None:
    patterns = _patterns(template, sheet.head.columns)
    for row in sheet.table.rows(start, start + _TRIED_ROWS):
        for position, field, pattern in patterns:
            trying(row.row_number, field)
            pattern.fullmatch(trim(nfc(row.values[position])))


def _patterns(template: Template, columns: Sequence[str]) -> list[tuple[int, str, re.Pattern[str]]]:
    """(position, field, pattern) of the columns that a pattern is for."""
    places = Binding(template, columns).position_of
    return [
        (places[column.field], column.field, re.compile(column.pattern))
        for column in template.columns
        if column.pattern is not None and column.field in places
    ]
