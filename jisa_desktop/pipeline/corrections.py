"""An error workbook that comes back: its rows are put into the version that they came from.

What follows sees one whole sheet with the original's columns and row numbers, so that routing,
keys, duplicates and plans need to know nothing of corrections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.corrections import (
    ERROR_SHEET,
    Corrected,
    Standing,
    check_places,
    corrected_rows,
    is_correction,
    keeps_key,
)
from jisa_desktop.domain.rows import ParsedRow, RowReader, failed
from jisa_desktop.domain.snapshots import DocumentSnapshot, VersionSnapshot
from jisa_desktop.domain.table import Issue, Severity, SheetRow, TableHead
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.reading import OpenedSheet, Source, previewed
from jisa_desktop.pipeline.refused_rows import exported_version
from jisa_desktop.sheets.reader import ReadOptions, SheetReader, WorkbookSummary
from jisa_desktop.store.store import Store
from jisa_desktop.store.templates import StoredTemplate

_PAGE = 500
_OF_ALL_ROWS = "cell_not_unique"


@dataclass(frozen=True, slots=True)
class CorrectedTable:
    """The rows of ``base``, with the corrected ones in their places."""

    store: Store
    head: TableHead
    base: VersionSnapshot
    corrected: Mapping[int, Corrected]
    found: tuple[Issue, ...]
    """What the reader saw in the cells of the corrected rows, by original row number."""

    def __iter__(self) -> Iterator[SheetRow]:
        after = 0
        while page := self._page(after, 0, _PAGE):
            yield from page
            after = page[-1].row_number

    def rows(self, start: int, stop: int) -> list[SheetRow]:
        return self._page(0, start, max(0, stop - start))

    def other_rows(self) -> list[SheetRow]:
        """What was left out of the original is not kept."""
        return []

    def issues(self, start: int | None = None, stop: int | None = None) -> list[Issue]:
        """Of the rows that stay as they are, what was found when their file was read."""
        if start is not None and stop is not None:
            asked = {row.row_number for row in self.rows(start, stop)}
            return [one for one in self.issues() if one.row_number in asked]
        with self.store.reading() as tx:
            kept = tx.lineage.cell_issues(self.base.version_id)
        stay = [
            one for one in kept if one.row_number not in self.corrected and one.code != _OF_ALL_ROWS
        ]
        return sorted([*stay, *self.found], key=lambda one: one.row_number)

    def _page(self, after: int, start: int, limit: int) -> list[SheetRow]:
        with self.store.reading() as tx:
            rows = tx.lineage.sources(self.base.version_id, after, limit, start)
        known = self.corrected
        return [known[row.row_number].row if row.row_number in known else row for row in rows]


@dataclass(frozen=True, slots=True)
class Merged:
    """All of a corrected sheet but the store that holds its other rows: it crosses processes.
    ``standing``: the rows that are corrected, as they stand in the version."""

    head: TableHead
    base: VersionSnapshot
    corrected: Mapping[int, Corrected]
    found: tuple[Issue, ...]
    standing: Mapping[int, Standing]

    def open(self, store: Store) -> CorrectedSheet:
        table = CorrectedTable(store, self.head, self.base, self.corrected, self.found)
        return CorrectedSheet(self.head, table, self)


@dataclass(frozen=True, slots=True)
class CorrectedSheet(OpenedSheet):
    merged: Merged

    def parsed(self, reader: RowReader) -> Iterator[ParsedRow]:
        for row in OpenedSheet.parsed(self, reader):
            told = replace(row, issues=_each_once(row.issues)) if row.issues else row
            before = self.merged.standing.get(row.row_number)
            if before is None or keeps_key(before, row.key):
                yield told
            else:
                issue = Issue(row.row_number, "", Severity.ERROR, "correction_key_differs")
                yield failed(told, (issue,))


@dataclass(frozen=True, slots=True)
class Correction:
    """``stored`` and ``base.mode`` hold for the corrected version too: with others, rows that
    nobody touched would be read anew."""

    document: DocumentSnapshot
    base: VersionSnapshot
    stored: StoredTemplate
    sheet: CorrectedSheet


def correction_of(
    store: Store, document: DocumentSnapshot | None, sheet: OpenedSheet
) -> Correction:
    """Raises ``InputError('correction_needs_document' | 'correction_purged')`` and what
    ``corrected_rows`` and ``check_places`` raise."""
    if document is None:
        raise InputError("correction_needs_document", file=sheet.head.file_name)
    with store.reading() as tx:
        base = exported_version(tx, document.document_id)
        if base.is_purged:
            raise InputError("correction_purged", file=sheet.head.file_name, version=base.number)
        lines = [*sheet.table, *sheet.table.other_rows()]
        corrected = corrected_rows(sheet.head, lines, base.columns)
        standing = tx.lineage.standing(base.version_id, corrected)
        revisions = tx.templates.revisions(base.template)
    check_places(sheet.head, corrected, standing, base.columns)
    head = TableHead(
        sheet.head.file_name, base.sheet, base.header_rows, base.columns, base.total_rows
    )
    origin = {one.found_at: number for number, one in corrected.items()}
    found = tuple(
        replace(one, row_number=origin[one.row_number])
        for one in sheet.table.issues()
        if one.row_number in origin and one.column in base.columns
    )
    merged = Merged(head, base, corrected, found, standing)
    stored = next(one for one in revisions if one.revision == base.template_revision)
    return Correction(document, base, stored, merged.open(store))


def options_for(
    reader: SheetReader,
    source: Source,
    options: ReadOptions,
    summary: WorkbookSummary,
    cancel: CancelToken,
) -> ReadOptions:
    """The header of an error workbook is its first row, whatever the template remembers of the
    original's, and of its sheets the first is meant."""
    if options.sheet not in (None, ERROR_SHEET):
        return options
    if ERROR_SHEET not in {one.name for one in summary.sheets}:
        return options
    first_row = replace(options, sheet=ERROR_SHEET, header=(1, 1))
    with previewed(reader, source, first_row, cancel) as sheet:
        return first_row if is_correction(sheet.head.columns) else options


def _each_once(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """A kept issue that reading the row has found again is said once."""
    return tuple({(one.column, one.code): one for one in issues}.values())
