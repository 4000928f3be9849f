"""A helper process from the outside: start, ask, wait, kill, start again."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import spawn
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.errors import EnvironmentProblem
from jisa_desktop.sheets.confine import MEMORY_EXIT
from jisa_desktop.sheets.serving import Failure, Word

_PREFIX = "jisa-"
_LOOK_EVERY_S = 0.1
_GRACE_S = 2.0
_START_S = 60.0
"""A process starts in some 0.1 s on a quiet machine; a virus scanner makes it slow, and that is
not the file's fault."""
_start_lock = threading.Lock()


class Died(Exception):
    """``is_memory``: it came to its memory limit."""

    def __init__(self, *, is_memory: bool) -> None:
        super().__init__()
        self.is_memory = is_memory


class Silent(Exception):
    """No word for ``seconds``."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.seconds = seconds


class HostedProcess:
    """One process that runs ``target(connection, *arguments)``, which answers by
    ``serve_requests``. Not thread-safe: its owner asks one thing at a time.

    A process that died, was cancelled or fell silent is replaced by a fresh one.
    """

    def __init__(self, name: str, target: Callable[..., None], *arguments: object) -> None:
        self._name = f"{_PREFIX}{name}"
        self._target = target
        self._arguments = arguments
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
            target=self._target, args=(theirs, *self._arguments), name=self._name, daemon=True
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

    def exchange(
        self,
        request: object,
        cancel: CancelToken,
        within_s: float,
        hear: Callable[[Word], float],
    ) -> Any:
        """The answer to ``request``. Raises the error that the process answers with; ``Cancelled``,
        ``Died``, or ``Silent`` after ``within_s`` without a word. In each case the next call works.

        ``hear`` gets each word before the answer and says how many seconds the next may take.
        """
        cancel.check()
        try:
            answer = self._ask(request, cancel, within_s, hear)
        except BaseException:
            self.replace()
            raise
        if isinstance(answer, Failure):
            raise answer.error
        return answer

    def replace(self) -> None:
        """A fresh process, warm for the next request. Where it cannot start, that will say so."""
        self._discard()
        with suppress(EnvironmentProblem):
            self.start()

    def close(self) -> None:
        """Ask the process to end; kill it when it does not."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if self._process is not None:
            self._process.join(_GRACE_S)
        self._discard()

    def _ask(
        self,
        request: object,
        cancel: CancelToken,
        within_s: float,
        hear: Callable[[Word], float],
    ) -> object:
        self.start()
        try:
            if not self._is_ready:
                self._receive(_START_S, cancel)
                self._is_ready = True
            self._pipe.send(request)
            while isinstance(word := self._receive(within_s, cancel), Word):
                within_s = hear(word)
        except (EOFError, OSError) as error:
            raise self._death() from error
        return word

    def _receive(self, within_s: float, cancel: CancelToken) -> object:
        """The next word of the process, looking at ``cancel`` ten times a second."""
        ends_at = time.monotonic() + within_s
        while not self._pipe.poll(_LOOK_EVERY_S):
            cancel.check()
            if time.monotonic() > ends_at:
                raise Silent(within_s)
        cancel.check()
        return self._pipe.recv()

    @property
    def _pipe(self) -> Connection:
        if self._connection is None:
            raise EOFError
        return self._connection

    def _death(self) -> Died:
        if self._process is not None:
            self._process.join(_GRACE_S)
        is_memory = self._process is not None and self._process.exitcode == MEMORY_EXIT
        return Died(is_memory=is_memory)

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

    ``spawn`` would run it again in the child, with Qt and all; our children need only their own
    modules.
    """
    original = spawn.get_preparation_data

    def lean(name: str) -> dict[str, Any]:
        data = original(name)
        if name.startswith(_PREFIX):
            data.pop("init_main_from_name", None)
            data.pop("init_main_from_path", None)
        return data

    spawn.get_preparation_data = lean
    try:
        yield
    finally:
        spawn.get_preparation_data = original
