"""What keeps the worker process in its place: silence, memory, and an end with its parent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from multiprocessing.connection import wait

from jisa_desktop.sheets.memory import resident_bytes

MEMORY_EXIT = 77
ORPHAN_EXIT = 78
_RSS_EVERY_S = 0.2
_NICE = 5
_BELOW_NORMAL = 0x4000
"""BELOW_NORMAL_PRIORITY_CLASS of winbase.h."""


def confine(memory_bytes: int) -> None:
    """Call once, first thing in the worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's business
    _silence()
    _end_with_parent()
    _limit_memory(memory_bytes)
    # openpyxl imports numpy when it can; this process must stay small.
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type] # None means: cannot be imported


def _silence() -> None:
    """Native code prints past sys.stdout: a calamine panic shows cell positions and more."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        with suppress(OSError):  # a windowed program on Windows has none
            os.dup2(nowhere, descriptor)
    os.close(nowhere)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for good


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    if sys.platform == "linux":
        _end_by_signal(parent.sentinel)

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(ORPHAN_EXIT)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()


if sys.platform == "linux":

    def _end_by_signal(pipe: int) -> None:
        """Let the kernel end this process when the parent's end of the pipe closes.

        A thread cannot do it while native code holds the interpreter. SIGIO's default action is
        to terminate. (PR_SET_PDEATHSIG would fire when the parent's *thread* ends.)
        """
        import fcntl

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        flags = fcntl.fcntl(pipe, fcntl.F_GETFL)
        fcntl.fcntl(pipe, fcntl.F_SETFL, flags | os.O_ASYNC)


if sys.platform == "linux":

    def _limit_memory(memory_bytes: int) -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

else:
    import time

    def _limit_memory(memory_bytes: int) -> None:
        def watch() -> None:
            while resident_bytes() <= memory_bytes:
                time.sleep(_RSS_EVERY_S)
            os._exit(MEMORY_EXIT)

        threading.Thread(target=watch, name="memory-watch", daemon=True).start()


if sys.platform == "win32":
    import ctypes

    def stand_back() -> None:
        """Let what a person looks at go first. For work that nobody waits for."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass(ctypes.c_void_p(kernel.GetCurrentProcess()), _BELOW_NORMAL)

else:

    def stand_back() -> None:
        """Let what a person looks at go first. For work that nobody waits for."""
        os.nice(_NICE)
