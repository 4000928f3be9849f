"""The process that surveys: the side that asks, and that ends it when it does not end itself."""

from __future__ import annotations

import threading
from typing import Any

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.domain.template import Template
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.survey_costs import CountRequest
from jisa_desktop.pipeline.survey_process import Trying, serve
from jisa_desktop.pipeline.surveying import (
    PatternRequest,
    Staged,
    Surveyed,
    SurveyRequest,
    TrialRequest,
)
from jisa_desktop.providers.metering import Counted
from jisa_desktop.sheets.hosting import Died, HostedProcess, Silent
from jisa_desktop.sheets.serving import Progress, Word
from jisa_desktop.sheets.survey_file import SurveyFile

ROW_S = 15.0
"""For one row. It takes some 50 microseconds; a pattern that backtracks takes for ever."""

_TRIAL_S = 3.0
_SILENCE_S = 180.0
"""For what is done to all rows at once."""

_MEMORY_BYTES = 2048 << 20
_FRESH_FROM_BYTES = 256 << 20
_WAIT_S = 0.1


class Surveyor:
    """Owns the process. Serves all threads and workspaces, one sheet at a time."""

    def __init__(self, row_s: float = ROW_S) -> None:
        self._row_s = row_s
        self._process = HostedProcess("survey", serve, _MEMORY_BYTES)
        self._turn = threading.Lock()

    def warm(self) -> None:
        """Start the process, unless it is at work. Raises ``EnvironmentProblem``."""
        if self._turn.acquire(blocking=False):
            try:
                self._process.start()
            finally:
                self._turn.release()

    def close(self) -> None:
        """Waits for a sheet that is being surveyed: cancel it first."""
        with self._turn:
            self._process.close()

    def survey(
        self,
        request: SurveyRequest,
        cancel: CancelToken,
        progress: ProgressCallback | None = None,
    ) -> tuple[Surveyed, SurveyFile]:
        """Raises ``Cancelled`` within a second of a cancel; ``InputError``
        template_pattern_too_slow, sheet_timeout, sheet_worker_died, sheet_too_large_for_memory. In
        each case the next call works."""
        self._take_turn(cancel)
        try:
            found: Surveyed = self._ask(request, cancel, progress)
            if found.resident_bytes > _FRESH_FROM_BYTES:
                self._process.replace()
            return found, SurveyFile(request.out)
        except BaseException:
            request.out.unlink(missing_ok=True)
            raise
        finally:
            self._turn.release()

    def match_patterns(
        self, template: Template, staged: Staged, cancel: CancelToken, progress: ProgressCallback
    ) -> None:
        """Find out whether the template's patterns come to an end on every row: nothing but a
        process of its own can be stopped in the middle of one. Raises as ``survey`` does."""
        if all(column.pattern is None for column in template.columns):
            return
        self._take_turn(cancel)
        try:
            self._ask(PatternRequest(template, staged), cancel, progress)
        finally:
            self._turn.release()

    def count(self, request: CountRequest, cancel: CancelToken) -> Counted:
        """Raises as ``survey`` does."""
        self._take_turn(cancel)
        try:
            counted: Counted = self._ask(request, cancel, None)
            return counted
        finally:
            self._turn.release()

    def _take_turn(self, cancel: CancelToken) -> None:
        while not self._turn.acquire(timeout=_WAIT_S):
            cancel.check()

    def _ask(
        self,
        request: SurveyRequest | PatternRequest | CountRequest,
        cancel: CancelToken,
        progress: ProgressCallback | None,
    ) -> Any:
        read = 0

        def hear(word: Word) -> float:
            nonlocal read
            if not isinstance(word, Progress):
                return _SILENCE_S
            read = word.done
            if progress is not None:
                progress(word.done, word.total)
            return self._row_s if word.done < word.total else _SILENCE_S

        try:
            return self._process.exchange(request, cancel, _SILENCE_S, hear)
        except Silent as end:
            if isinstance(request, CountRequest):  # its patterns came to an end before
                seconds = int(end.seconds)
                raise InputError("sheet_timeout", file=request.file, seconds=seconds) from end
            raise self._slow(request, read, end.seconds, cancel) from end
        except Died as end:
            code = "sheet_too_large_for_memory" if end.is_memory else "sheet_worker_died"
            raise InputError(code, file=request.file) from end

    def _slow(
        self,
        request: SurveyRequest | PatternRequest,
        read: int,
        seconds: float,
        cancel: CancelToken,
    ) -> InputError:
        """Which field's pattern it was that did not end, from trying them on the next rows."""
        tried: list[Trying] = []

        def hear(word: Word) -> float:
            if isinstance(word, Trying):
                tried[:] = [word]
            return min(_TRIAL_S, self._row_s)

        try:
            self._process.exchange(TrialRequest(request, read), cancel, _SILENCE_S, hear)
        except (Silent, Died):
            if tried:
                return InputError(
                    "template_pattern_too_slow",
                    file=request.file,
                    sheet=request.staged.shown.sheet,
                    row=tried[0].row_number,
                    field=tried[0].field,
                )
        return InputError("sheet_timeout", file=request.file, seconds=int(seconds))
