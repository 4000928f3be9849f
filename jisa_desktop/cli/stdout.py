"""Standard output, kept clean: with ``--json`` it carries one JSON object and nothing else ever.

Whatever else writes to it, a library, a child process, a stray print, is sent to standard error.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

_STDOUT, _STDERR = 1, 2


class CleanStdout:
    """Holds the real standard output while a command runs."""

    def __init__(self) -> None:
        self._stream: TextIO = sys.stdout
        self._kept: int | None = None

    def __enter__(self) -> Self:
        if self._is_real():
            self._stream.flush()
            self._kept = os.dup(_STDOUT)
            os.dup2(_STDERR, _STDOUT)
        sys.stdout = sys.stderr
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        sys.stdout = self._stream
        if self._kept is not None:
            os.dup2(self._kept, _STDOUT)
            os.close(self._kept)

    def _is_real(self) -> bool:
        """False where a test or a host program has put something else in its place."""
        try:
            return self._stream.fileno() == _STDOUT and sys.stderr.fileno() == _STDERR
        except (AttributeError, OSError, io.UnsupportedOperation):
            return False


def print_json(value: Mapping[str, object]) -> None:
    """One line of UTF-8, whatever the console's encoding. A lone surrogate, which only a broken
    file name can hold, is written as its JSON escape."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(line)
    else:
        sys.stdout.flush()
        raw.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()
