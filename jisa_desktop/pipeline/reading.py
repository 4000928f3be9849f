"""From a file to rows that a template has read: what previews and intake have in common."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.domain.rows import ParsedRow, RowReader, read_all
from jisa_desktop.domain.table import HEADER_CERTAIN, Issue, Severity, SheetRow, TableHead
from jisa_desktop.domain.template import Template
from jisa_desktop.domain.text import nfc
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.reader import ReadOptions, SheetReader, StagedTable, WorkbookSummary


@dataclass(frozen=True, slots=True)
class Source:
    """A file under the name that its owner knows it by, wherever its bytes lie.

    A text file is a sheet named like the file, so that name is translated as well.
    """

    path: Path
    name: str

    def shown(self, sheet: str) -> str:
        """A sheet's name as its owner knows it."""
        return Path(self.name).stem if sheet == self.path.stem else sheet

    @classmethod
    def of(cls, path: Path) -> Source:
        return cls(path, nfc(path.name))


class Rows(Protocol):
    """The rows of one sheet, wherever they lie. ``rows``: by position, as displayed; ``issues``:
    of the rows at those positions, without any also of the sheet."""

    @property
    def head(self) -> TableHead: ...

    def __iter__(self) -> Iterator[SheetRow]: ...

    def rows(self, start: int, stop: int) -> list[SheetRow]: ...

    def other_rows(self) -> list[SheetRow]: ...

    def issues(self, start: int | None = None, stop: int | None = None) -> list[Issue]: ...


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    head: TableHead
    table: Rows

    def issues_by_row(
        self, start: int | None = None, stop: int | None = None
    ) -> dict[int, list[Issue]]:
        found: dict[int, list[Issue]] = {}
        for issue in self.table.issues(start, stop):
            found.setdefault(issue.row_number, []).append(issue)
        return found

    def sheet_issues(self) -> list[Issue]:
        """What is wrong with the sheet as a whole."""
        found = [*self.head.notices]
        if 0 < self.head.header_score < HEADER_CERTAIN:
            found.append(Issue(0, "", Severity.WARNING, "header_uncertain"))
        return found

    def parsed(self, reader: RowReader) -> Iterator[ParsedRow]:
        return read_all(reader, self.table, self.issues_by_row())


@dataclass(frozen=True, slots=True)
class _FirstRows:
    """Of rows that are all there, what a first look at their file would give."""

    table: Rows
    head: TableHead
    count: int

    def __iter__(self) -> Iterator[SheetRow]:
        return iter(self.rows(0, self.count))

    def rows(self, start: int, stop: int) -> list[SheetRow]:
        return self.table.rows(start, min(stop, self.count))

    def other_rows(self) -> list[SheetRow]:
        return []

    def issues(self, start: int | None = None, stop: int | None = None) -> list[Issue]:
        return self.table.issues(start or 0, self.count if stop is None else min(stop, self.count))


def first_rows(sheet: OpenedSheet, count: int) -> OpenedSheet:
    """``head.total_rows`` is -1 where there are more."""
    if sheet.head.total_rows <= count:
        return sheet
    head = replace(sheet.head, total_rows=-1)
    return OpenedSheet(head, _FirstRows(sheet.table, head, count))


@contextmanager
def opened(
    reader: SheetReader,
    source: Source,
    options: ReadOptions,
    cancel: CancelToken,
    progress: ProgressCallback | None = None,
) -> Iterator[OpenedSheet]:
    """Parse a sheet whole; its staged rows are gone when the block is left."""
    options = _as_kept(reader, source, options, cancel)
    with named(source), reader.parse(source.path, options, cancel, progress) as table:
        yield _opened(source, table)


@contextmanager
def previewed(
    reader: SheetReader, source: Source, options: ReadOptions, cancel: CancelToken
) -> Iterator[OpenedSheet]:
    """The first rows of a sheet, at once."""
    options = _as_kept(reader, source, options, cancel)
    with named(source), reader.preview(source.path, options, cancel) as table:
        yield _opened(source, table)


def summary_of(
    reader: SheetReader,
    source: Source,
    options: ReadOptions,
    cancel: CancelToken,
    *,
    is_quick: bool = False,
) -> WorkbookSummary:
    with named(source):
        found = reader.summary(source.path, options, cancel, is_quick=is_quick)
    sheets = tuple(replace(one, name=source.shown(one.name)) for one in found.sheets)
    return replace(found, file_name=source.name, sheets=sheets)


def _opened(source: Source, table: StagedTable) -> OpenedSheet:
    head = replace(table.head, file_name=source.name, sheet=source.shown(table.head.sheet))
    return OpenedSheet(head, table)


def _as_kept(
    reader: SheetReader, source: Source, options: ReadOptions, cancel: CancelToken
) -> ReadOptions:
    """The sheet by the name it has where the bytes lie: a workbook may well have a sheet that is
    named like the file, a text file has no other."""
    if options.sheet is None or options.sheet == source.path.stem:
        return options
    if options.sheet != source.shown(source.path.stem):
        return options
    with named(source):
        found = reader.summary(source.path, replace(options, sheet=None), cancel)
    is_text = [one.name for one in found.sheets] == [source.path.stem]
    return replace(options, sheet=None) if is_text else options


class Wishes(Protocol):
    """What a person said of how a file is read; None: it is found."""

    @property
    def sheet(self) -> str | None: ...

    @property
    def header(self) -> tuple[int, int] | None: ...

    @property
    def encoding(self) -> str | None: ...

    @property
    def delimiter(self) -> str | None: ...

    @property
    def leaves_out_hidden(self) -> bool: ...


def read_options(template: Template | None, wishes: Wishes, password: str | None) -> ReadOptions:
    """A header that a person gave wins over the one that the template remembers."""
    remembered = template.header_rows if template else None
    return ReadOptions(
        wishes.sheet,
        wishes.header or remembered,
        password,
        wishes.encoding,
        wishes.delimiter,
        wishes.leaves_out_hidden,
    )


@contextmanager
def named(source: Source) -> Iterator[None]:
    """Errors name the file as its owner knows it, not as it is kept."""
    try:
        yield
    except InputError as error:
        if error.params.get("file") == source.path.name != source.name:
            raise type(error)(error.code, **(error.params | {"file": source.name})) from error
        raise
