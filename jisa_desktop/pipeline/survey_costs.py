"""The texts of a surveyed sheet that would have to be embedded, counted where it was surveyed: a
million texts are neither held in memory nor cut into tokens beside the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from jisa_desktop.domain.cancel import ProgressCallback
from jisa_desktop.domain.rows import ParsedRow
from jisa_desktop.domain.statuses import Outcome
from jisa_desktop.pipeline.opening import open_store
from jisa_desktop.pipeline.surveying import SurveyRequest, bound_in
from jisa_desktop.providers.metering import Counted, Meter
from jisa_desktop.sheets.survey_file import SurveyFile
from jisa_desktop.store.store import Store

_ROWS_AT_ONCE = 1_000
_MARK_BYTES = 16


@dataclass(frozen=True, slots=True)
class CountRequest:
    """``survey``: the file that surveying ``of`` has written. ``meter``: a fresh one."""

    of: SurveyRequest
    survey: Path
    meter: Meter

    @property
    def file(self) -> str:
        return self.of.file


def count(request: CountRequest, progress: ProgressCallback) -> Counted:
    """Each text of a row that would be stored once, unless its vector is kept. ``progress``: rows
    of all rows."""
    store = open_store(request.of.home, is_checked=False)
    try:
        with (
            request.of.staged.open() as table,
            SurveyFile(request.survey, is_owner=False) as survey,
        ):
            bound = bound_in(store, request.of, table)
            done, total = 0, bound.look.head.total_rows
            if bound.reader is not None:
                marks: set[bytes] = set()
                for part in _parts(bound.sheet.parsed(bound.reader)):
                    new = _first_seen(part, survey, marks)
                    _count_missing(store, request, new)
                    done += len(part)
                    progress(done, total)
    finally:
        store.close()
    return request.meter.counted


def _first_seen(part: list[ParsedRow], survey: SurveyFile, marks: set[bytes]) -> dict[str, str]:
    """Texts by content hash, of the rows that would be stored and are the first with theirs."""
    stored = set(survey.rows_with(Outcome.STORED, part[0].row_number - 1, len(part)))
    found = {}
    for row in part:
        mark = bytes.fromhex(row.content_hash)[:_MARK_BYTES]
        if row.row_number in stored and mark not in marks:
            marks.add(mark)
            found[row.content_hash] = row.text
    return found


def _count_missing(store: Store, request: CountRequest, texts: dict[str, str]) -> None:
    with store.reading() as tx:
        missing = tx.embeddings.missing(request.of.embedder_fingerprint, texts)
    request.meter.add([text for key, text in texts.items() if key in missing])


def _parts(rows: Iterator[ParsedRow]) -> Iterator[list[ParsedRow]]:
    while part := list(islice(rows, _ROWS_AT_ONCE)):
        yield part
