"""Reading embedding answers: whatever comes, it is right or it is refused."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisa_desktop.providers.openai.answers import Answer, BadAnswer, Fault, read_answer
from tests.support.fakes import vector_of

WIDTH = 8


def _body(count: int, **changes: Any) -> dict[str, Any]:
    rows = [{"index": row, "embedding": _text(vector_of(str(row), WIDTH))} for row in range(count)]
    return {"data": rows, "usage": {"total_tokens": 7 * count}, **changes}


def _text(vector: np.ndarray[Any, Any]) -> str:
    return base64.b64encode(vector.astype("<f4").tobytes()).decode()


def _read(body: object, count: int = 3, *, is_unit: bool = True) -> Answer:
    return read_answer(orjson.dumps(body), count, WIDTH, is_unit=is_unit)


def _fault(body: object, count: int = 3, *, is_unit: bool = True) -> Fault:
    with pytest.raises(BadAnswer) as refusal:
        _read(body, count, is_unit=is_unit)
    return refusal.value.fault


def test_rows_and_tokens() -> None:
    answer = _read(_body(3))
    assert answer.values.dtype == np.float32
    assert answer.tokens == 21
    for row in range(3):
        assert answer.values[row].tobytes() == vector_of(str(row), WIDTH).tobytes()


@given(st.permutations(range(12)))
def test_rows_belong_to_their_index_in_any_order(order: list[int]) -> None:
    body = _body(12)
    body["data"] = [body["data"][row] for row in order]
    for row, vector in enumerate(_read(body, 12).values):
        assert vector.tobytes() == vector_of(str(row), WIDTH).tobytes()


def test_a_compatible_server_may_send_lists() -> None:
    body = _body(1)
    body["data"][0]["embedding"] = vector_of("0", WIDTH).tolist()
    assert _read(body, 1).values[0].tobytes() == vector_of("0", WIDTH).tobytes()


def test_without_usage_there_are_no_tokens() -> None:
    assert _read(_body(3, usage=None)).tokens == 0


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (_body(2), Fault.COUNT),
        (_body(4), Fault.COUNT),
        ({"data": []}, Fault.COUNT),
        ({}, Fault.UNREADABLE),
        ([], Fault.UNREADABLE),
        ({"data": None}, Fault.UNREADABLE),
        ({"error": {"message": "x"}}, Fault.UNREADABLE),
        ({"data": [1, 2, 3]}, Fault.UNREADABLE),
        ({"data": [{"embedding": "AAAA"}] * 3}, Fault.UNREADABLE),
        ({"data": [{"index": 0, "embedding": "%%%"}] * 3}, Fault.UNREADABLE),
        ({"data": [{"index": 0, "embedding": "AAAA"}] * 3}, Fault.UNREADABLE),
        ({"data": [{"index": 0, "embedding": ["x"] * WIDTH}] * 3}, Fault.UNREADABLE),
    ],
)
def test_damaged_answers(body: object, fault: Fault) -> None:
    assert _fault(body) is fault


@pytest.mark.parametrize("index", [0, -1, 3, 99])
def test_an_index_twice_or_out_of_range(index: int) -> None:
    body = _body(3)
    body["data"][2]["index"] = index
    assert _fault(body) is Fault.ORDER


@pytest.mark.parametrize("width", [0, 7, 9, 1536])
def test_another_width(width: int) -> None:
    body = _body(3)
    body["data"][1]["embedding"] = _text(np.ones(width))
    assert _fault(body) is Fault.WIDTH


@pytest.mark.parametrize("value", [np.nan, np.inf, 70_000.0, 0.0])
def test_values_that_no_vector_has(value: float) -> None:
    body = _body(3)
    body["data"][1]["embedding"] = _text(np.full(WIDTH, value))
    assert _fault(body) is Fault.VALUES
    assert _fault(body, is_unit=False) is Fault.VALUES


def test_only_models_of_unit_length_must_have_it() -> None:
    body = _body(3)
    body["data"][1]["embedding"] = _text(np.full(WIDTH, 2.0))
    assert _fault(body) is Fault.VALUES
    assert _read(body, is_unit=False).values[1].tolist() == [2.0] * WIDTH


@given(st.binary(max_size=200))
def test_no_bytes_whatsoever_get_past(noise: bytes) -> None:
    with pytest.raises(BadAnswer):
        read_answer(noise, 3, WIDTH, is_unit=True)


@pytest.mark.parametrize("page", [b"<html>", b"\n  <!DOCTYPE html>"])
def test_a_page_is_told_from_a_broken_answer(page: bytes) -> None:
    with pytest.raises(BadAnswer) as refusal:
        read_answer(page, 3, WIDTH, is_unit=True)
    assert refusal.value.fault is Fault.PAGE
