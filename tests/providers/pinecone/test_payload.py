"""What travels: few digits, nothing lost."""

from __future__ import annotations

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pinecone import Vector as StoredVector

from jisa_desktop.errors import Rejected
from jisa_desktop.providers.pinecone import payload
from jisa_desktop.providers.protocols import Metadata, Record, Vector
from tests.support.fakes import vector_of


def _record(metadata: Metadata | None = None, width: int = 8, name: str = "a") -> Record:
    return Record(name, vector_of(name, width).astype("<f2"), metadata or {})


def _sent(values: Vector) -> list[float]:
    numbers: list[float] = orjson.loads(orjson.dumps(payload.wire_values(values)))
    return numbers


def _body(record: Record) -> dict[str, object]:
    values = payload.wire_values(record.values)
    return {"id": record.record_id, "values": values, "metadata": dict(record.metadata)}


def test_every_float16_arrives_as_exactly_itself() -> None:
    every = np.arange(2**16, dtype=np.uint16).view("<f2")
    finite = every[np.isfinite(every)]
    sent = _sent(finite)
    stored = np.array(sent, dtype=np.float32)  # what the service keeps
    assert stored.tobytes() == finite.astype(np.float32).tobytes()
    assert stored.astype("<f2").tobytes() == finite.tobytes()


def test_no_shorter_decimals_would_do() -> None:
    """One digit less of any value reads back as another float32."""
    values = vector_of("가", 500).astype("<f2")
    for value, wanted in zip(_sent(values), values.astype(np.float32), strict=True):
        digits = len(repr(abs(value)).replace(".", "").lstrip("0"))
        assert np.float32(f"{value:.{max(0, digits - 2)}e}") != wanted or digits == 1


def test_a_hundred_rows_are_less_than_two_megabytes() -> None:
    rows = [_body(_record({"text": "가" * 50}, 1_536, f"r{n}")) for n in range(100)]
    assert len(orjson.dumps({"vectors": rows})) < 1_950_000


def test_values_need_not_be_contiguous() -> None:
    values = np.arange(16, dtype="<f2")[::2]
    assert _sent(values) == [0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0]


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=5),
        st.one_of(
            st.text(max_size=20),
            st.booleans(),
            st.integers(-(2**53), 2**53),
            st.floats(allow_nan=False, allow_infinity=False),
            st.lists(st.text(max_size=5), max_size=3),
        ),
        max_size=5,
    )
)
def test_metadata_come_back_as_they_were(metadata: dict[str, object]) -> None:
    def doubled(value: object) -> object:
        return float(value) if type(value) is int else value

    stored = {key: doubled(value) for key, value in metadata.items()}
    found = payload.metadata_from_wire(stored)
    assert found == metadata
    assert [type(value) is bool for value in found.values()] == [
        type(value) is bool for value in metadata.values()
    ]


def test_whole_numbers_come_back_as_integers() -> None:
    found = payload.metadata_from_wire({"rowNumber": 5.0, "rate": 0.5, "big": 1e300})
    assert orjson.dumps(dict(found)) == b'{"rowNumber":5,"rate":0.5,"big":1e+300}'
    assert payload.metadata_from_wire(None) == {}


def test_korean_counts_in_bytes() -> None:
    overhead = payload.metadata_bytes({"text": ""})
    letters = (payload.METADATA_BYTES - overhead) // 3
    payload.check_metadata_size([_record({"text": "가" * letters})])
    with pytest.raises(Rejected) as refusal:
        payload.check_metadata_size([_record(), _record({"text": "가" * (letters + 1)}), _record()])
    assert (refusal.value.code, refusal.value.positions) == ("metadata_too_large", (1,))


@pytest.mark.parametrize(
    ("width", "metadata_size", "at_most"),
    [(8, 0, 1_000), (768, 0, 400), (1_536, 500, 200), (3_072, 30_000, 60)],
)
def test_requests_keep_both_size_limits(width: int, metadata_size: int, at_most: int) -> None:
    records = [_record({"text": "a" * metadata_size}, width, f"r{n}") for n in range(1_200)]
    parts = payload.requests(records)
    assert [i for part in parts for i in part] == list(range(1_200))
    largest = max(parts, key=len)
    assert at_most / 2 < len(largest) <= at_most
    chosen = records[largest.start : largest.stop]
    body = orjson.dumps({"vectors": [_body(r) for r in chosen], "namespace": "n" * 512})
    assert len(body) <= 4_194_304
    binary = sum(4 * width + payload.metadata_bytes(r.metadata) for r in chosen)
    assert binary <= 2_000_000


def test_metadata_that_cannot_be_written_do_not_stop_the_cutting() -> None:
    bad: Metadata = {"a": "\udc00"}
    assert payload.requests([_record(bad), _record()]) == [range(2)]


def test_a_foreign_record_may_hold_anything() -> None:
    record = payload.from_wire(StoredVector("x", [1e30, 0.5]))
    assert record.values.tolist() == [float("inf"), 0.5]
    assert (record.metadata, record.text) == ({}, "")
