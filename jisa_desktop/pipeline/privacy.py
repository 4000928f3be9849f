"""Personal data of a sheet: what is found, what happens to it, and whether a run must wait.

``Privacy.reader`` is the one place that binds a template to a sheet for previews, intake and
egress, so that what is shown is what is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.personal_data import (
    Finding,
    classify,
    free_text_columns,
    mask_field,
)
from jisa_desktop.domain.personal_data.canonical import digit_count
from jisa_desktop.domain.personal_data.policies import REGISTRATION_NUMBERS, Treatments, treat
from jisa_desktop.domain.rows import RowReader
from jisa_desktop.domain.table import SheetRow, TableHead
from jisa_desktop.domain.template import Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.context import Stage, StepContext
from jisa_desktop.pipeline.reading import Rows
from jisa_desktop.sheets.free_text_pii import FreeTextScanner
from jisa_desktop.store.store import Store, Transaction

SAMPLE_ROWS = 200
"""A column shows its kind in so many rows from all over the sheet."""

QUICK_ROWS = 50
"""For the first look, which a person waits for; the whole sheet is looked at right behind it."""

_UNDECIDED = frozenset(
    {"column_personal_data", "column_personal_data_by_name", "column_personal_data_in_text"}
)
_FEWEST_DIGITS = 7
"""Of a registration number that is masked already: 900101-1******."""

_CHECKED_AT_ONCE = 500
_BUILT_IN = "local"


def sends_away(provider: str, index: str) -> bool:
    """Whether texts or metadata leave the computer, by the names of embedder and index. What is
    not known to be built in counts as away."""
    return provider != _BUILT_IN or index.partition(":")[0] != _BUILT_IN


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a sheet has found. ``free_text``: columns of sentences."""

    findings: tuple[Finding, ...] = ()
    free_text: tuple[str, ...] = ()


class Privacy:
    """``is_cloud``: texts or metadata leave the computer. Safe for all threads."""

    def __init__(self, store: Store, *, is_cloud: bool) -> None:
        self._store = store
        self.is_cloud = is_cloud
        self._scanner = FreeTextScanner()

    def look(self, head: TableHead, table: Rows, cancel: CancelToken, *, is_quick: bool) -> Seen:
        """Columns from a sample of rows. ``is_quick``: of fewer rows, and sentences are not
        searched, which takes as long as all the rest. Raises ``Cancelled``."""
        count = QUICK_ROWS if is_quick else SAMPLE_ROWS
        values = [row.values for row in sampled(table, count)]
        free_text = free_text_columns(head.columns, values)
        findings = classify(head.columns, values)
        if free_text and not is_quick:
            inside = self._scanner.scan(head.columns, values, free_text, cancel)
            known = {(one.column, one.kind) for one in findings}
            findings += tuple(one for one in inside if (one.column, one.kind) not in known)
        return Seen(findings, free_text)

    def treat(self, template: Template, head: TableHead, seen: Seen) -> Treatments:
        return treat(template, head.columns, seen.findings, seen.free_text)

    def reader(self, template: Template, head: TableHead, treatments: Treatments) -> RowReader:
        """Raises ``InputError('template_mismatch')``."""
        mask = SheetMask(self._scanner)
        also = treatments.masked | treatments.searched
        reader = RowReader(template, head, mask, also)
        mask.know(
            {reader.fields[one] for one in treatments.sentences if one in reader.fields},
            {reader.fields[one] for one in treatments.searched if one in reader.fields},
        )
        return reader

    def is_held(self, treatments: Treatments) -> bool:
        """Whether a run would wait for a person's decision."""
        return self.is_cloud and bool(treatments.undecided_columns)

    def check(
        self,
        template: Template,
        head: TableHead,
        table: Rows,
        treatments: Treatments,
        context: StepContext,
    ) -> None:
        """Before anything is sent away: every finding has a policy. Sentences that nobody has
        decided on are read to the last row, because a sample may miss the one that matters.

        Raises ``InputError('personal_data_undecided')`` that names the columns, and the template
        in which a person decides.
        """
        if not self.is_cloud:
            return
        undecided = dict.fromkeys(treatments.undecided_columns)
        undecided |= dict.fromkeys(self._found_in_texts(head, table, treatments, context))
        if undecided:
            raise InputError(
                "personal_data_undecided",
                file=head.file_name,
                sheet=head.sheet,
                column=next(iter(undecided)),
                columns=", ".join(undecided),
                template=template.name,
            )

    def check_version(self, job_id: int) -> None:
        """As ``check``, of a version that was taken in while nothing left the computer."""
        if not self.is_cloud:
            return
        with self._store.reading() as tx:
            job = tx.jobs.get(job_id)
            ids = [job.version_id] if job.version_id is not None else []
            if job.document_id is None:
                ids = list(tx.documents.active_versions().values())
            for version_id in ids:
                if columns := _undecided_columns(tx, version_id):
                    version = tx.documents.version(version_id)
                    raise InputError(
                        "personal_data_undecided",
                        file=version.source_name,
                        sheet=version.sheet,
                        column=columns[0],
                        columns=", ".join(columns),
                        template=version.template,
                    )

    def _found_in_texts(
        self, head: TableHead, table: Rows, treatments: Treatments, context: StepContext
    ) -> Iterator[str]:
        left = {
            column: head.columns.index(column)
            for column in head.columns
            if column in treatments.searched and column not in treatments.undecided_columns
        }
        for number, row in enumerate(table if left else ()):
            if number % _CHECKED_AT_ONCE == 0:
                context.cancel.check()
                context.report(Stage.READING, number, head.total_rows)
            for column, place in list(left.items()):
                kinds = {span.kind for span in self._scanner.spans(row.values[place])}
                if kinds - REGISTRATION_NUMBERS:
                    yield column
                    del left[column]
            if not left:
                return


class SheetMask:
    """The ``Mask`` of one sheet: sentences keep their words, other values are masked whole, and
    of sentences that nobody has decided on only registration numbers are masked."""

    def __init__(self, scanner: FreeTextScanner) -> None:
        self._scanner = scanner
        self._sentences: frozenset[str] = frozenset()
        self._searched: frozenset[str] = frozenset()

    def know(self, sentences: set[str], searched: set[str]) -> None:
        """Fields, not headers."""
        self._sentences, self._searched = frozenset(sentences), frozenset(searched)

    def __call__(self, field: str, value: str) -> str:
        if field in self._searched:
            if digit_count(value) < _FEWEST_DIGITS:
                return value
            return self._scanner.mask_kinds(value, REGISTRATION_NUMBERS)
        if field in self._sentences:
            return self._scanner.mask(value)
        return mask_field(field, value)


def sampled(table: Rows, count: int) -> list[SheetRow]:
    """Rows from all over the sheet, the same ones at every look."""
    total = table.head.total_rows
    if total <= count:
        return table.rows(0, count)
    step = total / count
    return [row for n in range(count) for row in table.rows(int(n * step), int(n * step) + 1)]


def _undecided_columns(tx: Transaction, version_id: int) -> list[str]:
    found = tx.lineage.sheet_issues(version_id)
    return list(dict.fromkeys(one.column for one in found if one.code in _UNDECIDED))
