"""How much of an answer is read at once.

A hundred vectors are one or two megabytes. The HTTP libraries read 64 KB at a time, and what they
do around each piece costs more than the piece: with larger ones a request takes a fifth less of
the processor.
"""

from __future__ import annotations

from typing import Protocol

READ_BYTES = 1 << 20


class Reading(Protocol):
    """A connection of the HTTP library; each has a class of its own, with the same constant."""

    READ_NUM_BYTES: int


def read_in_large_pieces(connection: type[Reading]) -> None:
    """For the whole program. One that has changed inside goes on as it is; a test says so."""
    if hasattr(connection, "READ_NUM_BYTES"):
        connection.READ_NUM_BYTES = READ_BYTES
