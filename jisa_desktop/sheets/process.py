"""The parent's side of the process that parses workbooks."""

from __future__ import annotations

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.errors import InputError
from jisa_desktop.sheets.child import Request, StagedHead, serve
from jisa_desktop.sheets.hosting import Died, HostedProcess, Silent
from jisa_desktop.sheets.options import Limits, WorkbookSummary
from jisa_desktop.sheets.serving import Progress, Word

_FRESH_FROM_BYTES = 512 << 20
"""A process that a large file has swollen is replaced: memory goes back only with it."""


class WorkerProcess(HostedProcess):
    def __init__(self, limits: Limits) -> None:
        super().__init__("sheets", serve, limits)
        self._limits = limits

    def ask(
        self, request: Request, cancel: CancelToken, progress: ProgressCallback | None = None
    ) -> WorkbookSummary | StagedHead:
        """Raises what the process answers; ``Cancelled``; ``InputError`` sheet_worker_died,
        sheet_too_large_for_memory or sheet_timeout. In each case the next call works."""

        def hear(word: Word) -> float:
            if progress is not None and isinstance(word, Progress):
                progress(word.done, word.total)
            return self._limits.silence_s

        try:
            answer: WorkbookSummary | StagedHead = self.exchange(
                request, cancel, self._limits.silence_s, hear
            )
        except Silent as end:
            seconds = int(end.seconds)
            raise InputError("sheet_timeout", file=request.file, seconds=seconds) from end
        except Died as end:
            code = "sheet_too_large_for_memory" if end.is_memory else "sheet_worker_died"
            raise InputError(code, file=request.file) from end
        if isinstance(answer, StagedHead) and answer.resident_bytes > _FRESH_FROM_BYTES:
            self.replace()
        return answer
