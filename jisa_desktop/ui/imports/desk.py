"""What the import page asks of a file before anything is written or sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from jisa_desktop.domain.statuses import Mode, Outcome
from jisa_desktop.domain.table import Issue, TableHead

if TYPE_CHECKING:  # it brings pydantic, which the first paint does not wait for
    from jisa_desktop.domain.template import Template


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A file and what a person decided about it; None leaves the decision to the program.

    ``header_rows`` are the first and last Excel row of the header. ``document_id`` makes a new
    version of that document; ``title`` names a new one; ``is_new`` keeps it from becoming a
    version of the document that has that title already. ``encoding`` and ``delimiter`` are of a
    text file. ``leaves_out_hidden``: rows and columns that the sheet hides are not read.
    ``revised``: the template as the person changed it here, which is not kept yet: ``links`` are
    (column, field, the sheet's columns), ``remembers_header`` that ``header_rows`` belong to it.
    When the file is processed they become its newest revision, upon whatever other files made of
    it meanwhile; where ``remembers`` is False they are for this file alone.
    """

    path: Path
    sheet: str | None = None
    header_rows: tuple[int, int] | None = None
    template: str | None = None
    mode: Mode | None = None
    document_id: str | None = None
    title: str | None = None
    is_new: bool = False
    password: str | None = field(default=None, repr=False)
    accept_changes: bool = False
    encoding: str | None = None
    delimiter: str | None = None
    leaves_out_hidden: bool = False
    revised: Template | None = None
    links: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    remembers_header: bool = False
    remembers: bool = True

    def as_kept(self) -> ImportRequest:
        """Without what was changed of the template."""
        return replace(self, revised=None, links=(), remembers_header=False, remembers=True)


@dataclass(frozen=True, slots=True)
class Route:
    """How many rows go to one place. ``is_known`` False: nobody has this number."""

    namespace: str
    employee_number: str
    name: str
    row_count: int
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What a job would do to the index. ``lost``: rows that fail now and whose record goes."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    lost: int = 0
    is_mass_change: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """``values[i]`` is the displayed text under column i."""

    row_number: int
    values: tuple[str, ...]
    issues: tuple[Issue, ...] = ()
    outcome: Outcome = Outcome.STORED


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it was read; its rows and issues are fetched in pages by ``preview_id``.

    ``mode`` is None when a person must choose: the template routes by employee and no earlier
    version says how. ``resembles`` is the document this file looks like a new version of.
    ``fits``: the template can read this sheet; if not, the issues say why. ``fields`` are the
    template's, ``fed`` the columns that feed them, as (column, field); ``remembered_header``: the
    header rows that the template remembers; ``encoding`` and ``delimiter``: '' but for text files.
    ``is_whole`` False: only the first rows were read, and there are no figures yet.
    ``undecided``: columns of personal data that hold the start up until a person has decided.
    ``unrouted``: a column of employees' numbers that the template, which fits this sheet badly,
    does not route by; until a person has chosen the mode, nobody has.
    """

    preview_id: str
    path: Path
    head: TableHead
    sheets: tuple[str, ...]
    template: str
    template_score: float
    is_template_suggested: bool
    has_employee_column: bool
    mode: Mode | None
    title: str
    resembles: str | None
    row_count: int
    good_rows: int
    skipped_rows: int
    error_rows: int
    issue_count: int
    routes: tuple[Route, ...] = ()
    change: Change | None = None
    new_text_count: int = 0
    fits: bool = True
    fields: tuple[str, ...] = ()
    fed: tuple[tuple[str, str], ...] = ()
    remembered_header: tuple[int, int] | None = None
    encoding: str = ""
    delimiter: str = ""
    is_whole: bool = True
    undecided: tuple[str, ...] = ()
    unrouted: str = ""


@dataclass(frozen=True, slots=True)
class Looking:
    """How far a look at a whole sheet is: its rows are read first, then checked. ``total`` 0: not
    known yet."""

    is_checking: bool
    done: int
    total: int


class PreviewDesk(Protocol):
    async def first(self, request: ImportRequest) -> Preview | None:
        """The first rows at once, whatever the size, and no figures (``is_whole`` False); None
        where a sheet has no more rows than that."""
        ...

    async def open(self, request: ImportRequest, progress: Callable[[Looking], None]) -> Preview:
        """The whole sheet. ``progress`` is called on the main thread, some ten times a second.
        Raises ``Cancelled`` after ``cancel``."""
        ...

    def cancel(self, path: Path) -> None:
        """End the look at a file that is under way."""
        ...

    async def rows(self, preview_id: str, start: int, limit: int) -> Sequence[PreviewRow]: ...

    async def issues(self, preview_id: str, start: int, limit: int) -> Sequence[Issue]: ...

    async def position(self, preview_id: str, row_number: int) -> int:
        """Where the row with that Excel number stands among the preview's rows."""
        ...

    async def text(self, preview_id: str, position: int) -> str:
        """What would be embedded of the row at ``position``."""
        ...

    async def forget(self, preview_id: str) -> None: ...
