"""What test_process starts in other processes; light, because ``spawn`` imports it there."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from jisa_desktop.sheets.confine import confine

MEMORY_BYTES = 1 << 30


def hold_the_interpreter(connection: Connection) -> None:
    """In native code that lets no other thread run, as a parser in C may be."""
    confine(MEMORY_BYTES)
    connection.send(os.getpid())
    ctypes.PyDLL(None).sleep(60)


def wait_for_work(connection: Connection) -> None:
    confine(MEMORY_BYTES)
    connection.send(os.getpid())
    connection.poll(None)


def shout(connection: Connection) -> None:
    confine(MEMORY_BYTES)
    print("from Python")
    print("from Python", file=sys.stderr)
    os.write(1, b"from native code")
    os.write(2, b"from native code")
    connection.send(os.getpid())


def eat(connection: Connection) -> None:
    """Tells whether a piece larger than the limit could be had."""
    confine(MEMORY_BYTES)
    try:
        bytearray(MEMORY_BYTES * 2)
    except MemoryError:
        connection.send("refused")
    else:
        connection.send("granted")


def start(
    target: Callable[[Connection], None],
) -> tuple[multiprocessing.process.BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=target, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def be_a_parent(name: str) -> None:
    """Main of a process that a test kills: says its child's pid and waits for its end."""
    _, connection = start(globals()[name])
    print(connection.recv(), flush=True)
    sys.stdin.read()


def be_a_reading_parent(folder: str, file: str) -> None:
    """Like ``be_a_parent``, with the real worker busy in the middle of a file."""
    from jisa_desktop.domain.cancel import CancelToken
    from jisa_desktop.sheets.reader import ReadOptions, SheetReader

    reader = SheetReader(Path(folder))
    reader.start()
    pid = reader._worker.pid
    reader.parse(Path(file), ReadOptions(), CancelToken(), lambda *_: print(pid, flush=True))
