"""Reading workbooks: the one door. Files go in, staged tables of displayed text come out."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.sheets.child import StagedHead, SummaryRequest, TableRequest
from jisa_desktop.sheets.options import Limits, ReadOptions, SheetSummary, WorkbookSummary
from jisa_desktop.sheets.process import WorkerProcess
from jisa_desktop.sheets.staging import StagedTable

__all__ = [
    "Limits",
    "ReadOptions",
    "SheetReader",
    "SheetSummary",
    "StagedTable",
    "WorkbookSummary",
]

PREVIEW_ROWS = 200
_WAIT_S = 0.1
_FOLDER_START = "run-"


class SheetReader:
    """Owns the worker process. Serves all threads, one file at a time; only that the first rows
    of a file do not wait for all rows of another, but are read by a second process.

    Staged files live in a folder of this run. A lock beside it, taken before the folder is made,
    says that the run lives; folders of runs that died are swept by ``start``.
    """

    def __init__(self, staging_folder: Path, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        self._parent_folder = staging_folder
        self._folder = staging_folder / f"{_FOLDER_START}{uuid.uuid4().hex}"
        self._lock = _lock_of(self._folder)
        self._worker = WorkerProcess(limits)
        self._turn = threading.Lock()
        self._quick_worker = WorkerProcess(limits)
        self._quick_turn = threading.Lock()
        self._starting = threading.Lock()
        self._is_started = False

    def start(self) -> None:
        """Warm the worker and sweep what dead runs left. Calling it again does nothing.

        Raises ``EnvironmentProblem`` staging_unusable or sheet_worker_not_started.
        """
        with self._turn:
            self._open_folder()
            self._worker.start()

    def close(self) -> None:
        """End the workers and delete this run's staged files, of open tables too.

        Waits for a file that is being read: cancel it first.
        """
        with self._turn, self._quick_turn:
            self._worker.close()
            self._quick_worker.close()
            if self._is_started:
                self._is_started = False
                shutil.rmtree(self._folder, ignore_errors=True)
                _release(self._lock)

    def summary(
        self, path: Path, options: ReadOptions, cancel: CancelToken, *, is_quick: bool = False
    ) -> WorkbookSummary:
        """Format and sheets of a file; ``is_quick``: as ``preview`` sees it. Raises
        ``InputError``."""
        with self._at_work(cancel, is_quick=is_quick) as worker:
            answer = worker.ask(SummaryRequest(path, options, is_quick), cancel)
        assert isinstance(answer, WorkbookSummary)  # noqa: S101 - what the request asks for
        return answer

    def preview(
        self, path: Path, options: ReadOptions, cancel: CancelToken, limit: int = PREVIEW_ROWS
    ) -> StagedTable:
        """The first ``limit`` rows, quickly; ``head.total_rows`` is -1 when there are more."""
        return self._table(path, options, cancel, None, limit)

    def parse(
        self,
        path: Path,
        options: ReadOptions,
        cancel: CancelToken,
        progress: ProgressCallback | None = None,
    ) -> StagedTable:
        """The whole sheet. Raises ``InputError``; ``Cancelled`` within a second of a cancel."""
        return self._table(path, options, cancel, progress, None)

    def spare_path(self) -> Path:
        """Where another staged file of this run may be written."""
        if not self._is_started:
            self.start()
        return self._new_path()

    def _table(
        self,
        path: Path,
        options: ReadOptions,
        cancel: CancelToken,
        progress: ProgressCallback | None,
        row_limit: int | None,
    ) -> StagedTable:
        with self._at_work(cancel, is_quick=row_limit is not None) as worker:
            staging = self._new_path()
            try:
                answer = worker.ask(
                    TableRequest(path, options, staging, row_limit), cancel, progress
                )
                assert isinstance(answer, StagedHead)  # noqa: S101 - what the request asks for
                return StagedTable(answer.head, answer.places, staging)
            except BaseException:
                staging.unlink(missing_ok=True)
                raise

    def _new_path(self) -> Path:
        return self._folder / f"{uuid.uuid4().hex}.sqlite3"

    @contextmanager
    def _at_work(self, cancel: CancelToken, *, is_quick: bool) -> Iterator[WorkerProcess]:
        """The worker, when it is one's turn. What is quick waits a moment, which is all that
        others who are quick need, and then takes the second one."""
        worker, turn = self._worker, self._turn
        cancel.check()
        while not turn.acquire(timeout=_WAIT_S):
            cancel.check()
            if is_quick:
                worker, turn = self._quick_worker, self._quick_turn
        try:
            self._open_folder()
            worker.start()
            yield worker
        finally:
            turn.release()

    def _open_folder(self) -> None:
        with self._starting:
            if self._is_started:
                return
            try:
                self._parent_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._lock.acquire()
                self._folder.mkdir(mode=0o700)
                self._sweep()
            except (OSError, Timeout) as error:
                raise EnvironmentProblem("staging_unusable") from error
            self._is_started = True

    def _sweep(self) -> None:
        for folder in self._parent_folder.glob(f"{_FOLDER_START}*"):
            if folder == self._folder or not folder.is_dir():
                continue
            lock = _lock_of(folder)
            try:
                lock.acquire()
            except (Timeout, OSError):
                continue
            shutil.rmtree(folder, ignore_errors=True)
            _release(lock)


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder.with_suffix(".lock"), timeout=0, mode=0o600)


def _release(lock: FileLock) -> None:
    lock.release()
    with suppress(OSError):  # on Windows it is gone with its release
        Path(lock.lock_file).unlink()
