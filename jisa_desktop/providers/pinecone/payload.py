"""Records in the shape in which they travel, and back.

The SDK writes each value as the shortest decimal of a 64-bit float: 17 digits for a float32, 3.3
MB for 100 rows. Kept values are float16, and there are only 65,536 of those; so one table holds
for each the shortest decimal that reads back as exactly that float32. 1.9 MB, nothing lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol

import numpy as np
import orjson
from numpy.typing import NDArray

from jisa_desktop.errors import Rejected
from jisa_desktop.providers.cutting import cut
from jisa_desktop.providers.protocols import Metadata, Record, Vector
from jisa_desktop.providers.rules import INT_MAX

RECORDS_PER_REQUEST = 1_000
BYTES_PER_REQUEST = 1_900_000
"""The service takes 2 MB, counted on the binary form, and 4 MiB of JSON; see ``_cost``."""

METADATA_BYTES = 40_960

_BYTES_PER_VALUE = 4
_CHARACTERS_PER_VALUE = 13


class StoredVector(Protocol):
    """What the SDK hands back for a record."""

    id: str
    values: list[float]
    metadata: dict[str, Any] | None


def to_wire(record: Record) -> dict[str, Any]:
    return {
        "id": record.record_id,
        "values": wire_values(record.values),
        "metadata": dict(record.metadata),
    }


def wire_values(values: Vector) -> list[float]:
    """Finite float16 values, shape (dimension,), as floats that are written with few digits."""
    decimals: list[float] = _decimals()[np.ascontiguousarray(values).view(np.uint16)].tolist()
    return decimals


def from_wire(stored: StoredVector) -> Record:
    metadata = metadata_from_wire(stored.metadata)
    with np.errstate(over="ignore"):  # a foreign record may hold anything
        values = np.array(stored.values, dtype=np.float32).astype("<f2")
    return Record(stored.id, values, metadata, text_of(metadata))


def metadata_from_wire(metadata: Mapping[str, Any] | None) -> Metadata:
    """The service keeps every number as a 64-bit float: whole ones come back as integers."""
    return {
        key: int(value)
        if isinstance(value, float) and value.is_integer() and abs(value) <= INT_MAX
        else value
        for key, value in (metadata or {}).items()
    }


def text_of(metadata: Metadata) -> str:
    """The service has no place for a text but the metadata."""
    text = metadata.get("text", "")
    return text if isinstance(text, str) else ""


def check_metadata_size(records: Sequence[Record]) -> None:
    """Raise ``Rejected`` for records whose metadata the service would refuse for their size."""
    refused = tuple(
        position
        for position, record in enumerate(records)
        if metadata_bytes(record.metadata) > METADATA_BYTES
    )
    if refused:
        raise Rejected("metadata_too_large", positions=refused, limit_bytes=METADATA_BYTES)


def metadata_bytes(metadata: Metadata) -> int:
    """Bytes of UTF-8, in which a Korean letter counts three. 0 for what is no metadata at all and
    is refused under another name."""
    try:
        return len(orjson.dumps(dict(metadata)))
    except orjson.JSONEncodeError:
        return 0


def requests(records: Sequence[Record], bytes_max: int = BYTES_PER_REQUEST) -> list[range]:
    return cut([_cost(record) for record in records], RECORDS_PER_REQUEST, bytes_max)


def bytes_of(records: Sequence[Record]) -> int:
    """The size of a request as ``requests`` counts it."""
    return sum(_cost(record) for record in records)


def _cost(record: Record) -> int:
    """The service's documented table fits the binary size, but it does not say so: half of the
    JSON's size counts where that is more, which keeps the body under 4 MiB as well."""
    other = len(record.record_id) + metadata_bytes(record.metadata)
    width = len(record.values)
    return max(_BYTES_PER_VALUE * width + other, (_CHARACTERS_PER_VALUE * width + other) // 2)


@cache
def _decimals() -> NDArray[np.object_]:
    every = np.arange(2**16, dtype=np.uint16).view(np.float16).astype(np.float32)
    every[~np.isfinite(every)] = 0  # never sent: rules.check_records refuses them
    return np.array(orjson.loads(orjson.dumps(every, option=orjson.OPT_SERIALIZE_NUMPY)), object)
