"""Sheets that were read whole and are still looked at.

What a person changes on the import page is mostly what the rows mean (template, mode, document),
not which rows there are: such a look finds them here, and only surveys them anew.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from jisa_desktop.domain.cancel import CancelToken, ProgressCallback
from jisa_desktop.pipeline.corrections import options_for
from jisa_desktop.pipeline.reading import OpenedSheet, Source, opened, summary_of
from jisa_desktop.sheets.reader import ReadOptions, SheetReader, WorkbookSummary

_COARSEST_NS = 2_000_000_000
"""FAT keeps times to two seconds: a file that was changed later than that before it was read may
be changed once more without another time."""

_Stamp = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Key:
    path: Path
    stamp: _Stamp
    options: ReadOptions


@dataclass(slots=True)
class _Reading:
    """``users``: how many looks hold it. The last one closes ``stack``."""

    summary: WorkbookSummary
    sheet: OpenedSheet
    stack: ExitStack = field(repr=False)
    users: int = 1


class Readings:
    """Safe for all threads."""

    def __init__(self, reader: SheetReader, clock_ns: Callable[[], int] = time.time_ns) -> None:
        self._reader = reader
        self._clock_ns = clock_ns
        self._lock = threading.Lock()
        self._kept: dict[_Key, _Reading] = {}

    @contextmanager
    def opened(
        self,
        source: Source,
        options: ReadOptions,
        cancel: CancelToken,
        progress: ProgressCallback | None = None,
    ) -> Iterator[tuple[WorkbookSummary, OpenedSheet]]:
        """As ``reading.opened``, from what is kept where the file has not changed since."""
        key = self._key(source.path, options)
        found = self._take(key)
        if found is None:
            found = self._read(source, options, cancel, progress)
            self._keep(key, found)
        try:
            yield found.summary, found.sheet
        finally:
            self._let_go(key, found)

    @contextmanager
    def kept(
        self, source: Source, options: ReadOptions
    ) -> Iterator[tuple[WorkbookSummary, OpenedSheet] | None]:
        """What ``opened`` would give at once; None: it would have to read the file."""
        key = self._key(source.path, options)
        found = self._take(key)
        try:
            yield None if found is None else (found.summary, found.sheet)
        finally:
            if found is not None:
                self._let_go(key, found)

    def _key(self, path: Path, options: ReadOptions) -> _Key | None:
        """None where nobody could say later whether the file is still the same."""
        try:
            stat = path.stat()
        except OSError:
            return None  # reading it says why
        if self._clock_ns() - stat.st_mtime_ns < _COARSEST_NS:
            return None
        stamp = (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)
        return _Key(path, stamp, options)

    def _read(
        self,
        source: Source,
        options: ReadOptions,
        cancel: CancelToken,
        progress: ProgressCallback | None,
    ) -> _Reading:
        with ExitStack() as stack:
            summary = summary_of(self._reader, source, options, cancel)
            options = options_for(self._reader, source, options, summary, cancel)
            opening = opened(self._reader, source, options, cancel, progress)
            sheet: OpenedSheet = stack.enter_context(opening)
            return _Reading(summary, sheet, stack.pop_all())

    def _take(self, key: _Key | None) -> _Reading | None:
        with self._lock:
            found = self._kept.get(key) if key is not None else None
            if found is not None:
                found.users += 1
            return found

    def _keep(self, key: _Key | None, reading: _Reading) -> None:
        """Not where the file was changed while it was read, or another look was faster."""
        if key is None or self._key(key.path, key.options) != key:
            return
        with self._lock:
            self._kept.setdefault(key, reading)

    def _let_go(self, key: _Key | None, reading: _Reading) -> None:
        with self._lock:
            reading.users -= 1
            if reading.users:
                return
            if key is not None and self._kept.get(key) is reading:
                del self._kept[key]
        reading.stack.close()
