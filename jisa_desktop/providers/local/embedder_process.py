"""The near end of one embedder process: start, ask, kill."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.providers.local import embedder_child
from jisa_desktop.providers.local.weights import DIMENSION

ANSWER_TIMEOUT_S = 120.0
_STOP_TIMEOUT_S = 5.0

# One thread a process: with more, the split of a product, and with it the low bits, may vary.
_BLAS_THREADS = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
_start_lock = threading.Lock()


class ProcessDiedError(Exception):
    """The process ended, hung or spoke out of turn. It was killed; another can be started."""


class EmbedderProcess:
    """One child with the model loaded. On Linux it dies with the *thread* that made it, so the
    thread must live as long. Used by one thread; ``kill`` may come from any."""

    def __init__(
        self,
        timeout_s: float = ANSWER_TIMEOUT_S,
        serve: Callable[[Connection], None] = embedder_child.serve,
    ) -> None:
        self._timeout_s = timeout_s
        context = multiprocessing.get_context("spawn")
        near, far = context.Pipe()
        self._pipe: Connection = near
        self._process = context.Process(
            target=serve, args=(far,), name="jisa-embedder", daemon=True
        )
        try:
            with _lean_start():
                self._process.start()
        except OSError as error:  # no memory or no process to be had
            near.close()
            raise ProcessDiedError from error
        finally:
            far.close()

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def ask(
        self, number: int, texts: tuple[str, ...]
    ) -> tuple[NDArray[np.float32], tuple[int, ...]]:
        """Rows of shape (len(texts), 512) and the positions the model failed on.

        Raises ``ProcessDiedError`` when there is no answer to this very question.
        """
        try:
            self._pipe.send((number, texts))
            if not self._pipe.poll(self._timeout_s):
                raise ProcessDiedError
            answered, raw, failed = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise ProcessDiedError from error
        if answered != number or len(raw) != len(texts) * DIMENSION * 4:
            raise ProcessDiedError
        return np.frombuffer(raw, dtype=np.float32).reshape(len(texts), DIMENSION), failed

    def kill(self) -> None:
        """End the child at once; it has nothing to lose. Wakes a thread that is in ``ask``."""
        self._process.kill()

    def release(self) -> None:
        """Kill, reap and free; the last call, by the owner."""
        self._process.kill()
        self._process.join(_STOP_TIMEOUT_S)
        self._pipe.close()
        self._process.close()


@contextlib.contextmanager
def _lean_start() -> Iterator[None]:
    """The child takes over the environment and, by spawn's rule, imports the main module again. It
    must compute in one thread, and needs no window: both are put back as soon as it runs."""
    with _start_lock:
        main = sys.modules["__main__"]
        before = {name: os.environ.get(name) for name in _BLAS_THREADS}
        os.environ.update(dict.fromkeys(_BLAS_THREADS, "1"))
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
