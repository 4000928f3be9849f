"""Stand-ins for the embedder's child that misbehave. Started by spawn, so they live in a module."""

from __future__ import annotations

import os
import sys
from multiprocessing.connection import Connection

from jisa_desktop.providers.local import embedder_child


def answers_another_question(pipe: Connection) -> None:
    number, texts = pipe.recv()
    pipe.send((number + 1, bytes(4 * 512 * len(texts)), ()))
    pipe.recv()


def answers_too_little(pipe: Connection) -> None:
    number, _ = pipe.recv()
    pipe.send((number, b"", ()))
    pipe.recv()


def never_answers(pipe: Connection) -> None:
    pipe.recv()
    pipe.recv()


def dies_at_the_first_question(pipe: Connection) -> None:
    pipe.recv()
    os._exit(1)


def talks(pipe: Connection) -> None:
    embedder_child.detach()
    print("said in Python")
    sys.stdout.flush()
    os.write(1, b"said by a C library")
    number, texts = pipe.recv()
    pipe.send((number, bytes(4 * 512 * len(texts)), ()))
