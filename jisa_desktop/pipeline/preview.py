"""One sheet that is looked at, in pages: nothing here holds a list of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.diff import DiffRow
from jisa_desktop.domain.personal_data.policies import Treatments
from jisa_desktop.domain.rows import ParsedRow, RowReader
from jisa_desktop.domain.snapshots import DocumentSnapshot
from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.suggest import Suggestion
from jisa_desktop.domain.table import Issue, SheetRow, TableHead
from jisa_desktop.domain.template import Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.looking import Bound, PreviewRequest
from jisa_desktop.pipeline.outlook import Outlook
from jisa_desktop.providers.metering import Counted, Meter
from jisa_desktop.sheets.reader import WorkbookSummary
from jisa_desktop.sheets.survey_file import SurveyFile

__all__ = ["LookProgress", "LookStage", "Preview", "PreviewRequest"]


class LookStage(StrEnum):
    """What a whole look is at: both count the sheet's rows, from none to all."""

    READING = "reading"
    CHECKING = "checking"


LookProgress = Callable[[LookStage, int, int], None]
"""``progress(stage, done, total)``; total 0 means unknown."""

_COMPARED_AT_ONCE = 10_000
_PICKED_AT_ONCE = 2_000

CountTexts = Callable[[Meter, Path, CancelToken], Counted]


class Preview:
    """An open look at one sheet; ``close`` deletes its staged rows.

    ``outlook`` and ``document`` are None in a first look, and so are all issues but those of the
    sheet itself.
    """

    def __init__(
        self,
        stack: ExitStack,
        bound: Bound,
        summary: WorkbookSummary,
        *,
        mode: Mode | None,
        outlook: Outlook | None = None,
        survey: SurveyFile | None = None,
        issue_count: int | None = None,
        count_texts: CountTexts | None = None,
    ) -> None:
        self._stack = stack
        self._bound = bound
        self._survey = survey
        self._count_texts = count_texts
        self._cancel = CancelToken()
        self.summary = summary
        self.mode = mode
        """None: a person must choose."""
        self.outlook = outlook
        look = bound.look
        self.head: TableHead = look.head
        self.template: Template = look.template
        self.suggestions: tuple[Suggestion, ...] = look.suggestions
        self.is_suggested = look.is_suggested
        self.title = look.title
        self.treatments: Treatments = look.treatments
        """Personal data that was found, and what happens to it."""
        self.is_held = look.is_held
        """Whether a run would wait until a person has decided on personal data."""
        self.document: DocumentSnapshot | None = look.document
        self.mismatch: InputError | None = look.mismatch
        self.reader: RowReader | None = bound.reader
        """The template bound to the sheet; None when it does not fit (``issues`` says why)."""
        self.issue_count = len(look.notices) if issue_count is None else issue_count

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
    def issues(self) -> list[Issue]:
        """All of them, by row and column. The window asks for pages instead."""
        return self.issue_page(0, None)

    def issue_page(self, start: int, stop: int | None) -> list[Issue]:
        """Issues at positions ``start`` to ``stop`` - 1."""
        if self._survey is None:
            return list(self._bound.look.notices[start:stop])
        return self._survey.issues(start, stop)

    def issues_of(self, first_row: int, last_row: int) -> list[Issue]:
        """Of the rows with these Excel numbers."""
        return [] if self._survey is None else self._survey.issues_of(first_row, last_row)

    def rows(self, start: int, stop: int) -> list[SheetRow]:
        """Rows by position, as displayed."""
        return self._bound.sheet.table.rows(start, stop)

    def parsed(self, start: int, stop: int) -> list[ParsedRow]:
        """Rows as they would be embedded; [] when the template does not fit."""
        if self.reader is None:
            return []
        rows = self.rows(start, stop)
        by_row = self._bound.sheet.issues_by_row(start, stop)
        return [self.reader.read(row, by_row.get(row.row_number, ())) for row in rows]

    def stored_rows(self, after: int = 0, limit: int = 1 << 62) -> list[int]:
        """Excel numbers of rows that would be stored, behind row ``after``; [] in a first look."""
        return [] if self._survey is None else self._survey.rows_with(Outcome.STORED, after, limit)

    def sound_rows(self) -> Iterator[DiffRow]:
        """Rows without an error of their own, as versions are compared, in order; none in a first
        look. Raises ``Cancelled`` after ``stop``."""
        after = 0
        while self._survey is not None:
            self._cancel.check()
            page = self._survey.sound_rows(after, _COMPARED_AT_ONCE)
            if not page:
                return
            yield from page
            after = page[-1][0]

    def rows_numbered(self, numbers: Iterable[int]) -> dict[int, SheetRow]:
        """The rows with these Excel numbers. Raises ``Cancelled`` after ``stop``."""
        wanted, found, start = set(numbers), dict[int, SheetRow](), 0
        while len(found) < len(wanted):
            self._cancel.check()
            page = self.rows(start, start + _PICKED_AT_ONCE)
            if not page:
                break
            found |= {row.row_number: row for row in page if row.row_number in wanted}
            start += len(page)
        return found

    def other_rows(self) -> list[SheetRow]:
        """Totals, notes and repeated headers, which are left out."""
        return self._bound.sheet.table.other_rows()

    def count_texts(self, meter: Meter) -> Counted:
        """What would have to be embedded; nothing in a first look. Raises as surveying does, and
        ``Cancelled`` after ``stop``."""
        if self._count_texts is None or self._survey is None:
            return Counted()
        return self._count_texts(meter, self._survey.path, self._cancel)

    def stop(self) -> None:
        """What is being worked out of it ends."""
        self._cancel.cancel()

    def close(self) -> None:
        self.stop()
        self._stack.close()
