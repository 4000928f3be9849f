"""Looks at a workbook before anything is written or sent: rows, issues, routing, changes."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.pipeline.corrections import options_for
from jisa_desktop.pipeline.looking import Looker, known_mode
from jisa_desktop.pipeline.preview import LookProgress, LookStage, Preview, PreviewRequest
from jisa_desktop.pipeline.privacy import Privacy
from jisa_desktop.pipeline.reading import (
    OpenedSheet,
    Source,
    first_rows,
    previewed,
    read_options,
    summary_of,
)
from jisa_desktop.pipeline.readings import Readings
from jisa_desktop.pipeline.survey_costs import CountRequest
from jisa_desktop.pipeline.surveying import Staged, SurveyRequest
from jisa_desktop.pipeline.surveyor import Surveyor
from jisa_desktop.providers.metering import Counted, Meter
from jisa_desktop.sheets.reader import (
    PREVIEW_ROWS,
    ReadOptions,
    SheetReader,
    WorkbookSummary,
)
from jisa_desktop.store.store import Store


def _silent(stage: LookStage, done: int, total: int) -> None:
    """Tells nobody."""


class Previews:
    def __init__(
        self,
        store: Store,
        reader: SheetReader,
        embedder_fingerprint: str,
        privacy: Privacy,
        surveyor: Surveyor,
    ) -> None:
        self._store = store
        self._reader = reader
        self._embedder = embedder_fingerprint
        self._privacy = privacy
        self._looker = Looker(store, privacy)
        self._surveyor = surveyor
        self._readings = Readings(reader)

    def first(self, request: PreviewRequest, cancel: CancelToken) -> Preview:
        """The first rows at once, whatever the size; no outlook."""
        source = Source.of(request.path)
        with ExitStack() as stack:
            options = self._options(request)
            kept = stack.enter_context(self._readings.kept(source, options))
            if kept is not None:
                summary, whole = kept
                sheet = first_rows(whole, PREVIEW_ROWS)
            else:
                summary, sheet = self._quickly(stack, source, options, cancel)
            bound = self._looker.look(sheet, summary, request, cancel, is_quick=True)
            return Preview(stack.pop_all(), bound, summary, mode=known_mode(request, bound))

    def tried(self, request: PreviewRequest, cancel: CancelToken) -> Preview:
        """As ``first``, for a template in the making: a pattern of it that comes to no end is
        stopped where the sheets are surveyed. Raises what ``Surveyor.survey`` raises."""
        source = Source.of(request.path)
        with ExitStack() as stack:
            summary, sheet = self._quickly(stack, source, self._options(request), cancel)
            bound = self._looker.look(sheet, summary, request, cancel, is_quick=True)
            if any(column.pattern for column in bound.look.template.columns):
                survey_request = self._survey_request(request, summary, _counted(sheet))
                self._surveyor.survey(survey_request, cancel)[1].close()
            return Preview(stack.pop_all(), bound, summary, mode=known_mode(request, bound))

    def whole(
        self, request: PreviewRequest, cancel: CancelToken, progress: LookProgress = _silent
    ) -> Preview:
        """The whole sheet with all its issues and the outlook."""
        self._surveyor.warm()
        source = Source.of(request.path)
        with ExitStack() as stack:
            reading = _of(LookStage.READING, progress)
            opening = self._readings.opened(source, self._options(request), cancel, reading)
            summary, sheet = stack.enter_context(opening)
            survey_request = self._survey_request(request, summary, _staged(sheet))
            checking = _of(LookStage.CHECKING, progress)
            found, survey = self._surveyor.survey(survey_request, cancel, checking)
            stack.enter_context(survey)
            if found.merged is not None:
                sheet = found.merged.open(self._store)
            bound = self._looker.bind(found.look, sheet)
            return Preview(
                stack.pop_all(),
                bound,
                summary,
                mode=found.mode,
                outlook=found.outlook,
                survey=survey,
                issue_count=found.issue_count,
                count_texts=partial(self._count_texts, survey_request),
            )

    def _count_texts(
        self, of: SurveyRequest, meter: Meter, survey: Path, cancel: CancelToken
    ) -> Counted:
        return self._surveyor.count(CountRequest(of, survey, meter), cancel)

    def _survey_request(
        self, request: PreviewRequest, summary: WorkbookSummary, staged: Staged
    ) -> SurveyRequest:
        return SurveyRequest(
            self._store.path.parent,
            self._embedder,
            self._privacy.is_cloud,
            replace(request, password=None),
            summary,
            staged,
            self._reader.spare_path(),
        )

    def _options(self, request: PreviewRequest) -> ReadOptions:
        given = request.template or None
        if isinstance(given, str):
            with self._store.reading() as tx:
                given = tx.templates.get(given).template
        return read_options(given, request, request.password)

    def _quickly(
        self, stack: ExitStack, source: Source, options: ReadOptions, cancel: CancelToken
    ) -> tuple[WorkbookSummary, OpenedSheet]:
        summary = summary_of(self._reader, source, options, cancel, is_quick=True)
        options = options_for(self._reader, source, options, summary, cancel)
        opening = previewed(self._reader, source, options, cancel)
        return summary, stack.enter_context(opening)


def _of(stage: LookStage, progress: LookProgress) -> ProgressCallback:
    return lambda done, total: progress(stage, done, total)


def _counted(sheet: OpenedSheet) -> Staged:
    """The first rows of a sheet as if there were no more."""
    staged = _staged(sheet)
    row_count = len(sheet.table.rows(0, PREVIEW_ROWS))
    return replace(
        staged,
        shown=replace(staged.shown, total_rows=row_count),
        head=replace(staged.head, total_rows=row_count),
    )


def _staged(sheet: OpenedSheet) -> Staged:
    staged = Staged.of(sheet)
    assert staged is not None  # noqa: S101 - it was opened as one
    return staged
