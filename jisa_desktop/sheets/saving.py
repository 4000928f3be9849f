"""Writing a workbook so that its place holds either the old file or the whole new one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from jisa_desktop.errors import EnvironmentProblem


def save_atomically(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Let ``write`` fill a file beside ``path``, then put it in its place, readable by its owner.

    Raises ``EnvironmentProblem`` export_in_use (the file is open in Excel on Windows) or
    export_not_written (folder missing, no permission, disk full); nothing is left behind then.
    """
    try:
        descriptor, name = tempfile.mkstemp(
            prefix=f".{path.stem}-", suffix=".partial", dir=path.parent
        )
    except OSError as error:
        raise EnvironmentProblem("export_not_written", file=path.name) from error
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(partial, path)
    except OSError as error:
        raise EnvironmentProblem("export_not_written", file=path.name) from error
    finally:
        with suppress(FileNotFoundError):
            partial.unlink()


def _put_in_place(partial: Path, path: Path) -> None:
    try:
        partial.replace(path)
    except PermissionError as error:
        raise EnvironmentProblem("export_in_use", file=path.name) from error
