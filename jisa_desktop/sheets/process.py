"""The parent's side of the worker process: start, ask, wait, kill, start again."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import spawn
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, cast

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.sheets.child import (
    Answer,
    Failure,
    Progress,
    Ready,
    Request,
    StagedHead,
    serve,
)
from jisa_desktop.sheets.confine import MEMORY_EXIT
from jisa_desktop.sheets.options import Limits, WorkbookSummary

_NAME = "jisa-sheets"
_LOOK_EVERY_S = 0.1
_GRACE_S = 2.0
_FRESH_FROM_BYTES = 512 << 20
"""A process that a large file has swollen is replaced: memory goes back only with it."""
_START_S = 60.0
"""A process starts in some 0.1 s on a quiet machine; a virus scanner makes it slow, and that is
not the file's fault."""
_start_lock = threading.Lock()


class WorkerProcess:
    """One process that parses. Not thread-safe: its owner asks one thing at a time.

    A process that died, was cancelled or ran out of time is replaced by a fresh one.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._context = multiprocessing.get_context("spawn")
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._is_ready = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process if none is alive. Returns before it is warm.

        Raises ``EnvironmentProblem`` sheet_worker_not_started.
        """
        if self._process is not None and self._process.is_alive():
            return
        self._discard()
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self._limits), name=_NAME, daemon=True
        )
        try:
            with _start_lock, _without_main_module():
                process.start()
        except OSError as error:
            ours.close()
            raise EnvironmentProblem("sheet_worker_not_started") from error
        finally:
            theirs.close()
        self._process, self._connection = process, ours
        self._is_ready = False

    def ask(
        self, request: Request, cancel: CancelToken, progress: ProgressCallback | None = None
    ) -> WorkbookSummary | StagedHead:
        """Raises what the process answers; ``Cancelled``; ``InputError`` sheet_worker_died,
        sheet_too_large_for_memory or sheet_timeout. In each case the next call works."""
        cancel.check()
        file = request.file
        try:
            answer = self._exchange(request, cancel, progress, file)
        except BaseException:
            self._replace()
            raise
        if isinstance(answer, Failure):
            raise answer.error
        if isinstance(answer, StagedHead) and answer.resident_bytes > _FRESH_FROM_BYTES:
            self._replace()
        return answer

    def close(self) -> None:
        """Ask the process to end; kill it when it does not."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.join(_GRACE_S)
        self._discard()

    def _exchange(
        self,
        request: Request,
        cancel: CancelToken,
        progress: ProgressCallback | None,
        file: str,
    ) -> WorkbookSummary | StagedHead | Failure:
        self.start()
        try:
            if not self._is_ready:
                self._receive(_START_S, cancel, file)
                self._is_ready = True
            self._pipe.send(request)
            while True:
                answer = self._receive(self._limits.silence_s, cancel, file)
                if isinstance(answer, Progress):
                    if progress is not None:
                        progress(answer.done, answer.total)
                elif not isinstance(answer, Ready):
                    return answer
        except (EOFError, OSError) as error:
            raise self._death(file) from error

    def _receive(self, within_s: float, cancel: CancelToken, file: str) -> Answer:
        """The next word of the process, looking at ``cancel`` ten times a second."""
        ends_at = time.monotonic() + within_s
        while not self._pipe.poll(_LOOK_EVERY_S):
            cancel.check()
            if time.monotonic() > ends_at:
                raise InputError("sheet_timeout", file=file, seconds=int(within_s))
        cancel.check()
        return cast("Answer", self._pipe.recv())

    @property
    def _pipe(self) -> Connection:
        if self._connection is None:
            raise EOFError
        return self._connection

    def _death(self, file: str) -> InputError:
        if self._process is not None:
            self._process.join(_GRACE_S)
        is_memory = self._process is not None and self._process.exitcode == MEMORY_EXIT
        code = "sheet_too_large_for_memory" if is_memory else "sheet_worker_died"
        return InputError(code, file=file)

    def _replace(self) -> None:
        """A fresh process, warm for the next file. Where it cannot start, ``ask`` will say so."""
        self._discard()
        with suppress(EnvironmentProblem):
            self.start()

    def _discard(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            with suppress(ValueError):
                self._process.close()
            self._process = None


@contextmanager
def _without_main_module() -> Iterator[None]:
    """Start a child that does not import the program's main module.

    ``spawn`` would run it again in the child, with Qt, SQLAlchemy and all; our child needs only
    its own module.
    """
    original = spawn.get_preparation_data

    def lean(name: str) -> dict[str, Any]:
        data = original(name)
        if name == _NAME:
            data.pop("init_main_from_name", None)
            data.pop("init_main_from_path", None)
        return data

    spawn.get_preparation_data = lean
    try:
        yield
    finally:
        spawn.get_preparation_data = original
