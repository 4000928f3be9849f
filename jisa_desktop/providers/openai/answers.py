"""From the raw bytes of an embedding answer to a checked array.

The SDK would hand on whatever came: an HTML page as a string, too few rows, rows in another
order. Reading the bytes here also takes half the time (4 instead of 9 ms for 100 rows).
"""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import orjson
from numpy.typing import NDArray

_NORM_SLACK = 0.1


class Fault(StrEnum):
    """What is wrong with an answer that claims success."""

    PAGE = "page"
    UNREADABLE = "unreadable"
    COUNT = "count"
    ORDER = "order"
    WIDTH = "width"
    VALUES = "values"


class BadAnswer(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Answer:
    """``values`` of shape (texts, dimension); ``tokens`` as the service counted them, 0 when it
    did not say."""

    values: NDArray[np.float32]
    tokens: int


def read_answer(body: bytes, count: int, dimension: int, *, is_unit: bool) -> Answer:
    """Row i of the values belongs to text i, whatever order the service answered in.

    ``is_unit``: the model's vectors have length 1, so anything else is damaged.
    """
    items, tokens = _items(body)
    if len(items) != count:
        raise BadAnswer(Fault.COUNT)
    values = np.empty((count, dimension), dtype=np.float32)
    rows_seen = set()
    for item in items:
        row, vector = _row(item)
        if row in rows_seen or not 0 <= row < count:
            raise BadAnswer(Fault.ORDER)
        if vector.shape != (dimension,):
            raise BadAnswer(Fault.WIDTH)
        rows_seen.add(row)
        values[row] = vector
    _check_values(values, is_unit=is_unit)
    return Answer(values, tokens)


def _items(body: bytes) -> tuple[list[object], int]:
    if body.lstrip()[:1] == b"<":
        raise BadAnswer(Fault.PAGE)
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise BadAnswer(Fault.UNREADABLE) from error
    if not isinstance(answer, dict) or not isinstance(answer.get("data"), list):
        raise BadAnswer(Fault.UNREADABLE)
    usage = answer.get("usage")
    tokens = usage.get("total_tokens") if isinstance(usage, dict) else 0
    return answer["data"], tokens if isinstance(tokens, int) else 0


def _row(item: object) -> tuple[int, NDArray[np.float32]]:
    """Compatible servers may send lists of numbers although base64 was asked for."""
    match item:
        case {"index": int(row), "embedding": str(text)}:
            try:
                raw = binascii.a2b_base64(text, strict_mode=True)
                return row, np.frombuffer(raw, dtype="<f4")
            except (binascii.Error, ValueError) as error:
                raise BadAnswer(Fault.UNREADABLE) from error
        case {"index": int(row), "embedding": list(numbers)}:
            try:
                return row, np.array(numbers, dtype=np.float32)
            except (TypeError, ValueError) as error:
                raise BadAnswer(Fault.UNREADABLE) from error
        case _:
            raise BadAnswer(Fault.UNREADABLE)


def _check_values(values: NDArray[np.float32], *, is_unit: bool) -> None:
    """What will be kept is float16, so it must be finite there too."""
    if not np.isfinite(values).all() or np.abs(values).max(initial=0) > np.finfo(np.float16).max:
        raise BadAnswer(Fault.VALUES)
    lengths = np.linalg.norm(values, axis=1)
    is_good = np.abs(lengths - 1) <= _NORM_SLACK if is_unit else lengths > 0
    if not is_good.all():
        raise BadAnswer(Fault.VALUES)
