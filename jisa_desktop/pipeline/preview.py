"""One sheet that is looked at, and what was asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from jisa_desktop.domain.personal_data.policies import Treatments
from jisa_desktop.domain.rows import ParsedRow, RowReader
from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.domain.suggest import Suggestion
from jisa_desktop.domain.table import Issue, SheetRow, TableHead
from jisa_desktop.domain.template import Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.outlook import Outlook
from jisa_desktop.pipeline.reading import OpenedSheet
from jisa_desktop.sheets.reader import WorkbookSummary


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """As ``ProcessRequest``, but nothing is decided yet: what is None is proposed. A template
    that is not kept, because nothing is written yet, is given itself."""

    path: Path
    template: str | Template | None = None
    mode: Mode | None = None
    sheet: str | None = None
    header: tuple[int, int] | None = None
    document: str | None = None
    title: str | None = None
    password: str | None = field(default=None, repr=False)


class Preview:
    """An open look at one sheet; ``close`` deletes its staged rows."""

    def __init__(
        self,
        stack: ExitStack,
        sheet: OpenedSheet,
        summary: WorkbookSummary,
        template: Template,
        suggestions: Sequence[Suggestion],
        *,
        is_suggested: bool,
        title: str,
        treatments: Treatments,
        reader: RowReader | InputError,
    ) -> None:
        self._stack = stack
        self._sheet = sheet
        self.head: TableHead = sheet.head
        self.summary = summary
        self.template = template
        self.suggestions = tuple(suggestions)
        self.is_suggested = is_suggested
        self.title = title
        self.issues: tuple[Issue, ...] = ()
        self.outlook: Outlook | None = None
        self.document: DocumentSnapshot | None = None
        self.treatments = treatments
        """Personal data that was found, and what happens to it."""
        self.is_held = False
        """Whether a run would wait until a person has decided on personal data."""
        self._by_row = sheet.issues_by_row()
        self._reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def reader(self) -> RowReader | None:
        """The template bound to the sheet; None when it does not fit (``issues`` says why)."""
        return self._reader if isinstance(self._reader, RowReader) else None

    @property
    def mismatch(self) -> InputError | None:
        return self._reader if isinstance(self._reader, InputError) else None

    def rows(self, start: int, stop: int) -> list[SheetRow]:
        """Rows by position, as displayed."""
        return self._sheet.table.rows(start, stop)

    def parsed(self, start: int, stop: int) -> list[ParsedRow]:
        """Rows as they would be embedded; [] when the template does not fit."""
        reader = self.reader
        if reader is None:
            return []
        return [
            reader.read(row, self._by_row.get(row.row_number, ())) for row in self.rows(start, stop)
        ]

    def other_rows(self) -> list[SheetRow]:
        """Totals, notes and repeated headers, which are left out."""
        return self._sheet.table.other_rows()

    def close(self) -> None:
        self._stack.close()
